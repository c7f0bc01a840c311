using System.Xml;
using System.Xml.Linq;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>A cell to be marked.</summary>
/// <param name="Sheet">Place of its sheet in the workbook, from 0 (<see cref="RawSheet.Index"/>).</param>
/// <param name="Cell">Its place.</param>
/// <param name="Colour">Colour of its ground, RRGGBB.</param>
/// <param name="Lines">Lines of its comment.</param>
sealed record CellMark(int Sheet, CellAddress Cell, string Colour, IReadOnlyList<string> Lines);

/// <summary>
/// What is added to a workbook: marked cells, and a sheet put first. Nothing else of it changes: every part that is not written anew keeps
/// its packed bytes, and of a part that is, what is not ours is written as it was read.
/// </summary>
sealed record WorkbookPatch
{
    const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    const string StylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

    /// <summary>The sheet that is put first.</summary>
    public required WorkbookPatchPage Page { get; init; }

    /// <summary>The cells that are marked.</summary>
    public required IReadOnlyList<CellMark> Marks { get; init; }

    /// <summary>Every colour that marks have, RRGGBB: where an earlier patch marked a cell, a fill of one of them goes.</summary>
    public required IReadOnlySet<string> Colours { get; init; }

    /// <summary>True for a line of a comment that an earlier patch wrote.</summary>
    public required Func<string, bool> IsOurs { get; init; }

    /// <summary>The sheet that an earlier patch put first, as read: it makes room for the new one. Null when there is none.</summary>
    public RawSheet? Earlier { get; init; }

    /// <summary>The package with the patch.</summary>
    /// <exception cref="InvalidDataException">It cannot be patched.</exception>
    /// <exception cref="XmlException">A part that would have to be written is no XML.</exception>
    /// <exception cref="BudgetException">A limit of the reader is passed.</exception>
    public byte[] Apply(byte[] bytes, Deadline deadline)
    {
        using var package = new WorkbookPatchPackage(bytes, deadline);
        var sheets = package.Before.Sheets;
        var known = Earlier is { } earlier && sheets[earlier.Index].Part is not null ? earlier.Index : -1;
        var styles = StylesOf(package);
        var before = known < 0 ? [] : MemoryOf(package, sheets[known].Part!);
        var memory = new List<(string Place, int Format)>();
        foreach (var (index, sheet) in sheets.Index())
        {
            if (index != known && sheet.Part is { } part)
            {
                if (!sheet.IsGrid)
                {
                    // The check has not read it: its nodes are counted before anything else reads them.
                    package.Before.ReadXml(part, _ => { });
                }

                var prefix = sheet.Name + "!";
                memory.AddRange(Patch(package, part, styles, [.. Marks.Where(mark => mark.Sheet == index)],
                    before.Where(entry => entry.Place.StartsWith(prefix, StringComparison.Ordinal))
                        .Select(entry => (entry.Place[prefix.Length..], entry.Format)))
                    .Select(entry => (prefix + entry.Place, entry.Format)));
            }
        }

        PutFirst(package, known, new WorkbookPatchPageWriter(package.Main, styles).Write(Page, memory));
        WriteStyles(package, styles);
        return package.ToBytes();
    }

    List<(CellAddress Place, int Format)> Patch(WorkbookPatchPackage package, string part, WorkbookPatchStyles styles,
        IReadOnlyList<CellMark> marks, IEnumerable<(string Place, int Format)> before)
    {
        var rows = new WorkbookPatchRows(styles, Colours);
        var comments = WorkbookPatchComments.Of(package, part, package.Main);
        comments?.TakeAway(IsOurs).ForEach(cell => rows.Unmark(cell, null));
        foreach (var (place, format) in before)
        {
            if (CellAddress.TryParse(place, out var cell))
            {
                rows.Unmark(cell, format);
            }
        }

        foreach (var mark in marks)
        {
            rows.Mark(mark.Cell, mark.Colour);
            comments?.Put(mark.Cell, Page.Name, mark.Lines);
        }

        var drawing = comments?.Link();
        if (rows.AreChanged || drawing is not null || IsSelected(package, part))
        {
            var sheet = new WorkbookPatchSheet(rows, drawing is null ? null : (package.Office.NamespaceName, drawing));
            using var reader = package.Read(part);
            package.Write(part, writer => sheet.Write(reader, writer));
            comments?.Draw(sheet.WidthOf);
        }

        return rows.Memory;
    }

    void PutFirst(WorkbookPatchPackage package, int known, XDocument tree)
    {
        var book = new WorkbookPatchBook(package);
        if (known >= 0)
        {
            var earlier = package.Before.Sheets[known];
            package.Put(earlier.Part!, tree);
            package.Remove(WorkbookParts.RelationshipsPartOf(earlier.Part!));
            book.PutFirst(earlier.Name, known, null, Page.HeadRows);
            return;
        }

        var part = package.FreePart("worksheets/sheet", ".xml");
        package.Put(part, tree);
        package.Declare(part, SheetType);
        book.PutFirst(book.FreeName(Page.Name), known, package.Relate(package.Before.Workbook!, "worksheet", part), Page.HeadRows);
    }

    // Cells of the earlier sheet's memory column, each with the place that it names and the format that it keeps.
    List<(string Place, int Format)> MemoryOf(WorkbookPatchPackage package, string part)
    {
        var places = Earlier!.Rows.Where(row => row[Page.MemoryColumn] is string)
            .ToDictionary(row => row.RowNumber, row => (string)row[Page.MemoryColumn]!);
        var memory = new List<(string, int)>();
        using var reader = package.Read(part);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" } && CellAddress.TryParse(reader.GetAttribute("r"), out var cell)
                && cell.ColumnIndex == Page.MemoryColumn && places.TryGetValue(cell.RowNumber, out var place))
            {
                memory.Add((place, int.TryParse(reader.GetAttribute("s"), out var format) ? format : 0));
            }
        }

        return memory;
    }

    static WorkbookPatchStyles StylesOf(WorkbookPatchPackage package)
    {
        using var reader = package.Before.Styles is { } part ? package.Read(part) : null;
        return new WorkbookPatchStyles(reader, package.Main);
    }

    static void WriteStyles(WorkbookPatchPackage package, WorkbookPatchStyles styles)
    {
        using var reader = package.Before.Styles is { } known ? package.Read(known) : null;
        var part = package.Before.Styles ?? package.FreePart("styles", ".xml", first: 0);
        package.Write(part, writer => styles.Write(reader, writer));
        if (reader is null)
        {
            package.Relate(package.Before.Workbook!, "styles", part);
            package.Declare(part, StylesType);
        }
    }

    static bool IsSelected(WorkbookPatchPackage package, string part)
    {
        using var reader = package.Read(part);
        return WorkbookPatchSheet.IsSelected(reader);
    }
}
