using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>Codes that are written otherwise than codes are.</summary>
static partial class ReportMarks
{
    /// <summary>
    /// What begins like a code in braces and is none as it is written: {Large-classes}, {large - classes}, {classes，班级数}, {classes without an
    /// end; with the code that it would be in small letters and without blanks.
    /// </summary>
    /// <returns>As written, the code that it would be, the one that it is taken for (null for none), the text around it.</returns>
    public static IEnumerable<(string Written, string Code, string? Taken, string Text)> Miswritten(XElement root)
    {
        foreach (var paragraph in root.Descendants(W + "p"))
        {
            var text = string.Concat(RunsOf(paragraph).SelectMany(run => run.Elements()).Where(child => child.Name != W + "rPr" && !IsNothing(child))
                .Select(child => child.Name == W + "t" ? child.Value : child.Name == W + "noBreakHyphen" ? "-" : "\n"));
            var (narrow, places) = Read(text);
            for (var start = narrow.IndexOf('{', StringComparison.Ordinal); start >= 0; start = narrow.IndexOf('{', start + 1))
            {
                var end = narrow.IndexOfAny(['{', '}', '\n'], start + 1) is var stop and >= 0 ? stop : narrow.Length;
                var isClosed = end < narrow.Length && narrow[end] == '}';
                var cut = Math.Min(end, start + 1 + CodeMost);
                var inside = narrow[(start + 1)..(cut < narrow.Length && char.IsLowSurrogate(narrow[cut]) ? cut - 1 : cut)]; // no half of a letter: it cannot be normalised
                var taken = isClosed && Braces().Match(narrow[start..(end + 1)]) is { Success: true } strict ? strict.Groups[1].Value : null;
                var written = Blanks().Replace(inside.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('_', '-').Trim(), "$1");
                if (Beginning().Match(written) is { Success: true } match && match.Value != taken)
                {
                    yield return (text[places[start]..(isClosed ? places[end] + 1 : places[start + inside.Length] + 1)], match.Value, taken, text);
                }
            }
        }
    }

    /// <summary>The codes that stand where nothing is filled: in charts and diagrams, WordArt, formulas, the instructions of fields.</summary>
    public static IEnumerable<string> Elsewhere(XElement root) => root.Descendants().Where(one => one.Name.LocalName == "p" || one.Name.LocalName == "textpath" || one.Name.LocalName == "v")
        .SelectMany(place => Braces().Matches(Narrow(place.Name.LocalName == "textpath" ? place.Attribute("string")?.Value ?? "" : place.Name.LocalName == "v" ? place.Value
            : string.Concat(place.Descendants().Where(text => (text.Name.LocalName == "t" && text.Name != W + "t") || text.Name == W + "instrText").Select(text => text.Value)))))
        .Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    const int CodeMost = 250;

    [GeneratedRegex("^[a-z][a-z0-9]*(?:[-.:/][a-z0-9]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Beginning();

    [GeneratedRegex("\\s*([-.:/])\\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
