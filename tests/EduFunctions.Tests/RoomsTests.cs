using System.Text.RegularExpressions;

namespace EduFunctions.Tests;

/// <summary>A folder uses only those above it (docs/architecture.md): in the library and in the app alike, without circles.</summary>
public sealed partial class RoomsTests
{
    static readonly string[] Library = ["Findings", "Workbooks", "Forms", "Schools", "Returns", "Rounds", "Indicators", "Summaries", "Reports"];
    static readonly string[] App = ["Findings", "Schools", "Returns", "Rounds", "Summaries", "Reports", "Pages"];

    public static TheoryData<string, string> Rooms => [.. Library.Select(room => ("EduFunctions", room)), .. App.Select(room => ("EduFunctions.App", room))];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void ARoomUsesOnlyThoseAboveIt(string project, string room)
    {
        var order = project == "EduFunctions" ? Library : App;
        var folder = Path.Combine(RulesTests.Root, "src", project, room);
        var used = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(file => Using().Matches(File.ReadAllText(file)).Where(match => match.Groups[1].Value == project), (file, match) => (File: Path.GetFileName(file), Room: match.Groups[2].Value)).ToList();
        Assert.NotEmpty(Directory.EnumerateFiles(folder));
        Assert.DoesNotContain(used, entry => Array.IndexOf(order, entry.Room) > Array.IndexOf(order, room));
    }

    [Fact]
    public void EveryFolderIsARoomOfTheOrder()
    {
        Assert.Equal(Library.Order(StringComparer.Ordinal), FoldersOf("EduFunctions"));
        Assert.Equal(App.Order(StringComparer.Ordinal), FoldersOf("EduFunctions.App"));
    }

    // The columns are the language of the indicators; the form itself is a row of the table of forms.
    [Theory]
    [InlineData("SchoolReturn")]
    [InlineData("KindergartenReturn")]
    [InlineData("BureauReturn")]
    public void NothingButItsFolderAndTheTableOfFormsNamesAForm(string form)
    {
        var naming = new[] { "EduFunctions", "EduFunctions.App" }.SelectMany(project => Directory.EnumerateFiles(Path.Combine(RulesTests.Root, "src", project), "*.*", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => File.ReadAllText(file).Contains($"{form}Form", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Path.Combine(RulesTests.Root, "src"), file).Replace('\\', '/'));
        Assert.Equal(new[] { "EduFunctions/Returns/ReturnForms.cs", $"EduFunctions/Returns/{form}/{form}Form.cs" }.Order(StringComparer.Ordinal), naming.Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> FoldersOf(string project) => new DirectoryInfo(Path.Combine(RulesTests.Root, "src", project)).EnumerateDirectories()
        .Select(folder => folder.Name).Where(name => name is not ("bin" or "obj" or "Properties")).Order(StringComparer.Ordinal);

    // “using EduFunctions.Returns.SchoolReturn;”, “@using …”, and names written in full: the project, and the room.
    [GeneratedRegex(@"(?<![\w.])(EduFunctions(?:\.App)?)\.(Findings|Workbooks|Forms|Schools|Returns|Rounds|Indicators|Summaries|Reports|Pages|Access)\b")]
    private static partial Regex Using();
}
