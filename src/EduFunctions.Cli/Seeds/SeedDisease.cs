using System.Collections.Immutable;
using System.Text;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Cli.Seeds;

/// <summary>What is wrong with one file of 2025.</summary>
/// <param name="School">Number of the school or kindergarten that sent it; null for the bureau.</param>
/// <param name="Code">Code of the finding that it must lead to.</param>
/// <param name="Rejects">True when it must be rejected, false when it is only queried.</param>
/// <param name="Text">What is wrong, in Chinese.</param>
/// <param name="TextEn">The same in English.</param>
sealed record SeedDisease(int? School, string Code, bool Rejects, string Text, string TextEn)
{
    /// <summary>Who sent it.</summary>
    public Sender From => SeedDiseases.SenderOf(School);

    /// <summary>Codes of findings that come with it: another reason, or what follows from it.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>Spoils the values before they are written; null when the disease is not in them.</summary>
    public Func<SeedValues, SeedValues>? Values { get; init; }

    /// <summary>Spoils the sheets of a school's own workbook; null when the disease is not in them.</summary>
    public Action<List<SeedSheet>>? Sheets { get; init; }

    /// <summary>Spoils the file; null when the disease is not in its bytes.</summary>
    public Func<byte[], byte[]>? Bytes { get; init; }

    /// <summary>True when the figures are typed into the template of the year before.</summary>
    public bool IsOnOldTemplate { get; init; }

    /// <summary>True when another file followed: a sound one, or the sender's next mistake.</summary>
    public bool IsCorrected { get; init; }
}

/// <summary>A sound file that is asked about.</summary>
/// <param name="Year">School year of the file.</param>
/// <param name="School">Number of the school or kindergarten that sent it.</param>
/// <param name="Codes">Codes of the queries.</param>
/// <param name="Text">What is asked about, in Chinese.</param>
/// <param name="TextEn">The same in English.</param>
sealed record SeedAsked(int Year, int School, ImmutableArray<string> Codes, string Text, string TextEn);

/// <summary>The bad files of 2025, one disease each.</summary>
static partial class SeedDiseases
{
    public static ImmutableArray<SeedDisease> All { get; } =
    [
        new(13, "error-value", true, "学生数中有 Excel 错误值 #REF!", "an Excel error value #REF! in the pupils")
            { Sheets = sheets => CellOf(sheets, Classes.Sheet, 5, "pupils", SeedSheet.ErrorValue) },
        new(14, "part-exceeds-whole", true, "女生多于学生", "more girls than pupils")
            { Values = values => values.With(Classes.Sheet, 2, "girls", (int)values[Classes.Sheet][2][SeedValues.IndexOf(Classes.Sheet, "pupils")]! + 3) },
        new(17, "class-duplicated", true, "二年级 1 班填了两次", "class 1 of grade 2 twice")
            { Values = values => values.With(Classes.Sheet, 3, "number", 1) },
        new(18, "not-a-number", true, "学生数填成“约40”，更正后重报", "pupils given as '约40'; corrected in a second file")
            { Values = values => values.With(Classes.Sheet, 0, "pupils", "约40"), IsCorrected = true },
        new(24, "wrong-year", true, "封面学年为 2024", "the cover says 2024")
            { Values = values => values.With(Cover.Sheet, 0, "year", "2024") },
        new(26, "funded-differ-from-pupils", false, "享受公用经费学生数与班级学生数相差两成", "pupils funded differ from the pupils in the classes by a fifth")
            { Values = values => values.With(SchoolMoney.Sheet, 0, "funded", (int)values[Safety.Sheet][0][SeedValues.IndexOf(Safety.Sheet, "pupilsScreened")]! * 13 / 10) },
        new(29, "wrong-school", true, "封面是新塘小学的标识码", "the cover carries another school's identifier")
            { Values = values => values.With(Cover.Sheet, 0, "school", SeedRoster.CodeOf(30).Value) },
        new(31, "sheet-missing", true, "缺少“安全”表", "the sheet 安全 is missing")
            { Sheets = sheets => sheets.RemoveAll(sheet => sheet.Name == Safety.Sheet.Caption) },
        new(34, "grade-not-of-kind", true, "小学填报了七年级", "a primary school lists a grade 7")
            { Also = ["class-changed", "classes-without-stage"], Values = values => values.With(Classes.Sheet, 5, "grade", 7) },
        new(36, "not-a-workbook", true, "网页改名为 .xlsx", "a web page renamed to .xlsx") { Bytes = _ => WebPage() },
        new(50, "posts-exceeded", false, "在编教职工多于核定编制", "more staff in post than posts approved")
            { Values = values => values.With(Staff.Sheet, 0, "posts", (int)values[Staff.Sheet][0][SeedValues.IndexOf(Staff.Sheet, "inPost")]! - 2) },
        new(51, "column-missing", true, "“教职工”缺少“核定编制数”列", "the column 核定编制数 is missing") { Sheets = RemovePosts },
        new(52, "file-damaged", true, "上传中断，文件不完整", "the upload broke off, the zip is truncated") { Bytes = bytes => bytes[..(bytes.Length * 6 / 10)] },
        new(55, "classes-without-stage", true, "“教职工”没有初中一行", "教职工 has no row of the junior stage")
            { Values = values => values.With(Staff.Sheet, rows => rows.Take(1)) },
        .. OfClerks,
    ];

    /// <summary>
    /// Files that are asked about (需说明): so much is different from the year before, or a class of a kindergarten is too large.
    /// </summary>
    public static ImmutableArray<SeedAsked> Asked { get; } =
    [
        new(2024, 102, ["kindergarten-class-over-limit"], "大班 1 班 37 人", "37 children in class 1 of 大班"),
        new(2024, 125, ["changed-much"], "转为普惠园，保教费由 1,180 元降到 540 元", "it became inclusive: its fee falls from 1,180 to 540 元"),
        new(2024, 1, ["cohort-changed"], "二年级 49 人转到新建的枫林小学", "49 pupils of grade 2 moved to the new 枫林小学"),
        new(2024, 35, ["stage-changed"], "一年级新生由 18 人增到 29 人", "the intake rises from 18 to 29"),
        new(2024, 42, ["stage-changed"], "教学点一年级新生由 5 人增到 10 人", "a teaching point's intake rises from 5 to 10"),
        new(2025, 5, ["changed-much", "cohort-changed", "stage-changed"], "枫林小学办学第二年，班级、教师、经费成倍增加", "the new school's second year: classes, staff and money double"),
        new(2025, 25, ["stage-changed"], "一年级新生由 18 人增到 30 人", "the intake rises from 18 to 30"),
        new(2025, 34, ["cohort-missing"], "没有六年级，上年五年级有学生（六年级填成了七年级）", "no grade 6, where grade 5 had pupils (its grade 6 was given as 7)"),
        new(2025, 38, ["stage-changed"], "小学学生由 28 人增到 34 人", "the pupils rise from 28 to 34"),
        new(2025, 102, ["kindergarten-class-over-limit"], "大班 1 班 38 人、2 班 36 人", "38 and 36 children in classes 1 and 2 of 大班"),
        new(2025, 104, ["changed-much", "stage-changed"], "新园办园第二年，幼儿由 139 人增到 219 人，教师由 11 人增到 17 人", "a new kindergarten's second year: 139 children become 219, 11 teachers 17"),
        new(2025, 121, ["kindergarten-class-over-limit"], "中班 1 班 33 人", "33 children in class 1 of 中班"),
    ];

    /// <summary>School that sent nothing in 2025.</summary>
    public const int Missing = 41;

    /// <summary>School whose return of 2025 came after the due date.</summary>
    public const int Late = 56;

    /// <summary>The sender of that number; the bureau for null.</summary>
    public static Sender SenderOf(int? number) => number is { } one ? Sender.Of(SeedRoster.CodeOf(one)) : Sender.Bureau;

    /// <summary>The diseases of a sender's files in 2025, one after another; none when it is sound.</summary>
    public static IEnumerable<SeedDisease> Of(Sender from) => All.Where(disease => disease.From == from);

    /// <summary>True when the school or kindergarten has an accepted return in that year.</summary>
    public static bool IsAccepted(int school, int year) => year < SeedClasses.LastYear
        || (school != Missing && Of(SenderOf(school)).All(disease => disease is { Rejects: false } or { IsCorrected: true }));

    static void CellOf(List<SeedSheet> sheets, FormSheet form, int row, string column, object value)
    {
        var sheet = sheets.First(candidate => candidate.Name == form.Caption);
        sheet.Rows[sheet.HeaderIndex + 1 + row][SeedValues.IndexOf(form, column)] = value;
    }

    static void RemovePosts(List<SeedSheet> sheets)
    {
        var sheet = sheets.First(candidate => candidate.Name == Staff.Sheet.Caption);
        var index = SeedValues.IndexOf(Staff.Sheet, "posts");
        for (var row = sheet.HeaderIndex; row < sheet.Rows.Count; row++)
        {
            sheet.Rows[row] = [.. sheet.Rows[row][..index], .. sheet.Rows[row][(index + 1)..]];
        }
    }

    static byte[] WebPage() => Encoding.UTF8.GetBytes(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>年报</title></head><body>\n<table>\n<tr><th>年级</th><th>班号</th><th>学生数</th></tr>\n"
        + string.Concat(Enumerable.Range(1, 4)
            .Select(grade =>
            FormattableString.Invariant($"<tr><td>{grade}</td><td>1</td><td>{6 + grade}</td></tr>\n"))) + "</table>\n</body></html>\n");
}
