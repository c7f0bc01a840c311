using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>What every cover has: who reports, for which county and year, and whether that is where the upload was sent.</summary>
static class ReturnCover
{
    /// <summary>学校标识码.</summary>
    public static SchoolCodeColumn School { get; } = new("school", "学校标识码")
    {
        Required = true, IsKey = true, Aliases = ["学校代码", "标识码", "学校（机构）标识码"],
        Help = "教育部统一编的十位学校（机构）标识码，与学校名册一致，如 4206990001。",
    };

    /// <summary>县（市、区）代码.</summary>
    public static TextColumn County { get; } = new("county", "县（市、区）代码")
    {
        Required = true, IsKey = true, MaxLength = 20, Aliases = ["县代码", "行政区划代码"], Help = "所在县（市、区）的六位行政区划代码，如 420699。",
    };

    /// <summary>学年.</summary>
    public static TextColumn Year { get; } = new("year", "学年")
    {
        Required = true, IsKey = true, MaxLength = 20, Aliases = ["填报学年", "学年度"],
        Help = "填报的学年，写开始的那一年，如 2025 表示 2025 年 9 月至 2026 年 8 月。",
    };

    /// <summary>填表人.</summary>
    public static TextColumn Filler { get; } =
        new("filler", "填表人") { MaxLength = 50, Aliases = ["填报人"], UsedFor = "contact", Help = "填写本表的人的姓名，如 王芳。" };

    /// <summary>联系电话.</summary>
    public static TextColumn Telephone { get; } =
        new("telephone", "联系电话") { MaxLength = 30, Aliases = ["电话"], UsedFor = "contact", Help = "填表人的手机或办公电话，教育局核对数据时使用。" };

    /// <summary>填表日期.</summary>
    public static DateColumn Date { get; } =
        new("date", "填表日期") { Aliases = ["填报日期"], Help = "填完本表的日期，如 2025-09-12。" };

    /// <summary>The checks of a cover against the upload's place.</summary>
    /// <param name="sheet">The cover.</param>
    /// <param name="ofSchool">True when it is a school's, and names it.</param>
    public static IEnumerable<Check> Checks(FormSheet sheet, bool ofSchool) =>
    [
        .. ofSchool ? new Check[]
        {
            new(ReturnFindings.SchoolNotRegistered, IsRegistered),
            new(ReturnFindings.WrongSchool, subject => IsOfSchool(subject, sheet)),
        } : [],
        new(ReturnFindings.WrongCounty, subject => IsOfCounty(subject, sheet)),
        new(ReturnFindings.WrongYear, subject => IsOfYear(subject, sheet)),
    ];

    /// <summary>The school that a cover names; null when it names none.</summary>
    public static Sender? SchoolOf(FormUnderCheck subject, FormSheet sheet) =>
        subject.One(sheet)?[School] is { } school ? Sender.Of(SchoolCode.Parse(school)) : null;

    /// <summary>The school year that a cover gives; null when it gives none.</summary>
    public static SchoolYear? YearOf(FormUnderCheck subject, FormSheet sheet) =>
        SchoolYear.TryParse(CellText.Narrow(subject.One(sheet)?[Year] ?? ""), out var year) ? year : null;

    static readonly FindingRule OpenedLater = new("opened-later", Severity.Error, FindingFamily.Row,
        new("“{0}”晚于本学年。", "'{0}' is after this school year."))
    {
        Detail = new("{1} > {2}", "{1} > {2}"),
    };

    /// <summary>The check that a school or a kindergarten was not opened after the school year.</summary>
    public static Check OpenedBy(FormSheet sheet, NumberColumn opened) => new(OpenedLater, subject =>
    {
        if (subject.One(sheet) is { } cover && cover[opened] is { } year && year > subject.Year?.LastDay.Year)
        {
            subject.Report(OpenedLater, cover, opened, opened.Caption, FormUnderCheck.Print(year),
                FormUnderCheck.Print(subject.Year.Value.LastDay.Year));
        }
    });

    static void IsRegistered(ReturnUnderCheck subject)
    {
        if (subject.Context is { Sender.School: { } school, School: null } and ({ County: not null } or { Register: not null }))
        {
            subject.Findings.Add(ReturnFindings.SchoolNotRegistered, null, school.Value);
        }
    }

    static void IsOfSchool(ReturnUnderCheck subject, FormSheet sheet)
    {
        if (subject.One(sheet) is { } cover && cover[School] is { } written && subject.Context.Sender?.School is { } school
            && written != school.Value)
        {
            subject.Report(ReturnFindings.WrongSchool, cover, School, written, school.Value);
        }
    }

    static void IsOfCounty(ReturnUnderCheck subject, FormSheet sheet)
    {
        if (subject.One(sheet) is not { } cover || cover[County] is not { } written)
        {
            return;
        }

        if (!CountyCode.TryParse(CellText.Narrow(written), out var code))
        {
            subject.Report(ReturnFindings.NotACountyCode, cover, County, County.Caption);
        }
        else if (subject.Context.County is { } county && county != code)
        {
            subject.Report(ReturnFindings.WrongCounty, cover, County, written, county.Value);
        }
    }

    static void IsOfYear(ReturnUnderCheck subject, FormSheet sheet)
    {
        if (subject.One(sheet) is not { } cover || cover[Year] is not { } written)
        {
            return;
        }

        if (YearOf(subject, sheet) is not { } year)
        {
            subject.Report(ReturnFindings.NotASchoolYear, cover, Year, Year.Caption);
        }
        else if (subject.Context.Year is { } asked && asked != year)
        {
            subject.Report(ReturnFindings.WrongYear, cover, Year, written, asked.ToString());
        }
    }
}
