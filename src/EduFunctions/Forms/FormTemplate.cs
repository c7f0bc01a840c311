using System.Collections.Immutable;
using ClosedXML.Excel;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Draws a form's sheets so that a clerk in WPS or Excel can only fill them in right.</summary>
/// <param name="version">The form, as one year asks for it.</param>
/// <param name="fill">What is filled in already.</param>
/// <param name="lastYear">Rows of the year before by sheet, shown beside the input cells; empty when there are none.</param>
/// <param name="period">The period it is of, as its titles say it: 2025—2026 学年.</param>
/// <param name="asOf">As of when it is counted, for the line below the titles.</param>
sealed class FormTemplate(FormVersion version, TemplateFill fill, ILookup<FormSheet, FormRow> lastYear, string period, string asOf)
{
    /// <summary>
    /// Last row of an open-ended sheet that checks its input; the cells below the drawn ones are open, so that more rows can go on there.
    /// </summary>
    internal const int LastOpenRow = 1_000;

    // Rows drawn for those of the year before, and so many more.
    const int RowsToSpare = 20;

    /// <summary>Width of what a list says of its items, in characters.</summary>
    const double HelpWidth = 50;

    /// <summary>First row below the captions of a table sheet.</summary>
    const int FirstTableRow = 4;

    /// <summary>Adds the sheets, the hidden code of the form, and shows the first of them.</summary>
    public void Draw(XLWorkbook workbook)
    {
        foreach (var form in version.Form.Sheets)
        {
            var sheet = workbook.AddWorksheet(form.Caption);
            if (form.Layout == SheetLayout.List)
            {
                DrawList(sheet, form);
            }
            else
            {
                DrawTable(sheet, form);
            }

            sheet.Protect().AllowElement(XLSheetProtectionElements.FormatColumns | XLSheetProtectionElements.FormatRows);
        }

        workbook.NamedRanges.Add(RawWorkbook.FormCodeName, $"\"{version.Code}\"").Visible = false;
        workbook.Worksheet(version.Form.Sheets[0].Caption).SetTabActive();
    }

    void DrawList(IXLWorksheet sheet, FormSheet form)
    {
        var before = lastYear[form].FirstOrDefault();
        WorkbookLook.Title(sheet, TitleOf(form), 5);
        WorkbookLook.Header(sheet, 2, ["项目", "单位", "填报数", "上年数", "填报要求"], [32, 7, 24, 14, HelpWidth]);
        var rowNumber = 3;
        var isPrefilled = version.ColumnsOf(form).Any(fill.Values.ContainsKey);
        foreach (var column in version.ColumnsOf(form))
        {
            var isExplanation = ReferenceEquals(column, form.Explanation);
            var last = isPrefilled || isExplanation ? null : before?.Cell(column);
            var known = fill.Values.TryGetValue(column, out var values) ? values[0] : null;
            WorkbookLook.Row(sheet, rowNumber, [CaptionOf(column), column.Unit, known, last?.Number ?? (object?)last?.Text, Told(column)]);
            sheet.Range(rowNumber, 1, rowNumber, 5).Style.Fill.SetBackgroundColor(WorkbookLook.LockedFill);
            if (known is null)
            {
                Input(sheet.Range(rowNumber, 3, rowNumber, 3), column);
                Validate(sheet.Range(rowNumber, 3, rowNumber, 3), column);
            }

            sheet.Row(rowNumber).Height = isExplanation ? 60 : 6 + (16 * Math.Ceiling(Told(column).Length * 2d / HelpWidth));
            rowNumber++;
        }

        WorkbookLook.Page(sheet, 2, landscape: false);
    }

    void DrawTable(IXLWorksheet sheet, FormSheet form)
    {
        var columns = version.ColumnsOf(form).ToList();
        var isOpen = form.DrawnRows > 0;
        var rows = fill.Rows.GetValueOrDefault(form, []);
        List<FormRow> before = rows.IsEmpty ? [.. lastYear[form]] : [.. rows.Select(row => row.Before)];
        var shown = before.Count == 0 ? [] : columns.FindAll(column => isOpen ? IsShownAgain(column) : column is NumberColumn);
        shown = shown.TrueForAll(column => column.IsKey) ? [] : shown;
        var prefilled = columns.Find(fill.Values.ContainsKey);
        var named = prefilled is null ? [] : fill.Values[prefilled];
        var rowCount = isOpen ? Math.Max(form.DrawnRows, before.Count + RowsToSpare) : named.Length;
        var width = columns.Count + shown.Count;
        if (isOpen)
        {
            sheet.Columns(1, columns.Count).Style.Protection.SetLocked(false);
        }

        WorkbookLook.Title(sheet, TitleOf(form), width);
        WorkbookLook.Note(sheet, 2, $"{asOf}。浅黄色单元格由填报单位填写，灰色为系统预填。带 * 的必填。"
            + (rows.IsEmpty ? "" : "已按上年升级列出，没有的请清空该行，多出的接着填写。"), width);
        WorkbookLook.Header(sheet, 3, [.. columns.Select(CaptionOf), .. shown.Select(column => $"上年·{column.CaptionIn(version.Year)}")],
            [.. columns.Select(column => ReferenceEquals(column, form.Explanation) ? 30d : column is TextColumn ? 14 : 11), 11]);
        sheet.Row(3).Height = 48;
        for (var index = 0; index < columns.Count; index++)
        {
            var range = sheet.Range(FirstTableRow, index + 1, FirstTableRow + rowCount - 1, index + 1);
            if (ReferenceEquals(columns[index], prefilled))
            {
                range.Style.Fill.SetBackgroundColor(WorkbookLook.LockedFill);
                foreach (var (row, name) in named.Index())
                {
                    sheet.Cell(FirstTableRow + row, index + 1).SetValue(name);
                }
            }
            else
            {
                Input(range, columns[index]);
                Validate(isOpen ? sheet.Range(FirstTableRow, index + 1, LastOpenRow, index + 1) : range, columns[index]);
            }
        }

        foreach (var (row, filled) in rows.Index())
        {
            foreach (var (column, value) in filled.Values)
            {
                WorkbookLook.Set(sheet.Cell(FirstTableRow + row, columns.IndexOf(column) + 1), value);
            }
        }

        for (var row = 0; row < before.Count; row++)
        {
            var at = prefilled is null ? row : named.IndexOf(before[row].Cell(prefilled).Text ?? "");
            for (var index = 0; index < shown.Count && at >= 0; index++)
            {
                var last = before[row].Cell(shown[index]);
                WorkbookLook.Set(sheet.Cell(FirstTableRow + at, columns.Count + index + 1), last.Number ?? (object?)last.Text);
            }
        }

        Finish(sheet, columns.Count, width, rowCount, isOpen);
    }

    // Where rows are added freely, last year's are known by what they are about, and compared in what every row must have.
    static bool IsShownAgain(FormColumn column) => column is NumberColumn { Required: true }
        || (column.IsKey && column is NumberColumn or ChoiceColumn);

    static void Finish(IXLWorksheet sheet, int columns, int width, int rowCount, bool isOpen)
    {
        var whole = sheet.Range(FirstTableRow, 1, FirstTableRow + rowCount - 1, width);
        WorkbookLook.Grid(whole);
        sheet.Rows(FirstTableRow, FirstTableRow + rowCount - 1).Height = 18;
        whole.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        if (width > columns)
        {
            sheet.Range(FirstTableRow, columns + 1, FirstTableRow + rowCount - 1,
                width).Style.Fill.SetBackgroundColor(WorkbookLook.LockedFill);
        }

        sheet.Range(1, 1, FirstTableRow - 1, width).Style.Protection.SetLocked(true);
        WorkbookLook.Page(sheet, 3, landscape: true);

        // Last year's would make the print of a sheet of few rows too small to read.
        sheet.PageSetup.PrintAreas.Add(1, 1, FirstTableRow + rowCount - 1, isOpen ? width : columns);
    }

    string TitleOf(FormSheet form) => $"{version.Form.Caption}　{form.Caption}　{period}";

    // A sentence says more than a kind of value; the values of a list are in its drop-down.
    static string Told(FormColumn column) => column.Help.Length > 0 ? column.Help : column.Hint;

    string CaptionOf(FormColumn column) =>
        column.CaptionIn(version.Year) + (column.Unit.Length > 0 ? $"（{column.Unit}）" : "") + (column.Required ? "*" : "");

    static void Input(IXLRange range, FormColumn column)
    {
        range.Style.Protection.SetLocked(false).Fill.SetBackgroundColor(WorkbookLook.InputFill);
        if (column is DateColumn)
        {
            range.Style.NumberFormat.SetFormat("yyyy-mm-dd");
        }
        else if (column is TextColumn)
        {
            range.Style.NumberFormat.SetFormat("@");
            range.Style.Alignment.SetWrapText();
        }
    }

    // A warning, not a stop: “/” for 不适用 must remain possible in a number cell.
    void Validate(IXLRange range, FormColumn column)
    {
        var validation = range.SetDataValidation();
        var (minimum, maximum) = column is NumberColumn number ? fill.Bounds.GetValueOrDefault(number, (number.Minimum, number.Maximum))
            : default;
        switch (column)
        {
            case AmountColumn:
                validation.Decimal.Between((double)minimum, (double)maximum);
                break;
            case NumberColumn:
                validation.WholeNumber.Between((int)minimum, (int)maximum);
                break;
            case YesNoColumn:
                validation.List($"\"{YesNoColumn.Yes},{YesNoColumn.No}\"", true);
                break;
            case ChoiceColumn choice:
                validation.List($"\"{string.Join(',', choice.Codes)}\"", true);
                break;
            case DateColumn:
                validation.Date.Between(new DateTime(2000, 1, 1), new DateTime(2099, 12, 31));
                break;
            case TextColumn text:
                validation.TextLength.Between(0, text.MaxLength);
                break;
            default:
                validation.TextLength.Between(0, 20);
                break;
        }

        validation.IgnoreBlanks = true;
        validation.ErrorStyle = XLErrorStyle.Warning;
        validation.ErrorTitle = "请核对";
        validation.ErrorMessage = $"“{column.Caption}”应填：{column.Hint}。{(column.IsKey ? "" : "不适用的填“/”。")}";
        validation.InputTitle = column.Caption;
        validation.InputMessage = Told(column) + (column.Required ? "（必填）" : "");
    }
}
