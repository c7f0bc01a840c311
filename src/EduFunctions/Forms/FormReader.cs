using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Returns;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Turns a workbook's cells into a form's rows: what can be understood without guessing is taken, the rest is a finding at its cell.</summary>
static class ReturnReader
{
    /// <summary>The rows of every located sheet.</summary>
    public static ImmutableArray<ReturnRow> Read(IEnumerable<LocatedSheet> sheets, FindingCollector findings) =>
        [.. sheets.SelectMany(sheet => sheet.Form.Layout == SheetLayout.Table ? ReadTable(sheet, findings) : ReadList(sheet, findings))];

    static IEnumerable<ReturnRow> ReadTable(LocatedSheet sheet, FindingCollector findings)
    {
        var places = sheet.Places.Select(place => place?.ColumnIndex).ToArray();
        var rows = new TableRows(sheet);
        var gradeColumn = GradeColumn(sheet);
        var grades = new MergedGrades(sheet, gradeColumn);
        foreach (var written in sheet.Raw.Rows.Where(row => row.RowNumber > sheet.HeaderRowNumber))
        {
            var raw = rows.HasContent(written) ? grades.WithGrade(written) : written;
            if (rows.SkippedAs(raw) is (var code, var cell))
            {
                findings.Add(code, sheet.Raw, null, [new Findings.FindingCell(raw.RowNumber, RawWorkbook.LetterOf(cell.ColumnIndex), CellText.Of(cell.Value))], null);
            }
            else if (rows.HasContent(raw))
            {
                if (!ReferenceEquals(raw, written) && raw[gradeColumn] is { } grade)
                {
                    findings.Add("grade-carried-down", sheet.Raw, sheet.Form.Columns.First(column => column.Type == ColumnType.Grade).Caption, [ColumnPlaces.At(raw.RowNumber, new RawCell(gradeColumn, grade))], null);
                }

                yield return new ReturnRow(sheet.Form, sheet.Raw.Name, raw.RowNumber,
                    [.. places.Select((place, index) => place is { } columnIndex
                        ? Parse(sheet, sheet.Form.Columns[index], raw.RowNumber, columnIndex, raw[columnIndex], GradeOf(raw), findings)
                        : default)]);
            }
        }

        int? GradeOf(RawRow raw) => raw[gradeColumn] is { } value && CellText.TryGrade(value, out var grade) ? grade : null;
    }

    // −1 when the sheet has none.
    static int GradeColumn(LocatedSheet sheet) => sheet.Places.Where((_, index) => sheet.Form.Columns[index].Type == ColumnType.Grade).Select(place => place?.ColumnIndex).FirstOrDefault() ?? -1;

    static IEnumerable<ReturnRow> ReadList(LocatedSheet sheet, FindingCollector findings)
    {
        var rows = sheet.Raw.Rows.ToDictionary(row => row.RowNumber);
        var first = sheet.Places.Where(place => place is not null).Select(place => place!.Value.RowNumber).DefaultIfEmpty(1).Min();
        yield return new ReturnRow(sheet.Form, sheet.Raw.Name, first,
            [.. sheet.Places.Select((place, index) => place is (var rowNumber, var columnIndex)
                ? Parse(sheet, sheet.Form.Columns[index], rowNumber, columnIndex, rows[rowNumber][columnIndex], null, findings)
                : default)]);
    }

    /// <summary>Part of a whole number that a formula's floating point may lose.</summary>
    const decimal LostByFormulas = 1e-9m;

    static ReturnCell Parse(LocatedSheet sheet, ReturnColumn column, int rowNumber, int columnIndex, object? value, int? grade, FindingCollector findings)
    {
        var letter = RawWorkbook.LetterOf(columnIndex);
        var address = string.Create(CultureInfo.InvariantCulture, $"{letter}{rowNumber}");
        var blank = new ReturnCell(CellState.Blank, null, null, address);
        if (value is null)
        {
            if (column.Required)
            {
                Report("value-missing", column.Caption);
            }

            return blank;
        }

        switch (value)
        {
            case RawError.FormulaWithoutValue:
                Report("formula-without-value", column.Caption);
                return blank;
            case RawError.ErrorValue:
                Report("error-value", column.Caption);
                return blank;
            case string mark when CellText.IsNotApplicable(mark):
                return column.IsKey ? Rejected("not-applicable-not-allowed", column.Caption) : blank with { State = CellState.NotApplicable };
        }

        return column.Type switch
        {
            ColumnType.Count or ColumnType.Amount => Number(),
            ColumnType.Grade => CellText.TryGrade(value, out var written) ? Reported(written) : Rejected("not-a-grade", column.Caption),
            ColumnType.Date => CellText.TryDate(value, sheet.IsDate1904, out var day)
                ? blank with { State = CellState.Value, Text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
                : Rejected("not-a-date", column.Caption),
            ColumnType.YesNo => Choice(["是", "否"], value is bool truth ? (truth ? "是" : "否") : YesNoOf(CellText.Narrow(CellText.Of(value)))),
            ColumnType.Code => Choice(column.Codes, CodeOf(CellText.Narrow(CellText.Of(value)))),
            _ => FreeText(),
        };

        ReturnCell Number()
        {
            decimal number;
            if (value is double real)
            {
                if (!double.IsFinite(real) || Math.Abs(real) > 1e15)
                {
                    return Rejected("out-of-bounds", column.Caption, Text(column.Minimum), Text(column.Maximum));
                }

                number = (decimal)real;
            }
            else if (value is string text && (CellText.TryNumber(text, column.Unit, out number) || (column.IsClassNumber && CellText.TryClassNumber(text, grade, out number))))
            {
                Report("number-as-text", column.Caption);
            }
            else
            {
                return Rejected("not-a-number", column.Caption);
            }

            if (column.IsClassNumber && number > column.Maximum && CellText.TryGradeAndClass(number, grade, out var ofGrade))
            {
                Report("code-renamed", column.Caption, Text(number), Text(ofGrade));
                number = ofGrade;
            }

            // What a formula lost on the way is no part of a person.
            if (column.Type == ColumnType.Count && value is double && Math.Abs(number - decimal.Round(number)) <= LostByFormulas)
            {
                number = decimal.Round(number);
            }

            if (column.Type == ColumnType.Count && number != decimal.Truncate(number))
            {
                return Rejected("not-a-whole-number", column.Caption);
            }

            if (number < 0 && column.Minimum >= 0)
            {
                return Rejected("negative", column.Caption);
            }

            return number < column.Minimum || number > column.Maximum
                ? Rejected("out-of-bounds", column.Caption, Text(column.Minimum), Text(column.Maximum))
                : Reported(number);
        }

        ReturnCell Choice(ImmutableArray<string> codes, string text) =>
            codes.Contains(text)
                ? blank with { State = CellState.Value, Text = text }
                : Rejected("not-in-list", column.Caption, string.Join('、', codes));

        string CodeOf(string text)
        {
            if (column.CodeAliases.FirstOrDefault(entry => entry.Alias == text) is not { Code: { } code })
            {
                return text;
            }

            Report("code-renamed", column.Caption, text, code);
            return code;
        }

        ReturnCell FreeText()
        {
            var text = CellText.Of(value).Trim();
            if (text.Length > column.MaxLength)
            {
                return Rejected("text-too-long", column.Caption, Text(column.MaxLength));
            }

            if (text[0] is '=' or '+' or '-' or '@')
            {
                Report("text-looks-like-formula", column.Caption);
            }

            return blank with { State = CellState.Value, Text = text };
        }

        ReturnCell Reported(decimal number) => blank with { State = number == 0 ? CellState.Zero : CellState.Value, Number = number };

        ReturnCell Rejected(string code, params ReadOnlySpan<string> values)
        {
            Report(code, values);
            return blank;
        }

        void Report(string code, params ReadOnlySpan<string> values) =>
            findings.Add(code, sheet.Raw, column.Caption, [new Findings.FindingCell(rowNumber, letter, value is null ? null : CellText.Of(value))], null, values);

        static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }

    static string YesNoOf(string text) => text switch
    {
        "有" or "√" or "Y" or "y" or "已" or "TRUE" => "是",
        "没有" or "×" or "N" or "n" or "未" or "FALSE" => "否",
        _ => text,
    };
}
