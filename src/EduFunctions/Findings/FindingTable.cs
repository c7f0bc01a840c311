using System.Collections.Immutable;
using static EduFunctions.Findings.FindingFamily;
using static EduFunctions.Findings.Severity;

namespace EduFunctions.Findings;

/// <summary>Every check's row: what a school can be told. docs/rules.md is generated from it.</summary>
public static class FindingTable
{
    /// <summary>All rows, by family in the order in which they bite.</summary>
    public static ImmutableArray<FindingRule> All { get; } =
    [
        new("not-a-workbook", Error, Workbook, "文件不是 Excel 工作簿（{0}）。请用 WPS 或 Excel 另存为 .xlsx 后再报。", "The file is no Excel workbook ({0}). Save it as .xlsx with WPS or Excel and send it again."),
        new("file-empty", Error, Workbook, "文件是空的（0 字节）。请重新上传。", "The file is empty (0 bytes). Upload it again."),
        new("file-encrypted", Error, Workbook, "工作簿设有打开密码，无法读取。请取消密码后再报。", "The workbook is protected by a password and cannot be read. Remove the password and send it again."),
        new("file-has-macros", Error, Workbook, "工作簿含有宏（{0}）。请另存为不含宏的 .xlsx 后再报。", "The workbook contains macros ({0}). Save it as .xlsx without macros and send it again."),
        new("file-damaged", Error, Workbook, "工作簿已损坏，无法读取（{0}）。请用 WPS 或 Excel 打开并另存后再报。", "The workbook is damaged and cannot be read ({0}). Open it with WPS or Excel, save it anew and send it again."),
        new("file-strict", Error, Workbook, "工作簿以“Strict Open XML”格式保存，无法读取。请另存为“Excel 工作簿（.xlsx）”后再报。", "The workbook was saved as Strict Open XML, which is not read. Save it as 'Excel Workbook (.xlsx)' and send it again."),
        new("file-too-large", Error, Workbook, "文件大小为 {0} 字节，超过上限 {1} 字节。", "The file has {0} bytes; at most {1} are taken."),
        new("unpacked-too-large", Error, Workbook, "工作簿解压后超过上限 {0} 字节。请删去图片和多余内容后再报。", "The workbook unpacks to more than {0} bytes. Remove pictures and what does not belong in it."),
        new("too-many-cells", Error, Workbook, "工作簿中有内容的单元格超过上限 {0} 个。请删去多余内容后再报。", "The workbook has more than {0} cells with content. Remove what does not belong in it."),
        new("too-many-sheets", Error, Workbook, "工作簿有 {0} 张工作表，超过上限 {1} 张。", "The workbook has {0} sheets; at most {1} are taken."),
        new("wrong-form", Error, Workbook, "这不是《{1}》：未找到其中任何一张工作表（现有：{0}）。", "This is not the form 《{1}》: none of its sheets was found (found: {0})."),
        new("wrong-form-version", Error, Workbook, "模板代码为“{0}”，应为“{1}”。请下载当前模板填报。", "The template's code is '{0}', expected '{1}'. Download the current template."),
        new("wrong-year", Error, Workbook, "封面学年为“{0}”，本批次为 {1} 学年。", "The cover's school year is '{0}', this round is of {1}."),
        new("wrong-school", Error, Workbook, "封面学校标识码为“{0}”，上传位置属于学校 {1}。", "The cover's school identifier is '{0}', the upload belongs to school {1}."),
        new("wrong-county", Error, Workbook, "封面县代码为“{0}”，本批次为 {1}。", "The cover's county code is '{0}', this round is of county {1}."),
        new("school-not-registered", Error, Workbook, "学校 {0} 不在本县学校名册中。请先与教育局核对。", "School {0} is not in the county's register. Settle it with the bureau first."),

        new("sheet-missing", Error, Sheet, "缺少工作表“{0}”。", "The sheet '{0}' is missing."),
        new("sheet-duplicated", Error, Sheet, "工作表“{0}”与“{1}”都是“{2}”，只能保留一张。", "The sheets '{0}' and '{1}' are both '{2}'; keep one."),
        new("sheet-renamed", Notice, Sheet, "工作表“{0}”按“{1}”读取。", "The sheet '{0}' was read as '{1}'."),
        new("sheet-unknown", Notice, Sheet, "工作表“{0}”不属于本报表，未读取。", "The sheet '{0}' does not belong to this form and was not read."),
        new("header-missing", Error, Sheet, "工作表“{0}”中找不到表头行。", "No header row was found in the sheet '{0}'."),
        new("column-missing", Error, Sheet, "工作表“{0}”缺少必填项“{1}”。", "The sheet '{0}' lacks the required item '{1}'."),
        new("column-absent", Notice, Sheet, "工作表“{0}”没有“{1}”，按未填报处理。", "The sheet '{0}' has no '{1}'; it counts as not reported."),
        new("column-duplicated", Error, Sheet, "“{0}”出现了两次（{1}）。只能保留一处。", "'{0}' stands there twice ({1}). Keep one."),
        new("column-renamed", Notice, Sheet, "“{0}”按“{1}”读取。", "'{0}' was read as '{1}'."),
        new("column-unknown", Notice, Sheet, "列“{0}”不属于本表，未读取。", "The column '{0}' does not belong to this sheet and was not read."),
        new("unit-differs", Error, Sheet, "“{0}”的单位写的是“{1}”，应为“{2}”。请按“{2}”填报并更正单位；此处数据未读取。", "The unit of '{0}' is '{1}', expected '{2}'. Give the figures in '{2}' and mend the unit; they were not read."),
        new("row-total-skipped", Notice, Sheet, "合计行未读取；合计由系统计算。", "Totals rows were not read; the program computes totals."),
        new("row-header-skipped", Notice, Sheet, "重复的表头行未读取。", "Captions repeated below the header were not read."),
        new("row-note-skipped", Notice, Sheet, "表下的注释、签名行未读取。", "Notes and signatures below the table were not read."),
        new("register-empty", Error, Sheet, "名册中没有一所学校；现有名册未改动。", "The register lists no school; the present one was left as it is."),

        new("value-missing", Error, Cell, "“{0}”必填，此处为空。", "'{0}' is required, but nothing stands here."),
        new("not-applicable-not-allowed", Error, Cell, "“{0}”必须填写，不能填“不适用”。", "'{0}' must be given; it cannot be marked as not applicable."),
        new("not-a-number", Error, Cell, "“{0}”应填数字。", "'{0}' must be a number."),
        new("not-a-whole-number", Error, Cell, "“{0}”应填整数。", "'{0}' must be a whole number."),
        new("negative", Error, Cell, "“{0}”不能为负数。", "'{0}' cannot be negative."),
        new("out-of-bounds", Error, Cell, "“{0}”应在 {1} 至 {2} 之间。", "'{0}' must be between {1} and {2}."),
        new("not-in-list", Error, Cell, "“{0}”应为下列之一：{1}。", "'{0}' must be one of: {1}."),
        new("not-a-date", Error, Cell, "“{0}”应填日期，如 2025-09-15。", "'{0}' must be a date such as 2025-09-15."),
        new("not-a-grade", Error, Cell, "“{0}”应填年级：1 至 12，或一年级至九年级、高一至高三。", "'{0}' must be a grade: 1 to 12, or 一年级 to 九年级, 高一 to 高三."),
        new("not-a-school-code", Error, Cell, "“{0}”应为十位数字的学校标识码。", "'{0}' must be a school identifier of ten digits."),
        new("text-too-long", Error, Cell, "“{0}”最多 {1} 个字。", "'{0}' takes at most {1} characters."),
        new("formula-without-value", Error, Cell, "“{0}”中的公式没有保存计算结果。请重新计算后保存，或直接填数字。", "The formula in '{0}' was saved without its value. Recalculate and save, or type the number."),
        new("error-value", Error, Cell, "“{0}”中是 Excel 错误值。", "'{0}' holds an Excel error value."),
        new("number-as-text", Notice, Cell, "“{0}”以文本形式填写，已按数字读取。", "'{0}' was written as text and read as a number."),
        new("code-renamed", Notice, Cell, "“{0}”填的是“{1}”，按“{2}”读取。", "'{1}' in '{0}' was read as '{2}'."),
        new("grade-carried-down", Notice, Cell, "“年级”是合并单元格，下面各行按同一年级读取。", "The grade's cell is merged over several rows; all of them were read as that grade."),
        new("text-looks-like-formula", Notice, Cell, "“{0}”以 =、+、- 或 @ 开头，按文字处理。", "'{0}' begins with =, +, - or @ and is treated as text."),

        new("part-exceeds-whole", Error, Row, "“{0}”{2} 大于“{1}”{3}。", "'{0}' ({2}) is greater than '{1}' ({3})."),
        new("exchanges-do-not-add-up", Error, Row, "各方向交流人数之和 {0} 与“已交流教师”{1} 不一致。", "The exchanges by direction add up to {0}, not to the {1} teachers exchanged."),
        new("class-duplicated", Error, Row, "{0}{1} 班出现了两次。", "Class {1} of {0} stands there twice."),
        new("school-duplicated", Error, Row, "学校标识码 {0} 出现了两次。", "School {0} stands there twice."),
        new("years-reversed", Error, Row, "终止学年 {0} 早于起始学年 {1}。", "The last school year {0} is before the first, {1}."),
        new("successor-is-itself", Error, Row, "并入学校 {0} 就是本校。", "The school {0} is given as its own successor."),
        new("successor-unknown", Error, Row, "并入学校 {0} 不在名册中。", "The school {0}, given as a successor, is not in the register."),
        new("stage-duplicated", Error, Row, "学段“{0}”出现了两次。", "The stage '{0}' stands there twice."),
        new("grade-not-of-kind", Error, Row, "{0}不设{1}。", "A {0} has no {1}."),
        new("hazards-do-not-add-up", Error, Row, "已整改 {0} 处加未整改 {1} 处不等于排查 {2} 处。", "{0} mended and {1} open do not make the {2} hazards found."),
        new("balance-does-not-add-up", Error, Row, "收费收入减成本支出为 {0} 万元，填报结余为 {1} 万元。", "Fees less costs are {0} 万元, the balance given is {1} 万元."),
        new("posts-exceeded", Query, Row, "在编在岗教职工 {0} 人多于核定编制 {1} 人，请说明。", "{0} staff in post are more than the {1} posts approved; please explain."),
        new("teachers-exceed-staff", Query, Row, "专任教师 {0} 人多于在编在岗教职工 {1} 人，而聘用制教师未填报。请补报、更正或说明。", "{0} full-time teachers are more than the {1} staff in post, and contract teachers are not reported. Report them, correct or explain."),

        new("kind-differs-from-register", Query, CrossSheet, "封面办学类型为“{0}”，名册中为“{1}”。请更正或说明。", "The cover gives the kind '{0}', the register '{1}'. Correct or explain."),
        new("stage-without-classes", Error, CrossSheet, "“{0}”填报了学段“{1}”，但“班级”中没有该学段的班级。", "'{0}' reports the stage '{1}', but no class of it is listed."),
        new("classes-without-stage", Error, CrossSheet, "“班级”中有{1}的班级，但“{0}”没有该学段的行。", "Classes of {1} are listed, but '{0}' has no row of that stage."),
        new("classes-exceed-classrooms", Query, CrossSheet, "{0}：独用教室的班级 {1} 个，多于普通教室 {2} 间。请更正或说明。", "{0}: {1} classes with a room of their own are more than the {2} ordinary classrooms. Correct or explain."),
        new("rooms-in-use-differ", Query, CrossSheet, "{0}：独用教室的班级 {1} 个，在用教室 {2} 间，应当一致。请更正或说明。", "{0}: {1} classes with a room of their own, but {2} classrooms in use; they should agree. Correct or explain."),
        new("funded-differ-from-pupils", Query, CrossSheet, "享受公用经费学生数 {0} 人，与班级学生数合计 {1} 人相差超过 {2}%。请更正或说明。", "{0} pupils funded differ from the {1} pupils in the classes by more than {2} %. Correct or explain."),
        new("participants-exceed-pupils", Error, CrossSheet, "“{0}”{1} 人，多于班级学生数合计 {2} 人。", "'{0}' {1} are more than the {2} pupils in the classes."),
        new("screened-exceed-staff", Error, CrossSheet, "“{0}”{1} 人，多于在编在岗教职工与聘用制教师合计 {2} 人。", "'{0}' {1} are more than the {2} staff in post and contract teachers together."),
        new("no-classes", Error, CrossSheet, "“班级”中没有一个班级。", "No class is listed."),
    ];

    /// <summary>A sign and the word of a severity, as a clerk reads it: colour never stands alone.</summary>
    public static string NameOf(Severity severity) => severity switch
    {
        Error => "✗ 必改",
        Query => "? 需说明",
        _ => "i 提示",
    };

    static readonly ImmutableDictionary<string, FindingRule> ByCode = All.ToImmutableDictionary(rule => rule.Code);

    /// <summary>The row of a code.</summary>
    /// <exception cref="KeyNotFoundException">No check has that code: a bug.</exception>
    public static FindingRule Of(string code) => ByCode[code];
}
