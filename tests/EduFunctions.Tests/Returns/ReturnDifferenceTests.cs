using ClosedXML.Excel;
using EduFunctions.Returns;

namespace EduFunctions.Tests.Returns;

public sealed class ReturnDifferenceTests
{
    static string Lines(RawReturn before, RawReturn after)
    {
        var difference = ReturnDifference.Of(before.Check(), after.Check());
        return string.Join('|', difference.Changes.Select(change =>
            $"{change.Sheet.Caption} {change.Row} {change.Column.Code} {change.Of} {CellChange.TextOf(change.Before)}→{CellChange.TextOf(change.After)}{string.Concat(change.Cleared.Select(text => $" ✓{text.Zh}"))}{string.Concat(change.Brought.Select(text => $" ✗{text.Zh}"))}")
            .Concat(difference.Cleared.Select(text => $"✓{text.Zh}")).Concat(difference.Brought.Select(text => $"✗{text.Zh}")));
    }

    [Fact]
    public void EqualVersionsDifferInNothing() => Assert.Equal("", Lines(new RawReturn(), new RawReturn()));

    [Fact]
    public void AMendedCellStandsWithWhatItCleared() => Assert.Equal(
        "班级 1-1 girls Changed 41→20 ✓“其中女生”大于“学生数”。（41 > 40）",
        Lines(new RawReturn().Set("班级", "D4", 41d), new RawReturn()));

    // 41 girls of 40 pupils: it is found at the girls, and mended at the pupils. Their sum, 241, is not that of sheet 经费 any more.
    [Fact]
    public void WhatIsMendedAtTheOtherCellOfAComparisonIsClearedThereToo()
    {
        var lines = Lines(new RawReturn().Set("班级", "D4", 41d), new RawReturn().Set("班级", "D4", 41d).Set("班级", "C4", 41d));
        Assert.StartsWith("班级 1-1 pupils Changed 40→41 ✓“其中女生”大于“学生数”。（41 > 40）", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("|班级", lines, StringComparison.Ordinal);
    }

    // The rows of grades 1 and 2 change places, and nothing else.
    [Fact]
    public void ARowThatMovesHasNotChanged() => Assert.Equal("", Lines(new RawReturn(), new RawReturn().Set("班级", "A4", 2d).Set("班级", "A5", 1d)));

    [Fact]
    public void ARowThatComesOrGoesIsToldWithWhatItHolds()
    {
        var more = new RawReturn().Set("班级", "A10", 6d).Set("班级", "B10", 2d).Set("班级", "C10", 30d).Set("班级", "D10", 10d);
        Assert.StartsWith("班级 6-2 grade Added —→6|班级 6-2 number Added —→2|班级 6-2 pupils Added —→30", Lines(new RawReturn(), more), StringComparison.Ordinal);
        Assert.Contains("班级 6-2 pupils Removed 30→—", Lines(more, new RawReturn()), StringComparison.Ordinal);
    }

    [Fact]
    public void ABlankAZeroAndAWithheldValueAreThreeThings() => Assert.Equal(
        "班级 1-1 boarders Changed 0→（空）|班级 1-1 specialNeeds Changed 0→/",
        Lines(new RawReturn(), new RawReturn().Set("班级", "E4", "").Set("班级", "F4", "/")));

    // Two rows 1-1, a mistake of its own, are told apart by their order.
    [Fact]
    public void TwoRowsOfOneKeyAreComparedOneByOne()
    {
        var lines = Lines(new RawReturn(), new RawReturn().Set("班级", "A5", 1d));
        Assert.Contains("班级 1-1（2） pupils Added —→40", lines, StringComparison.Ordinal);
        Assert.Contains("班级 2-1 pupils Removed 40→—", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void TheWorkbookHasALineACellAndNoFormula()
    {
        var difference = ReturnDifference.Of(new RawReturn().Set("班级", "D4", 41d).Check(), new RawReturn().Set("班级", "K4", "=1+1").Check());
        using var workbook = new XLWorkbook(new MemoryStream(DifferenceWorkbook.Write("青石小学", 1, 2, difference)));
        var sheet = workbook.Worksheet("差别");
        Assert.Equal("青石小学　第 1 版与第 2 版的差别", sheet.Cell("A1").GetString());
        Assert.Equal(["班级", "1-1", "改动", "其中女生", "41", "20", "“其中女生”大于“学生数”。（41 > 40）", ""], sheet.Row(3).Cells(1, 8).Select(cell => cell.GetString()));
        Assert.Equal("=1+1", sheet.Cell("F4").GetString());
        Assert.False(sheet.Cell("F4").HasFormula);
    }
}
