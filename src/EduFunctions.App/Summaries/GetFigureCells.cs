using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>GET …/figures/{figure}/cells</c>: from a figure to <c>school · sheet!cell = value</c>, as the returns stand now, beside the value in
/// the latest run.
/// </summary>
sealed class GetFigureCells(RoundReader reader, SummaryStore summaries)
{
    [Function(nameof(GetFigureCells))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/figures/{figure}/cells")] HttpRequest request, CountyCode county, SchoolYear year,
        string figure, CancellationToken cancellationToken)
    {
        var code = FigureCode.TryParse(figure, out var parsed) ? parsed : throw Unknown(figure);
        var states = await reader.StatesAsync(county, year, cancellationToken);
        var run = states.Years[year].Round.SummaryRun;
        return await ETags.UnlessKnownAsync(request, $"{states.FingerprintOf(year)[..16]}-{run}", async () =>
        {
            var years = await reader.ReadAsync(states, year, back => SummaryCompiler.Needs(code, back), cancellationToken);
            var trace = SummaryCompiler.Trace(years.History, code) ?? throw Unknown(figure);
            var known = run == 0 ? null
                : (await summaries.ReadAsync(county, year, run, cancellationToken)).Figures.FirstOrDefault(candidate =>
                candidate.Code == figure);
            return Json.Answer(new TraceJson(county.Value, year.StartYear, trace.Code, trace.Value, run, known?.Value, trace.Inputs,
                FigureCellJson.Of(trace.Cells)));
        });
    }

    static ProblemException Unknown(string figure) =>
        new(404, "unknown-figure", $"没有代码为“{figure}”的可追溯指标。", $"No figure with cells has the code '{figure}'.");
}

/// <summary>The way from a figure to its cells.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Code">Code of the figure.</param>
/// <param name="Value">Its value as the returns stand now; null when no return gives it.</param>
/// <param name="Run">Number of the latest run; 0 when there is none.</param>
/// <param name="RunValue">Its value in that run; null when it has none there.</param>
/// <param name="Inputs">Codes of the figures that it is computed from; empty when it comes from cells.</param>
/// <param name="Cells">The cells; empty when it is computed from other figures.</param>
sealed record TraceJson(string County, int Year, string Code, decimal? Value, int Run, decimal? RunValue, IReadOnlyList<string> Inputs,
    IReadOnlyList<FigureCellJson> Cells);
