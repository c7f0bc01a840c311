using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Says what was read of a sheet although nobody sees it: hidden rows and columns, values that merged cells cover or their format hides.</summary>
sealed class UnseenCells(LocatedSheet sheet, FindingCollector findings)
{
    readonly bool[] _isRead = new bool[sheet.Places.Count];

    /// <summary>Takes a row of the workbook that was read into a row of the form.</summary>
    public void Take(RawRow raw, FormRow row)
    {
        if (raw.IsHidden)
        {
            findings.Add(FormFindings.RowHidden, sheet.Raw, null, [new FindingCell(raw.RowNumber, null, null)], null);
        }

        for (var index = 0; index < sheet.Places.Count; index++)
        {
            if (sheet.Places[index] is not (_, var columnIndex) || row.Cells[index].Address?.RowNumber != raw.RowNumber
                || raw.CellAt(columnIndex) is not { } cell)
            {
                continue;
            }

            _isRead[index] = true;
            var isNotShown = cell.Value is double number && ShownNumber.IsNothing(number, cell.NumberFormat);
            if (cell.IsCovered || isNotShown)
            {
                var column = sheet.Form.Columns[index];
                var explanation = sheet.Form.Explanation is { } own ? row[own] : null;
                findings.Add(cell.IsCovered ? FormFindings.ValueCovered : FormFindings.ValueNotShown, sheet.Raw, column.Caption, [ColumnPlaces.At(raw.RowNumber, cell)], explanation,
                    column.Caption);
            }
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
                var column = sheet.Form.Columns[index];
                findings.Add(FormFindings.ColumnHidden, sheet.Raw, column.Caption,
                    [new FindingCell(rowNumber, columnIndex, column.Caption)], null,
                    column.Caption);
            }
        }
    }
}
