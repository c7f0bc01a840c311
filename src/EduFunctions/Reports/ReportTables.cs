using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>Rows of the report's tables.</summary>
static class ReportTables
{
    /// <summary>A row of figures without their units, under the name of whom the first of them counts.</summary>
    public static ImmutableArray<ReportRun> Row(ReportSource source, string named, params ImmutableArray<string> figures) =>
        [new ReportRun(FigureCode.TryParse(named, out var code) ? code.Subject.Name.Zh : named), .. figures.Select(figure => Cell(source, figure))];

    /// <summary>A figure as a cell of a table: without unit, “缺” where nobody has reported it.</summary>
    public static ReportRun Cell(ReportSource source, string place)
    {
        var run = source.ValueOf(ReportPlace.Parse(place))[0];
        return source.Find(run.Figure ?? place) is { Value: not null } figure && ReportPlace.Parse(place).Form is PlaceForm.Value
            ? run with { Text = FigureText.Value(figure).Zh } : run.IsMissing ? run with { Text = "缺" } : run;
    }
}
