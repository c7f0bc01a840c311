using EduFunctions.Cli;
using EduFunctions.Returns;

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
