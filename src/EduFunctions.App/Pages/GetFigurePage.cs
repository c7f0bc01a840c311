using EduFunctions.App.Summaries;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary>
/// <c>GET /counties/{county}/years/{year}/figures/{figure}</c>: a number with its formula, its parts and its cells, each with the way to
/// the workbook, as the returns stand now; with <c>?run=n</c> as they stood in that run.
/// </summary>
sealed class GetFigurePage(FigureReader figures, AdjustmentStore adjustments, CountyClock clock)
{
    [Function(nameof(GetFigurePage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/figures/{figure}")] HttpRequest request, CountyCode county, SchoolYear year,
        string figure, CancellationToken cancellationToken)
    {
        var code = FigureReader.CodeOf(figure);
        var states = await figures.StatesAsync(county, year, cancellationToken);
        var asked = Parameters.Run.NumberIn(request.Query);
        var reading = await figures.ReadAsync(states, year, code, asked, cancellationToken);
        var said = await adjustments.ListAsync(county, year, cancellationToken);
        var name = code.Subject.School is { } school ? reading.History.Register.Find(school, year)?.Name ?? school.Value
            : code.Subject.Name.Zh;
        return new RazorComponentResult<FigurePage>(new
        {
            View = new FigureView(county, year, code, name, reading, FigureReader.InputsOf(reading))
            {
                CountyName = states.Years[year].Standards.NameOf(county),
                CompiledOn = reading.CompiledOn is { } compiledOn ? clock.InZone(compiledOn) : null,
                Adjustments = [.. said.Where(one => one.Figure == code.ToString()).Select(one => (one, clock.InZone(one.MadeOn)))],
                Seen = AdjustmentStore.StateOf(said),
                Series = asked is not null ? [] : await figures.SeriesAsync(states.Years.Values.Select(one => one.Round), year, code, cancellationToken),
            },
        });
    }
}
