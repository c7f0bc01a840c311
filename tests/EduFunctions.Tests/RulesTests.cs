using EduFunctions.Cli;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Tests.Seeds;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests;

public sealed class RulesTests
{
    [Fact]
    public void TheRuleBookIsTheOneThatTheTablesGive() =>
        Assert.Equal(RulesCommand.Text(), File.ReadAllText(Path.Combine(Root, "docs", "rules.md")));

    [Fact]
    public void CodesAreKebabCaseAndUnique()
    {
        Assert.All(FindingTable.All, rule => Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Code));
        Assert.Equal(FindingTable.All.Length, FindingTable.All.Select(rule => rule.Code).Distinct(StringComparer.Ordinal).Count());
    }

    // Excel shows 255 characters of an input message, and the template adds that it is required.
    [Fact]
    public void EveryColumnHasASentenceOfHelpThatAnInputMessageCanShow() =>
        Assert.All(ReturnForms.Forms.SelectMany(form => form.Sheets).SelectMany(sheet => sheet.Columns), column =>
        {
            Assert.EndsWith("。", column.Help, StringComparison.Ordinal);
            Assert.InRange(column.Help.Length, 8, 200);
        });

    // Nothing is collected for nothing, and no section is without a column.
    [Fact]
    public void EveryColumnSaysWhatItIsFor()
    {
        var uses = ReturnForms.Forms.SelectMany(form => form.Sheets).Distinct().SelectMany(sheet => sheet.Columns, (sheet, column) => (Name: $"{sheet.Code}.{column.Code}", Uses: RulesCommand.UsesOf(sheet, column))).ToList();
        Assert.All(uses, entry => Assert.True(entry.Uses.Count > 0 && entry.Uses.All(RulesCommand.Uses.ContainsKey), $"{entry.Name}: {string.Join(' ', entry.Uses)}"));
        Assert.All(RulesCommand.Uses.Keys, word => Assert.Contains(uses, entry => entry.Uses.Contains(word)));
    }

    // What an indicator is computed from in the demo county is what the rule book says: no column more.
    [Fact]
    public void AnIndicatorComputesWithTheColumnsThatItNames()
    {
        foreach (var indicator in IndicatorTable.All.Where(indicator => indicator.Section != Section.I))
        {
            var figure = DemoCounty.Summary.Figures.First(one => one.Indicator == indicator.Code);
            var read = TraceTests.Trace(DemoCounty.History, figure.Code)!.Cells.Where(cell => cell.Cell.Length > 0).Select(ColumnAt).Distinct().ToList();
            Assert.True(read.TrueForAll(indicator.Columns.Select(place => $"{place.Sheet.Code}.{place.Column.Code}").Contains), $"{figure.Code} reads {string.Join(", ", read)}");
        }

        static string ColumnAt(FigureCell cell)
        {
            var year = DemoCounty.History.Earlier.Prepend(DemoCounty.History.Now).Single(year => year.Year.StartYear == cell.Year);
            var rows = (cell.School == "bureau" ? year.Bureau! : year.Entries.Single(entry => entry.School.Code.Value == cell.School).InForce!).Rows.Where(row => row.SheetName == cell.Sheet);
            return rows.SelectMany(row => row.Sheet.Columns, (row, column) => (row, column)).Where(entry => entry.row.Cell(entry.column).Address?.ToString() == cell.Cell)
                .Select(entry => $"{entry.row.Sheet.Code}.{entry.column.Code}").First();
        }
    }

    [Fact]
    public void EveryRuleIsUsedInTheSource()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("FindingTable.cs", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.DoesNotContain(FindingTable.All, rule => !source.Contains($"\"{rule.Code}\"", StringComparison.Ordinal));
    }

    /// <summary>The repository: the folder above the build output that holds the solution.</summary>
    internal static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "EduFunctions.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("EduFunctions.sln");
            }

            return folder;
        }
    }
}
