using System.Collections.Immutable;
using System.Security.Cryptography;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Reports;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace EduFunctions.App.Reports;

/// <summary>Makes reports from runs, and says what has become of their figures.</summary>
sealed class CountyReports(RoundStore rounds, RoundReader reader, SummaryStore summaries, ReturnStore returns, AdjustmentStore adjustments, FlagCareStore cares,
    SiteSamples samples, ReportTemplates templates, ReportStore store, RunChanges changes, CheckTurns turns, CountyClock clock, IOptions<CountySettings> settings)
{
    // Another build may write another report from the same run.
    static readonly string Program = typeof(ReportItems).Module.ModuleVersionId.ToString("N");

    /// <summary>Makes a report of the latest run and keeps it.</summary>
    /// <exception cref="ProblemException">404: there is no run yet; 422: the office's template cannot be used.</exception>
    public async Task<StoredReport> MakeAsync(CountyCode county, SchoolYear year, string? by, HttpRequest request, CancellationToken cancellationToken)
    {
        var (kept, findings) = await TryMakeAsync(county, year, by, request, cancellationToken);
        return kept ?? throw ReportTemplates.Refused(findings);
    }

    /// <summary>Makes a report of the latest run and keeps it; none where the office's template cannot be used, with what is wrong with it.</summary>
    /// <exception cref="ProblemException">404: there is no run yet.</exception>
    public async Task<(StoredReport? Kept, IReadOnlyList<Finding> Findings)> TryMakeAsync(CountyCode county, SchoolYear year, string? by, HttpRequest request,
        CancellationToken cancellationToken)
    {
        var officer = string.IsNullOrWhiteSpace(by) ? null : ReturnOrder.Name(by);
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        var stored = await summaries.ShownAsync(round, null, cancellationToken);
        var source = await SourceAsync(stored, cancellationToken);
        var template = await templates.FindAsync(county, cancellationToken);
        var pages = settings.Value.PageAddressOf(request);
        var file = await turns.TakeAsync(() => Task.FromResult(
            ReportDocument.Write(source, template?.Content, run => AddressOf(run, $"{pages}/counties/{county}/years/{year}", stored.Run))), cancellationToken);
        if (file.Content is not { } content)
        {
            return (null, file.Findings);
        }

        var texts = ReportText.Of(content);
        return (await store.AddAsync(county, year, content, number => new StoredReport(county.Value, year.StartYear, number, stored.Run, stored.CompiledOn,
            clock.UtcNow, officer, stored.From with { Basis = null }, Program, pages, template is { } used ? Convert.ToHexStringLower(SHA256.HashData(used.Content)) : null, source.Sample,
            [.. ReportItems.All.Select(item => ReportItemJson.Of(ReportItemState.Of(source, item), texts.GetValueOrDefault($"item:{item.Code}") ?? ""))],
            FiguresOf(source, file.Printed)), cancellationToken), file.Findings);
    }

    /// <summary>Which figures of a report are otherwise in another run, and by whose versions.</summary>
    /// <param name="report">The report.</param>
    /// <param name="against">The run; null for the latest.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ProblemException">404: there is no such run.</exception>
    public async Task<ReportChangesJson> ChangesAsync(StoredReport report, int? against, CancellationToken cancellationToken)
    {
        var (county, year) = (CountyCode.Parse(report.County), new SchoolYear(report.Year));
        var found = await changes.FindAsync(county, year, against, report.Run, cancellationToken);
        var printed = report.Figures.Select(figure => figure.Code).ToHashSet(StringComparer.Ordinal);
        return new ReportChangesJson(report.County, report.Year, report.Number, report.Run, found.Run, null, null, found.Register, found.Standards, found.Program,
            found.Versions, [.. found.Figures.Where(figure => printed.Contains(figure.Code))]);
    }

    /// <summary>A report's figures beside those of the latest report of another year.</summary>
    /// <exception cref="ProblemException">404: that year has no report.</exception>
    public async Task<ReportChangesJson> CompareAsync(StoredReport report, SchoolYear otherYear, CancellationToken cancellationToken)
    {
        var county = CountyCode.Parse(report.County);
        var other = await store.ShownAsync(county, otherYear, null, cancellationToken);
        var (before, after) = (await FiguresAsync(other), await FiguresAsync(report));
        return new ReportChangesJson(report.County, report.Year, report.Number, report.Run, null, other.Year, other.Number,
            report.From.Register != other.From.Register, report.From.Standards != other.From.Standards, report.From.Program != other.From.Program, [],
            [.. report.Figures.Concat(other.Figures).Select(figure => figure.Code).Distinct(StringComparer.Ordinal)
                .Select(code => (Before: before.GetValueOrDefault(code), After: after.GetValueOrDefault(code))).Where(pair => (pair.Before ?? pair.After) is not null)
                .Select(pair => FigureChangeJson.Of(new FigureChange(pair.Before, pair.After, [])))]);

        async Task<Dictionary<string, Figure>> FiguresAsync(StoredReport one) =>
            (await summaries.ReadAsync(county, new SchoolYear(one.Year), one.Run, cancellationToken)).Figures.ToDictionary(figure => figure.Code, StringComparer.Ordinal);
    }

    // Schools, returns and limits are those that the run was made from, whatever has come since; what the bureau says beside, and the county's
    // name, are of now.
    async Task<ReportSource> SourceAsync(StoredSummary stored, CancellationToken cancellationToken)
    {
        var (county, year) = (stored.Summary.County, stored.Summary.Year);
        var version = stored.From.Returns.GetValueOrDefault(year.ToString())?.GetValueOrDefault(Sender.Bureau.ToString());
        var now = await reader.StatesOfAsync(county, year, cancellationToken);
        var then = now.AsIn(stored.From) ?? now;
        var states = RoundReader.WithoutReturns(then, year) with
        {
            Bureau = version is null ? null : await returns.VersionAsync(new ReturnPlace(county, year, Sender.Bureau), version, ReturnForms.FormOf(null), cancellationToken),
            Adjustments = [.. await adjustments.ListAsync(county, year, cancellationToken)],
        };
        var summary = stored.Summary with { Cares = FlagCare.InForce(await cares.ListAsync(county, year, cancellationToken)) };
        return new ReportSource(summary, states with { Standards = now.Years[year].Standards.As(stored.From.Standards) }, stored.Run, clock.DayOf(stored.CompiledOn))
        {
            Sample = await samples.OutcomeAsync(stored, cancellationToken),
            Register = new Register(then.Schools),
        };
    }

    /// <summary>The page that a piece of text leads to.</summary>
    /// <param name="run">The piece.</param>
    /// <param name="pages">Address of the county's page.</param>
    /// <param name="number">Number of the summary's run: figures lead to their cells as they were in it.</param>
    internal static string? AddressOf(ReportRun run, string pages, int number) => run switch
    {
        { Figure: { } figure } => FormattableString.Invariant($"{pages}/figures/{Uri.EscapeDataString(figure)}?run={number}"),
        { Flag: { } flag } => $"{pages}/flags/{flag}",
        { Cell: not null } => $"{pages}/bureau",
        { Anchor: { } anchor } => $"{pages}#{anchor}",
        _ => null,
    };

    static ImmutableArray<ReportFigureJson> FiguresOf(ReportSource source, IEnumerable<ReportRun> printed) =>
    [
        .. printed.Where(run => run.Figure is not null).GroupBy(run => run.Figure!, StringComparer.Ordinal).Select(runs => source.Find(runs.Key) is var figure
            ? new ReportFigureJson(runs.Key, figure?.Name.Zh ?? runs.Key, figure?.Unit ?? "", figure?.Value, figure?.LastYear, figure?.Counted ?? 0,
                figure?.Expected ?? 0, figure?.Withheld, figure?.Uncomputed, [.. runs.Select(run => run.Text).Distinct(StringComparer.Ordinal)]) : null!),
    ];
}
