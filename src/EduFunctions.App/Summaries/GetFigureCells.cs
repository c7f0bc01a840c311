using System.Globalization;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>GET …/figures/{figure}/cells</c>: from a figure to <c>school · sheet!cell = value</c>, as the returns stand now, beside the value in
/// the latest run; with <c>?run=n</c> as they stood in that run.
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
        var asked = Parameters.Run.NumberIn(request.Query);
        var run = string.Create(CultureInfo.InvariantCulture, $"{asked ?? states.Years[year].Round.SummaryRun}{(asked is null ? "" : "-then")}");
        return await ETags.UnlessKnownAsync(request, $"{states.FingerprintOf(year)[..16]}-{run}",
            async () =>
        {
            var reading = await figures.ReadAsync(states, year, code, asked, cancellationToken);
            return Json.Answer(new TraceJson(county.Value, year.StartYear, reading.Trace.Code, reading.Trace.Value, reading.Run, reading.InRun?.Value,
                reading.IsBySameProgram, reading.Trace.Inputs, FigureCellJson.Of(reading.Trace.Cells)));
        });
    }
}

/// <summary>The way from a figure to its cells.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Code">Code of the figure.</param>
/// <param name="Value">Its value, computed anew from the cells: as the returns stand now, or stood in the run that is asked for; null when no return gives it.</param>
/// <param name="Run">Number of the run that is asked for, else of the latest; 0 when there is none.</param>
/// <param name="RunValue">Its value in that run; null when it has none there.</param>
/// <param name="SameProgram">Of a run that is asked for, whether the program that made it is the one that answers: where not, a value that differs
/// from RunValue may come from that; register, limits and returns are those of the run. Null when no run is asked for.</param>
/// <param name="Inputs">Codes of the figures that it is computed from; empty when it comes from cells.</param>
/// <param name="Cells">The cells; empty when it is computed from other figures.</param>
sealed record TraceJson(string County, int Year, string Code, decimal? Value, int Run, decimal? RunValue, bool? SameProgram, IReadOnlyList<string> Inputs,
    IReadOnlyList<FigureCellJson> Cells);
