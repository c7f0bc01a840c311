using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>Codes that are written otherwise than codes are.</summary>
static partial class ReportMarks
{
    /// <summary>
    /// What stands in braces like a code and is none as it is written: {Large-classes}, {large - classes}, with the code that it would be in
    /// small letters, narrow signs and without blanks.
    /// </summary>
    /// <returns>As written, the code that it would be, the one that it is taken for (null for none), the text around it.</returns>
    public static IEnumerable<(string Written, string Code, string? Taken, string Text)> Miswritten(XElement root)
    {
        foreach (var paragraph in root.Descendants(W + "p"))
        {
            var text = string.Concat(RunsOf(paragraph).SelectMany(run => run.Elements(W + "t")).Select(piece => piece.Value));
            foreach (Match found in Loose().Matches(text))
            {
                var taken = Braces().Match(Narrow(found.Value)) is { Success: true } strict ? strict.Groups[1].Value : null;
                var written = Blanks().Replace(found.Groups[1].Value.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('_', '-').Trim(), "$1");
                if (Braces().Match(InBraces(written)) is { Success: true } match && match.Groups[1].Value != taken)
                {
                    yield return (found.Value, match.Groups[1].Value, taken, text);
                }
            }
        }
    }

    [GeneratedRegex("[{｛]([^{}｛｝\\n]{2,250})[}｝]", RegexOptions.NonBacktracking)]
    private static partial Regex Loose();

    [GeneratedRegex("\\s*([-.:/])\\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
