using System.Text.RegularExpressions;

namespace EduFunctions.Forms;

/// <summary>Reads a choice that is ticked: ☐, ☒, □是 ☑否, 是√ 否.</summary>
static partial class Ticks
{
    const string Ticked = "☑☒✓✔√■●◉⊙▣";
    const string Open = "☐□○◯";

    /// <summary>The option that is ticked; null when none is, both are, or it is not clear whose tick it is.</summary>
    public static string? Read(string text, string yes, string no)
    {
        // A box alone stands for the question.
        if (text.Length == 1 && (Open + "☒").Contains(text[0]))
        {
            return no;
        }

        var marks = Mark().Matches(text).Select(match => match.Value).ToList();
        if (string.Concat(marks).Length != string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not (',' or '/' or ';' or '、'))).Length
            || marks.Count(mark => mark == yes) != 1 || marks.Count(mark => mark == no) != 1)
        {
            return null;
        }

        var pairs = text.Split([' ', ',', '/', ';', '、', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var parts = pairs.Length == 2 && pairs.All(pair => pair.Contains(yes, StringComparison.Ordinal) != pair.Contains(no, StringComparison.Ordinal))
            ? pairs : Paired(marks);
        var chosen = parts.Where(part => part.AsSpan().ContainsAny(Ticked)).ToList();
        return chosen is [var one] ? (one.Contains(yes, StringComparison.Ordinal) ? yes : no) : null;
    }

    // Without a blank between them each option must have a mark of its own, all before or all behind.
    static string[] Paired(List<string> marks) => marks.Count == 4 ? [marks[0] + marks[1], marks[2] + marks[3]] : [];

    [GeneratedRegex("[☑☒✓✔√■●◉⊙▣☐□○◯]|是|否")]
    private static partial Regex Mark();
}
