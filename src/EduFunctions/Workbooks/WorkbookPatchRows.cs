using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>
/// The rows of a sheet: marked cells get their fill, cells marked by an earlier patch lose it. The others are not touched.
/// </summary>
/// <param name="styles">The workbook's formats.</param>
/// <param name="colours">Colours of marks, RRGGBB: no other fill is taken away.</param>
sealed class WorkbookPatchRows(WorkbookPatchStyles styles, IReadOnlySet<string> colours)
{
    readonly SortedDictionary<int, SortedDictionary<int, Change>> _changes = [];
    readonly List<(int First, int Last, int Format)> _columnFormats = [];
    int _next;

    /// <summary>What becomes of a cell.</summary>
    /// <param name="Colour">Colour of its mark, RRGGBB; null for none.</param>
    /// <param name="IsUnmarked">True when a mark of an earlier patch goes first.</param>
    /// <param name="Before">The format that it had before that patch; null when nobody remembers.</param>
    readonly record struct Change(string? Colour, bool IsUnmarked, int? Before);

    /// <summary>The format that each marked cell has without its mark; known once the rows are written.</summary>
    public List<(CellAddress Place, int Format)> Memory { get; } = [];

    /// <summary>True when a cell changes.</summary>
    public bool AreChanged => _changes.Count > 0;

    /// <summary>Marks a cell.</summary>
    public void Mark(CellAddress cell, string colour) => Set(cell, change => change with { Colour = colour });

    /// <summary>Takes the mark of an earlier patch away.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="format">The format that it had before; null when nobody remembers.</param>
    public void Unmark(CellAddress cell, int? format) =>
        Set(cell, change => change with { IsUnmarked = true, Before = format ?? change.Before });

    /// <summary>Takes the format of columns: a cell that is made has it.</summary>
    public void TakeColumns(int first, int last, string? format)
    {
        if (IndexOf(format) is > 0 and var index)
        {
            _columnFormats.Add((first, last, index));
        }
    }

    /// <summary>Writes the rows, from the element that holds them; reads on behind it.</summary>
    public void Write(XmlReader reader, XmlWriter writer)
    {
        var (isEmpty, number) = (reader.IsEmptyElement, 0);
        FindNext();
        XNamespace main = reader.NamespaceURI;
        WorkbookPatchCopy.Start(reader, writer, "", null);
        reader.Read();
        while (!isEmpty && reader.Depth > 1)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                writer.WriteNode(reader, defattr: false);
                continue;
            }

            number = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var written) ? written : number + 1;
            WriteRowsBefore(number);
            if (number == _next && _changes.Remove(number, out var changes))
            {
                FindNext();
                Changed((XElement)XNode.ReadFrom(reader), number, changes).WriteTo(writer);
            }
            else
            {
                writer.WriteNode(reader, defattr: false);
            }
        }

        WriteRowsBefore(int.MaxValue);
        writer.WriteEndElement();
        if (!isEmpty)
        {
            reader.Read();
        }

        // Rows that are marked and not there.
        void WriteRowsBefore(int number)
        {
            while (_next < number && _changes.Remove(_next, out var changes))
            {
                if (changes.Values.Any(change => change.Colour is not null))
                {
                    Changed(new XElement(main + "row", new XAttribute("r", _next)), _next, changes).WriteTo(writer);
                }

                FindNext();
            }
        }

        void FindNext() => _next = _changes.Keys.FirstOrDefault(int.MaxValue);
    }

    XElement Changed(XElement row, int number, SortedDictionary<int, Change> changes)
    {
        var (main, column) = (row.Name.Namespace, -1);
        foreach (var cell in row.Elements(main + "c").ToList())
        {
            column = WorkbookPatchCopy.ColumnOf(cell.Attribute("r")?.Value) ?? column + 1;
            var at = column;
            if (Made(before => before < at) is { Count: > 0 } missing)
            {
                cell.AddBeforeSelf(missing); // walks over all cells before it
            }

            if (changes.Remove(column, out var change) && FormatOf(cell, new CellAddress(number, column), change) is { } format)
            {
                cell.SetAttributeValue("s", format);
            }
        }

        var made = Made(_ => true);
        if (row.Elements(main + "c").LastOrDefault() is { } last)
        {
            last.AddAfterSelf(made);
        }
        else
        {
            row.AddFirst(made);
        }

        return row;

        // Cells that are marked and not there.
        List<XElement> Made(Func<int, bool> isDue)
        {
            var due = changes.Keys.TakeWhile(isDue).ToList().ConvertAll(index => (Index: index, changes[index].Colour));
            due.ForEach(cell => changes.Remove(cell.Index));
            var marked = due.FindAll(cell => cell.Colour is not null);
            if (marked.Count > 0)
            {
                row.SetAttributeValue("spans", null);
            }

            return marked.ConvertAll(cell => new XElement(main + "c", new XAttribute("r", new CellAddress(number, cell.Index)),
                new XAttribute("s", Marked(new CellAddress(number, cell.Index), BlankFormat(row, cell.Index), cell.Colour!))));
        }
    }

    // Null when it stays.
    int? FormatOf(XElement cell, CellAddress place, Change change)
    {
        var own = IndexOf(cell.Attribute("s")?.Value);
        var bare = change.IsUnmarked && styles.ColourOf(own) is { } fill
            && colours.Contains(fill) ? styles.Refilled(own, change.Before) : own;
        var patched = change.Colour is { } colour ? Marked(place, bare, colour) : bare;
        return patched == own ? null : patched;
    }

    int Marked(CellAddress place, int format, string colour)
    {
        Memory.Add((place, format));
        return styles.Filled(format, colour);
    }

    int BlankFormat(XElement row, int column) => WorkbookParts.IsTrue(row.Attribute("customFormat")?.Value)
        ? IndexOf(row.Attribute("s")?.Value)
        : _columnFormats.Find(entry => entry.First <= column && column <= entry.Last).Format;

    void Set(CellAddress cell, Func<Change, Change> change)
    {
        var row = _changes.TryGetValue(cell.RowNumber, out var known) ? known : _changes[cell.RowNumber] = [];
        row[cell.ColumnIndex] = change(row.GetValueOrDefault(cell.ColumnIndex));
    }

    static int IndexOf(string? format) => int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
}
