using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Says what was read of a sheet although nobody sees it, or it is struck through: hidden rows and columns, values that merged cells cover or
/// their format hides; and what was not read although a blank may mean something.
/// </summary>
sealed class UnseenCells(LocatedSheet sheet, FindingCollector findings)
{
    // 达标填1，不达标不填.
    readonly bool _blankMayBeNo = sheet.Form.Columns.Any(column => column is YesNoColumn)
        && sheet.Raw.Rows.Any(row => row.Cells.Any(cell => cell.Value is string text && HeaderWords.LeavesNoBlank(text)));

    string? _record;
    readonly bool[] _isRead = new bool[sheet.Places.Count];

    /// <summary>Takes a row of the workbook that was read into a row of the form.</summary>
    public void Take(RawRow raw, FormRow row)
    {
        _record = sheet.Record is null ? null : row.Key;
        if (raw.IsHidden)
        {
            findings.Add(FormFindings.RowHidden, sheet.Raw, null, [new FindingCell(raw.RowNumber, null, null)], null);
        }

        var isStruck = false;
        for (var index = 0; index < sheet.Places.Count; index++)
        {
            if (sheet.Places[index] is not (_, var columnIndex) || row.Cells[index].Address is not { } address
                || address.RowNumber != raw.RowNumber)
            {
                continue;
            }

            if (raw.CellAt(columnIndex) is not { } cell)
            {
                if (_blankMayBeNo && sheet.Form.Columns[index] is YesNoColumn { Required: false } asked)
                {
                    findings.Add(FormFindings.BlankMayBeNo, sheet.Raw, asked.Caption, [ColumnPlaces.At(address, null)],
                        sheet.Form.Explanation is { } beside ? row[beside] : null, asked.Caption);
                }

                continue;
            }

            _isRead[index] = true;
            isStruck |= cell.IsStruck;
            var isNotShown = cell.Value is double number ? ShownNumber.IsNothing(number, cell.NumberFormat)
                : CellStyle.HidesTexts(cell.NumberFormat);
            if (cell.IsCovered || isNotShown)
            {
                var column = sheet.Form.Columns[index];
                var explanation = sheet.Form.Explanation is { } own ? row[own] : null;
                findings.Add(cell.IsCovered ? FormFindings.ValueCovered : FormFindings.ValueNotShown, sheet.Raw, column.Caption, [ColumnPlaces.At(raw.RowNumber, cell)], explanation,
                    column.Caption);
            }
        }

        if (isStruck)
        {
            findings.Add(FormFindings.RowStruck, sheet.Raw, null, [new FindingCell(raw.RowNumber, null, null)], null);
        }
    }

    /// <summary>Says which columns with values are hidden.</summary>
    public void TellColumns()
    {
        for (var index = 0; index < sheet.Places.Count; index++)
        {
            if (_isRead[index] && sheet.Places[index] is (var rowNumber, var columnIndex)
                && sheet.Raw.HiddenColumns.Any(span => columnIndex >= span.First && columnIndex <= span.Last))
            {
                // Of values below each other the first speaks for the column: 小学, of a list its first item.
                var caption = _record ?? sheet.Form.Columns[index].Caption;
                findings.Add(FormFindings.ColumnHidden, sheet.Raw, caption,
                    [new FindingCell(rowNumber, columnIndex, caption)], null, caption);
                if (sheet.IsDown)
                {
                    return;
                }
            }
        }
    }
}
