using System.Globalization;
using EduFunctions.App.Rounds;
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
