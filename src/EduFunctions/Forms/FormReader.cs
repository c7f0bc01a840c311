using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Turns a workbook's cells into a form's rows: what can be understood without guessing is taken, the rest is a finding at its cell.
/// </summary>
static class FormReader
{
    /// <summary>The rows of every located sheet.</summary>
    public static ImmutableArray<FormRow> Read(IEnumerable<LocatedSheet> sheets, FindingCollector findings) =>
        [.. sheets.SelectMany(sheet => sheet.IsDown ? ReadList(sheet, findings) : ReadTable(sheet, findings))];

    static IEnumerable<FormRow> ReadTable(LocatedSheet sheet, FindingCollector findings)
    {
        var rows = new TableRows(sheet);
        var gradeColumn = GradeColumn(sheet);
        var keys = new MergedKeys(sheet);
        var (input, unseen) = (new CellInput(sheet, findings), new UnseenCells(sheet, findings));
        foreach (var written in sheet.Raw.Rows.Where(row => row.RowNumber > sheet.HeaderRowNumber))
        {
            findings.KeepTime();
            if (findings.IsFull)
            {
                yield break;
            }

            RawCell? carried = null;
            var raw = rows.HasContent(written) ? keys.Filled(written, out carried) : written;
            if (rows.SkippedAs(raw) is (var rule, var cell))
            {
                findings.Add(rule, sheet.Raw, null, [ColumnPlaces.At(raw.RowNumber, cell)], null);
            }
            else if (rows.HasContent(raw))
            {
                if (carried is { } key)
                {
                    findings.Add(FormFindings.KeyCarriedDown, sheet.Raw, keys.Column!.Caption, [ColumnPlaces.At(raw.RowNumber, key)], null,
                        keys.Column.Caption);
                }

                var row = new FormRow(sheet.Form, sheet.Raw.Name, raw.RowNumber,
                    [.. sheet.Places.Select((place, index) => place is (_, var columnIndex)
                        ? input.Read(sheet.Form.Columns[index], new CellAddress(raw.RowNumber, columnIndex), raw.CellAt(columnIndex),
                            GradeOf(raw))
                        : default)]);
                unseen.Take(raw, row);
                yield return row;
            }
        }

        unseen.TellColumns();

        int? GradeOf(RawRow raw) => raw[gradeColumn] is { } value && GradeText.TryGrade(value, out var grade) ? grade : null;
    }

    // −1 when the sheet has none.
    static int GradeColumn(LocatedSheet sheet) =>
        sheet.Places.Where((_, index) => sheet.Form.Columns[index] is GradeColumn).Select(place => place?.ColumnIndex).FirstOrDefault()
        ?? -1;

    // A stage that the template names, and of which nothing is reported, is no row.
    static IEnumerable<FormRow> ReadList(LocatedSheet sheet, FindingCollector findings)
    {
        var rows = sheet.Raw.Rows.ToDictionary(row => row.RowNumber);
        if (sheet.Record is not null && !sheet.Places.Index().Any(place => place.Item is (var row, var column)
            && rows[row].CellAt(column) is not null && sheet.Form.Columns[place.Index] is { IsPrefilled: false } asked
            && !ReferenceEquals(asked, sheet.Form.Explanation)))
        {
            yield break;
        }

        var first = sheet.Places.Where(place => place is not null).Select(place => place!.Value.RowNumber).DefaultIfEmpty(1).Min();
        var (input, unseen) = (new CellInput(sheet, findings), new UnseenCells(sheet, findings));
        var row = new FormRow(sheet.Form, sheet.Raw.Name, first + (sheet.Record ?? 0),
            [.. sheet.Places.Select((place, index) => place is (var rowNumber, var columnIndex)
                ? input.Read(sheet.Form.Columns[index], new CellAddress(rowNumber, columnIndex), rows[rowNumber].CellAt(columnIndex), null)
                : default)]);
        foreach (var rowNumber in sheet.Places.OfType<(int RowNumber, int ColumnIndex)>().Select(place => place.RowNumber).Distinct())
        {
            unseen.Take(rows[rowNumber], row);
        }

        unseen.TellColumns();
        yield return row;
    }
}
