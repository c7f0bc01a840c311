using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary>
/// <c>GET /counties/{county}/years/{year}/figures/{figure}</c>: a number with its formula, its parts and its cells, each with the way to
/// the workbook.
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
        var reading = await figures.ReadAsync(states, year, code, null, cancellationToken);
        var said = await adjustments.ListAsync(county, year, cancellationToken);
        var name = code.Subject.School is { } school ? new Register(states.Schools).Find(school, year)?.Name ?? school.Value
            : code.Subject.Name.Zh;
        return new RazorComponentResult<FigurePage>(new
        {
            View = new FigureView(county, year, states.Years[year].Standards, code, name, reading,
                FigureReader.InputsOf(reading), VersionsOf(states))
            {
                Adjustments = [.. said.Where(one => one.Figure == code.ToString()).Select(one => (one, clock.InZone(one.MadeOn)))],
                Seen = AdjustmentStore.StateOf(said),
                Series = await figures.SeriesAsync(states.Years.Values.Select(one => one.Round), year, code, cancellationToken),
            },
        });
    }

    static Dictionary<(int Year, string School), int> VersionsOf(CountyStates states) =>
        states.Years.Values.SelectMany(year => year.Returns, (year, status) => (year.Round.Year.StartYear, Status: status))
            .Where(entry => entry.Status.InForceVersion > 0)
            .ToDictionary(entry => (entry.StartYear, entry.Status.RowKey), entry => entry.Status.InForceVersion);
}
