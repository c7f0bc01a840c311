using EduFunctions.App.Reports;
using EduFunctions.App.Rounds;
using EduFunctions.Findings;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary>
/// <c>GET</c> and <c>POST /counties/{county}/years/{year}/report</c>: the report as it reads, and the forms that make one and change the
/// template.
/// </summary>
sealed class GetReportPage(CountyReports reports, ReportStore store, ReportTemplates templates, RoundReader reader, CountyClock clock)
{
    public const string Post = "PostReportForm";

    [Function(nameof(GetReportPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/report")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        new RazorComponentResult<ReportPage>(new { View = await ViewAsync(county, year, Parameters.Number.NumberIn(request.Query),
            Parameters.AgainstYear.NumberIn(request.Query) is { } other ? new SchoolYear(other) : null, null, cancellationToken) });

    [Function(Post)]
    public async Task<IResult> RunPost([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/report")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        switch (form["act"].ToString())
        {
            case "make":
                // The office's template was taken once, and may be unusable by now.
                if (await reports.TryMakeAsync(county, year, form["by"], request, cancellationToken) is (null, var unusable))
                {
                    return await RefusedAsync(unusable);
                }

                break;
            case "template":
                if (await PutAsync(form, county, cancellationToken) is { } refused)
                {
                    return await RefusedAsync(refused);
                }

                break;
            case "remove":
                var known = await templates.FindAsync(county, cancellationToken);
                ETags.RequireSeen(form, known?.ETag);
                await templates.RemoveAsync(county, known?.ETag, cancellationToken);
                break;
            default:
                throw new ProblemException(400, "bad-act", "没有这种操作。", "There is no such act.");
        }

        return SeeOther.To(FormattableString.Invariant($"/counties/{county}/years/{year}/report"), request);

        async Task<IResult> RefusedAsync(IReadOnlyList<Finding> findings) =>
            new RazorComponentResult<ReportPage>(new { View = await ViewAsync(county, year, null, null, findings, cancellationToken) })
                { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    // What refuses the template; null when it is taken.
    async Task<IReadOnlyList<Finding>?> PutAsync(IFormCollection form, CountyCode county, CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var known = await templates.FindAsync(county, cancellationToken);
        ETags.RequireSeen(form, known?.ETag);
        var file = form.Files.GetFile("file") ?? throw new ProblemException(400, "no-file", "没有选择文件。", "No file was chosen.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var template = content.ToArray();
        if (await templates.CheckAsync(template, cancellationToken) is var findings && findings.Any(finding => finding.Severity == Severity.Error))
        {
            return findings;
        }

        await templates.ReplaceAsync(county, known?.ETag, template, cancellationToken);
        return null;
    }

    async Task<ReportView> ViewAsync(CountyCode county, SchoolYear year, int? number, SchoolYear? against, IReadOnlyList<Finding>? refused,
        CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var (entries, template) = (await store.ListAsync(county, year, cancellationToken), await templates.FindAsync(county, cancellationToken));
        var report = number is null && entries.Count == 0 ? null : await store.ShownAsync(county, year, number, cancellationToken);
        var others = await Task.WhenAll(records.Rounds.Where(round => round.Year != year && round.SummaryRun > 0)
            .Select(async round => (round.Year, Has: (await store.ListAsync(county, round.Year, cancellationToken)).Count > 0)));
        return new ReportView(year, records.Standards(year).NameOf(county), $"/counties/{county}/years/{year}", records.RoundOf(year).SummaryRun, entries)
        {
            Report = report,
            Html = report is null ? "" : await store.HtmlAsync(report, cancellationToken),
            MadeOn = report is null ? default : clock.InZone(report.MadeOn),
            Changes = report is null ? null : await reports.ChangesAsync(report, null, cancellationToken),
            OtherYears = [.. others.Where(other => other.Has).Select(other => other.Year)],
            Compared = report is null || against is not { } otherYear ? null : await reports.CompareAsync(report, otherYear, cancellationToken),
            HasTemplate = template is not null,
            Seen = ETags.StateOf(template?.ETag),
            Findings = refused ?? (template is { } used ? await templates.CheckAsync(used.Content, cancellationToken) : []),
            IsRefused = refused is not null,
        };
    }
}
