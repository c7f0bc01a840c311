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
    /// <summary>
    /// Turns content controls around whole paragraphs and tables, or around a cell of a table, that are a code by their tag into that code in braces. Their
    /// content may have been deleted.
    /// </summary>
    public static void OpenControls(XElement root)
    {
        foreach (var control in root.Descendants(W + "sdt").Reverse().Where(control => IsAround(control) && IsOurs(control)).ToList())
        {
            var (content, cell) = (control.Element(W + "sdtContent"), CellOf(control));
            if (content is not null && Braces().IsMatch(Narrow(TextOf(content))))
            {
                control.ReplaceWith(content.Nodes());
                continue;
            }

            var code = new XElement(W + "p", content?.Descendants(W + "p").FirstOrDefault()?.Element(W + "pPr"), Run(InBraces(TagOf(control)!)));
            cell?.Elements().Where(element => element.Name != W + "tcPr").Remove();
            cell?.Add(code);
            control.ReplaceWith(cell is null ? code : content!.Nodes());
        }
    }

    /// <summary>The tags of controls that are a code and will not be filled: around rows or several cells of a table, where a figure has no one place.</summary>
    public static IEnumerable<string> Misplaced(XElement root) => root.Descendants(W + "sdt")
        .Where(control => IsOfTable(control) && CellOf(control) is null && IsOurs(control) && !Braces().IsMatch(Narrow(TextOf(control)))).Select(control => TagOf(control)!);

    static bool IsAround(XElement control) => IsOfTable(control) ? CellOf(control) is not null
        : control.Element(W + "sdtContent") is { HasElements: true } content ? content.Elements().Any(one => one.Name == W + "p" || one.Name == W + "tbl")
        : control.Ancestors().FirstOrDefault(one => one.Name == W + "p" || one.Name == W + "txbxContent")?.Name != W + "p";

    static bool IsOfTable(XElement control) => control.Ancestors().FirstOrDefault(one => one.Name != W + "sdt" && one.Name != W + "sdtContent")?.Name is var parent && (parent == W + "tbl" || parent == W + "tr");

    static XElement? CellOf(XElement control) => IsOfTable(control) && control.Element(W + "sdtContent")?.Descendants(W + "tc").Take(2).ToList() is [var cell] ? cell : null;

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

        var (narrow, places) = Read(text.ToString());
        var found = Braces().Matches(narrow).Select(match => (match.Groups[1].Value, Start: places[match.Index], End: places[match.Index + match.Length - 1] + 1)).ToList();
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
    static List<ReportMark> Cut(List<(XElement Run, XElement Child, int Start)> pieces, string text, List<(string Code, int Start, int End)> found)
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
            while (next < found.Count && found[next].Start < end)
            {
                var code = found[next];
                Add(at, code.Start);
                if (code.Start >= start)
                {
                    parts.Add(Of(text[code.Start..code.End]));
                    marks.Add(new ReportMark(code.Code, parts[^1]));
                }

                at = Math.Min(end, code.End);
                if (code.End > end)
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
            .Where(control => control.Ancestors(W + "p").First() == paragraph).ToList())
        {
            var content = control.Element(W + "sdtContent");
            if (content is not null && Braces().IsMatch(Narrow(TextOf(content))))
            {
                control.ReplaceWith(content.Nodes());
            }
            else if (IsOurs(control))
            {
                control.ReplaceWith(new XElement(W + "r", content?.Descendants(W + "rPr").FirstOrDefault(), new XElement(W + "t", InBraces(TagOf(control)!))));
            }
        }
    }

    // Where a page ended when Word last laid it out, where a word might be parted, and what a comment hangs on: nobody has typed them.
    static bool IsNothing(XElement child) => child.Name == W + "lastRenderedPageBreak" || child.Name == W + "softHyphen" || child.Name == W + "annotationRef" || child.Name == W + "commentReference";

    static string Narrow(string text) => Read(text).Text;

    /// <summary>
    /// A text as codes are read: without what nobody sees, the letters and signs that a Chinese keyboard writes wide made narrow, the hyphens and
    /// dashes that Word and WPS make of a hyphen made one again, and no-break blanks beside the signs of a code left out.
    /// </summary>
    /// <returns>The text, and of each of its letters where it stood.</returns>
    static (string Text, List<int> Places) Read(string text)
    {
        var (read, places) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var at = 0; at < text.Length; at++)
        {
            if (!CellValue.IsInvisible(text[at]) && !(text[at] == '\u00A0' && ((read.Length > 0 && IsSign(read[^1])) || (at + 1 < text.Length && IsSign(Narrow(text[at + 1]))))))
            {
                read.Append(Narrow(text[at]));
                places.Add(at);
            }
        }

        return (read.ToString(), places);
    }

    static bool IsSign(char letter) => letter is '-' or '.' or ':' or '/';

    static char Narrow(char letter) => letter switch
    {
        '\u2010' or '\u2011' or '\u2013' or '\u2212' => '-',
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - '\uFF01' + '!'),
        _ => letter,
    };

    static bool IsOurs(XElement control) => TagOf(control) is { } tag && Braces().IsMatch(InBraces(tag));

    static string? TagOf(XElement control) => ValueOf(control.Element(W + "sdtPr"), "tag");

    static string InBraces(string code) => $"{{{code}}}";

    // A code begins with a letter of a to z; 〔〕 and Chinese words in braces are the office's own.
    [GeneratedRegex("\\{\\s*([a-z][a-z0-9]*(?:[-.:/][a-z0-9]+)*)(?:\\s[^{}\\n]{0,200})?\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}
