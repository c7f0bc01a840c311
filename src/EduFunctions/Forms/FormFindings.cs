using System.Collections.Immutable;
using EduFunctions.Findings;
using static EduFunctions.Findings.FindingFamily;
using static EduFunctions.Findings.Severity;

namespace EduFunctions.Forms;

/// <summary>What can be said of any form: its sheets, captions, rows and cells.</summary>
static class FormFindings
{
    static readonly FindingRules Rules = new();

    public static readonly FindingRule WrongForm = Rules.Add(new("wrong-form", Error, Workbook, new("这不是《{1}》：未找到其中任何一张工作表（现有：{0}）。请换成《{1}》再报。", "This is not the form 《{1}》: none of its sheets was found (found: {0}). Send that form.")));
    public static readonly FindingRule WrongFormVersion = Rules.Add(new("wrong-form-version", Error, Workbook, new("模板代码为“{0}”，应为“{1}”。请下载当前模板填报。", "The template's code is '{0}', expected '{1}'. Download the current template.")));
    public static readonly FindingRule FormVersionOlder = Rules.Add(new("form-version-older", Notice, Workbook, new("模板是以前的版本（{0}，现为 {1}），已按原表头读取。下次请下载当前模板。", "The template is an earlier one ({0}, now {1}); its captions were read. Download the current one next time.")));
    public static readonly FindingRule SheetMissing = Rules.Add(new("sheet-missing", Error, Sheet, new("缺少工作表“{0}”。请补上；已有而名称不同的，请改名为“{0}”。", "The sheet '{0}' is missing. Add it, or give that name to the one that has another.")));
    public static readonly FindingRule TooManyRows = Rules.Add(new("too-many-rows", Error, Sheet, new("工作表“{0}”有内容的行超过 {1} 行，未读取。请删去多余的行后再报。", "Sheet '{0}' has more than {1} rows with content; it was not read. Remove what does not belong in it.")));
    public static readonly FindingRule TooManyFaults = Rules.Add(new("too-many-faults", Error, Workbook, new("有问题的单元格超过 {0} 个，没有再往下检查。多半是整表错位，或送错了文件：请对照模板更正后再报。", "More than {0} cells are at fault; nothing more was checked. Most likely whole columns are out of place, or it is another file: set it right by the template.")));
    public static readonly FindingRule SheetDuplicated = Rules.Add(new("sheet-duplicated", Error, Sheet, new("工作表“{0}”与“{1}”都是“{2}”，只能保留一张。", "The sheets '{0}' and '{1}' are both '{2}'; keep one.")));
    public static readonly FindingRule SheetRenamed = Rules.Add(new("sheet-renamed", Notice, Sheet, new("工作表“{0}”按“{1}”读取。", "The sheet '{0}' was read as '{1}'.")));
    public static readonly FindingRule SheetHidden = Rules.Add(new("sheet-hidden", Notice, Sheet, new("工作表“{0}”是隐藏的，已照常读取。", "The sheet '{0}' is hidden; it was read all the same.")));
    public static readonly FindingRule SheetHiddenSkipped = Rules.Add(new("sheet-hidden-skipped", Notice, Sheet, new("隐藏的工作表“{0}”也是“{1}”，未读取；读取的是看得见的“{2}”。", "The hidden sheet '{0}' is '{1}' too and was not read; the visible '{2}' was.")));
    public static readonly FindingRule SheetUnknown = Rules.Add(new("sheet-unknown", Notice, Sheet, new("工作表“{0}”不属于本报表，未读取。", "The sheet '{0}' does not belong to this form and was not read.")));
    public static readonly FindingRule HeaderMissing = Rules.Add(new("header-missing", Error, Sheet, new("工作表“{0}”中找不到本表的表头或项目。请按模板的表头填报。", "No captions of the form were found in the sheet '{0}'. Use those of the template.")));
    public static readonly FindingRule ClassesAcross = Rules.Add(new("classes-across", Error, Sheet, new("工作表“{0}”把年级（班别）横着排，只有班级数和人数，看不出每个班有多少人，未读取。请改用模板，一个班填一行。", "The sheet '{0}' has its grades side by side, with numbers of classes and pupils: nobody can tell how many pupils each class has, and it was not read. Use the template, with a row for each class.")));
    public static readonly FindingRule TablesSideBySide = Rules.Add(new("tables-side-by-side", Error, Sheet, new("工作表“{0}”左右并排有两张表（表头“{1}”出现两次），未读取。请把右边的表剪切下来，接在左边的表下面。", "The sheet '{0}' has two tables side by side (the captions '{1}' stand there twice); it was not read. Move the right one below the left one.")));
    public static readonly FindingRule ColumnMissing = Rules.Add(new("column-missing", Error, Sheet, new("工作表“{0}”缺少必填项“{1}”。请补上；已有而名称不同的，请改为“{1}”。", "The sheet '{0}' lacks the required item '{1}'. Add it, or give that caption to the one that has another.")));
    public static readonly FindingRule ColumnAbsent = Rules.Add(new("column-absent", Notice, Sheet, new("工作表“{0}”没有“{1}”，按未填报处理。", "The sheet '{0}' has no '{1}'; it counts as not reported.")));
    public static readonly FindingRule ColumnDuplicated = Rules.Add(new("column-duplicated", Error, Sheet, new("“{0}”出现了两次（{1}）。只能保留一处。", "'{0}' stands there twice ({1}). Keep one.")));
    public static readonly FindingRule ColumnWithoutTotal = Rules.Add(new("column-without-total", Error, Sheet, new("“{0}”下面分了几列，但没有“合计”列，不知道哪一列是“{0}”。请增加“合计”列，或只留“{0}”一列。", "'{0}' stands over several columns, none of which is the total (合计). Add a column 合计, or keep one column '{0}'.")));
    public static readonly FindingRule ColumnRenamed = Rules.Add(new("column-renamed", Notice, Sheet, new("“{0}”按“{1}”读取。", "'{0}' was read as '{1}'.")));
    public static readonly FindingRule ColumnHidden = Rules.Add(new("column-hidden", Notice, Sheet, new("“{0}”在隐藏的列中，已照常读取。", "'{0}' stands in a hidden column; it was read all the same.")));
    public static readonly FindingRule FigureUncaptioned = Rules.Add(new("figure-uncaptioned", Notice, Cell, new("这里有数，但没有项目名称（表格的在上方，清单的在左边），未读取。应填报的，请补上名称。", "There is a figure here, but no caption above it, and no item beside it; it was not read. If it should be, write what it is.")));
    public static readonly FindingRule ColumnUnknown = Rules.Add(new("column-unknown", Notice, Sheet, new("列“{0}”不属于本表，未读取。", "The column '{0}' does not belong to this sheet and was not read.")));
    public static readonly FindingRule UnitDiffers = Rules.Add(new("unit-differs", Error, Sheet, new("“{0}”的单位应为“{2}”。请按“{2}”填报并更正单位；此处数据未读取。", "'{0}' must be in '{2}'. Give the figures in '{2}' and mend the unit; they were not read.")) { Detail = new("写的是“{1}”", "written: '{1}'") });
    public static readonly FindingRule YearUnclear = Rules.Add(new("year-unclear", Error, Sheet, new("“{0}”看不出哪一个数是要填的（{1}），未读取。请只留{1}的数，或注明“本年”。", "Nobody can tell which figure of '{0}' is meant ({1}); it was not read. Keep only that of {1}, or mark it (本年).")));
    /// <summary>The same, where it is the cell's number format that shows another unit or another number.</summary>
    public static readonly FindingRule UnitShownDiffers = UnitDiffers with { Detail = new("看到的是“{1}”，单元格里的数是 {3}", "seen: '{1}'; the cell holds {3}") };

    public static readonly FindingRule FigureUnclear = Rules.Add(new("figure-unclear", Error, Sheet, new("“{0}”的数可能在几处，看不出哪一处是要填的，未读取。请只留一处：分了项的留合计，有预算和决算的留决算，有几年的留{1}。", "The figure of '{0}' may stand in several places, and nobody can tell which is meant; none was read. Keep one: the total of parts, the outturn (决算) beside a budget, {1} of several years.")));
    public static readonly FindingRule FigureBeside = Rules.Add(new("figure-beside", Query, Cell, new("“{0}”的填报数为空，按未填报处理；同一行的这里却有数字，未读取。是“{0}”的数，请移到填报数一栏；不是的，请说明这是什么数。", "'{0}' is blank where its figure is asked for, and counts as not reported; but there is a figure here in its row, which was not read. Move it there if it is that of '{0}', else explain what it is.")));
    public static readonly FindingRule WorkbookOfOtherYear = Rules.Add(new("workbook-of-other-year", Query, Workbook, new("各表写的都不是本次填报的{1}，而是“{0}”一类（{2}）。送错了报表的请换成{1}的；数据确是{1}的，请更正各表标题，或说明。", "All sheets are of another year than {1}, which the return is of: '{0}' ({2}). Send the workbook of {1}; if the figures are those of {1}, mend the titles, or explain.")));
    public static readonly FindingRule SheetOfOtherYear = Rules.Add(new("sheet-of-other-year", Query, Sheet, new("工作表“{0}”写的是“{1}”，而本次填报的是{2}。用错了表的请换成{2}的；数据无误的请更正标题，或说明。", "The sheet '{0}' says '{1}', but the return is of {2}. Send the sheet of {2}, or mend its title, or explain.")));
    public static readonly FindingRule YearSkipped = Rules.Add(new("year-skipped", Notice, Sheet, new("“{0}”不是{1}的数，未读取。", "'{0}' is not of {1} and was not read.")));
    public static readonly FindingRule RowHidden = Rules.Add(new("row-hidden", Notice, Sheet, new("隐藏的行已照常读取。不应计入的，请取消隐藏后删去。", "Hidden rows were read all the same. Unhide and remove those that should not count.")));
    public static readonly FindingRule RowStruck = Rules.Add(new("row-struck", Notice, Sheet, new("有删除线的行已照常读取，划去的数也计入了。不应计入的，请删去；划错的，请取消删除线。", "Rows with values that are struck through were read all the same, and what is struck counts. Delete what should not count; else take the line away.")));
    public static readonly FindingRule RowHintSkipped = Rules.Add(new("row-hint-skipped", Notice, Sheet, new("表头下的栏次、单位、填写提示行未读取。", "Rows of column numbers, units or hints below the captions were not read.")));
    public static readonly FindingRule RowTotalSkipped = Rules.Add(new("row-total-skipped", Notice, Sheet, new("合计行未读取；合计由系统计算。", "Totals rows were not read; the program computes totals.")));
    public static readonly FindingRule RowHeaderSkipped = Rules.Add(new("row-header-skipped", Notice, Sheet, new("重复的表头行未读取。", "Captions repeated below the header were not read.")));
    public static readonly FindingRule RowNoteSkipped = Rules.Add(new("row-note-skipped", Notice, Sheet, new("表中、表下的小标题、注释、签名行未读取。", "Headings, notes and signatures in and below the table were not read.")));
    public static readonly FindingRule ValueCovered = Rules.Add(new("value-covered", Query, Cell, new("“{0}”的这个值被合并单元格盖住，表上看不见，但已计入。请取消合并后更正或说明。", "This value of '{0}' lies under merged cells: nobody sees it, but it was counted. Unmerge the cells, then correct or explain.")));
    public static readonly FindingRule ValueNotShown = Rules.Add(new("value-not-shown", Query, Cell, new("“{0}”的这个值因单元格的数字格式显示为空，表上看不见，但已计入。请把单元格格式改为“常规”后更正或说明。", "The number format of this value of '{0}' shows nothing: nobody sees it, but it was counted. Set the format to General, then correct or explain.")));
    public static readonly FindingRule ComputedNotTaken = Rules.Add(new("computed-not-taken", Notice, Cell, new("“{0}”由公式计算，写在这里的内容没有采用。数据请填在浅黄色单元格，原因请写在“说明”栏。", "'{0}' is computed: what is written there was not taken. Give figures in the light yellow cells, and reasons under 说明.")));
    public static readonly FindingRule BlankMayBeNo = Rules.Add(new("blank-may-be-no", Query, Cell, new("“{0}”为空。表上写着不达标的不填，但空白按“未填报”处理，不算“否”。不达标的请填“否”；确实没有数据的，请说明。", "'{0}' is blank. The sheet says that what is not met is left blank, but a blank counts as not reported, and not as a no. Write 否 for a no, or explain that there are no data.")));
    public static readonly FindingRule UnseenCharacters = Rules.Add(new("unseen-characters", Notice, Cell, new("“{0}”中有看不见的字符或特殊空格，去掉后读取。", "'{0}' has characters that nobody sees, or unusual blanks; it was read without them.")));
    public static readonly FindingRule ValueMissing = Rules.Add(new("value-missing", Error, Cell, new("“{0}”必填，此处为空。", "'{0}' is required, but nothing stands here.")));
    public static readonly FindingRule NotApplicableNotAllowed = Rules.Add(new("not-applicable-not-allowed", Error, Cell, new("“{0}”必须填写，不能填“不适用”。", "'{0}' must be given; it cannot be marked as not applicable.")));
    public static readonly FindingRule NotANumber = Rules.Add(new("not-a-number", Error, Cell, new("“{0}”应填数字。", "'{0}' must be a number.")));
    public static readonly FindingRule NumberIsDate = Rules.Add(new("number-is-date", Error, Cell, new("“{0}”应填数字，这里是日期：填“1-1”一类的内容，Excel 会变成日期。请把单元格格式改为“常规”，再只填数字，如 1。", "'{0}' must be a number, but a date stands here: Excel makes a date of what is typed as 1-1. Set the cell's format to General and type the number alone, such as 1.")));
    public static readonly FindingRule NotAWholeNumber = Rules.Add(new("not-a-whole-number", Error, Cell, new("“{0}”应填整数。", "'{0}' must be a whole number.")));
    public static readonly FindingRule Negative = Rules.Add(new("negative", Error, Cell, new("“{0}”不能为负数。", "'{0}' cannot be negative.")));
    public static readonly FindingRule OutOfBounds = Rules.Add(new("out-of-bounds", Error, Cell, new("“{0}”应在 {1} 至 {2} 之间。", "'{0}' must be between {1} and {2}.")));
    public static readonly FindingRule NotInList = Rules.Add(new("not-in-list", Error, Cell, new("“{0}”应为下列之一：{1}。", "'{0}' must be one of: {1}.")));
    public static readonly FindingRule NotADate = Rules.Add(new("not-a-date", Error, Cell, new("“{0}”应填日期，如 2025-09-15。", "'{0}' must be a date such as 2025-09-15.")));
    public static readonly FindingRule NotAGrade = Rules.Add(new("not-a-grade", Error, Cell, new("“{0}”应填年级：1 至 12，或一年级至九年级、高一至高三。", "'{0}' must be a grade: 1 to 12, or 一年级 to 九年级, 高一 to 高三.")));
    public static readonly FindingRule NotASchoolCode = Rules.Add(new("not-a-school-code", Error, Cell, new("“{0}”应为十位数字的学校标识码。", "'{0}' must be a school identifier of ten digits.")));
    public static readonly FindingRule TextTooLong = Rules.Add(new("text-too-long", Error, Cell, new("“{0}”最多 {1} 个字。", "'{0}' takes at most {1} characters.")));
    public static readonly FindingRule FormulaWithoutValue = Rules.Add(new("formula-without-value", Error, Cell, new("“{0}”中的公式没有保存计算结果。请重新计算后保存，或直接填数字。", "The formula in '{0}' was saved without its value. Recalculate and save, or type the number.")));
    public static readonly FindingRule ErrorValue = Rules.Add(new("error-value", Error, Cell, new("“{0}”中是 Excel 错误值。请更正公式，或直接填写。", "'{0}' holds an Excel error value. Mend the formula, or type what should stand there.")));
    public static readonly FindingRule NumberAsText = Rules.Add(new("number-as-text", Notice, Cell, new("“{0}”以文本形式填写，已按数字读取。", "'{0}' was written as text and read as a number.")));
    public static readonly FindingRule CodeRenamed = Rules.Add(new("code-renamed", Notice, Cell, new("“{0}”按规范写法读取。", "'{0}' was read by its standard name.")) { Detail = new("“{1}”按“{2}”读取", "'{1}' read as '{2}'") });
    public static readonly FindingRule KeyCarriedDown = Rules.Add(new("key-carried-down", Notice, Cell, new("“{0}”是合并单元格，下面各行按同一内容读取。", "The cell of '{0}' is merged over several rows; all of them were read with what it says.")));
    public static readonly FindingRule TextLooksLikeFormula = Rules.Add(new("text-looks-like-formula", Notice, Cell, new("“{0}”以 =、+、- 或 @ 开头，按文字处理。", "'{0}' begins with =, +, - or @ and is treated as text.")));

    /// <summary>All of them, in the order in which they bite.</summary>
    public static ImmutableArray<FindingRule> All => Rules.All;
}
