using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

public sealed class CollectionTableTests
{
    static readonly DateOnly AsOf = new(2025, 10, 15);

    // Premises: 14 columns, 13 of them asked (not 说明): stage, classrooms, in use are filled = 3 of 13. The second school has nothing: (3 ÷ 13 + 0) ÷ 2.
    [Fact]
    public void ASheetIsAsCompleteAsItsCells()
    {
        var round = Some.Round(2025, Some.Return(Some.School(1), [(1, 1, 40)], 3, 2, 5), Some.Missing(Some.School(2)));
        Assert.Equal(14, Premises.Sheet.Columns.Length);
        var summary = SummaryCompiler.Compile(round, [], AsOf, new Standards());
        Assert.Equal(3m / 13 * 100 / 2, summary.Figures.Single(figure => figure.Code == "sheet-completeness.premises").Value!.Value, 10);
    }

    [Fact]
    public void AFigureOfTheCollectionLeadsToItsReturns()
    {
        var round = Some.Round(2025, Some.Return(Some.School(1), [(1, 1, 40)]) with { Received = new DateOnly(2025, 10, 1) }, Some.Missing(Some.School(2)));
        var late = SummaryCompiler.Trace(round, [], "returns-late", new Standards())!;
        Assert.Equal((1m, "4206990001", "报送", "已核"), (late.Value, late.Cells.Single().School, late.Cells.Single().Sheet, late.Cells.Single().Cell));
        Assert.Equal(["returns-in-force", "returns-expected"], SummaryCompiler.Trace(round, [], "completeness", new Standards())!.Inputs);
        Assert.Equal(2, SummaryCompiler.Trace(round, [], "sheet-completeness.classes", new Standards())!.Cells.Length);
    }

    [Fact]
    public void AReturnMissingTwoYearsInARowPersists()
    {
        var summary = SummaryCompiler.Compile(Some.Round(2025, Some.Missing(Some.School(1))), [Some.Round(2024, Some.Missing(Some.School(1))), Some.Round(2023, Some.Return(Some.School(1), [(1, 1, 40)]))], AsOf, new Standards());
        Assert.Equal((FlagChange.Persisting, 2), summary.Flags.Select(flag => (flag.Change, flag.Years)).Single());
    }
}
