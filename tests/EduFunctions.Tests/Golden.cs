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
            throw new XunitException($"{name} is not as approved. When it is meant to be so, run the tests with APPROVE=1 and add a line to CHANGELOG.md.\n{Difference(known.Split('\n'), text.Split('\n'))}");
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

    /// <summary>A unified diff of the lines, cut off after a page or two.</summary>
    public static string Difference(string[] known, string[] text)
    {
        // Longest common subsequence of the lines between the first difference and the last.
        var head = known.Zip(text).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = known[head..].Reverse().Zip(text[head..].Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var (old, now) = (known[head..^tail], text[head..^tail]);
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        // Each line with its number in the approved text.
        var start = Math.Max(0, head - Context);
        var lines = known[start..head].Select((line, index) => (Number: start + index + 1, Text: "  " + line)).ToList();
        for (var (i, j) = (0, 0); i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                lines.Add((head + i + 1, "  " + old[i++]));
                j++;
            }
            else
            {
                lines.Add(j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]) ? (head + i + 1, "- " + old[i++]) : (head + i + 1, "+ " + now[j++]));
            }
        }

        lines.AddRange(known[^tail..].Take(Context).Select((line, index) => (known.Length - tail + index + 1, "  " + line)));

        // Unchanged lines far from a change are left out.
        var near = Enumerable.Range(0, lines.Count).Where(at => lines[Math.Max(0, at - Context)..Math.Min(lines.Count, at + Context + 1)].Any(line => line.Text[0] != ' ')).ToList();
        var shown = near.Select((at, index) => (index == 0 || near[index - 1] != at - 1 ? $"@@ line {lines[at].Number} @@\n" : "") + lines[at].Text).ToList();
        return string.Join('\n', shown.Take(LinesShown)) + (shown.Count > LinesShown ? $"\n… and {shown.Count - LinesShown} lines more" : "");
    }
}
