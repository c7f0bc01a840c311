using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/figures/{code}/cells</c>: from a figure to <c>school · sheet!cell = value</c>, as the returns stand now, beside the value in the latest run.</summary>
sealed class GetFigureCells(RoundReader reader, RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetFigureCells))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/figures/{code}/cells")] HttpRequest request, string county, string year, string code, CancellationToken cancellationToken)
    {
        var years = await reader.ReadAsync(Requests.County(county), Requests.Year(year), cancellationToken);
        var trace = (FigureCode.TryParse(code, out var figureCode) ? SummaryCompiler.Trace(years.History, figureCode) : null)
            ?? throw new ProblemException(404, "unknown-figure", $"没有代码为“{code}”的可追溯指标。", $"No figure with cells has the code '{code}'.");
        var run = (await rounds.FindAsync(years.History.Now.County, years.History.Now.Year, cancellationToken))?.SummaryRun ?? 0;
        var figure = run == 0 ? null : (await summaries.FiguresAsync(years.History.Now.County, years.History.Now.Year, run, cancellationToken)).Find(candidate => candidate.Code == code);
        return Json.Answer(request, new { county, year = years.History.Now.Year.StartYear, trace.Code, trace.Value, run, runValue = figure?.Value, trace.Inputs, trace.Cells }, $"\"{years.Fingerprint[..16]}-{run}\"");
    }
}
