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
    [InlineData(null, "中小学年报表-2025-青石小学.xlsx", "县级年报表-2025-420699.xlsx", "幼儿园年报表-2025-青石幼儿园.xlsx")]
    [InlineData("4206990041", "幼儿园年报表-2025-青石幼儿园.xlsx")]
    [InlineData("bureau", "县级年报表-2025-420699.xlsx")]
    public void EachSenderHasItsOwnForm(string? sender, params string[] expected)
    {
        Assert.Equal(0, Run(sender));
        var files = new DirectoryInfo(Path.Combine(_folder.FullName, "out")).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(expected, files.Select(file => file.Name));
        Assert.All(files, file => Assert.StartsWith($"{ReturnForms.Forms.Single(form => file.Name.StartsWith(form.Caption, StringComparison.Ordinal)).Code}/",
            ReturnChecker.Check(File.ReadAllBytes(file.FullName), ReturnContext.None).Workbook!.FormCode, StringComparison.Ordinal));
    }

    [Fact]
    public void NobodyElseHasOne() => Assert.Equal(1, Run("4206990099"));

    public void Dispose() => _folder.Delete(recursive: true);

    int Run(string? sender)
    {
        var register = new FileInfo(Path.Combine(_folder.FullName, "register.xlsx"));
        File.WriteAllBytes(register.FullName, RegisterWorkbook.Write([RawReturn.Context.School!, RawReturn.KindergartenContext.School!]));
        return TemplateCommand.Run(register, CountyCode.Parse("420699"), new SchoolYear(2025), sender, new DirectoryInfo(Path.Combine(_folder.FullName, "out")),
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));
    }
}
