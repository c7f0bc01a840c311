using DiffPlex.Renderer;
using Xunit.Sdk;

namespace EduFunctions.Tests;

/// <summary>
/// Texts that a person has approved, in <c>Golden/*.approved.txt</c>. A text that differs is written beside it as <c>*.received.txt</c> and
/// fails; a run with APPROVE=1 in the environment takes it over (never in CI), and the change gets a line in CHANGELOG.md.
/// </summary>
static class Golden
{
    const int Context = 2;
    const int LinesShown = 80;

    static readonly string Folder = Path.Combine(RulesTests.Root, "tests", "EduFunctions.Tests", "Golden");

    public static void Verify(string text, string name)
    {
        var (approved, received) = (Path.Combine(Folder, name + ".approved.txt"), Path.Combine(Folder, name + ".received.txt"));
        var known = File.Exists(approved) ? File.ReadAllText(approved) : "";
        text = text.TrimEnd() + "\n";
        if (text == known)
        {
            File.Delete(received);
        }
        else if (Environment.GetEnvironmentVariable("APPROVE") != "1")
        {
            File.WriteAllText(received, text);
            throw new XunitException($"{name} is not as approved. When it is meant to be so, run the tests with APPROVE=1 and add a line to CHANGELOG.md.\n{Difference(known, text)}");
        }
        else if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            throw new XunitException($"{name} is not as approved, and APPROVE=1 is refused where CI is set: a person approves.");
        }
        else
        {
            File.WriteAllText(approved, text);
            File.Delete(received);
        }
    }

    /// <summary>A unified diff, cut off after a page or two.</summary>
    public static string Difference(string known, string text)
    {
        var lines = UnidiffRenderer.GenerateUnidiff(known, text, "approved", "received", ignoreWhitespace: false, contextLines: Context).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return string.Join('\n', lines.Take(LinesShown)) + (lines.Length > LinesShown ? $"\n… and {lines.Length - LinesShown} lines more" : "");
    }
}
