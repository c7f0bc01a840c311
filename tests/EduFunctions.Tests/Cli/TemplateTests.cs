using System.IO.Compression;
using ClosedXML.Excel;
using EduFunctions.Cli;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Tests.Returns;
using Spectre.Console;

namespace EduFunctions.Tests.Cli;

/// <summary>The templates of a register with a school and a kindergarten.</summary>
public sealed class TemplateTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edufunctions-template-");

    [Theory]
    [InlineData(null, "教育局-420699-2025.xlsx", "青石小学-4206990001-2025.xlsx", "青石幼儿园-4206990041-2025.xlsx")]
    [InlineData("4206990041", "青石幼儿园-4206990041-2025.xlsx")]
    [InlineData("bureau", "教育局-420699-2025.xlsx")]
    public async Task EachSenderHasItsOwnForm(string? sender, params string[] expected)
    {
        Assert.Equal(0, await RunAsync(sender));
        var files = new DirectoryInfo(Path.Combine(_folder.FullName, "out")).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(expected, files.Select(file => file.Name));
        Assert.All(files, file => Assert.StartsWith(file.Name.Split('-')[0] switch { "教育局" => "bureau", "青石小学" => "school", _ => "kindergarten" } + "-return/",
            ReturnChecker.Check(File.ReadAllBytes(file.FullName), ReturnContext.None).Workbook!.FormCode, StringComparison.Ordinal));
    }

    // 青石小学 had one class of each grade last year: grades 2 to 6 come from 1 to 5, grade 1 has one again, the sixth grade has left.
    [Fact]
    public async Task LastYearsReturnsInAFolderStandBesideTheInput()
    {
        var before = _folder.CreateSubdirectory("2024");
        File.WriteAllBytes(Path.Combine(before.FullName, "return.xlsx"), new RawReturn().Set("封面", "C6", "2024").Set("班级", "C4", 41d).ToXlsx());
        Assert.Equal(0, await RunAsync("4206990001", before.FullName));
        using var workbook = new XLWorkbook(Path.Combine(_folder.FullName, "out", "青石小学-4206990001-2025.xlsx"));
        var classes = workbook.Worksheet("班级");
        Assert.Equal("上年·年级", classes.Cell("L3").GetString());
        Assert.Equal([(1, 1, "", 1, 41), (2, 1, "", 1, 41), (3, 1, "", 2, 40), (4, 1, "", 3, 40), (5, 1, "", 4, 40), (6, 1, "", 5, 40)],
            Enumerable.Range(4, 6).Select(row => (classes.Cell(row, 1).GetValue<int>(), classes.Cell(row, 2).GetValue<int>(), classes.Cell(row, 3).GetString(),
                classes.Cell(row, 12).GetValue<int>(), classes.Cell(row, 14).GetValue<int>())));
        Assert.True(classes.Cell("A10").IsEmpty());
    }

    [Fact]
    public async Task AllOfThemGoIntoOneArchive()
    {
        Assert.Equal(0, await RunAsync(null, to: "round.zip"));
        using var zip = ZipFile.OpenRead(Path.Combine(_folder.FullName, "round.zip"));
        Assert.Equal(["青石小学-4206990001-2025.xlsx", "青石幼儿园-4206990041-2025.xlsx", "教育局-420699-2025.xlsx"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry =>
        {
            using var content = new MemoryStream();
            using var opened = entry.Open();
            opened.CopyTo(content);
            Assert.NotNull(ReturnChecker.Check(content.ToArray(), ReturnContext.None).Workbook!.FormCode);
        });
    }

    [Fact]
    public async Task AFolderThatIsNotThereIsSaid() => Assert.Equal(1, await RunAsync(null, Path.Combine(_folder.FullName, "nowhere")));

    [Fact]
    public async Task NobodyElseHasOne() => Assert.Equal(1, await RunAsync("4206990099"));

    // A school without a kind: nothing is written from a register that nobody could read, for the bureau neither.
    [Theory]
    [InlineData(null)]
    [InlineData("bureau")]
    public async Task ARegisterWithErrorsGivesNone(string? sender)
    {
        Assert.Equal(1, await RunAsync(sender, spoil: sheet => sheet.Cell("C3").Clear()));
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "out")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    Task<int> RunAsync(string? sender, string? lastYear = null, string to = "out", Action<IXLWorksheet>? spoil = null)
    {
        var register = new FileInfo(Path.Combine(_folder.FullName, "register.xlsx"));
        File.WriteAllBytes(register.FullName, RegisterWorkbook.Write([RawReturn.Context.School!, RawReturn.KindergartenContext.School!]));
        if (spoil is not null)
        {
            using var workbook = new XLWorkbook(register.FullName);
            spoil(workbook.Worksheet(1));
            workbook.Save();
        }

        return TemplateCommand.RunAsync(register, CountyCode.Parse("420699"), new SchoolYear(2025), sender, lastYear, Path.Combine(_folder.FullName, to),
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }), TestContext.Current.CancellationToken);
    }
}
