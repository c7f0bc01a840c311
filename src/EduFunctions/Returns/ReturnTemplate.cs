using System.Buffers;
using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Forms;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>A return as a workbook to fill in.</summary>
public static class ReturnTemplate
{
    /// <summary>Writes the template of one school, or of the bureau.</summary>
    /// <param name="school">Register's entry: prefilled and locked on the cover; its stages are the rows of the stage sheets. Null for the
    /// bureau's own return.</param>
    /// <param name="county">The county.</param>
    /// <param name="year">The school year.</param>
    /// <param name="lastYear">The sender's return in force of the year before, shown beside the input cells; null when there is
    /// none.</param>
    /// <param name="standards">The limits that it compares with; null for the national ones.</param>
    /// <param name="due">Last day on which it is in time, for the print; null for the standards'.</param>
    public static byte[] Write(School? school, CountyCode county, SchoolYear year, Return? lastYear, Standards? standards = null,
        DateOnly? due = null)
    {
        standards ??= Standards.National;
        var form = ReturnForms.Of(school?.Kind);
        using var workbook = new XLWorkbook();
        WriteInstructions(workbook.AddWorksheet(SheetLocator.InstructionsName), form, year, standards.Contact);
        var before = (lastYear?.Rows ?? []).ToLookup(row => row.Sheet);
        var period = string.Create(CultureInfo.InvariantCulture, $"{year.StartYear}—{year.StartYear + 1} 学年");
        var fill = form.Fill(school, county, year, lastYear, standards);
        fill = fill with { Faults = [.. form.Checks.SelectMany(check => check.Compared(standards)), .. fill.Faults] };
        var paper = new TemplatePaper(school is null ? $"{standards.NameOf(county)}教育局" : $"{school.Name}（{school.Code}）",
            FormattableString.Invariant($"报送截止：{due ?? standards.DueDate(year):yyyy-MM-dd}"), form.Head, standards.Contact);
        new FormTemplate(form.For(year.StartYear, school?.Kind), fill, before, period, $"统计时点：{form.AsOf(year)}", paper).Draw(workbook);
        return WorkbookLook.ToBytes(workbook);
    }

    /// <summary>Day that files of templates carry in an archive, so that equal content gives equal bytes.</summary>
    public static DateTimeOffset Stamp { get; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Windows takes 255; a path has more than the name.
    const int NameMaximum = 60;

    // What Windows refuses in a file's name.
    static readonly SearchValues<char> NameMarks = SearchValues.Create("<>:\"/\\|?*");

    /// <summary>
    /// Name of a template's file: school, identifier and year, of the bureau's with the county's code; one that every system takes.
    /// </summary>
    public static string NameOf(School? school, CountyCode county, SchoolYear year)
    {
        var name = string.Concat((school?.Name ?? "教育局").Where(letter => !NameMarks.Contains(letter) && !char.IsControl(letter))
            .Take(NameMaximum)).Trim(' ', '.');
        return $"{name}-{school?.Code.Value ?? county.Value}-{year}.xlsx";
    }

    static void WriteInstructions(IXLWorksheet sheet, ReturnForm form, SchoolYear year, string? contact)
    {
        WorkbookLook.Title(sheet, $"{form.Form.Caption}　填报说明", 1);
        sheet.Column(1).Width = 96;
        string[] lines =
        [
            $"一、统计时点：{form.AsOf(year)}。",
            $"二、浅黄色单元格由填报单位填写，灰色单元格由系统预填，不能修改。{(form.IsSentBy(null) ? "" : "预填内容有误时，请联系教育局修改学校名册。")}",
            "三、带 * 的为必填项。没有的填 0；不适用或涉密的填“/”（说明本行是什么的栏除外，如年级、班号）；暂时没有数据的留空。留空不等于 0。",
            $"四、不要改动工作表名称和表头。{string.Concat(form.Form.Sheets.Where(one => one.DrawnRows > 0).Select(one => $"“{one.Caption}”"))}一行一项（班级一个班一行），行数不够时可以在下面继续填写。",
            "五、输入超出范围时会有提示。“自动核对”“自动合计”由公式计算，不用填；变红的请更正，确实无误的在“说明”栏写明原因。",
            "六、填好后保存为 .xlsx 上传。几秒钟后即可下载回执：“必改”须更正后重报，“需说明”请更正，或在该行“说明”栏中写明原因。",
            "七、可以直接在回执上修改后再次上传；回执中的标记不影响读取。",
            .. contact is null ? Array.Empty<string>() : [$"八、有疑问请联系：{contact}"],
        ];
        for (var index = 0; index < lines.Length; index++)
        {
            sheet.Cell(index + 2, 1)
                .SetValue(lines[index]).Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Center);
            sheet.Row(index + 2).Height = 34;
        }

        WorkbookLook.Page(sheet, 1, landscape: true);
        sheet.Protect();
    }
}
