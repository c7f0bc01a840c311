using System.Globalization;
using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/summary</c>: the figures of the latest run, or (<c>?format=xlsx</c>) the county workbook.</summary>
sealed class GetSummary(RoundStore rounds, SummaryStore summaries, RoundReader reader)
{
    [Function(nameof(GetSummary))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/summary")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await CompiledAsync(rounds, county, year, cancellationToken);
        return request.Query.ContainsKey(Parameters.Format.Name)
            ? await WorkbookAsync(round, cancellationToken)
            : await ETags.UnlessKnownAsync(request, StateOf(round),
                async () => Json.Answer(SummaryJson.Of(round,
                (await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken)).Figures)));
    }

    async Task<IResult> WorkbookAsync(RoundRow round, CancellationToken cancellationToken)
    {
        var states = reader.ReadStatesAsync(round.County, round.Year, cancellationToken);
        var summary = await summaries.ReadAsync(round.County, round.Year, round.SummaryRun, cancellationToken);
        return Results.File(SummaryWorkbook.Write(summary, await states, round.SummaryRun), ContentTypes.Xlsx,
            $"县级汇总-{round.County}-{round.Year}-第{round.SummaryRun}次.xlsx");
    }

    /// <summary>What a run's figures and flags depend on: the run, which is never changed, and the due date.</summary>
    internal static string StateOf(RoundRow round) =>
        string.Create(CultureInfo.InvariantCulture, $"run-{round.SummaryRun}-{round.DueDate:yyyyMMdd}");

    internal static async Task<RoundRow> CompiledAsync(RoundStore rounds, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        await rounds.FindAsync(county, year, cancellationToken) is { SummaryRun: > 0 } round
            ? round
            : throw new ProblemException(404, "not-compiled", $"县 {county} 的 {year} 学年尚未汇总。",
                $"County {county} has no summary of school year {year} yet.");
}
