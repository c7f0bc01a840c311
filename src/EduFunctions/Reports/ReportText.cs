using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>What a report says, taken from the document itself, so that the office's wording is in it.</summary>
public static class ReportText
{
    /// <summary>
    /// The text of every item, table, chart and list of paragraphs by its code (<c>item:large-classes</c>, <c>table:stages</c>), paragraphs
    /// by line ends, cells by tabulators. What the office has taken out of its template is not in it.
    /// </summary>
    /// <param name="report">A report as <see cref="ReportDocument.Write"/> makes it.</param>
    public static ImmutableDictionary<string, string> Of(byte[] report)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(report), false);
        var body = WordReading.BodyOf(document);
        var names = ReportItems.All.Select(item => "item:" + item.Code).Concat(ReportItems.Blocks.Select(block => block.Code)).Append("appendix")
            .ToDictionary(BookmarkOf, StringComparer.Ordinal);
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var open = new Dictionary<string, (string Code, List<string> Lines)>(StringComparer.Ordinal);
        foreach (var block in body.Elements())
        {
            foreach (var start in block.DescendantsAndSelf(W + "bookmarkStart"))
            {
                if (names.TryGetValue(start.Attribute(W + "name")?.Value ?? "", out var code))
                {
                    open[start.Attribute(W + "id")?.Value ?? ""] = (code, []);
                }
            }

            foreach (var (_, lines) in open.Values)
            {
                lines.AddRange(WordReading.LinesOfBlock(block));
            }

            foreach (var end in block.DescendantsAndSelf(W + "bookmarkEnd"))
            {
                if (open.Remove(end.Attribute(W + "id")?.Value ?? "", out var ended))
                {
                    texts[ended.Code] = string.Join('\n', ended.Lines);
                }
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>The whole text: paragraphs by line ends, cells by tabulators; headers first, then notes and footers.</summary>
    public static string All(byte[] report)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(report), false);
        var (main, body) = (document.MainDocumentPart!, WordReading.BodyOf(document));
        return string.Join('\n', WordReading.MarginsOf(main.HeaderParts).Append(body).Concat(WordReading.NotesOf(main, body))
            .Concat(WordReading.MarginsOf(main.FooterParts)).SelectMany(WordReading.LinesOf));
    }

    /// <summary>The name of a code as a bookmark: Word takes letters, digits and _.</summary>
    internal static string BookmarkOf(string code) => code.Replace(':', '_').Replace('-', '_');
}
