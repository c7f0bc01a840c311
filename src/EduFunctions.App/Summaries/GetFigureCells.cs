using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>GET …/figures/{figure}/cells</c>: from a figure to <c>school · sheet!cell = value</c>, as the returns stand now, beside the value in
/// the latest run.
/// </summary>
sealed class GetFigureCells(FigureReader figures)
{
    [Function(nameof(GetFigureCells))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/figures/{figure}/cells")] HttpRequest request, CountyCode county, SchoolYear year,
        string figure, CancellationToken cancellationToken)
    {
        var code = FigureReader.CodeOf(figure);
        var states = await figures.StatesAsync(county, year, cancellationToken);
        return await ETags.UnlessKnownAsync(request, $"{states.FingerprintOf(year)[..16]}-{states.Years[year].Round.SummaryRun}",
            async () =>
        {
            var (trace, _, run, inRun) = await figures.ReadAsync(states, year, code, cancellationToken);
            return Json.Answer(new TraceJson(county.Value, year.StartYear, trace.Code, trace.Value, run, inRun?.Value, trace.Inputs,
                FigureCellJson.Of(trace.Cells)));
        });
    }
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
