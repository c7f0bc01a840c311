using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>封面: who reports, and for what.</summary>
public static class Cover
{
    /// <summary>学校标识码.</summary>
    public static SchoolCodeColumn School { get; } = new("school", "学校标识码") { Required = true, IsKey = true, Aliases = ["学校代码", "标识码", "学校（机构）标识码"] };

    /// <summary>学校名称.</summary>
    public static TextColumn Name { get; } = new("name", "学校名称") { Required = true, IsKey = true, Aliases = ["单位名称", "学校全称"] };

    /// <summary>县（市、区）代码.</summary>
    public static TextColumn County { get; } = new("county", "县（市、区）代码") { Required = true, IsKey = true, MaxLength = 20, Aliases = ["县代码", "行政区划代码"] };

    /// <summary>学年.</summary>
    public static TextColumn Year { get; } = new("year", "学年") { Required = true, IsKey = true, MaxLength = 20, Aliases = ["填报学年", "学年度"] };

    /// <summary>办学类型.</summary>
    public static ChoiceColumn Kind { get; } = new("kind", "办学类型", [.. SchoolKinds.All.Select(facts => facts.Name)]) { Required = true, IsKey = true, CodeAliases = SchoolKinds.KindAliases, Aliases = ["学校类型", "学校类别"] };

    /// <summary>城乡分类.</summary>
    public static ChoiceColumn Location { get; } = new("location", "城乡分类", [.. SchoolKinds.Locations.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["城乡类型"] };

    /// <summary>办别.</summary>
    public static ChoiceColumn Sponsor { get; } = new("sponsor", "办别", [.. SchoolKinds.Sponsors.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["举办者类型"] };

    /// <summary>填表人.</summary>
    public static TextColumn Filler { get; } = new("filler", "填表人") { MaxLength = 50, Aliases = ["填报人"] };

    /// <summary>联系电话.</summary>
    public static TextColumn Telephone { get; } = new("telephone", "联系电话") { MaxLength = 30, Aliases = ["电话"] };

    /// <summary>填表日期.</summary>
    public static DateColumn Date { get; } = new("date", "填表日期") { Aliases = ["填报日期"] };

    /// <summary>负责人签字.</summary>
    public static TextColumn Head { get; } = new("head", "负责人签字") { MaxLength = 50, Aliases = ["校长签字", "分管负责人签字"] };

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = SchoolColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("cover", "封面", SheetLayout.List,
    [
        School, Name, County, Year, Kind, Location, Sponsor, Filler, Telephone, Date, Head, Explanation,
    ])
    {
        Explanation = Explanation,
    };

    static readonly FindingRule KindDiffers = new("kind-differs-from-register", Severity.Query, FindingFamily.CrossSheet,
        new("封面办学类型为“{0}”，名册中为“{1}”。请更正或说明。", "The cover gives the kind '{0}', the register '{1}'. Correct or explain."));

    /// <summary>The checks of the cover against the upload's place and the register.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        new(ReturnFindings.SchoolNotRegistered, IsRegistered),
        new(ReturnFindings.WrongSchool, IsOfSchool),
        new(ReturnFindings.WrongCounty, IsOfCounty),
        new(ReturnFindings.WrongYear, IsOfYear),
        new(KindDiffers, IsOfKind),
    ];

    /// <summary>Whose return it is, and of which year.</summary>
    internal static (Sender? From, SchoolYear? Year) Identify(FormUnderCheck subject)
    {
        var cover = subject.One(Sheet);
        var hasYear = SchoolYear.TryParse(CellText.Narrow(cover?[Year] ?? ""), out var year);
        return (cover?[School] is { } school ? Sender.Of(SchoolCode.Parse(school)) : null, hasYear ? year : null);
    }

    /// <summary>The facts of the kind that the cover gives; null when it gives none.</summary>
    internal static SchoolKindFacts? KindOf(FormUnderCheck subject) =>
        SchoolKinds.All.FirstOrDefault(facts => facts.Name == subject.One(Sheet)?[Kind]);

    static void IsRegistered(ReturnUnderCheck subject)
    {
        if (subject.Context is { Sender.School: { } school, School: null, County: not null })
        {
            subject.Findings.Add(ReturnFindings.SchoolNotRegistered, null, school.Value);
        }
    }

    static void IsOfSchool(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is { } cover && cover[School] is { } written && subject.Context.Sender?.School is { } school
            && written != school.Value)
        {
            subject.Report(ReturnFindings.WrongSchool, cover, School, written, school.Value);
        }
    }

    static void IsOfCounty(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is not { } cover || cover[County] is not { } written)
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

    static void IsOfYear(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is not { } cover || cover[Year] is not { } written)
        {
            return;
        }

        if (!SchoolYear.TryParse(CellText.Narrow(written), out var year))
        {
            subject.Report(ReturnFindings.NotASchoolYear, cover, Year, Year.Caption);
        }
        else if (subject.Context.Year is { } asked && asked != year)
        {
            subject.Report(ReturnFindings.WrongYear, cover, Year, written, asked.ToString());
        }
    }

    static void IsOfKind(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is { } cover && cover[Kind] is { } kind && subject.Context.School is { } school
            && kind != SchoolKinds.NameOf(school.Kind))
        {
            subject.Report(KindDiffers, cover, Kind, kind, SchoolKinds.NameOf(school.Kind));
        }
    }
}
