using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Gathers where the columns of one sheet stand, and says what is renamed, doubled, absent, or of another unit.</summary>
sealed class ColumnPlaces(FormSheet sheet, RawSheet raw, SheetCaptions captions, FindingCollector findings)
{
    readonly (int RowNumber, int ColumnIndex)?[] _places = new (int, int)?[sheet.Columns.Length];
    readonly string?[] _twice = new string?[sheet.Columns.Length];
    readonly bool[] _isRefused = new bool[sheet.Columns.Length];
    readonly List<(int RowNumber, RawCell Cell, string Unit)> _sheetUnits = [];
    readonly List<(int Index, int RowNumber, RawCell Caption)> _passedOver = [];
    readonly List<(int Index, List<FindingCell> Cells)> _unclear = [];
    readonly HashSet<(int RowNumber, int ColumnIndex)> _divided = [];

    /// <summary>What the captions mean.</summary>
    public SheetCaptions Captions => captions;

    /// <summary>For each column its place; null when it has none.</summary>
    public IReadOnlyList<(int RowNumber, int ColumnIndex)?> All => _places;

    /// <summary>True when the column has a place, or was refused one.</summary>
    public bool IsFound(int index) => _places[index] is not null || _isRefused[index];

    /// <summary>True when one of the form's captions stands there, whether its figures are read or not.</summary>
    public bool IsAnyFound => _passedOver.Exists(entry => entry.Index >= 0) || Enumerable.Range(0, _places.Length).Any(IsFound);

    /// <summary>Gives the column no place: what is wrong with it is said already.</summary>
    public void Refuse(int index) => _isRefused[index] = true;

    /// <summary>Takes the unit that the sheet gives for all its columns of that kind; called before any column gets its place.</summary>
    /// <param name="captionRow">First row of captions.</param>
    /// <param name="isHeading">True for what heads the figures of a whole list, false for what heads others; null elsewhere.</param>
    public void TakeSheetUnits(int captionRow, Func<int, RawCell, bool?> isHeading)
    {
        // What stands in brackets in a caption is the unit of that column alone. Of words that are no unit the first says all.
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in SheetUnits.In(raw, captionRow, isHeading))
        {
            var unit = UnitNames.IsUnit(entry.Unit) ? entry.Unit : "";
            if (!known.Contains(unit) && captions.IndexOf(entry.Cell.Value) < 0)
            {
                known.Add(unit);
                _sheetUnits.Add(entry);
            }
        }
    }

    /// <summary>
    /// True when the caption, or the cell that gives its unit, has the unit of the column or none; otherwise it is reported, and the column
    /// gets no place.
    /// </summary>
    public bool HasUnit(int index, int rowNumber, RawCell caption, RawCell? unit = null)
    {
        var column = sheet.Columns[index];
        if (column.Unit.Length == 0)
        {
            return true;
        }

        // Where sheet and column disagree, nobody knows which the figures follow.
        var ofSheet = _sheetUnits.Where(entry => UnitNames.IsOfKind(column.Unit, entry.Unit)
            || !UnitNames.IsUnit(entry.Unit)).ToList();
        if (ofSheet is [var stated, ..] && !ofSheet.Exists(entry => UnitNames.IsOf(column.Unit, entry.Unit)))
        {
            return Differs(stated.RowNumber, stated.Cell, stated.Unit);
        }

        return (unit?.Value as string ?? captions.UnitOf(caption.Value)) is not { } written
            || UnitNames.IsOf(column.Unit, written) || Differs(rowNumber, unit ?? caption, written);

        bool Differs(int row, RawCell cell, string written)
        {
            _isRefused[index] = true;
            findings.Add(FormFindings.UnitDiffers, raw, column.Caption, [At(row, cell)], null, column.Caption, written, column.Unit);
            return false;
        }
    }

    /// <summary>Gives the item no place: of the figures nobody knows which is this year's.</summary>
    public void RefuseYear(int index, IEnumerable<FindingCell> cells)
    {
        Refuse(index);
        _unclear.Add((index, [.. cells]));
    }

    /// <summary>Gives the item no place: of its several figures nobody knows which is meant.</summary>
    public void RefuseSeveral(int index, IEnumerable<FindingCell> cells)
    {
        Refuse(index);
        findings.Add(FormFindings.FigureUnclear, raw, sheet.Columns[index].Caption, cells, null, sheet.Columns[index].Caption, captions.OwnYear);
    }

    /// <summary>Gives the column no place: its caption, or one that heads it, stands over several, and none is the whole.</summary>
    /// <param name="index">Index of the column.</param>
    /// <param name="rowNumber">Row of the caption.</param>
    /// <param name="caption">The caption that stands over several.</param>
    /// <param name="name">What is divided so; null for the column.</param>
    public void RefuseDivided(int index, int rowNumber, RawCell caption, string? name = null)
    {
        Refuse(index);
        if (name is not null && !_divided.Add((rowNumber, caption.ColumnIndex)))
        {
            return; // one mistake, and not one an item
        }

        findings.Add(FormFindings.ColumnWithoutTotal, raw, sheet.Columns[index].Caption, [At(rowNumber, caption)], null,
            name ?? sheet.Columns[index].Caption);
    }

    /// <summary>
    /// Gives a question no answer: a tick stands under 否, so that it says no. False for an item that is answered otherwise.
    /// </summary>
    public bool RefuseChoice(int index, int rowNumber, IEnumerable<RawCell> ticks)
    {
        if (sheet.Columns[index] is not YesNoColumn question)
        {
            return false;
        }

        Refuse(index);
        findings.Add(FormFindings.NotInList, raw, question.Caption, ticks.Take(1).Select(tick => At(rowNumber, tick)), null,
            question.Caption,
            question.Bounds);
        return true;
    }

    /// <summary>
    /// Leaves a caption aside: its figures are of another year. An item that has no others is told; where it has, a year by number is.
    /// </summary>
    /// <param name="index">Index of the item; −1 for what heads those of all.</param>
    /// <param name="rowNumber">Row of the caption.</param>
    /// <param name="caption">The caption.</param>
    public void PassOver(int index, int rowNumber, RawCell caption) => _passedOver.Add((index, rowNumber, caption));

    /// <summary>Tells figures that no caption stands beside, or above.</summary>
    public void TellUncaptioned(params FindingCell[] figures) => findings.Add(FormFindings.FigureUncaptioned, raw, null, figures, null);

    /// <summary>Tells figures in the row of an item whose own place is blank.</summary>
    public void TellBeside(int index, IEnumerable<FindingCell> figures)
    {
        foreach (var figure in figures)
        {
            findings.Add(FormFindings.FigureBeside, raw, sheet.Columns[index].Caption, [figure], null, sheet.Columns[index].Caption);
        }
    }

    /// <summary>What heads a column in a row of heads and in those below it, up to the first item: a merged head is that of all its columns.</summary>
    public IEnumerable<object?> HeadsOf(RawRow head, int column) => raw.Rows.SkipWhile(row => row.RowNumber < head.RowNumber)
        .TakeWhile(row => row.RowNumber == head.RowNumber || !row.Cells.Any(cell => captions.IndexOf(cell.Value) >= 0))
        .Select(row => row[raw.Merged.Where(range => range.Contains(row.RowNumber, column)).Select(range => (int?)range.FirstColumn).FirstOrDefault() ?? column]);

    /// <summary>True for a column of figures.</summary>
    public bool IsNumber(int index) => sheet.Columns[index] is NumberColumn;

    /// <summary>True when the column would take the value, or a mark that it does not apply.</summary>
    public bool Understands(int index, object value) => sheet.Columns[index].Understands(value)
        || (value is string mark && CellText.IsNotApplicable(mark));

    /// <summary>Gives the column its place; a second one is reported.</summary>
    /// <param name="index">Index of the column.</param>
    /// <param name="place">Where its caption (on a table) or its value (on a list) stands.</param>
    /// <param name="cell">The caption.</param>
    public void Take(int index, (int RowNumber, int ColumnIndex) place, RawCell cell)
    {
        var column = sheet.Columns[index];
        if (_places[index] is (var firstRow, var firstColumn))
        {
            // The first two places name the cause; a third is one more cell of it.
            var both = _twice[index] ??= $"{new CellAddress(firstRow, firstColumn)}、{new CellAddress(place.RowNumber, place.ColumnIndex)}";
            findings.Add(FormFindings.ColumnDuplicated, raw, column.Caption, [At(place.RowNumber, cell)], null, column.Caption, both);
            return;
        }

        _places[index] = place;
        if (CellText.Caption(cell.Value) != CellText.Caption(captions.CaptionOf(index)))
        {
            findings.Add(FormFindings.ColumnRenamed, raw, column.Caption, [At(place.RowNumber, cell)], null, CellText.Shown(cell.Value),
                column.Caption);
        }
    }

    /// <summary>Reports the columns that have no place.</summary>
    public void ReportAbsent()
    {
        TellOtherYears();
        for (var index = 0; index < _places.Length; index++)
        {
            var column = sheet.Columns[index];
            if (!IsFound(index) && captions.IsMissed(index) && !ReferenceEquals(column, sheet.Explanation))
            {
                findings.Add(column.Required ? FormFindings.ColumnMissing : FormFindings.ColumnAbsent, raw, column.Caption, [], null,
                    raw.Name, column.Caption);
            }
        }
    }

    void TellOtherYears()
    {
        var unread = _passedOver.Where(entry => entry.Index >= 0 && !IsFound(entry.Index)).ToList();
        foreach (var item in unread.GroupBy(entry => entry.Index))
        {
            RefuseYear(item.Key, item.Select(entry => At(entry.RowNumber, entry.Caption)));
        }

        // A sheet without a figure of the year reported is one mistake, and not one an item.
        if (_unclear.Count > 1 && !_places.Index().Any(place => place.Item is not null && IsNumber(place.Index)))
        {
            findings.Add(FormFindings.YearUnclear, raw, null, _unclear.SelectMany(item => item.Cells).DistinctBy(cell => cell.Address), null, raw.Name, captions.OwnYear);
        }
        else
        {
            _unclear.ForEach(item => findings.Add(FormFindings.YearUnclear, raw, sheet.Columns[item.Index].Caption, item.Cells, null,
                sheet.Columns[item.Index].Caption, captions.OwnYear));
        }

        if (_places.Any(place => place is not null))
        {
            foreach (var (_, row, caption) in _passedOver.Except(unread)
                .Where(entry => captions.YearOf(entry.Caption.Value)?.SchoolYear is not null))
            {
                findings.Add(FormFindings.YearSkipped, raw, null, [At(row, caption)], null, CellText.Shown(caption.Value),
                    captions.OwnYear);
            }
        }
    }

    /// <summary>A cell as findings name it.</summary>
    public static FindingCell At(int rowNumber, RawCell cell) => At(new CellAddress(rowNumber, cell.ColumnIndex), cell.Value);

    /// <summary>A cell as findings name it.</summary>
    public static FindingCell At(CellAddress address, object? value) =>
        new(address.RowNumber, address.ColumnIndex, value is null ? null : CellText.Shown(value));
}
