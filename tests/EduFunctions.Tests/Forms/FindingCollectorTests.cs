using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Forms;

public sealed class FindingCollectorTests
{
    // The limit is 20,000 cells.
    [Theory]
    [InlineData(19_999, false)]
    [InlineData(20_000, false)]
    [InlineData(20_001, true)]
    public void MoreCellsAtFaultThanAnySchoolHasAreAnErrorOfTheirOwn(int cells, bool isFull)
    {
        var findings = new FindingCollector();
        for (var row = 1; row <= cells; row++)
        {
            findings.Add(FormFindings.RowHidden, null, null, [new FindingCell(row, null, null)], null);
        }

        findings.Add(FormFindings.SheetUnknown, null, "附表");
        Assert.Equal(isFull, findings.IsFull);
        Assert.Equal(isFull ? ["row-hidden", "too-many-faults"] : ["row-hidden", "sheet-unknown"], findings.Sorted([]).Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.Equal(cells, findings.Sorted([]).Sum(finding => finding.Cells.Count));
    }

    // Three faults a row: the 6,667th row is the last that is read. What was not read gives no sums to hold against anything.
    [Fact]
    public void WhatStandsBehindThemIsNotHeldAgainstAnything()
    {
        var raw = new RawReturn();
        foreach (var row in Enumerable.Range(10, 7_000))
        {
            raw.Set("班级", $"A{row}", "x").Set("班级", $"B{row}", "x").Set("班级", $"C{row}", "x").Set("班级", $"I{row}", "独用");
        }

        var result = raw.Check();
        Assert.Equal(["not-a-grade", "not-a-number", "not-a-number", "too-many-faults"], result.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.Equal(20_001, result.Findings.Sum(finding => finding.Cells.Count));
        Assert.Null(result.Draft);
    }
}
