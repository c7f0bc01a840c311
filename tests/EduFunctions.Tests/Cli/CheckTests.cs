using System.Text.Json;
using EduFunctions.Cli;
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

    public void Dispose() => _folder.Delete(recursive: true);

    void Put(string path, byte[] content)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    (int ExitCode, string Output) Run(IEnumerable<string> paths, bool isJson, string? lastYear = null)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Interactive = InteractionSupport.No });
        console.Profile.Width = 400;
        var exitCode = CheckCommand.Run(paths.Select(path => Path.Combine(_folder.FullName, path)), isJson, lastYear is null ? null : Path.Combine(_folder.FullName, lastYear), console);
        return (exitCode, output.ToString());
    }
}
