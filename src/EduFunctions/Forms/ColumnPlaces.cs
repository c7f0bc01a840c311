using System.Runtime.CompilerServices;
using EduFunctions.Findings;
using EduFunctions.Workbooks;
using static System.FormattableString;

namespace EduFunctions.Forms;

/// <summary>Gathers where the columns of one sheet stand, and says what is renamed, doubled, absent, or of another unit.</summary>
/// <param name="sheet">The form's sheet.</param>
/// <param name="raw">The workbook's sheet.</param>
/// <param name="layout">School year of the form's layout.</param>
/// <param name="year">First calendar year of the school year reported; null when it is not known.</param>
/// <param name="findings">Where it says so.</param>
sealed class ColumnPlaces(FormSheet sheet, RawSheet raw, int layout, int? year, FindingCollector findings)
{
    static readonly ConditionalWeakTable<FormSheet, ILookup<string, int>> Captions = [];

    readonly (int RowNumber, int ColumnIndex)?[] _places = new (int, int)?[sheet.Columns.Length];
    readonly string?[] _twice = new string?[sheet.Columns.Length];
    readonly bool[] _isRefused = new bool[sheet.Columns.Length];
    readonly List<(int RowNumber, RawCell Cell, string Unit)> _sheetUnits = [];
    readonly Dictionary<string, (int Index, CaptionYear? Year, string? Unit)> _known = new(StringComparer.Ordinal);
    readonly List<(int Index, int RowNumber, RawCell Caption)> _passedOver = [];

    /// <summary>For each column its place; null when it has none.</summary>
    public IReadOnlyList<(int RowNumber, int ColumnIndex)?> All => _places;

    /// <summary>Index of the column that the caption names, of whatever year; −1 when it names none.</summary>
    public int IndexOf(object value) => Known(value).Index;

    /// <summary>The year that the caption gives; null when it gives none, or is that of a column as the form has it.</summary>
    public CaptionYear? YearOf(object? value) => value is null ? null : Known(value).Year;

    /// <summary>True when the caption says that the figures are of another year than the one reported.</summary>
    public bool IsOfOtherYear(object? value) => YearOf(value) is { } other && !other.IsOwn(year, sheet.IsOfFiscalYear);

    /// <summary>True when the caption says that the figures are of the year reported, and no more.</summary>
    public bool IsThisYear(object? value) => YearOf(value) is { IsAll: true } own && own.IsOwn(year, sheet.IsOfFiscalYear);

    /// <summary>True for a caption over several columns that is none of theirs: 其中, 2025学年.</summary>
    public bool IsGroup(object value) => HeaderWords.IsOfWhich(CellText.Caption(value))
        || (Known(value) is { Index: < 0, Year.IsAll: true });

    // A caption as it stands, else without the year in it, each with its unit.
    (int Index, CaptionYear? Year, string? Unit) Known(object value)
    {
        var text = value as string ?? CellText.Caption(value);
        if (text.Length == 0)
        {
            return (-1, null, null);
        }

        if (!_known.TryGetValue(text, out var known))
        {
            known = Look(text);
            var (plain, unit) = known.Index < 0 ? HeaderWords.WithoutNumber(text) : (null, null);
            known = plain is not null && Look(plain) is { Index: >= 0 } numbered ? numbered with { Unit = numbered.Unit ?? unit } : known;
            _known[text] = known;
        }

        return known;

        (int Index, CaptionYear? Year, string? Unit) Look(string text)
        {
            var (caption, unit) = CellText.CaptionAndUnit(text);
            var (index, of) = (Index(caption, unit), (CaptionYear?)null);
            if (index < 0 && (of = CaptionYear.Of(caption)) is { Rest: { Length: > 0 } rest })
            {
                var (shorter, inner) = CellText.CaptionAndUnit(rest);
                unit ??= inner;
                index = Index(shorter, unit);
            }

            return (index, of, unit);
        }

        int Index(string caption, string? unit) => caption.Length == 0 ? -1 : CaptionsOf(sheet)[caption]
            .FirstOrDefault(index => sheet.Columns[index].IsIn(layout) && (unit is null || sheet.Columns[index].Unit.Length > 0), -1);
    }

    /// <summary>Index of the column whose caption the text has in it (寄宿生情况), the longest of them; −1 when there is none.</summary>
    public int IndexWithin(object value) => IndexOf(value) is >= 0 and var index ? index
        : CellText.Caption(value) is var text && text.Length <= CaptionMaximum
            ? CaptionsOf(sheet).Where(entry => entry.Key.Length > 1 && text.Contains(entry.Key, StringComparison.Ordinal))
                .OrderByDescending(entry => entry.Key.Length).Select(entry => entry.First()).FirstOrDefault(-1) : -1;

    // Longer texts are titles.
    const int CaptionMaximum = 30;

    /// <summary>True when the caption is that of a column which says what its row is about.</summary>
    public bool IsKey(object value) => IndexOf(value) is >= 0 and var index && sheet.Columns[index].IsKey;

    /// <summary>True when the column has a place, or was refused one.</summary>
    public bool IsFound(int index) => _places[index] is not null || _isRefused[index];

    /// <summary>True when one of the form's captions stands there, whether its figures are read or not.</summary>
    public bool IsAnyFound => _passedOver.Exists(entry => entry.Index >= 0) || Enumerable.Range(0, _places.Length).Any(IsFound);

    /// <summary>Gives the column no place: what is wrong with it is said already.</summary>
    public void Refuse(int index) => _isRefused[index] = true;

    /// <summary>Takes the unit that the sheet gives for all its columns of that kind; called before any column gets its place.</summary>
    /// <param name="captionRow">First row of captions.</param>
    /// <param name="isHeading">True for what heads the figures of a whole list.</param>
    public void TakeSheetUnits(int captionRow, Func<RawCell, bool> isHeading) =>
        _sheetUnits.AddRange(SheetUnits.In(raw, captionRow, cell => IndexOf(cell.Value) >= 0, isHeading));

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
        var ofSheet = _sheetUnits.Where(entry => UnitNames.IsOfKind(column.Unit, entry.Unit)).ToList();
        if (ofSheet is [var stated, ..] && !ofSheet.Exists(entry => UnitNames.IsOf(column.Unit, entry.Unit)))
        {
            return Differs(stated.RowNumber, stated.Cell, stated.Unit);
        }

        return (unit?.Value as string ?? Known(caption.Value).Unit) is not { } written
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
        findings.Add(FormFindings.YearUnclear, raw, sheet.Columns[index].Caption, cells, null, sheet.Columns[index].Caption, OwnYear);
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
        findings.Add(FormFindings.NotInList, raw, question.Caption, ticks.Take(1).Select(tick => At(rowNumber, tick)), null, question.Caption,
            question.Bounds);
        return true;
    }

    string OwnYear => year is not { } own ? "本年" : sheet.IsOfFiscalYear ? Invariant($"{own - 1}年") : Invariant($"{own}学年");

    /// <summary>
    /// Leaves a caption aside: its figures are of another year. An item that has no others is told; where it has, a year by number is.
    /// </summary>
    /// <param name="index">Index of the item; −1 for what heads those of all.</param>
    /// <param name="rowNumber">Row of the caption.</param>
    /// <param name="caption">The caption.</param>
    public void PassOver(int index, int rowNumber, RawCell caption) => _passedOver.Add((index, rowNumber, caption));

    /// <summary>True for a column of figures.</summary>
    public bool IsNumber(int index) => sheet.Columns[index] is NumberColumn;

    /// <summary>True for the column of explanations.</summary>
    public bool IsExplanation(int index) => ReferenceEquals(sheet.Columns[index], sheet.Explanation);

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
        if (CellText.Caption(cell.Value) != CellText.Caption(column.Caption))
        {
            findings.Add(FormFindings.ColumnRenamed, raw, column.Caption, [At(place.RowNumber, cell)], null, CellText.Shown(cell.Value),
                column.Caption);
        }
    }

    /// <summary>True when the cell has the column's own caption, and not an alias.</summary>
    public bool IsOwn(RawCell cell) => IndexOf(cell.Value) is >= 0 and var index
        && CellText.Caption(cell.Value) == CellText.Caption(sheet.Columns[index].Caption);

    /// <summary>Reports the columns that have no place.</summary>
    public void ReportAbsent()
    {
        TellOtherYears();
        for (var index = 0; index < _places.Length; index++)
        {
            var column = sheet.Columns[index];
            if (!IsFound(index) && column.IsIn(layout) && !ReferenceEquals(column, sheet.Explanation))
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

        if (_places.Any(place => place is not null))
        {
            foreach (var (_, row, caption) in _passedOver.Except(unread).Where(entry => YearOf(entry.Caption.Value)?.SchoolYear is not null))
            {
                findings.Add(FormFindings.YearSkipped, raw, null, [At(row, caption)], null, CellText.Shown(caption.Value), OwnYear);
            }
        }
    }

    /// <summary>A cell as findings name it.</summary>
    public static FindingCell At(int rowNumber, RawCell cell) => At(new CellAddress(rowNumber, cell.ColumnIndex), cell.Value);

    /// <summary>A cell as findings name it.</summary>
    public static FindingCell At(CellAddress address, object? value) =>
        new(address.RowNumber, address.ColumnIndex, value is null ? null : CellText.Shown(value));

    /// <summary>True when the caption is the column's, or one of its aliases.</summary>
    public static bool IsCaptionOf(FormColumn column, string caption) =>
        caption == CellText.Caption(column.Caption) || column.Aliases.Any(alias => CellText.Caption(alias) == caption);

    // The columns' indices by caption and alias, made once a sheet.
    static ILookup<string, int> CaptionsOf(FormSheet sheet) => Captions.GetValue(sheet, form =>
        form.Columns.SelectMany((column, index) =>
            column.Aliases.Prepend(column.Caption).Select(caption => (Caption: CellText.Caption(caption), Index: index)))
            .ToLookup(entry => entry.Caption, entry => entry.Index, StringComparer.Ordinal));
}
