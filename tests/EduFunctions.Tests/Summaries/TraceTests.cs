using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Summaries;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Summaries;

public sealed class TraceTests
{
    internal static FigureTrace? Trace(CountyHistory history, string code) => FigureCode.TryParse(code, out var parsed) ? SummaryCompiler.Trace(history, parsed) : null;

    [Fact]
    public void AFigureLeadsToItsCells()
    {
        var history = Some.History(Some.Year(2025, Some.Return(Some.School(1), (1, [40]), (3, [60])), Some.Return(Some.School(2), (3, [30]))), []);
        var pupils = Trace(history, "pupils.primary")!;
        Assert.Equal((130m, 130m), (pupils.Value, pupils.Cells.Sum(cell => cell.Value)));
        Assert.Equal(("4206990001", "班级", "C5", (decimal?)60), pupils.Cells.Select(cell => (cell.School, cell.Sheet, cell.Cell, cell.Value)).ElementAt(1));
        Assert.Equal(["large-classes.primary", "classes.primary"], Trace(history, "large-class-share.primary")!.Inputs);
        Assert.Empty(Trace(history, "large-class-share.primary")!.Cells);
        Assert.Null(Trace(history, "pupils.nowhere"));
        Assert.Null(Trace(history, "nothing.primary"));
        Assert.Null(Trace(history, "pupils.school-4206990009"));
        Assert.Null(Trace(history, "large-schools.grade-3"));
    }

    [Fact]
    public void AFigureOfTheCollectionLeadsToItsReturns()
    {
        var late = Some.Return(Some.School(1), (1, [40]));
        var history = Some.History(Some.Year(2025, late with { Standing = late.Standing with { Accepted = new DateOnly(2025, 10, 1) } }, Some.Missing(Some.School(2))), []);
        var trace = Trace(history, "returns-late")!;
        Assert.Equal((1m, "4206990001", "报送", "已核"), (trace.Value, trace.Cells.Single().School, trace.Cells.Single().Sheet, trace.Cells.Single().Cell));
        Assert.Equal(["returns-in-force", "returns-expected"], Trace(history, "completeness")!.Inputs);
        Assert.Equal(2, Trace(history, "sheet-completeness-classes")!.Cells.Length);
    }

    // Of the demo county: a trace from nothing but the sheets that a figure needs says what the summary says.
    [Fact]
    public void AFigureIsMeasuredFromTheSheetsThatItNeedsAlone()
    {
        var codes = DemoCounty.Summary.Figures.Where(figure => !figure.Code.Contains(".school-", StringComparison.Ordinal))
            .ToDictionary(figure => FigureCode.TryParse(figure.Code, out var code) ? code : throw new FormatException(figure.Code), figure => figure.Value);
        foreach (var alike in codes.Keys.GroupBy(code => string.Join(' ', SheetsOf(code, 0).Append("/").Concat(SheetsOf(code, 1)))))
        {
            var (now, before) = (SummaryCompiler.Needs(alike.First(), 0), SummaryCompiler.Needs(alike.First(), 1));
            var history = DemoCounty.History with
            {
                Now = Only(DemoCounty.History.Now, now),
                Earlier = before.IsEmpty ? [] : [Only(DemoCounty.History.Earlier[0], before)],
            };
            Assert.All(alike, code => Assert.Equal((code.ToString(), codes[code]),
                SummaryCompiler.Trace(history, code) is { } trace ? (trace.Code, trace.Value) : default));
        }

        static IEnumerable<string> SheetsOf(FigureCode code, int yearsBack) => SummaryCompiler.Needs(code, yearsBack).Select(sheet => sheet.Code);
    }

    // The app reads no other rows: what a summary says must not hang on them.
    [Fact]
    public void ASummaryIsCompiledFromItsSheetsAlone()
    {
        var history = DemoCounty.History;
        var narrow = history with
        {
            Now = Only(history.Now, SummaryCompiler.SheetsOf(0)),
            Earlier = [.. history.Earlier.Select((year, index) => Only(year, SummaryCompiler.SheetsOf(index + 1)))],
        };
        var (whole, compiled) = (DemoCounty.Summary, SummaryCompiler.Compile(narrow, DemoCounty.AsOf));
        Assert.True(narrow.Now.Entries.Sum(entry => entry.InForce?.Rows.Length ?? 0) < history.Now.Entries.Sum(entry => entry.InForce?.Rows.Length ?? 0));
        Assert.Equal(whole.Figures, compiled.Figures);
        Assert.Equal(whole.Flags.Select(Said), compiled.Flags.Select(Said));

        static object Said(Flag flag) => (flag.Key, flag.Change, flag.Years, flag.IsAtLeast, flag.Text, flag.Remedy);
    }

    static CountyYear Only(CountyYear year, IReadOnlyCollection<FormSheet> sheets) => year with
    {
        Entries = [.. year.Entries.Select(entry => entry.InForce is { } inForce ? entry with { InForce = new Return(inForce.From, inForce.Year, inForce.Form, [.. inForce.Rows.Where(row => sheets.Contains(row.Sheet))]) } : entry)],
    };

    // The cells of a count are as many as it says; those of a sum add up to it.
    [Fact]
    public void CellsAgreeWithTheirFigure()
    {
        foreach (var code in new[] { "classes", "large-classes.urban", "super-large-classes", "large-classes.grade-9" })
        {
            var trace = Trace(DemoCounty.History, code)!;
            Assert.Equal(trace.Value, trace.Cells.Length);
        }

        var graduated = Trace(DemoCounty.History, "large-classes-graduated")!;
        Assert.Equal(graduated.Value, graduated.Cells.Count(cell => cell is { Year: 2024, Value: >= 56 }));
        Assert.Equal(Trace(DemoCounty.History, "pupils-in-large-classes")!.Value, Trace(DemoCounty.History, "pupils-in-large-classes")!.Cells.Sum(cell => cell.Value));
    }
}
