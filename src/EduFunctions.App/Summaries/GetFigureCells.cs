using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>GET …/figures/{code}/cells</c>: from a figure to <c>school · sheet!cell = value</c>, as the returns stand now, beside the value in
/// the latest run. Reads the sheets that the figure is measured from, and no other.
/// </summary>
sealed class GetFigureCells(RoundReader reader, SummaryStore summaries)
{
    [Function(nameof(GetFigureCells))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/figures/{code}/cells")] HttpRequest request, string county, string year, string code, CancellationToken cancellationToken)
    {
        var (countyCode, schoolYear) = (Requests.County(county), Requests.Year(year));
        var (now, before) = FigureCode.TryParse(code, out var figureCode) ? SummaryCompiler.Needs(figureCode) : ([], []);
        var states = await reader.StatesAsync(countyCode, schoolYear, cancellationToken);
        var years = await reader.ReadAsync(states, schoolYear, now, before, cancellationToken);
        var trace = SummaryCompiler.Trace(years.History, figureCode)
            ?? throw new ProblemException(404, "unknown-figure", $"没有代码为“{code}”的可追溯指标。", $"No figure with cells has the code '{code}'.");
        var run = states.Years[schoolYear].Round.SummaryRun;
        var figure = run == 0 ? null
            : (await summaries.ReadAsync(countyCode, schoolYear, run, cancellationToken)).Figures.FirstOrDefault(candidate => candidate.Code == code);
        return Json.Answer(request, new { county, year = schoolYear.StartYear, trace.Code, trace.Value, run, runValue = figure?.Value, trace.Inputs, trace.Cells }, $"\"{years.Fingerprint[..16]}-{run}\"");
    }
}
