using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>Turns the pieces of a report into runs of one part of a document: figures are controls and lead to their addresses.</summary>
/// <param name="part">The part in which they stand: its links are its own.</param>
/// <param name="styles">By which id the document has each style (<see cref="WordStyles.Join"/>).</param>
/// <param name="addressOf">Where a piece leads; null for nowhere.</param>
/// <param name="firstId">First number of its controls; each of a document has its own.</param>
/// <param name="printed">Where every piece printed that is of a figure, a cell or a problem is noted.</param>
sealed class WordRuns(
    OpenXmlPart part, IReadOnlyDictionary<string, string> styles, Func<ReportRun, string?> addressOf, int firstId, List<ReportRun> printed)
{
    readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    readonly HashSet<string> _relationships =
    [
        .. part.HyperlinkRelationships.Select(link => link.Id), .. part.ExternalRelationships.Select(link => link.Id), .. part.Parts.Select(one => one.RelationshipId),
    ];
    int _id = firstId;

    /// <summary>Every piece printed so far that is of a figure, a cell or a problem.</summary>
    public IReadOnlyList<ReportRun> Printed => printed;

    /// <summary>The part in which they stand.</summary>
    public OpenXmlPart Part => part;

    /// <summary>The id of a style in this document.</summary>
    public string Style(string style) => styles[style];

    /// <summary>A number that no control, bookmark or drawing of the document has yet.</summary>
    public int NextId() => _id++;

    /// <summary>The runs of some pieces.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="look">What every run looks like (w:rPr), beside what it is; null for the paragraph's look.</param>
    /// <param name="coverages">The coverages that the reader has been told already, to be added to; null to tell none.</param>
    /// <param name="isLinkable">False inside of a link, which holds no other.</param>
    /// <param name="isEach">True to tell it of each figure, since not all come from the same schools.</param>
    public IEnumerable<XElement> Of(IEnumerable<ReportRun> pieces, XElement? look = null, ISet<string>? coverages = null, bool isLinkable = true, bool isEach = false)
    {
        foreach (var piece in pieces)
        {
            yield return Of(piece, look, isLinkable);
            if (piece.Coverage is { } coverage && coverages is not null && (coverages.Add(coverage) || isEach))
            {
                yield return Run($"（{coverage}）", look?.Elements());
            }
        }
    }

    /// <summary>Notes pieces that are shown otherwise than as text: in a chart.</summary>
    public void Note(IEnumerable<ReportRun> pieces) => printed.AddRange(pieces);

    XElement Of(ReportRun piece, XElement? look, bool isLinkable)
    {
        var isTold = (piece.Figure ?? piece.Cell ?? piece.Flag ?? piece.Anchor) is not null;
        var style = piece.IsMissing ? WordStyles.Missing : piece.Figure is not null ? WordStyles.Figure : null;
        var run = Run(piece.Text, style is null ? null : Element("rStyle", Style(style)),
            look?.Elements().Where(element => style is null || (element.Name != W + "color" && element.Name != W + "rStyle")));
        if (isTold)
        {
            printed.Add(piece);
        }

        var linked = isLinkable && addressOf(piece) is { } address && LinkTo(address) is { } link
            ? new XElement(W + "hyperlink", new XAttribute(R + "id", link), new XAttribute(W + "history", 1), run) : run;
        return piece.Figure is { } figure && IsTag(figure) ? Control(figure, ReportNames.Of(ReportPlace.Parse(figure)), NextId(), linked) : linked;
    }

    string? LinkTo(string address)
    {
        if (_links.TryGetValue(address, out var known))
        {
            return known;
        }

        if (!Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri))
        {
            return null;
        }

        var number = _links.Count + 1;
        while (!_relationships.Add("link" + Text(number)))
        {
            number++;
        }

        part.AddHyperlinkRelationship(uri, true, "link" + Text(number));
        return _links[address] = "link" + Text(number);
    }
}
