using EduFunctions.Findings;
using System.Text.RegularExpressions;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Tells the rows below a table's captions apart: those to read, and those that schools write between and below them. What is not surely
/// one of the latter is read.
/// </summary>
sealed partial class TableRows(LocatedSheet sheet)
{
    /// <summary>Letters from which a text that stands alone in its row is a note and no attempt at a grade or a number.</summary>
    const int NoteLength = 16;

    /// <summary>Longest text taken for the name of a total, such as 一年级小计.</summary>
    const int TotalLength = 12;

    /// <summary>Longest text taken for a title over classes, such as 一年级（2个班，86人）.</summary>
    const int TitleLength = 30;

    static readonly System.Buffers.SearchValues<char> TotalLetters = System.Buffers.SearchValues.Create("计汇均数全共");

    static readonly string[] TotalWords = ["合计", "总计", "小计", "汇总"];

    // A heading's cell stands over what each row must have: over no class, then, but over all of them.
    readonly HashSet<int> _headed = [.. sheet.Raw.Merged.Where(range => range.FirstRow == range.LastRow && range.FirstRow > sheet.HeaderRowNumber
        && sheet.Form.Columns.Zip(sheet.Places).All(pair => !pair.First.Required || pair.Second is not (_, var column)
            || range.Contains(range.FirstRow, column))).Select(range => range.FirstRow)];

    readonly bool _isPrefilled = sheet.Form.Columns.Any(column => column.IsPrefilled);

    bool _isBelowCaptions = true;
    int? _lastDataRow;
    RawRow? _row;
    int _next;
    List<(FormColumn Column, RawCell Cell)> _located = [];

    /// <summary>
    /// The notice for a row that is not read, and the cell that shows why; null for a row to read. Rows come in order.
    /// </summary>
    public (FindingRule Rule, RawCell Cell)? SkippedAs(RawRow row)
    {
        if (TotalIn(row) is { } total)
        {
            return (FormFindings.RowTotalSkipped, total);
        }

        if (IsHeader(row))
        {
            _isBelowCaptions = true;
            return (FormFindings.RowHeaderSkipped, row.Cells[0]);
        }

        if (_isBelowCaptions && ((HintRows.IsNumbering(row) && !IsSmall(row)) || HintRows.IsUnits(row) || HintRows.IsHint(row, Located(row))
            || HintRows.IsExample(row, Located(row)) || (row.Cells.Length == 1 && IsLabelled(row))))
        {
            return (FormFindings.RowHintSkipped, row.Cells[0]);
        }

        if (IsHeading(row))
        {
            return (FormFindings.RowNoteSkipped, row.Cells[0]);
        }

        _isBelowCaptions &= !HasContent(row);
        return row.RowNumber > (_lastDataRow ??= LastDataRow()) && HasContent(row)
            && IsNote(row) ? (FormFindings.RowNoteSkipped, row.Cells[0]) : null;
    }

    /// <summary>
    /// True when something stands in the row to read. Where the template prefills what a row is about (the stages that a school of the kind
    /// may have), that alone, or with why it stands empty, is no row; nor are formulas that give nothing.
    /// </summary>
    public bool HasContent(RawRow row)
    {
        var located = Located(row);
        var isNamed = located.Exists(cell => cell.Column.IsKey && !cell.Cell.IsNothing);
        return located.Exists(cell => !cell.Cell.IsNothing && (isNamed || cell.Cell.Value is not RawError.FormulaWithoutValue)
            && (!_isPrefilled || !(cell.Column.IsPrefilled || ReferenceEquals(cell.Column, sheet.Form.Explanation))));
    }

    // A total's name stands where the row's own name would, in a column of the school's own, or, where nothing names the row, anywhere.
    // Other cells do not matter: mending one never hides the rest of its row.
    RawCell? TotalIn(RawRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (cell.Value is not string text || !text.AsSpan().ContainsAny(TotalLetters) || IsWhole(row))
            {
                continue;
            }

            var name = CellText.Caption(text);
            if (ColumnAt(sheet, cell.ColumnIndex) is { IsKey: false } && !(TotalWords.Contains(name) && !Located(row).Exists(own => own.Column.IsKey)))
            {
                continue;
            }

            if (TotalWords.Contains(name) || CountedClasses().IsMatch(name) || name is "全校" or "全园" or "全校合计" or "计" or "共计" or "总数" or "平均" or "平均数"
                || (ColumnAt(sheet, cell.ColumnIndex) is not null && name.Length <= TotalLength
                    && TotalWords.Any(word => name.EndsWith(word, StringComparison.Ordinal))))
            {
                return cell;
            }
        }

        return null;
    }

    bool IsHeader(RawRow row)
    {
        var located = Located(row);
        return located.Count >= 2
            && located.TrueForAll(cell => CellText.Caption(cell.Cell.Value) is { Length: > 0 } caption
            && SheetCaptions.IsCaptionOf(cell.Column, caption));
    }

    // Alone in its row: a note among the classes, a title over some of them, or one over captions repeated.
    bool IsHeading(RawRow row)
    {
        if (row.Cells is not [{ Value: string }])
        {
            return false;
        }

        var rows = sheet.Raw.Rows;
        while (_next < rows.Length && rows[_next].RowNumber <= row.RowNumber)
        {
            _next++;
        }

        return _headed.Contains(row.RowNumber) || IsLabelled(row) || IsTitle(row) || (_next < rows.Length && IsHeader(rows[_next]));
    }

    // 一年级（2个班）, or 初中部, over its classes: no class is called so.
    bool IsTitle(RawRow row) => row.Cells is [{ Value: string text, ColumnIndex: var index }] && text.Length <= TitleLength
        && ColumnAt(sheet, index) is { IsKey: true } && Title().IsMatch(CellText.Caption(text));

    // Text in the free columns only, a label of those below a table, or one long text alone.
    bool IsNote(RawRow row)
    {
        var asked = Located(row).Where(cell => cell.Column.Required || cell.Column is not TextColumn).ToList();
        return asked.Count == 0 || IsLabelled(row)
            || (row.Cells is [{ Value: string text }] && CellText.Narrow(text).Length >= NoteLength);
    }

    // What a row is about is readable, or any figure in it.
    bool IsData(RawRow row)
    {
        var located = Located(row).Where(cell => cell.Column.IsKey || cell.Column is NumberColumn).ToList();
        return IsNamed(row)
            || (!IsLabelled(row) && located.Exists(cell => cell.Column is not TextColumn && !cell.Cell.IsNothing
                && cell.Column.Understands(cell.Cell.Value)));
    }

    // 1 2 3 4, each a number that its column takes, with columns left blank: a small class. Numbers of columns go on to the last one.
    bool IsSmall(RawRow row) => Located(row) is var located && located.Count == row.Cells.Length && IsNamed(row)
        && located.TrueForAll(cell => cell.Cell.Value is double && cell.Column.Understands(cell.Cell.Value))
        && sheet.Places.Index().Any(place => place.Item is (_, var column) && row.CellAt(column) is null
            && !ReferenceEquals(sheet.Form.Columns[place.Index], sheet.Form.Explanation));

    bool IsNamed(RawRow row) =>
        Located(row).Where(cell => cell.Column.IsKey).ToList() is { Count: > 0 } keys
        && keys.Count == sheet.Form.Columns.Count(column => column.IsKey)
            && keys.TrueForAll(cell => !cell.Cell.IsNothing && cell.Column.Understands(cell.Cell.Value));

    // It names what it is about, and has all that such a row must have, whatever a column of the school's own says.
    bool IsWhole(RawRow row) => IsNamed(row) && Located(row).Where(cell => cell.Column is NumberColumn { Required: true })
        .ToList() is { Count: > 0 } asked && asked.Count == sheet.Form.Columns.Count(column => column is NumberColumn { Required: true })
        && asked.TrueForAll(cell => cell.Column.Understands(cell.Cell.Value));

    // All that a row must have but its first: whatever that says, signatures and notes have no such figures.
    bool HasFigures(RawRow row) => Located(row).Count(cell => cell.Column.Required && cell.Cell.Value is double && cell.Column.Understands(cell.Cell.Value)) is > 1 and var figures
        && figures == sheet.Form.Columns.Count(column => column.Required) - 1;

    bool IsLabelled(RawRow row) => row.Cells is [{ Value: string text, ColumnIndex: var index }, ..]
        && Label().IsMatch(string.Concat(CellText.Narrow(text).Where(letter => !char.IsWhiteSpace(letter))))
            && ColumnAt(sheet, index) is not TextColumn { Required: false } && !IsNamed(row) && !HasFigures(row);

    int LastDataRow()
    {
        var rows = sheet.Raw.Rows;
        var index = rows.Length - 1;
        while (index >= 0 && rows[index].RowNumber > sheet.HeaderRowNumber && !IsData(rows[index]))
        {
            index--;
        }

        return index < 0 ? 0 : rows[index].RowNumber;
    }

    // The cells of the form's columns, gathered once a row: it is looked at from several sides.
    List<(FormColumn Column, RawCell Cell)> Located(RawRow row)
    {
        if (!ReferenceEquals(row, _row))
        {
            (_row, _located) = (row, []);
            for (var index = 0; index < sheet.Places.Count; index++)
            {
                if (sheet.Places[index] is (_, var columnIndex) && row.CellAt(columnIndex) is { } cell)
                {
                    _located.Add((sheet.Form.Columns[index], cell));
                }
            }
        }

        return _located;
    }

    static FormColumn? ColumnAt(LocatedSheet sheet, int columnIndex)
    {
        for (var index = 0; index < sheet.Places.Count; index++)
        {
            if (sheet.Places[index] is (_, var at) && at == columnIndex)
            {
                return sheet.Form.Columns[index];
            }
        }

        return null;
    }

    // 合计12个班
    [GeneratedRegex(@"^(?:合计|总计|小计|共计?|全[校园]共?)\(?\d+个?(?:教学)?班\)?$")]
    private static partial Regex CountedClasses();

    // Of a grade or a part of the school, how many classes, and pupils, it has: 初中部1班 is one class, and 一年级（2个班） are two.
    [GeneratedRegex(@"^(?!.*(?:部|段|年级|班)[(]?[0-9一二三四五六七八九十]+[)]?班(?:[^级]|$))(?:(?:小学|初中|高中|中学|低|中|高)(?:部|学?段)|(?:[一二三四五六七八九]年级|[初高][一二三](?:年级)?|[小中大托]班)(?=.*[个共计]))(?:[,:;(]*(?:共|合计|计|有)?[0-9一二三四五六七八九十两]+(?:个?(?:教学)?班级?|人|名?学生|名?幼儿)[,;)]*)*$")]
    private static partial Regex Title();

    [GeneratedRegex(@"^(?:(?:注|备注|附注|说明|填表说明|日期|电话|(?:校长|园长|负责人|经办人|填表人|审核人)(?:\(?(?:签字|签名|签章|盖章)\)?)?)(?::|\d|[.、]|$)|(?:指标|逻辑|表内|表间|审核|校验|勾稽|平衡)?关系(?:式?:|式?\(|\d|$)|注意|填表人|填报人|填表单位|填报单位|填表日期|填报日期|报出日期|制表|审核|复核|单位负责人|学校负责人|分管负责人|联系电话|联系人|签字|签名|盖章|单位\(盖章|学校\(盖章|\(盖章|\(?公章)")]
    private static partial Regex Label();
}
