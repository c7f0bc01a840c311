using System.Text.Json;
using ClosedXML.Excel;
using EduFunctions.Cli;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Tests.Returns;
using Spectre.Console;

namespace EduFunctions.Tests.Cli;

/// <summary>A folder with a good return (a/good.xlsx), a bad one (b/bad.xlsx), and what Office and file managers leave behind.</summary>
public sealed class CheckTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edufunctions-check-");

    public CheckTests()
    {
        Put("a/good.xlsx", new RawReturn().ToXlsx());
        Put("b/bad.xlsx", new RawReturn().Set("班级", "C4", "约四十").ToXlsx());
        foreach (var name in new[] { "~$good.xlsx", ".good.xlsx", "Thumbs.db", "desktop.ini" })
        {
            Put($"a/{name}", [1, 2, 3]);
        }

        Put("a/notes.txt", [1]);
    }

    [Theory]
    [InlineData(0, "a/good.xlsx")]
    [InlineData(1, "b/bad.xlsx")]
    [InlineData(1, "b/bad.xlsx", "a/good.xlsx")]
    [InlineData(0, "a")]
    [InlineData(1, ".")]
    [InlineData(0, "a/*.xlsx")]
    [InlineData(1, "**/*.xlsx")]
    [InlineData(0, "a/good.xlsx", "a/~$good.xlsx", "a/.good.xlsx")] // as a shell writes a/*
    [InlineData(2, "a/none.xlsx")]
    [InlineData(2, "b/bad.xlsx", "nowhere")]
    [InlineData(2, "nowhere/*.xlsx")]
    public void TheExitCodeSaysWhetherAllAreAcceptedOneIsRejectedOrAPathNamesNothing(int expected, params string[] paths)
    {
        Assert.Equal(expected, Run(paths, isJson: false).ExitCode);
    }

    [Fact]
    public void WhatOfficeLeavesBehindBesideAReturnChangesNothing()
    {
        var alone = Run(["a/good.xlsx"], isJson: false);
        var beside = Run(["a"], isJson: false);
        Assert.Equal((0, 0), (alone.ExitCode, beside.ExitCode));
        Assert.Equal(alone.Output, beside.Output);
    }

    [Fact]
    public void PathsAreToldAsTheyAreFoundAndATotalEndsThem()
    {
        var output = Run(["."], isJson: false).Output;
        Assert.Contains(Path.Combine("a", "good.xlsx"), output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("b", "bad.xlsx"), output, StringComparison.Ordinal);
        Assert.Contains("共 2 个工作簿：通过 1，退回 1，打不开 0", output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithLastYearsFolderEachReturnIsHeldAgainstItsSchools()
    {
        Put("2024/return.xlsx", new RawReturn().Set("封面", "C6", "2024").Set("办学条件", "C3", 1600d).ToXlsx());
        Put("2024/other.xlsx", new RawReturn().Set("封面", "C6", "2024").Set("封面", "C3", "4206990002").Set("教职工", "B4", 90d).ToXlsx());
        Assert.DoesNotContain("area-shrinks", Run(["a"], isJson: false).Output, StringComparison.Ordinal);
        var (exitCode, output) = Run(["a"], isJson: false, "2024");
        Assert.Equal(0, exitCode);
        Assert.Contains("area-shrinks", output, StringComparison.Ordinal);
        Assert.Contains("1500，上年 1600", output, StringComparison.Ordinal);
        Assert.DoesNotContain("changed-much", output, StringComparison.Ordinal); // another school's posts
        Assert.Equal(2, Run(["a"], isJson: false, "nowhere").ExitCode);
    }

    [Fact]
    public void AFileThatTwoPathsNameIsCheckedOnce() =>
        Assert.Contains("共 1 个工作簿", Run(["a", "a/good.xlsx", "a/*.xlsx"], isJson: false).Output, StringComparison.Ordinal);

    [Fact]
    public void JsonHasEveryFileItsFindingsAndTheTotal()
    {
        var (exitCode, output) = Run(["b", "a", "nowhere"], isJson: true);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal(2, exitCode);
        Assert.Equal((2, 1, 1, "nowhere"), (root.GetProperty("total").GetInt32(), root.GetProperty("accepted").GetInt32(), root.GetProperty("returned").GetInt32(), Path.GetFileName(root.GetProperty("missing")[0].GetString())));
        var bad = root.GetProperty("files")[0];
        Assert.EndsWith("bad.xlsx", bad.GetProperty("path").GetString(), StringComparison.Ordinal);
        var finding = bad.GetProperty("findings").EnumerateArray().First(one => one.GetProperty("severity").GetString() == "error");
        Assert.Equal(("班级", "C4", "约四十"), (finding.GetProperty("sheet").GetString(), finding.GetProperty("cells")[0].GetProperty("address").GetString(), finding.GetProperty("cells")[0].GetProperty("text").GetString()));
    }

    // As SARIF 2.1.0 asks: what must be there is there, levels and indices are those of the rules, locations are URIs.
    [Fact]
    public void SarifHasAResultForEachFindingAtItsCells()
    {
        Put("c/坏 的.xlsx", new RawReturn().Set("班级", "C4", "约四十").Set("班级", "C5", "约四十").Set("班级", "D6", 41d).ToXlsx());
        var (exitCode, output) = Run(["c", "nowhere"], new CheckRequest([]) { Format = "sarif" });
        using var json = JsonDocument.Parse(output);
        var (root, run) = (json.RootElement, json.RootElement.GetProperty("runs")[0]);
        Assert.Equal((2, "2.1.0"), (exitCode, root.GetProperty("version").GetString()));
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!).ToList();
        Assert.Equal(FindingTable.All.Select(rule => rule.Code), rules);
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal([("not-a-number", "error", 2), ("part-exceeds-whole", "error", 1)],
            results.Select(result => (result.GetProperty("ruleId").GetString()!, result.GetProperty("level").GetString()!, result.GetProperty("locations").GetArrayLength())));
        Assert.All(results, result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
            Assert.All(result.GetProperty("locations").EnumerateArray(), location =>
                Assert.True(Uri.TryCreate(location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute, out _)));
        });
        var first = results[0].GetProperty("locations")[0];
        Assert.Equal("班级!C4", first.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        Assert.Equal(In("c/坏 的.xlsx"), new Uri(first.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath);
        var invocation = run.GetProperty("invocations")[0];
        Assert.Equal((false, 1), (invocation.GetProperty("executionSuccessful").GetBoolean(), invocation.GetProperty("toolExecutionNotifications").GetArrayLength()));
    }

    [Fact]
    public void AWorkbookOfAllFindingsHasARowForEachCellAndForEachFile()
    {
        Put("c/two.xlsx", new RawReturn().Set("班级", "C4", "=1+1").Set("班级", "C5", "约四十").ToXlsx());
        var exitCode = Run(["c", "a"], new CheckRequest([]) { Format = "xlsx", Out = In("findings.xlsx") }).ExitCode;
        using var workbook = new XLWorkbook(In("findings.xlsx"));
        var problems = workbook.Worksheet("问题").RowsUsed().Skip(1).Select(row => (row.Cell(4).GetString(), row.Cell(5).GetString(), row.Cell(6).GetString(), row.Cell(9).GetString()));
        Assert.Equal([("班级", "C4", "=1+1", "not-a-number"), ("班级", "C5", "约四十", "not-a-number")], problems);
        Assert.False(workbook.Worksheet("问题").Cell("F2").HasFormula);
        var files = workbook.Worksheet("文件").RowsUsed().Skip(1).Select(row => (Path.GetFileName(row.Cell(1).GetString()), row.Cell(3).GetString(), row.Cell(4).GetDouble()));
        Assert.Equal([("two.xlsx", "✗ 退回", 1d), ("good.xlsx", "✓ 通过", 0d)], files);
        Assert.Equal((1, 2), (exitCode, Run(["a"], new CheckRequest([]) { Format = "xlsx" }).ExitCode)); // no file to write to
    }

    [Fact]
    public void AllThreeFormsAreCheckedAndTheRegisterSaysWhoseTheyAre()
    {
        Put("c/1.xlsx", RawReturn.Kindergarten().ToXlsx());
        Put("c/2.xlsx", RawReturn.Bureau().ToXlsx());
        Put("c/3.xlsx", new RawReturn().ToXlsx());
        Put("c/4.xlsx", new RawReturn().Set("封面", "C3", "4206990099").ToXlsx());
        var kindergarten = RawReturn.KindergartenContext.School!;
        Put("register.xlsx", RegisterWorkbook.Write([RawReturn.Context.School! with { Kind = SchoolKind.NineYear }, kindergarten, .. RawReturn.BureauContext.Register!.Schools.Skip(1)]));
        var (exitCode, output) = Run(["c"], new CheckRequest([]) { Format = "json", Register = In("register.xlsx") });
        using var json = JsonDocument.Parse(output);
        var files = json.RootElement.GetProperty("files").EnumerateArray().Select(file => (Path.GetFileName(file.GetProperty("path").GetString()), file.GetProperty("school").GetString(),
            string.Join(' ', file.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()))));
        Assert.Equal(
            [("1.xlsx", "青石幼儿园", ""), ("2.xlsx", null, ""), ("3.xlsx", "青石小学", "kind-differs-from-register"), ("4.xlsx", null, "school-not-registered")], files);
        Assert.Equal(1, exitCode);
        Assert.Equal((2, 2), (Run(["c"], new CheckRequest([]) { Register = In("nowhere.xlsx") }).ExitCode, Run(["c"], new CheckRequest([]) { Register = In("a/notes.txt") }).ExitCode));
    }

    // More than are checked at once, the first the slowest.
    [Fact]
    public void TheOrderIsThatOfTheArguments()
    {
        var good = File.ReadAllBytes(In("a/good.xlsx"));
        var names = Enumerable.Range(0, 60).Select(number => $"many/{(number * 7) % 60:00}.xlsx").ToList();
        Put("many/slow.xlsx", File.ReadAllBytes(Path.Combine(RulesTests.Root, "seeds", "2025", "4206990001", "return-1.xlsx")));
        names.ForEach(name => Put(name, good));
        using var json = JsonDocument.Parse(Run([.. names.Prepend("many/slow.xlsx")], new CheckRequest([]) { Format = "json" }).Output);
        Assert.Equal(names.Prepend("many/slow.xlsx").Select(In), json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string In(string path) => Path.Combine(_folder.FullName, path);

    void Put(string path, byte[] content)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    (int ExitCode, string Output) Run(IEnumerable<string> paths, bool isJson, string? lastYear = null) =>
        Run(paths, new CheckRequest([]) { Format = isJson ? "json" : "text", LastYear = lastYear is null ? null : In(lastYear) });

    (int ExitCode, string Output) Run(IEnumerable<string> paths, CheckRequest request)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No });
        console.Profile.Width = 400;
        var exitCode = CheckCommand.RunAsync(request with { Paths = [.. paths.Select(In)] }, console, CheckProgress.None, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return (exitCode, output.ToString());
    }
}
