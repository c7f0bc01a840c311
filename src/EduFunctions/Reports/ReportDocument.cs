using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using EduFunctions.Findings;
using EduFunctions.Workbooks;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>Makes the report from a template: ours, or the office's own. What is not a code of ours stays as it is.</summary>
public static class ReportDocument
{
    /// <summary>Writes a report.</summary>
    /// <param name="source">What it is made from.</param>
    /// <param name="template">The office's template; null for ours (<see cref="ReportTemplate.Write()"/>).</param>
    /// <param name="addressOf">Where a figure, a problem or a cell leads; null for nowhere.</param>
    /// <returns>The report; what is wrong with the template is told in it, never thrown.</returns>
    public static ReportFile Write(ReportSource source, byte[]? template, Func<ReportRun, string?> addressOf)
    {
        ImmutableArray<Finding> findings = template is null ? [] : ReportTemplate.Check(template);
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new ReportFile(null, findings, []);
        }

        using var buffer = new MemoryStream();
        buffer.Write(template ?? ReportTemplate.Write());
        try
        {
            return Fill(buffer, source, addressOf) with { Findings = findings };
        }
        catch (Exception exception) when (template is not null && IsOfTheFile(exception))
        {
            return new ReportFile(null, [ReportFindings.Damaged.Create(exception.GetType().Name)], []);
        }
    }

    /// <summary>True for what the packaging library throws at a file whose parts do not hold together.</summary>
    internal static bool IsOfTheFile(Exception exception) =>
        exception is OpenXmlPackageException or InvalidDataException or IOException or FormatException or XmlException
            or InvalidOperationException or ArgumentException;

    static ReportFile Fill(MemoryStream buffer, ReportSource source, Func<ReportRun, string?> addressOf)
    {
        using var document = TemplateReach.Open(buffer, isSaved: true);
        var main = document.MainDocumentPart ?? throw new InvalidDataException("no document");
        CutOff(document);
        var parts = PartsOf(main).ToDictionary(part => part, Load);
        var styles = JoinStyles(main);
        var id = parts.Values.SelectMany(root => root.Descendants()).Select(NumberOf).Append(0).Max() + 1;
        var fill = new ReportFill(source);
        var printed = new List<ReportRun>();
        foreach (var (part, root) in parts.OrderBy(entry => entry.Key is MainDocumentPart)) // the appendix comes last
        {
            var runs = new WordRuns(part, styles, addressOf, id, printed);
            fill.Part(root, runs, main == part);
            id = runs.NextId();
            Save(part, root);
        }

        document.Dispose();
        return new ReportFile(WorkbookLook.WithoutChance(buffer), [], [.. printed.Distinct()]);
    }

    /// <summary>The parts of a document in which codes are looked for.</summary>
    internal static IEnumerable<OpenXmlPart> PartsOf(MainDocumentPart main) =>
    [
        main, .. main.HeaderParts, .. main.FooterParts, .. new OpenXmlPart?[] { main.FootnotesPart, main.EndnotesPart }.OfType<OpenXmlPart>(),
    ];

    // Before anything is filled: only the template can reach outside.
    static void CutOff(WordprocessingDocument document)
    {
        foreach (var part in TemplateReach.PartsOf(document).ToList())
        {
            var root = Load(part);
            if (TemplateReach.Take(part, root).Length > 0)
            {
                Save(part, root);
            }

            TemplateReach.Detach(part);
        }
    }

    static Dictionary<string, string> JoinStyles(MainDocumentPart main)
    {
        var root = main.StyleDefinitionsPart is { } theirs ? Load(theirs) : WordStyles.None();
        var part = main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>("rIdReportStyles");
        var styles = WordStyles.Join(root);
        Save(part, root);
        return styles;
    }

    // Controls, bookmarks and drawings are numbered; some programs number beyond what Word counts.
    static int NumberOf(XElement element)
    {
        var text = element.Name == W + "bookmarkStart" ? element.Attribute(W + "id")?.Value
            : element.Name == W + "sdtPr" ? ValueOf(element, "id")
            : element.Name.LocalName == "docPr" ? element.Attribute("id")?.Value : null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue / 2 ? number : 0;
    }
}
