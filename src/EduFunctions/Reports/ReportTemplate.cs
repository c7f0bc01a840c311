using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using EduFunctions.Findings;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>What a code of a template stands for.</summary>
enum MarkKind
{
    /// <summary>Nothing that we know.</summary>
    Unknown,

    /// <summary>A sentence begins; it ends where the next one begins, before its evidence, or with the paragraph.</summary>
    Sentence,

    /// <summary>A figure, a list or a fact.</summary>
    Place,

    /// <summary>A table, a chart, further paragraphs, or the appendix.</summary>
    Block,
}

/// <summary>
/// The report's template: every item in the office's layout, with codes in the places of figures. The office downloads it, changes words,
/// order and look in Word or WPS, and the next report is made from theirs.
/// </summary>
public static class ReportTemplate
{
    const string Sentence = "say:";
    const string Always = "say";
    const string Appendix = "appendix";
    const int CodesMaximum = 5_000; // ours has some hundreds
    const int BlockWeight = 50; // a table prints as much as so many figures

    static readonly FrozenDictionary<string, ReportClause> Clauses = ReportItems.All
        .SelectMany(item => item.Clauses, (item, clause) => (Code: SentenceOf(item, clause), clause))
        .ToFrozenDictionary(entry => entry.Code, entry => entry.clause, StringComparer.Ordinal);

    static readonly FrozenSet<string> Blocks = ReportItems.Blocks.Select(block => block.Code).Append(Appendix).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Everything that can be said of an office's own template.</summary>
    public static ImmutableArray<FindingRule> Findings => ReportFindings.All;

    /// <summary>Our template (.docx), the same bytes every time.</summary>
    public static byte[] Write()
    {
        using var writer = new WordWriter(_ => null);
        writer.Add(Paragraph(WordStyles.Title, Place(writer, new("fact:county", PlaceForm.Value)), Run("履行教育职责自评报告")));
        foreach (var heading in ReportOutline.All)
        {
            if (heading.Title.Length > 0)
            {
                writer.Heading(heading.Level, heading.Title);
            }

            foreach (var item in ReportItems.All.Where(item => item.Heading == heading))
            {
                Write(writer, item);
            }
        }

        var office = Paragraph(WordStyles.Closing, Place(writer, new("fact:county", PlaceForm.Value)), Run("人民政府"));
        office.Element(W + "pPr")!.Add(Element("keepNext"));
        writer.Add(Paragraph(WordStyles.Body), office, Paragraph(WordStyles.Closing, Place(writer, new("fact:compiled-on", PlaceForm.Value))));
        writer.TurnPages();
        writer.Heading(1, "附：指标来源");
        writer.Add(Paragraph(WordStyles.Body, Mark(writer, Appendix, "指标来源表")));
        return writer.ToBytes();
    }

    /// <summary>What is to be said of a template: an error refuses it, a notice informs. Empty when nothing is; never an exception.</summary>
    public static ImmutableArray<Finding> Check(byte[] template)
    {
        if (TemplatePackage.WhyNot(template) is { } refused)
        {
            return [refused];
        }

        try
        {
            using var copy = new MemoryStream();
            copy.Write(template);
            var links = new List<string>();
            using var document = TemplateReach.Open(copy, isSaved: false, links);
            var main = document.MainDocumentPart ?? throw new InvalidDataException("no document");
            var (miswritten, outside) = (ReportDocument.PartsOf(main).SelectMany(part => ReportMarks.Miswritten(Load(part))).Where(one => one.Taken is null || KindOf(one.Taken) == MarkKind.Unknown).ToList(), TemplateReach.PartsOf(document).SelectMany(part => TemplateReach.Take(part, Load(part))).Distinct(StringComparer.Ordinal).ToList());
            var marks = ReportDocument.PartsOf(main)
                .SelectMany(part => ReportMarks.Of(Load(part)), (part, mark) => (IsBody: part == main, mark.Text, mark.Code, Kind: KindOf(mark.Code))).ToList();
            return !marks.Exists(mark => mark.Kind != MarkKind.Unknown) ? [ReportFindings.HasNoCode.Create()]
                : marks.Sum(mark => mark.Kind == MarkKind.Block ? BlockWeight : 1) > CodesMaximum ? [ReportFindings.TooManyCodes.Create(Text(CodesMaximum))]
                :
                [
                    .. marks.Where(mark => !miswritten.Exists(one => one.Taken == mark.Code && KindOf(one.Code) != MarkKind.Unknown))
                        .Select(mark => FindingOf(mark.Code, mark.Text, mark.IsBody)).OfType<Finding>().Concat(miswritten.Select(FindingOf).OfType<Finding>()).Concat(InComments(main)).Concat(NotFilled(document, main))
                        .Concat(links.Distinct(StringComparer.Ordinal).Select(link => ReportFindings.LinkUnreadable.Create(Where(link))))
                        .Concat(outside.Count == 0 ? [] : [ReportFindings.ReachesOutside.Create(string.Join('、', outside))]).DistinctBy(finding => finding.Message),
                ];
        }
        catch (Exception exception) when (ReportDocument.IsOfTheFile(exception))
        {
            return [ReportFindings.Damaged.Create(exception.GetType().Name)];
        }
    }

    // What looks like none of ours is the office's own.
    static Finding? FindingOf((string Written, string Code, string? Taken, string Text) one) =>
        KindOf(one.Code) != MarkKind.Unknown ? ReportFindings.CodeMiswritten.Create(one.Written, $"{{{one.Code}}}", Where(one.Text))
        : one.Taken is null && one.Code.Contains('-', StringComparison.Ordinal) ? ReportFindings.UnknownCode.Create(one.Written, Where(one.Text)) : null;

    static IEnumerable<Finding> InComments(MainDocumentPart main) => main.WordprocessingCommentsPart is not { } comments ? []
        : ReportMarks.Of(Load(comments)).Where(mark => KindOf(mark.Code) != MarkKind.Unknown).Select(mark => ReportFindings.CodeInComment.Create(mark.Code));

    static IEnumerable<Finding> NotFilled(WordprocessingDocument document, MainDocumentPart main) =>
        TemplateReach.PartsOf(document).SelectMany(part => ReportMarks.Elsewhere(Load(part))).Where(code => KindOf(code) != MarkKind.Unknown).Select(code => ReportFindings.CodeElsewhere.Create(code))
            .Concat(ReportDocument.PartsOf(main).SelectMany(part => ReportMarks.Misplaced(Load(part))).Where(code => KindOf(code) != MarkKind.Unknown).Select(code => ReportFindings.ControlMisplaced.Create(code)));

    static string Where(string text) => text.Length > 60 ? text[..60] + "…" : text;

    /// <summary>What is to be said of a code; null when nothing is.</summary>
    static Finding? FindingOf(string code, string text, bool isBody)
    {
        var where = Where(text);
        return KindOf(code) switch
        {
            MarkKind.Unknown => ReportFindings.UnknownCode.Create(code, where),
            MarkKind.Block when !isBody => ReportFindings.CodeMisplaced.Create(code, where),
            _ => null,
        };
    }

    /// <summary>What a code stands for.</summary>
    internal static MarkKind KindOf(string code) =>
        code == Always || Clauses.ContainsKey(code) ? MarkKind.Sentence
        : Blocks.Contains(code) ? MarkKind.Block
        : ReportSource.IsKnown(ReportPlace.Parse(code)) ? MarkKind.Place : MarkKind.Unknown;

    /// <summary>The sentence of a code; null for what is always said.</summary>
    internal static ReportClause? ClauseOf(string code) => Clauses.GetValueOrDefault(code);

    /// <summary>The item of a sentence, an evidence or a standing; null for all else.</summary>
    internal static ReportItem? ItemOf(string code) =>
        Clauses.ContainsKey(code) ? ReportItems.Find(code[Sentence.Length..code.IndexOf('/', StringComparison.Ordinal)])
        : EndsSentence(code) ? ReportItems.Find(code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..]) : null;

    /// <summary>True for evidence and standing of an item: they are no part of the sentence before them.</summary>
    internal static bool EndsSentence(string code) => code.StartsWith(ReportLists.Evidence, StringComparison.Ordinal) || code.StartsWith(ReportLists.Standing, StringComparison.Ordinal);

    static string SentenceOf(ReportItem item, ReportClause clause) => $"{Sentence}{item.Code}/{clause.Code}";

    static void Write(WordWriter writer, ReportItem item)
    {
        var paragraph = Paragraph(WordStyles.Body, item.Title.Length > 0 ? Run(item.Title, Element("b")) : null);
        foreach (var clause in item.Clauses)
        {
            paragraph.Add(Mark(writer, SentenceOf(item, clause), clause.When is { } when ? $"{ReportNames.Of(when)}时说" : "总是说", withWords: false));
            paragraph.Add(Words(writer, clause.Words));
        }

        paragraph.Add(ReportLists.PlacesOf(item).Select(place =>
            Place(writer, place, place.Name.StartsWith(ReportLists.Standing, StringComparison.Ordinal) ? WordStyles.Standing : WordStyles.Code)));
        writer.Add(paragraph);
        foreach (var block in item.Blocks)
        {
            writer.Add(Paragraph(WordStyles.Body, Mark(writer, block.Code, block.Title.Length > 0 ? block.Title : "更多段落")));
        }
    }

    static IEnumerable<XElement> Words(WordWriter writer, string words) =>
        ReportSource.PartsOf(words).Select(part => part.Place is { } place ? Place(writer, place) : Run(part.Words));

    static XElement Place(WordWriter writer, ReportPlace place, string style = WordStyles.Code) => Mark(writer, place.ToString(), ReportNames.Of(place), style);

    // The code stands in braces within the control: what does not know controls keeps it as text.
    static XElement Mark(WordWriter writer, string code, string name, string style = WordStyles.Code, bool withWords = true) =>
        Control(code, name, writer.Runs.NextId(), Run(withWords ? $"{{{code} {name}}}" : $"{{{code}}}", Element("rStyle", style)));
}
