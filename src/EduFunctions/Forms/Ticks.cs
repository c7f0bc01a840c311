using System.Text.RegularExpressions;

namespace EduFunctions.Forms;

/// <summary>Reads a choice that is ticked: ☐, ☒, □是 ☑否, 是√ 否.</summary>
static partial class Ticks
{
    const string Ticked = "☑☒✓✔√✅■●◉⊙▣";

    static readonly char[] Between = [' ', ',', '/', ';', '、', '\t', '\n'];

    /// <summary>The option that is ticked; null when none is, both are, or it is not clear whose tick it is.</summary>
    public static string? Read(string text, string yes, string no)
    {
        // A box alone stands for the question. A circle is a no to some and a mark to others.
        if (text is "☐" or "□" or "☒")
        {
            return no;
        }

        // (√)是 ( )否 are boxes too.
        var boxed = Bracket().Replace(EmptyBox().Replace(text, "□"), "");
        var marks = Mark().Matches(boxed).Select(match => match.Value).ToList();
        if (string.Concat(marks).Length != boxed.Count(letter => !Between.Contains(letter))
            || marks.Count(mark => mark == yes) > 1 || marks.Count(mark => mark == no) > 1)
        {
            return null;
        }

        var pairs = boxed.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        var parts = marks.Count == 2
            || (pairs.Length == 2
            && pairs.All(pair => pair.Contains(yes, StringComparison.Ordinal) != pair.Contains(no, StringComparison.Ordinal)))
            ? (marks.Count == 2 ? [string.Concat(marks)] : pairs) : Paired(marks);
        var chosen = parts.Where(part => part.AsSpan().ContainsAny(Ticked)).ToList();
        return chosen is not [var one] ? null : one.Contains(yes, StringComparison.Ordinal) ? yes
            : one.Contains(no, StringComparison.Ordinal) ? no : null;
    }

    // Without a blank between them each option must have a mark of its own, all before or all behind.
    static string[] Paired(List<string> marks) => marks.Count == 4 ? [marks[0] + marks[1], marks[2] + marks[3]] : [];

    [GeneratedRegex(@"[(\[【〔][\s_]*[)\]】〕]")]
    private static partial Regex EmptyBox();

    [GeneratedRegex(@"[()\[\]【】〔〕_]")]
    private static partial Regex Bracket();

    [GeneratedRegex("[☑☒✓✔√✅■●◉⊙▣☐□○◯×✗✘✕✖❌Xx]|是|否")]
    private static partial Regex Mark();
}
