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
/// <param name="paper">What is printed round the sheets.</param>
sealed partial class FormTemplate(FormVersion version, TemplateFill fill, ILookup<FormSheet, FormRow> lastYear, string period, string asOf,
    TemplatePaper paper)
{
    /// <summary>
    /// Last row of an open-ended sheet that checks its input; the cells below the drawn ones are open, so that more rows can go on there.
    /// </summary>
    internal const int LastOpenRow = 1_000;

    // Rows drawn for those of the year before, and so many more.
    const int RowsToSpare = 20;

    /// <summary>First row below the captions of a table sheet.</summary>
    const int FirstTableRow = 4;

    /// <summary>First row below the heads of a list.</summary>
    const int FirstListRow = 3;

    /// <summary>Column of a list in which its input begins; last year's stands right of it.</summary>
    const int FirstInput = 3;

    /// <summary>Width of what a list says of its items, of what is compared, and of an item's name, in characters.</summary>
    const double HelpWidth = 36, ComparedWidth = 20, ItemWidth = 24;

    readonly TemplateInput _input = new(fill);

    /// <summary>Adds the sheets, the hidden code of the form, and shows the first of them.</summary>
    public void Draw(XLWorkbook workbook)
    {
        foreach (var form in version.Form.Sheets)
        {
            var sheet = workbook.AddWorksheet(form.Caption);
            if (IsDown(form))
            {
                DrawList(sheet, form);
            }
            else
            {
                DrawTable(sheet, form);
            }

            WorkbookLook.Paper(sheet, $"{paper.Sender}　{form.Caption}", paper.Due,
                $"填报人：＿＿＿＿ 审核人：＿＿＿＿ {paper.Head}：＿＿＿＿ 单位公章：　　　　 ＿＿＿年＿＿月＿＿日"
                + (paper.Contact is { } contact ? $"\n有疑问请联系：{contact}" : ""));
            sheet.Protect().AllowElement(XLSheetProtectionElements.FormatColumns | XLSheetProtectionElements.FormatRows);
        }

        workbook.NamedRanges.Add(RawWorkbook.FormCodeName, $"\"{version.Code}\"").Visible = false;
        workbook.Worksheet(version.Form.Sheets[0].Caption).SetTabActive();
    }

    // A table whose rows are all known has few of them and many columns: it is laid out downward, to be read on paper.
    static bool IsDown(FormSheet form) => form.Layout == SheetLayout.List || form.DrawnRows == 0;

    // The columns below each other; of a table without the one that the template fills in, whose values head those of the input.
    List<FormColumn> ItemsOf(FormSheet form) =>
        [.. version.ColumnsOf(form).Where(column => form.Layout == SheetLayout.List || !fill.Values.ContainsKey(column))];

    // What heads the columns of input: null for the one of a list.
    ImmutableArray<string?> RecordsOf(FormSheet form) => form.Layout == SheetLayout.List ? [null]
        : [.. fill.Values[version.ColumnsOf(form).First(fill.Values.ContainsKey)]];

    void DrawList(IXLWorksheet sheet, FormSheet form)
    {
        var (items, records) = (ItemsOf(form), RecordsOf(form));
        var (compared, help) = (FirstInput + (records.Length * 2), FirstInput + (records.Length * 2) + 1);
        WorkbookLook.Title(sheet, TitleOf(form), help);
        WorkbookLook.Header(sheet, 2,
            ["项目", "单位", .. records.SelectMany(name => name is null ? new[] { "填报数", "上年数" } : [name, $"上年·{name}"]),
            ComputedCells.Caption, "填报要求"], [ItemWidth, 7, .. records.SelectMany(_ => new[] { 16d, 10 }), ComparedWidth, HelpWidth]);
        foreach (var (index, column) in items.Index())
        {
            var (rowNumber, isExplanation) = (FirstListRow + index, ReferenceEquals(column, form.Explanation));
            WorkbookLook.Row(sheet, rowNumber,
                [CaptionOf(column), column.Unit, .. records.SelectMany(name => new[] { KnownOf(column), BeforeOf(name, column) }), null,
                _input.Told(column)]);
            sheet.Range(rowNumber, 1, rowNumber, help).Style.Fill.SetBackgroundColor(WorkbookLook.LockedFill);
            for (var record = 0; record < records.Length && (KnownOf(column) is null || fill.Proposed.Contains(column)); record++)
            {
                _input.Open(sheet.Range(rowNumber, FirstInput + (record * 2), rowNumber, FirstInput + (record * 2)), column);
            }

            Compare(sheet, form, column, rowNumber, records);
            var lines = Math.Max(Math.Ceiling(_input.Told(column).Length * 2 / HelpWidth),
                Math.Ceiling(CaptionOf(column).Length * 2 / ItemWidth));
            sheet.Row(rowNumber).Height = isExplanation ? 60 : 8 + (15 * Math.Max(lines, FaultLines(form, column, records.Length)));
        }

        WorkbookLook.Page(sheet, 2, landscape: records.Length > 1);

        object? KnownOf(FormColumn column) => form.Layout == SheetLayout.List
            && fill.Values.TryGetValue(column, out var values) ? values[0] : null;

        object? BeforeOf(string? record, FormColumn column)
        {
            var row = lastYear[form].FirstOrDefault(row => record is null || row.Key == record);
            var last = KnownOf(column) is not null || ReferenceEquals(column, form.Explanation) ? null : row?.Cell(column);
            return last?.Number ?? (object?)last?.Text;
        }
    }

    string TitleOf(FormSheet form) => $"{version.Form.Caption}　{form.Caption}　{period}";

    string CaptionOf(FormColumn column) =>
        column.CaptionIn(version.Year) + (column.Unit.Length > 0 ? $"（{column.Unit}）" : "") + (column.Required ? "*" : "");
}
