using System.Globalization;
using System.Net;
using Azure.Storage.Blobs.Models;
using EduFunctions.App.Rounds;
using EduFunctions.Reports;
using EduFunctions.Schools;

namespace EduFunctions.App.Reports;

/// <summary>
/// The reports of every year: container <c>reports</c>, <c>{county}/{year}/{number}.docx</c> and what each was made from,
/// <c>{number}.json.gz</c>. Neither is ever changed.
/// </summary>
sealed class ReportStore(Storage storage)
{
    // Listed with the names, so that no report is read for it.
    const string Run = "run";
    const string MadeOn = "madeon";
    const string By = "by";

    /// <summary>A year's reports, newest first.</summary>
    public async Task<IReadOnlyList<ReportEntryJson>> ListAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var (prefix, reports) = ($"{county}/{year}/", new List<ReportEntryJson>());
        await foreach (var blob in storage.Reports.GetBlobsByHierarchyAsync(BlobTraits.Metadata, BlobStates.None, "/", prefix, cancellationToken))
        {
            if (blob.IsBlob && blob.Blob.Name.EndsWith(".json.gz", StringComparison.Ordinal))
            {
                var metadata = blob.Blob.Metadata;
                reports.Add(new ReportEntryJson(int.Parse(blob.Blob.Name[prefix.Length..].Split('.')[0], CultureInfo.InvariantCulture),
                    int.Parse(metadata[Run], CultureInfo.InvariantCulture), DateTimeOffset.ParseExact(metadata[MadeOn], "O", CultureInfo.InvariantCulture),
                    metadata.TryGetValue(By, out var by) ? Uri.UnescapeDataString(by) : null));
            }
        }

        reports.Reverse();
        return reports;
    }

    /// <summary>Keeps a report under the next number that is free. One that dies between its two blobs leaves a gap.</summary>
    public async Task<StoredReport> AddAsync(CountyCode county, SchoolYear year, byte[] content, Func<int, StoredReport> made, CancellationToken cancellationToken)
    {
        var number = (await ListAsync(county, year, cancellationToken)).Select(one => one.Number).FirstOrDefault();
        do
        {
            number++;
        }
        while (!await KeptBlobs.TryAddAsync(storage.Reports, NameOf(county, year, number, "docx"), BinaryData.FromBytes(content), ContentTypes.Docx, null, cancellationToken));

        var report = made(number);
        var metadata = new Dictionary<string, string>
        {
            [Run] = report.Run.ToString(CultureInfo.InvariantCulture),
            [MadeOn] = report.MadeOn.ToString("O", CultureInfo.InvariantCulture),
        };
        if (report.By is { } by)
        {
            metadata[By] = Uri.EscapeDataString(by); // a header takes ASCII alone
        }

        await KeptBlobs.TryAddAsync(storage.Reports, NameOf(county, year, number, "json.gz"), KeptBlobs.Gzip(report), KeptBlobs.GzipType, metadata, cancellationToken);
        return report;
    }

    /// <summary>A report, the latest when no number is asked for; null when there is none.</summary>
    public async Task<StoredReport?> FindAsync(CountyCode county, SchoolYear year, int? number, CancellationToken cancellationToken)
    {
        var asked = number ?? (await ListAsync(county, year, cancellationToken)).Select(one => one.Number).FirstOrDefault();
        return await KeptBlobs.FindAsync(storage.Reports, NameOf(county, year, asked, "json.gz"), cancellationToken) is { } blob
            ? await KeptBlobs.UngzipAsync<StoredReport>(blob.Content, cancellationToken) : null;
    }

    /// <summary>A report that a caller asks for.</summary>
    /// <exception cref="ProblemException">404: there is none of that number, or none at all.</exception>
    public async Task<StoredReport> ShownAsync(CountyCode county, SchoolYear year, int? number, CancellationToken cancellationToken) =>
        await FindAsync(county, year, number, cancellationToken) ?? throw (number is { } asked
            ? new ProblemException(404, "no-report", $"县 {county} 的 {year} 学年没有第 {asked} 号自评报告。", $"County {county} has no report {asked} of school year {year}.")
            : new ProblemException(404, "no-report", $"县 {county} 的 {year} 学年还没有生成自评报告。", $"County {county} has no report of school year {year} yet."));

    /// <summary>The document of a report.</summary>
    public async Task<byte[]> ContentAsync(StoredReport report, CancellationToken cancellationToken) =>
        (await storage.Reports.GetBlobClient(NameOf(CountyCode.Parse(report.County), new SchoolYear(report.Year), report.Number, "docx"))
            .DownloadContentAsync(cancellationToken)).Value.Content.ToArray();

    /// <summary>
    /// The text of a report as HTML. Its links are to the pages where they are now: in the document they name where they were when it was
    /// made.
    /// </summary>
    public async Task<string> HtmlAsync(StoredReport report, CancellationToken cancellationToken) =>
        ReportHtml.Write(await ContentAsync(report, cancellationToken), report.Pages)
            .Replace($"href=\"{WebUtility.HtmlEncode(report.Pages)}/", "href=\"/", StringComparison.Ordinal);

    static string NameOf(CountyCode county, SchoolYear year, int number, string ending) => FormattableString.Invariant($"{county}/{year}/{number:000000}.{ending}");
}

/// <summary>A report with all that it was made from.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Number">Its number within the year, from 1.</param>
/// <param name="Run">The run that its figures come from.</param>
/// <param name="CompiledOn">As of when that was compiled, UTC.</param>
/// <param name="MadeOn">When the report was made, UTC.</param>
/// <param name="By">Who had it made; null when nobody said.</param>
/// <param name="From">What the run was made from: register, standards, program, versions; its basis stands in the run.</param>
/// <param name="Program">Identifies the build of the library that wrote it.</param>
/// <param name="Pages">Where its links lead to: https://nianbao.example.</param>
/// <param name="Template">SHA-256 of the office's template; null for ours.</param>
/// <param name="Sample">How far the sample on site had been verified; null when nothing was entered.</param>
/// <param name="Items">Its items.</param>
/// <param name="Figures">Every figure that it prints, in order, each once.</param>
sealed record StoredReport(string County, int Year, int Number, int Run, DateTimeOffset CompiledOn, DateTimeOffset MadeOn, string? By, RunSources From,
    string Program, string Pages, string? Template, SampleOutcome? Sample, IReadOnlyList<ReportItemJson> Items, IReadOnlyList<ReportFigureJson> Figures);
