using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Forms;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>The school return as a workbook that a clerk in WPS or Excel can only fill in right.</summary>
public static class ReturnTemplate
{
    /// <summary>Class rows drawn in a template, unless the school had more last year.</summary>
    internal const int ClassRows = 60;

    /// <summary>Last row of the classes that checks its input; the cells below the drawn ones are open, so that more classes can go on there.</summary>
    internal const int LastClassRow = 1_000;

    /// <summary>First row below the captions of a table sheet.</summary>
    const int FirstTableRow = 4;

    /// <summary>Writes the template of one school.</summary>
    /// <param name="school">Register's entry: prefilled and locked on the cover; its stages are the rows of the stage sheets.</param>
    /// <param name="county">The county.</param>
    /// <param name="year">The school year.</param>
    /// <param name="lastYear">The school's return in force of the year before, shown beside the input cells; null when there is none.</param>
    public static byte[] Write(School school, CountyCode county, SchoolYear year, Return? lastYear)
    {
        using var workbook = new XLWorkbook();
        WriteInstructions(workbook.AddWorksheet(SheetLocator.InstructionsName), year);
        foreach (var form in SchoolReturnForm.Form.Sheets)
        {
            var sheet = workbook.AddWorksheet(form.Caption);
            if (form.Layout == SheetLayout.List)
            {
                WriteList(sheet, form, school, county, year, lastYear);
            }
            else
            {
                WriteTable(sheet, form, school, year, lastYear);
            }

            sheet.Protect().AllowElement(XLSheetProtectionElements.FormatColumns | XLSheetProtectionElements.FormatRows);
        }

        var code = string.Create(CultureInfo.InvariantCulture, $"\"{SchoolReturnForm.Form.Code}/{SchoolReturnForm.Form.Version}\"");
        workbook.NamedRanges.Add(Form.DefinedName, code).Visible = false;
        workbook.Worksheet(SchoolReturnForm.Cover.Caption).SetTabActive();
        return WorkbookLook.ToBytes(workbook);
    }

    static void WriteInstructions(IXLWorksheet sheet, SchoolYear year)
    {
        WorkbookLook.Title(sheet, $"{SchoolReturnForm.Form.Caption}　填报说明", 1);
        sheet.Column(1).Width = 96;
        string[] lines =
        [
            $"一、统计时点：班级、学生、教职工、办学条件为 {year.ReferenceDate:yyyy-MM-dd}；经费为 {year.FiscalYear} 自然年度。",
            "二、浅黄色单元格由学校填写，灰色单元格由系统预填，不能修改。预填内容有误时，请联系教育局修改学校名册。",
            "三、带 * 的为必填项。没有的填 0；不适用或涉密的填“/”（年级、班号必须填写）；暂时没有数据的留空。留空不等于 0。",
            "四、不要改动工作表名称和表头。“班级”表一个班一行，行数不够时可以在下面继续填写。",
            "五、输入超出范围时会有提示，提示写明应填的内容。",
            "六、填好后保存为 .xlsx 上传。几秒钟后即可下载回执：“必改”须更正后重报，“需说明”请更正，或在该行“说明”栏中写明原因。",
            "七、可以直接在回执上修改后再次上传；回执中的标记不影响读取。",
        ];
        for (var index = 0; index < lines.Length; index++)
        {
            sheet.Cell(index + 2, 1).SetValue(lines[index]).Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Center);
            sheet.Row(index + 2).Height = 34;
        }

        WorkbookLook.Page(sheet, 1, landscape: true);
        sheet.Protect();
    }

    static void WriteList(IXLWorksheet sheet, FormSheet form, School school, CountyCode county, SchoolYear year, Return? lastYear)
    {
        var prefilled = form == SchoolReturnForm.Cover ? CoverOf(school, county, year) : [];
        var before = lastYear?[form].FirstOrDefault();
        WorkbookLook.Title(sheet, TitleOf(form, year), 5);
        WorkbookLook.Header(sheet, 2, ["项目", "单位", "填报数", "上年数", "填报要求"], [34, 8, 30, 16, 46]);
        var rowNumber = 3;
        foreach (var column in form.Columns.Where(column => column.IsIn(year.StartYear)))
        {
            var last = prefilled.Count == 0 && column.Code != "explanation" ? before?[column.Code] : null;
            WorkbookLook.Row(sheet, rowNumber, [CaptionOf(column), column.Unit, prefilled.GetValueOrDefault(column.Code), last?.Number ?? (object?)last?.Text, HintOf(column)]);
            sheet.Range(rowNumber, 1, rowNumber, 5).Style.Fill.SetBackgroundColor(WorkbookLook.LockedFill);
            if (!prefilled.ContainsKey(column.Code))
            {
                Input(sheet.Range(rowNumber, 3, rowNumber, 3), column);
                Validate(sheet.Range(rowNumber, 3, rowNumber, 3), column);
            }

            sheet.Row(rowNumber).Height = column.Code == "explanation" ? 60 : 22;
            rowNumber++;
        }

        WorkbookLook.Page(sheet, 2, landscape: false);
    }

    static Dictionary<string, string> CoverOf(School school, CountyCode county, SchoolYear year) => new(StringComparer.Ordinal)
    {
        ["school"] = school.Code.Value,
        ["name"] = school.Name,
        ["county"] = county.Value,
        ["year"] = year.ToString(),
        ["kind"] = SchoolKinds.NameOf(school.Kind),
        ["location"] = SchoolKinds.NameOf(school.Location),
        ["sponsor"] = SchoolKinds.NameOf(school.Sponsor),
    };

    static void WriteTable(IXLWorksheet sheet, FormSheet form, School school, SchoolYear year, Return? lastYear)
    {
        var columns = form.Columns.Where(column => column.IsIn(year.StartYear)).ToList();
        var isClasses = form == SchoolReturnForm.Classes;
        var shown = lastYear is null ? [] : columns.Where(column => isClasses ? column.Code is "grade" or "number" or "pupils" : column.IsNumber).ToList();
        var before = lastYear?[form].ToList() ?? [];
        var stages = StagesOf(school);
        var rowCount = isClasses ? Math.Max(ClassRows, before.Count + 20) : stages.Count;
        var width = columns.Count + shown.Count;
        if (isClasses)
        {
            sheet.Columns(1, columns.Count).Style.Protection.SetLocked(false);
        }

        WorkbookLook.Title(sheet, TitleOf(form, year), width);
        WorkbookLook.Note(sheet, 2, $"统计时点 {year.ReferenceDate:yyyy-MM-dd}。浅黄色单元格由学校填写，灰色为系统预填。带 * 的必填。", width);
        WorkbookLook.Header(sheet, 3, [.. columns.Select(CaptionOf), .. shown.Select(column => $"上年·{column.Caption}")],
            [.. columns.Select(column => column.Code == "explanation" ? 30d : column.Type == ColumnType.Text ? 14 : 11), 11]);
        sheet.Row(3).Height = 48;
        for (var index = 0; index < columns.Count; index++)
        {
            var range = sheet.Range(FirstTableRow, index + 1, FirstTableRow + rowCount - 1, index + 1);
            if (columns[index].Code == "stage")
            {
                range.Style.Fill.SetBackgroundColor(WorkbookLook.LockedFill);
                stages.ForEach(stage => sheet.Cell(FirstTableRow + stages.IndexOf(stage), index + 1).SetValue(stage));
            }
            else
            {
                Input(range, columns[index]);
                Validate(isClasses ? sheet.Range(FirstTableRow, index + 1, LastClassRow, index + 1) : range, columns[index], school);
            }
        }

        for (var row = 0; row < before.Count && shown.Count > 0; row++)
        {
            var at = isClasses ? row : stages.IndexOf(before[row].Text("stage") ?? "");
            for (var index = 0; index < shown.Count && at >= 0; index++)
            {
                WorkbookLook.Set(sheet.Cell(FirstTableRow + at, columns.Count + index + 1), before[row].Number(shown[index].Code));
            }
        }

        var whole = sheet.Range(FirstTableRow, 1, FirstTableRow + rowCount - 1, width);
        WorkbookLook.Grid(whole);
        sheet.Rows(FirstTableRow, FirstTableRow + rowCount - 1).Height = 18;
        whole.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        if (shown.Count > 0)
        {
            sheet.Range(FirstTableRow, columns.Count + 1, FirstTableRow + rowCount - 1, width).Style.Fill.SetBackgroundColor(WorkbookLook.LockedFill);
        }

        sheet.Range(1, 1, FirstTableRow - 1, width).Style.Protection.SetLocked(true);
        WorkbookLook.Page(sheet, 3, landscape: true);
        sheet.PageSetup.PrintAreas.Add(1, 1, FirstTableRow + rowCount - 1, isClasses ? width : columns.Count); // last year's would make a stage sheet's print too small to read
    }

    static List<string> StagesOf(School school)
    {
        var facts = SchoolKinds.Of(school.Kind);
        return [.. Enumerable.Range(facts.FirstGrade, facts.LastGrade - facts.FirstGrade + 1).Select(grade => SchoolKinds.NameOf(SchoolKinds.StageOf(grade))).Distinct()];
    }

    static string TitleOf(FormSheet form, SchoolYear year) =>
        string.Create(CultureInfo.InvariantCulture, $"{SchoolReturnForm.Form.Caption}　{form.Caption}　{year.StartYear}—{year.StartYear + 1} 学年");

    static string CaptionOf(ReturnColumn column) =>
        column.Caption + (column.Unit.Length > 0 ? $"（{column.Unit}）" : "") + (column.Required ? "*" : "");

    static string HintOf(ReturnColumn column) => column.Type switch
    {
        ColumnType.Count => string.Create(CultureInfo.InvariantCulture, $"整数，{column.Minimum} 至 {column.Maximum}"),
        ColumnType.Amount => string.Create(CultureInfo.InvariantCulture, $"数字，{column.Minimum} 至 {column.Maximum}，可带小数"),
        ColumnType.Grade => "年级，1 至 12",
        ColumnType.YesNo => "是 或 否",
        ColumnType.Date => "日期，如 2025-09-15",
        ColumnType.Code => string.Join('、', column.Codes),
        _ => string.Create(CultureInfo.InvariantCulture, $"文字，最多 {column.MaxLength} 字"),
    };

    static void Input(IXLRange range, ReturnColumn column)
    {
        range.Style.Protection.SetLocked(false).Fill.SetBackgroundColor(WorkbookLook.InputFill);
        if (column.Type == ColumnType.Date)
        {
            range.Style.NumberFormat.SetFormat("yyyy-mm-dd");
        }
        else if (column.Type == ColumnType.Text)
        {
            range.Style.NumberFormat.SetFormat("@");
            range.Style.Alignment.SetWrapText();
        }
    }

    // A warning, not a stop: “/” for 不适用 must remain possible in a number cell.
    static void Validate(IXLRange range, ReturnColumn column, School? school = null)
    {
        var validation = range.SetDataValidation();
        var facts = school is null ? null : SchoolKinds.Of(school.Kind);
        switch (column.Type)
        {
            case ColumnType.Grade:
                validation.WholeNumber.Between(facts?.FirstGrade ?? 1, facts?.LastGrade ?? 12);
                break;
            case ColumnType.Count:
                validation.WholeNumber.Between((int)column.Minimum, (int)column.Maximum);
                break;
            case ColumnType.Amount:
                validation.Decimal.Between((double)column.Minimum, (double)column.Maximum);
                break;
            case ColumnType.YesNo:
                validation.List("\"是,否\"", true);
                break;
            case ColumnType.Code:
                validation.List($"\"{string.Join(',', column.Codes)}\"", true);
                break;
            case ColumnType.Date:
                validation.Date.Between(new DateTime(2000, 1, 1), new DateTime(2099, 12, 31));
                break;
            default:
                validation.TextLength.Between(0, column.MaxLength);
                break;
        }

        validation.IgnoreBlanks = true;
        validation.ErrorStyle = XLErrorStyle.Warning;
        validation.ErrorTitle = "请核对";
        validation.ErrorMessage = $"“{column.Caption}”应填：{HintOf(column)}。{(column.IsKey ? "" : "不适用的填“/”。")}";
        validation.InputTitle = column.Caption;
        validation.InputMessage = HintOf(column) + (column.Required ? "（必填）" : "");
    }
}
