using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EduFunctions.Workbooks;

/// <summary>Texts of ours in a part, and our lines in a text that may have runs of letters of its own.</summary>
static partial class WorkbookPatchText
{
    /// <summary>A text as a part may hold it: what looks like an escape is one no more, what no part may hold is replaced.</summary>
    public static string Written(string text) => Escape().Replace(CellValue.Clean(text), "_x005F$0");

    /// <summary>
    /// Takes whole lines out of a comment, and leaves the letters of the rest as they are. True when nothing is left, null when none of its
    /// lines is ours.
    /// </summary>
    public static bool? TakeAway(XElement comment, Func<string, bool> isOurs)
    {
        var runs = comment.Descendants().Where(element => element.Name.LocalName == "t" && element.Parent?.Name.LocalName != "rPh")
            .ToList();
        var all = string.Concat(runs.Select(run => run.Value));
        var isKept = new bool[all.Length];
        var (isFound, last) = (false, -1);
        for (int start = 0, end; start < all.Length; start = end)
        {
            end = all.IndexOf('\n', start) is >= 0 and var found ? found + 1 : all.Length;
            if (isOurs(all[start..end].TrimEnd('\r', '\n')))
            {
                isFound = true;
            }
            else
            {
                Array.Fill(isKept, true, start, end - start);
                last = end - 1;
            }
        }

        if (!isFound)
        {
            return null;
        }

        // The line end before a last line that is gone goes with it.
        if (last >= 0 && last < all.Length - 1 && all[last] == '\n')
        {
            isKept[last] = false;
        }

        var at = 0;
        foreach (var run in runs)
        {
            var text = run.Value;
            var kept = string.Concat(text.Where((_, index) => isKept[at + index]));
            at += text.Length;
            if (kept.Length != text.Length)
            {
                run.Value = kept;
            }

            if (kept.Length == 0)
            {
                (run.Parent?.Name.LocalName == "r" ? run.Parent : run).Remove();
            }
        }

        return !Array.Exists(isKept, kept => kept);
    }

    /// <summary>Puts lines before all else, as a run of its own letters; a plain text stays plain.</summary>
    public static void PutFirst(XElement text, string lines)
    {
        lines = Written(lines);
        var main = text.Name.Namespace;
        var space = new XAttribute(XNamespace.Xml + "space", "preserve");
        if (text.Element(main + "t") is { } plain)
        {
            plain.Value = lines + "\n" + plain.Value;
            plain.SetAttributeValue(space.Name, space.Value);
            return;
        }

        var isAlone = !text.Elements(main + "r").Any();
        text.AddFirst(new XElement(main + "r", new XElement(main + "rPr", Val("sz", 9), Val("rFont", "宋体"), Val("charset", 134)),
            new XElement(main + "t", space, isAlone ? lines : lines + "\n")));

        XElement Val(string name, object value) => new(main + name, new XAttribute("val", value));
    }

    // ECMA-376-1, 22.9.2.19 (ST_Xstring).
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
