using EduFunctions.Returns;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Benchmarks;

/// <summary>A real workbook that is mutated.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Context">What is known of the upload.</param>
sealed record FuzzInput(string Name, byte[] Bytes, ReturnContext Context)
{
    /// <summary>What comes of it unchanged.</summary>
    public CheckedReturn Result { get; } = ReturnChecker.Check(Bytes, Context);
}

/// <summary>The real workbooks: the demo county's, the corpus of odd files, and filled templates of all three forms.</summary>
static class FuzzInputs
{
    // Larger files are slow to mutate and show nothing that smaller ones do not.
    const int BytesMaximum = 150_000;

    public static List<FuzzInput> All(string root)
    {
        var alone = ReturnContext.None with { Clock = TimeProvider.System };
        var files = new[] { Path.Combine(root, "seeds", "2025"), Path.Combine(root, "tests", "EduFunctions.Tests", "Cases") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.xls*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
            .Select(path => (Path: path, Bytes: File.ReadAllBytes(path))).Where(file => file.Bytes.Length <= BytesMaximum)
            .Select(file => new FuzzInput(Path.GetRelativePath(root, file.Path), file.Bytes, alone));
        var filled = new (string Name, RawReturn Raw, ReturnContext Context)[]
        {
            ("school", new RawReturn(), RawReturn.Context),
            ("kindergarten", RawReturn.Kindergarten(), RawReturn.KindergartenContext),
            ("bureau", RawReturn.Bureau(), RawReturn.BureauContext),
        }.Select(one => (one.Name, one.Raw, Context: one.Context with { Clock = TimeProvider.System })).SelectMany(one => new[]
        {
            new FuzzInput($"{one.Name} template", one.Raw.TypedInto(ReturnTemplate.Write(one.Context.School, one.Context.County!.Value,
                one.Context.Year!.Value, null)), one.Context),
            new FuzzInput($"{one.Name} plain", one.Raw.ToXlsx(), one.Context),
        });
        return [.. filled, .. files];
    }
}
