using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Summaries;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Reports;

/// <summary>The demo county with some of its cells changed, and what its report says then.</summary>
static class ChangedDemo
{
    public static readonly DateOnly Day = new(2025, 10, 15);

    public static ReportSource Demo => new(DemoCounty.Summary, DemoCounty.History.Now, 1, Day);

    public static string TextOf(ReportSource source, string item) =>
        string.Concat(ReportItemState.Of(source, ReportItems.Find(item)!).Said.SelectMany(clause => source.Say(clause.Words)).Select(run => run.Text));

    public static ReportSource Of(CountyYear now) => new(SummaryCompiler.Compile(DemoCounty.History with { Now = now }, Day), now, 1, Day);

    /// <summary>With other rows of the bureau's return.</summary>
    public static ReportSource WithBureau(Func<IEnumerable<FormRow>, IEnumerable<FormRow>> change)
    {
        var bureau = DemoCounty.History.Now.Bureau!;
        return Of(DemoCounty.History.Now with { Bureau = new Return(bureau.From, bureau.Year, bureau.Form, [.. change(bureau.Rows)]) });
    }

    public static RoundEntry Changed(RoundEntry entry, Func<FormRow, FormRow> change) => entry.InForce is not { } own ? entry
        : entry with { InForce = new Return(own.From, own.Year, own.Form, [.. own.Rows.Select(change)]) };

    public static FormRow Set(FormRow row, (FormColumn Column, object? Value) cell) => Set(row, cell.Column,
        cell.Value is null ? CellState.Blank : CellState.Value, cell.Value);

    public static FormRow Set(FormRow row, FormColumn column, CellState state, object? value = null) => !row.Sheet.Columns.Contains(column) ? row : row with
    {
        Cells = row.Cells.SetItem(row.Sheet.IndexOf(column), row.Cell(column) with { State = state, Number = value as decimal?, Text = value as string }),
    };
}
