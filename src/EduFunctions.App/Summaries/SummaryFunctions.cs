using System.Globalization;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/summary</c>: the figures of the latest run, or (<c>?format=xlsx</c>) the county workbook.</summary>
sealed class GetSummary(RoundStore rounds, SummaryStore summaries, RoundReader reader)
{
    [Function(nameof(GetSummary))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/summary")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var (code, schoolYear) = (Requests.County(county), Requests.Year(year));
        var round = await CompiledAsync(rounds, code, schoolYear, cancellationToken);
        var summary = await summaries.ReadAsync(code, schoolYear, round.SummaryRun, cancellationToken);
        if (request.Query["format"] == "xlsx")
        {
            var workbook = SummaryWorkbook.Write(summary, await reader.ReadStatesAsync(code, schoolYear, cancellationToken), round.SummaryRun);
            return Results.File(workbook, ContentTypes.Xlsx, $"县级汇总-{code}-{schoolYear}-第{round.SummaryRun}次.xlsx", entityTag: new EntityTagHeaderValue(ContentTypes.ETagOf(workbook)));
        }

        return Json.Answer(request, new
        {
            county = code.Value,
            year = schoolYear.StartYear,
            run = round.SummaryRun,
            round.CompiledOn,
            due = round.DueDate,
            completeness = new
            {
                expected = Value(summary, "returns-expected"),
                received = Value(summary, "returns-received"),
                accepted = Value(summary, "returns-accepted"),
                percent = Value(summary, "completeness"),
            },
            figures = summary.Figures,
        }, ETagOf(round));
    }

    static decimal? Value(CountySummary summary, string code) => summary.Figures.FirstOrDefault(figure => figure.Code == code)?.Value;

    internal static string ETagOf(RoundRow round) => string.Create(CultureInfo.InvariantCulture, $"\"run-{round.SummaryRun}-{round.DueDate:yyyyMMdd}\"");

    internal static async Task<RoundRow> CompiledAsync(RoundStore rounds, CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        await rounds.FindAsync(county, year, cancellationToken) is { SummaryRun: > 0 } round
            ? round
            : throw new ProblemException(404, "not-compiled", $"县 {county} 的 {year} 学年尚未汇总。", $"County {county} has no summary of school year {year} yet.");
}

/// <summary><c>GET …/flags?flag=&amp;severity=&amp;school=</c>: the flags of the latest run.</summary>
sealed class GetFlags(RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetFlags))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/flags")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var (code, schoolYear) = (Requests.County(county), Requests.Year(year));
        var wanted = (Code: Query(request, "flag"), Severity: Query(request, "severity"), School: Query(request, "school"));
        if (wanted.Code is not null && FlagTable.All.All(rule => rule.Code != wanted.Code))
        {
            throw new ProblemException(400, "unknown-flag", $"没有代码为“{wanted.Code}”的问题。", $"No flag has the code '{wanted.Code}'; one of: {string.Join(", ", FlagTable.All.Select(rule => rule.Code))}.");
        }

        if (wanted.Severity is not null && !Enum.GetNames<FlagSeverity>().Contains(wanted.Severity, StringComparer.OrdinalIgnoreCase))
        {
            throw new ProblemException(400, "unknown-severity", $"没有级别“{wanted.Severity}”。", $"No severity '{wanted.Severity}'; one of: serious, warning, watch.");
        }

        var round = await GetSummary.CompiledAsync(rounds, code, schoolYear, cancellationToken);
        var flags = (await summaries.FlagsAsync(code, schoolYear, round.SummaryRun, cancellationToken)).Where(flag => (wanted.Code is null || flag.Code == wanted.Code)
            && (wanted.School is null || flag.School == wanted.School)
            && (wanted.Severity is null || flag.Severity.ToString().Equals(wanted.Severity, StringComparison.OrdinalIgnoreCase)));
        return Json.Answer(request, new { county = code.Value, year = schoolYear.StartYear, run = round.SummaryRun, flags }, GetSummary.ETagOf(round));
    }

    static string? Query(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}

/// <summary><c>GET …/figures/{code}/cells</c>: from a figure to <c>school · sheet!cell = value</c>, as the returns stand now, beside the value in the latest run.</summary>
sealed class GetFigureCells(RoundReader reader, RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetFigureCells))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/figures/{code}/cells")] HttpRequest request, string county, string year, string code, CancellationToken cancellationToken)
    {
        var years = await reader.ReadAsync(Requests.County(county), Requests.Year(year), cancellationToken);
        var trace = SummaryCompiler.Trace(years.Round, years.Earlier, code, new Standards())
            ?? throw new ProblemException(404, "unknown-figure", $"没有代码为“{code}”的可追溯指标。", $"No figure with cells has the code '{code}'.");
        var run = (await rounds.FindAsync(years.Round.County, years.Round.Year, cancellationToken))?.SummaryRun ?? 0;
        var figure = run == 0 ? null : (await summaries.FiguresAsync(years.Round.County, years.Round.Year, run, cancellationToken)).Find(candidate => candidate.Code == code);
        return Json.Answer(request, new { county, year = years.Round.Year.StartYear, trace.Code, trace.Value, run, runValue = figure?.Value, trace.Inputs, trace.Cells }, $"\"{years.Fingerprint[..16]}-{run}\"");
    }
}
