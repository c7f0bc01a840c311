using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EduFunctions.Workbooks;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>One code in a paragraph of a template, a run of its own.</summary>
/// <param name="Code">The code: a <see cref="ReportPlace"/>, or that of a sentence, a table, a chart, paragraphs.</param>
/// <param name="Run">The run that will be replaced.</param>
sealed record ReportMark(string Code, XElement Run);

/// <summary>
/// Finds the codes of a template: in braces, with words for people behind them ({large-classes.primary 大班额数（小学）}), or the tag of a
/// content control. In braces they outlive every program (ADR 0022), though it cuts them into several runs.
/// </summary>
static partial class ReportMarks
{
    /// <summary>Turns content controls around whole cells or paragraphs that are a code by their tag into that code in braces.</summary>
    public static void OpenControls(XElement root)
    {
        foreach (var cell in root.Descendants(W + "sdt").Where(IsOurs).Select(control => control.Element(W + "sdtContent")?.Elements().ToList())
            .Where(content => content is [{ } only] && only.Name == W + "tc").Select(content => content![0]).ToList())
        {
            if (!Braces().IsMatch(Narrow(TextOf(cell))))
            {
                var look = cell.Elements(W + "p").FirstOrDefault()?.Element(W + "pPr");
                var code = InBraces(ValueOf(cell.Parent!.Parent!.Element(W + "sdtPr"), "tag")!);
                cell.Elements().Where(element => element.Name != W + "tcPr").Remove();
                cell.Add(new XElement(W + "p", look, Run(code)));
            }

            cell.Parent!.Parent!.ReplaceWith(cell);
        }

        foreach (var control in root.Descendants(W + "sdt").Reverse()
            .Where(control => control.Element(W + "sdtContent")?.Elements(W + "p").Any() == true && IsOurs(control)).ToList())
        {
            var content = control.Element(W + "sdtContent")!;
            control.ReplaceWith(Braces().IsMatch(Narrow(TextOf(content))) ? content.Nodes()
                : new XElement(W + "p", content.Element(W + "p")!.Element(W + "pPr"), Run(InBraces(ValueOf(control.Element(W + "sdtPr"), "tag")!))));
        }
    }

    /// <summary>Every code of a part, with the text of its paragraph.</summary>
    public static IEnumerable<(string Code, string Text)> Of(XElement root)
    {
        OpenControls(root);
        return root.Descendants(W + "p").ToList().Select(paragraph => (Text: TextOf(paragraph), Marks: In(paragraph)))
            .SelectMany(entry => entry.Marks, (entry, mark) => (mark.Code, entry.Text));
    }

    /// <summary>The codes of a paragraph in their order, each made a run of its own.</summary>
    public static List<ReportMark> In(XElement paragraph)
    {
        OpenControlsIn(paragraph);
        foreach (var hyphen in RunsOf(paragraph).Elements(W + "noBreakHyphen").Where(_ => Narrow(TextOf(paragraph)).Contains('{', StringComparison.Ordinal)).ToList())
        {
            hyphen.ReplaceWith(new XElement(W + "t", "\u2011"));
        }

        var (text, pieces) = (new StringBuilder(), new List<(XElement Run, XElement Child, int Start)>());
        foreach (var run in RunsOf(paragraph))
        {
            foreach (var child in run.Elements().Where(child => child.Name != W + "rPr"))
            {
                pieces.Add((run, child, text.Length));
                text.Append(child.Name == W + "t" ? child.Value : IsNothing(child) ? "" : "\n");
            }
        }

        var found = CodesOf(text.ToString());
        return found.Count == 0 ? [] : Cut(pieces, text.ToString(), found);
    }

    /// <summary>The runs of a paragraph, without those of paragraphs that stand in it (text boxes).</summary>
    public static IEnumerable<XElement> RunsOf(XElement paragraph) => paragraph.Elements().Where(IsRead)
        .SelectMany(element => element.Name == W + "r" ? Enumerable.Repeat(element, 1) : RunsOf(element));

    static bool IsRead(XElement element) => element.Name != W + "p" && element.Name != W + "pPr" && element.Name != W + "del" && element.Name != W + "moveFrom";

    /// <summary>Puts others in the place of elements, each parent at once.</summary>
    public static void Replace(IReadOnlyDictionary<XElement, IReadOnlyList<XElement>> replacements)
    {
        foreach (var parent in replacements.Keys.Select(run => run.Parent!).Distinct().ToList())
        {
            parent.ReplaceNodes(parent.Nodes().SelectMany(node =>
                node is XElement element && replacements.TryGetValue(element, out var others) ? others : Enumerable.Repeat(node, 1)).ToList());
        }
    }

    // Pieces and codes are both in order: each piece is cut where a code begins or ends in it.
    static List<ReportMark> Cut(List<(XElement Run, XElement Child, int Start)> pieces, string text, List<(string Code, int Index, int Length)> found)
    {
        var (marks, next, runs) = (new List<ReportMark>(), 0, new Dictionary<XElement, IReadOnlyList<XElement>>());
        foreach (var (run, child, start) in pieces)
        {
            var parts = (List<XElement>)(runs.TryGetValue(run, out var known) ? known : runs[run] = new List<XElement>());
            if (child.Name != W + "t")
            {
                child.Remove(); // moved, not copied: paragraphs of a text box in it are still to be filled
                parts.Add(new XElement(W + "r", run.Element(W + "rPr"), child));
                continue;
            }

            var (at, end) = (start, start + child.Value.Length);
            while (next < found.Count && found[next].Index < end)
            {
                var code = found[next];
                Add(at, code.Index);
                if (code.Index >= start)
                {
                    parts.Add(Of(text.Substring(code.Index, code.Length)));
                    marks.Add(new ReportMark(code.Code, parts[^1]));
                }

                at = Math.Min(end, code.Index + code.Length);
                if (code.Index + code.Length > end)
                {
                    break;
                }

                next++;
            }

            Add(at, end);

            void Add(int from, int to)
            {
                if (to > from)
                {
                    parts.Add(Of(text[from..to]));
                }
            }

            XElement Of(string words) => new(W + "r", run.Element(W + "rPr"), new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), words));
        }

        Replace(runs);
        return marks;
    }

    static void OpenControlsIn(XElement paragraph)
    {
        foreach (var control in paragraph.Descendants(W + "sdt").Reverse()
            .Where(control => control.Ancestors(W + "p").First() == paragraph && control.Element(W + "sdtContent") is not null).ToList())
        {
            var content = control.Element(W + "sdtContent")!;
            if (Braces().IsMatch(Narrow(TextOf(content))))
            {
                control.ReplaceWith(content.Nodes());
            }
            else if (IsOurs(control))
            {
                control.ReplaceWith(new XElement(W + "r", content.Descendants(W + "rPr").FirstOrDefault(),
                    new XElement(W + "t", InBraces(ValueOf(control.Element(W + "sdtPr"), "tag")!))));
            }
        }
    }

    // Where a page ended when Word last laid it out, and where a word might be parted: nobody has typed them.
    static bool IsNothing(XElement child) => child.Name == W + "lastRenderedPageBreak" || child.Name == W + "softHyphen";

    // The codes of a text, and where in it they stand.
    static List<(string Code, int Index, int Length)> CodesOf(string text)
    {
        if (!text.AsSpan().ContainsAny('{', '｛'))
        {
            return [];
        }

        var places = Enumerable.Range(0, text.Length).Where(index => !IsUnseen(text, index)).ToArray();
        return [.. Braces().Matches(Narrow(text)).Select(match => (match.Groups[1].Value, places[match.Index], places[match.Index + match.Length - 1] - places[match.Index] + 1))];
    }

    // Without what nobody sees; narrow what a Chinese keyboard writes wide; a hyphen for the hyphens and dashes that Word and WPS make of it.
    static string Narrow(string text) => string.Concat(text.Where((_, index) => !IsUnseen(text, index)).Select(letter => letter switch
    {
        >= '！' and <= '～' => (char)(letter - '！' + '!'),
        '\u2010' or '\u2011' or '\u2013' or '\u2212' => '-',
        _ => letter,
    }));

    // Invisible characters; and the blank that holds words together beside a sign of a code: Word sets it before a colon.
    static bool IsUnseen(string text, int index) => CellValue.IsInvisible(text[index])
        || (text[index] is '\u00A0' or '\u202F' && (IsSign(text, index - 1) || IsSign(text, index + 1)));

    static bool IsSign(string text, int index) => index >= 0 && index < text.Length && text[index] is ('-' or '.' or ':' or '/');

    static bool IsOurs(XElement control) => ValueOf(control.Element(W + "sdtPr"), "tag") is { } tag && Braces().IsMatch(Narrow(InBraces(tag)));

    static string InBraces(string code) => $"{{{code}}}";

    // A code begins with a letter of a to z; 〔〕 and Chinese words in braces are the office's own.
    [GeneratedRegex("\\{\\s*([a-z][a-z0-9]*(?:[-.:/][a-z0-9]+)*)(?:\\s[^{}\\n]{0,200})?\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}
