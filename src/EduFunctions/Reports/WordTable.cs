using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>Tables as Word has them: thin lines, captions on every page, no row parted by the end of a page.</summary>
static class WordTable
{
    const int PageWidth = 8845; // of the text, in twentieths of a point: 156 mm
    const int Whole = 5000; // in fiftieths of a percent, so that a table fills what page the office chooses
    const int NamesMost = 8;
    const int RowsTogether = 12;

    /// <summary>Its title, the table, and what must be known of its numbers.</summary>
    /// <param name="title">Its title; empty for none.</param>
    /// <param name="captions">Its captions.</param>
    /// <param name="widths">Widths in proportion to each other; empty for equal ones.</param>
    /// <param name="rows">Its rows, a piece a cell.</param>
    /// <param name="runs">Turns pieces into runs.</param>
    /// <param name="style">Style of its cells.</param>
    public static IEnumerable<XElement> Of(
        string title, IReadOnlyList<string> captions, IReadOnlyList<int> widths, IReadOnlyList<ImmutableArray<ReportRun>> rows,
        WordRuns runs, string style = WordStyles.Cell)
    {
        if (title.Length > 0)
        {
            yield return Paragraph(runs.Style(WordStyles.Caption), Run(title));
        }

        var shares = widths.Count == captions.Count ? widths : [.. captions.Select(_ => 1)];
        var columns = shares.Select(share => Whole * share / shares.Sum()).ToList();
        yield return new XElement(W + "tbl",
            new XElement(W + "tblPr",
                Element("tblStyle", runs.Style(WordStyles.Table)), Element("tblW", ("w", Whole), ("type", "pct")), Element("jc", "center"),
                new XElement(W + "tblBorders", WordStyles.Borders()), Element("tblLayout", ("type", "fixed"))),
            new XElement(W + "tblGrid", columns.Select(width => Element("gridCol", ("w", width * PageWidth / Whole)))),
            Row(captions.Select((caption, column) => Cell(columns[column], Paragraph(runs.Style(WordStyles.Head), Run(caption)))), isHead: true),
            rows.Select((row, number) => Row(row.Select((piece, column) => Cell(columns[column],
                CellText(piece, runs, style, column > 0 && IsNumber(piece), rows.Count <= RowsTogether && number < rows.Count - 1))))));
        yield return Paragraph(runs.Style(WordStyles.Note), NoteOf("表", ToldOf(captions, rows)) is { } note ? Run(note) : null);
    }

    /// <summary>What must be known of numbers of part of the schools; null where there are none.</summary>
    /// <param name="what">In what they stand: 表, 图.</param>
    /// <param name="told">Of numbers of part of the schools what they are, and from how many of how many they come.</param>
    public static string? NoteOf(string what, IEnumerable<(string Name, string Coverage)> told)
    {
        var notes = told.Distinct().GroupBy(one => one.Coverage, one => one.Name).ToList();
        return notes.Count == 0 ? null
            : notes.Sum(note => note.Count()) > NamesMost ? $"注：{what}中有的数只来自一部分学校，各数来自几所见附表。"
            : $"注：只来自一部分学校的数：{string.Join('；', notes.Select(note => $"{string.Join('、', note)} {note.Key}"))}。";
    }

    static XElement Row(IEnumerable<XElement> cells, bool isHead = false) => new(W + "tr",
        new XElement(W + "trPr", Element("cantSplit"), isHead ? Element("tblHeader") : null), cells);

    static XElement Cell(int width, XElement paragraph) => new(W + "tc",
        new XElement(W + "tcPr", Element("tcW", ("w", width), ("type", "pct")), Element("vAlign", "center")), paragraph);

    static XElement CellText(ReportRun piece, WordRuns runs, string style, bool isNumber, bool isKept)
    {
        var paragraph = Paragraph(runs.Style(style), runs.Of([piece]));
        paragraph.Element(W + "pPr")!.Add(isKept ? Element("keepNext") : null, isNumber ? Element("jc", "right") : null);
        return paragraph;
    }

    // 1,234 or 9.33% or 46 个, and what stands where one should.
    static bool IsNumber(ReportRun piece)
    {
        var words = piece.Text.Split(' ');
        return piece.IsMissing || piece.Text == "—" || ((words.Length == 1 || (words.Length == 2 && words[1].Length <= 2))
            && decimal.TryParse(words[0].TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out _));
    }

    // Numbers of part of the schools, by the column or the row all of whose numbers come from the same, else by both.
    static IEnumerable<(string Name, string Coverage)> ToldOf(IReadOnlyList<string> captions, IReadOnlyList<ImmutableArray<ReportRun>> rows)
    {
        var told = rows.SelectMany(row => row.Select((piece, column) => (Row: row[0].Text, Column: captions[column].Split('（')[0], piece.Coverage, piece.Figure))).Where(one => one.Figure is not null).ToList();
        var (columns, inRows) = (SameIn(one => one.Column), SameIn(one => one.Row));
        return told.Where(one => one.Coverage is not null)
            .Select(one => (columns.Contains(one.Column) ? one.Column : inRows.Contains(one.Row) ? one.Row : $"{one.Row}的{one.Column}", one.Coverage!));

        HashSet<string> SameIn(Func<(string Row, string Column, string? Coverage, string? Figure), string> by) =>
            [.. told.GroupBy(by).Where(group => group.DistinctBy(one => one.Coverage).Count() == 1).Select(group => group.Key)];
    }
}
