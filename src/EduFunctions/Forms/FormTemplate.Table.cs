using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

sealed partial class FormTemplate
{
    // Lines that a caption of a table may take.
    const int CaptionLines = 3;

    /// <summary>Width of what is wrong in a row, and of long texts, in characters.</summary>
    const double FaultWidth = 15, TextWidth = 18;

    void DrawTable(IXLWorksheet sheet, FormSheet form)
    {
        var columns = version.ColumnsOf(form).ToList();
        var rows = fill.Rows.GetValueOrDefault(form, []);
        var (before, shown, comparisons) = (BeforeOf(form), ShownAgain(form), fill.Faults.Where(one => one.Sheet == form && IsDrawn(one)).ToList());
        var totals = fill.Totals?.Sheet == form ? fill.Totals : null;
        var rowCount = Math.Max(form.DrawnRows, before.Count + RowsToSpare);
        var compared = columns.Count + shown.Count + (comparisons.Count > 0 ? 1 : 0);
        var width = compared + (totals is null ? 0 : TotalsCaptions(totals).Count);
        var printed = Math.Min(width, compared + TotalsPrinted);
        sheet.Columns(1, columns.Count).Style.Protection.SetLocked(false);
        WorkbookLook.Title(sheet, TitleOf(form), printed);
        var note = $"{asOf}。浅黄色单元格由填报单位填写，灰色为系统预填。带 * 的必填。" + (rows.IsEmpty ? "" : "已按上年升级列出，没有的请清空该行，多出的接着填写。");
        WorkbookLook.Note(sheet, 2, note, printed);
        WorkbookLook.Header(sheet, 3, [.. columns.Select(CaptionOf), .. shown.Select(column => $"上年·{column.CaptionIn(version.Year)}"),
            .. comparisons.Count > 0 ? [ComputedCells.Caption] : Array.Empty<string>(),
            .. totals is null ? [] : TotalsCaptions(totals)],
            [.. columns.Select(column => WidthOf(form, column)), .. shown.Select(_ => 7.5), .. comparisons.Count > 0 ? [FaultWidth] : Array.Empty<double>(),
            .. totals is { HasLastYear: true } ? TotalsWidths : [9]]);
        sheet.Row(2).Height = 5 + (15 * Math.Ceiling(note.Length * 2 / sheet.Columns(1, printed).Sum(column => column.Width)));
        sheet.Row(3).Height = 52;
        foreach (var (index, column) in columns.Index())
        {
            _input.Open(sheet.Range(FirstTableRow, index + 1, FirstTableRow + rowCount - 1, index + 1), column,
                sheet.Range(FirstTableRow, index + 1, LastOpenRow, index + 1));
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
            for (var index = 0; index < shown.Count; index++)
            {
                WorkbookLook.Set(sheet.Cell(FirstTableRow + row, columns.Count + index + 1),
                    ShownOf(shown[index], before[row].Cell(shown[index])));
            }
        }

        Finish(sheet, columns.Count, width, printed, rowCount);
        CompareRows(sheet, form, columns, comparisons, compared, rowCount);
        if (totals is not null)
        {
            AddUp(sheet, totals);
        }
    }

    // Rows of the year before, beside those that come from them.
    List<FormRow> BeforeOf(FormSheet form) => fill.Rows.GetValueOrDefault(form, []) is { IsEmpty: false } rows ? [.. rows.Select(row => row.Before)]
        : [.. lastYear[form]];

    List<FormColumn> ShownAgain(FormSheet form)
    {
        var columns = version.ColumnsOf(form).ToList();
        var shown = BeforeOf(form).Count > 0 && columns.TrueForAll(column => !column.IsKey || IsShownAgain(column))
            ? columns.FindAll(IsShownAgain) : [];
        return shown.TrueForAll(column => column.IsKey) ? [] : shown;
    }

    // As it would be picked: a grade is kept as 10, and written 高一.
    object? ShownOf(FormColumn column, FormCell cell) => fill.Choices.TryGetValue(column, out var choices)
        ? choices.FirstOrDefault(choice => !char.IsAsciiDigit(choice[0])
            && GradeText.TryGrade(choice, out var grade) && grade == cell.Number)
            ?? cell.Number ?? (object?)cell.Text
        : cell.Number ?? (object?)cell.Text;

    // Where rows are added freely, last year's are known by what they are about, and compared in what every row must have. A register of texts
    // (meetings, projects) begins anew each year.
    static bool IsShownAgain(FormColumn column) => column is NumberColumn { Required: true }
        || (column.IsKey && column is NumberColumn or ChoiceColumn);

    // As wide as its values, and its caption in a few lines; the sheet is to be read on A4.
    double WidthOf(FormSheet form, FormColumn column) => Math.Max(column switch
    {
        _ when ReferenceEquals(column, form.Explanation) => TextWidth,
        TextColumn { MaxLength: > 60 } => TextWidth,
        TextColumn or SchoolCodeColumn or DateColumn => 11.5,
        ChoiceColumn choice => (choice.Codes.Max(code => code.Length) * 2) + 2,
        _ => 8,
    }, Math.Ceiling(CaptionOf(column).Length * 2d / CaptionLines) + 1);

    // Each row's in a cell of its own; an input at fault turns red as far down as input is checked.
    void CompareRows(IXLWorksheet sheet, FormSheet form, List<FormColumn> columns, List<RowFault> comparisons, int column, int rowCount)
    {
        foreach (var one in comparisons)
        {
            var at = columns.IndexOf(one.At) + 1;
            WorkbookLook.Alarm(sheet.Range(FirstTableRow, at, LastOpenRow, at), one.Wrong(InRow(FirstTableRow)));
        }

        for (var row = FirstTableRow; row < FirstTableRow + rowCount && comparisons.Count > 0; row++)
        {
            sheet.Cell(row, column).FormulaA1 = InRow(row).TextOf(comparisons, null);
            sheet.Cell(row, column).Style.Alignment.SetShrinkToFit(); // several faults in one line
        }

        if (comparisons.Count > 0)
        {
            WorkbookLook.Alarm(sheet.Range(FirstTableRow, column, FirstTableRow + rowCount - 1, column),
                string.Create(CultureInfo.InvariantCulture,
                    $"ISNUMBER(SEARCH(\"{TemplatePlaces.Mark}\",${CellAddress.LettersOf(column - 1)}{FirstTableRow}))"));
        }

        TemplatePlaces InRow(int row) => PlacesOf(form, other =>
            string.Create(CultureInfo.InvariantCulture, $"${CellAddress.LettersOf(columns.IndexOf(other))}{row}"));
    }

    static void Finish(IXLWorksheet sheet, int columns, int width, int printed, int rowCount)
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
        sheet.PageSetup.PrintAreas.Add(1, 1, FirstTableRow + rowCount - 1, printed);
    }
}
