using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>封面: who reports, and for what.</summary>
public static class Cover
{
    /// <summary>学校标识码.</summary>
    public static SchoolCodeColumn School => ReturnCover.School;

    /// <summary>学校名称.</summary>
    public static TextColumn Name { get; } = new("name", "学校名称") { Required = true, IsKey = true, Aliases = ["单位名称", "学校全称"], Help = "与办学许可证、学校名册一致的全称，如 青石小学。" };

    /// <summary>县（市、区）代码.</summary>
    public static TextColumn County => ReturnCover.County;

    /// <summary>学年.</summary>
    public static TextColumn Year => ReturnCover.Year;

    /// <summary>办学类型.</summary>
    public static ChoiceColumn Kind { get; } = new("kind", "办学类型", [.. SchoolKinds.WithGrades.Select(facts => facts.Name)]) { Required = true, IsKey = true, CodeAliases = SchoolKinds.KindAliases, Aliases = ["学校类型", "学校类别"], UsedFor = "sender checks", Help = "9 月 1 日的办学类型，与学校名册一致，如 小学、九年一贯制学校。" };

    /// <summary>城乡分类.</summary>
    public static ChoiceColumn Location { get; } = new("location", "城乡分类", [.. SchoolKinds.Locations.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["城乡类型"], Help = "学校所在地的城乡分类，与学校名册一致：城区、镇区、乡村。" };

    /// <summary>办别.</summary>
    public static ChoiceColumn Sponsor { get; } = new("sponsor", "办别", [.. SchoolKinds.Sponsors.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["举办者类型"], Help = "9 月 1 日的办别，与学校名册一致：公办、普惠性民办、其他民办。" };

    /// <summary>建校年份.</summary>
    public static CountColumn Built { get; } = new("built", "建校年份") { Minimum = 1800, Maximum = 2099, Aliases = ["建成年份", "建校时间", "建校年"], UsedFor = "checks", Help = "学校第一次招生的年份，如 1998；合并、迁址的按现在学校名称开始使用的年份。" };

    /// <summary>2010年前规划建成: a larger school is allowed (教督〔2017〕6号, exceptions).</summary>
    public static YesNoColumn BuiltBy2010 { get; } = ReturnColumns.YesNo("builtBy2010", "2010年前规划建成", "2010年以前规划并建成", "是否2010年前规划建成") with { Help = "现在的校舍在 2010 年底以前规划并建成的填“是”：学校规模的标准不同（教督〔2017〕6号）。" };

    /// <summary>2016年前规划建成: smaller music and art rooms are allowed (教督〔2017〕6号, exceptions).</summary>
    public static YesNoColumn BuiltBy2016 { get; } = ReturnColumns.YesNo("builtBy2016", "2016年前规划建成", "2016年以前规划并建成", "是否2016年前规划建成") with { Help = "现在的校舍在 2016 年底以前规划并建成的填“是”：音乐、美术教室面积的标准不同。2010 年前建成的也填“是”。" };

    /// <summary>寄宿制学校.</summary>
    public static YesNoColumn Boarding { get; } = ReturnColumns.YesNo("boarding", "寄宿制学校", "是否寄宿制学校") with { UsedFor = "checks", Help = "有学生宿舍并且安排学生住宿的填“是”：划片入学比例不计寄宿制学校。" };

    /// <summary>教学点.</summary>
    public static YesNoColumn TeachingPoint { get; } = ReturnColumns.YesNo("teachingPoint", "教学点", "是否教学点") with { Help = "不独立设置、由中心学校管理的教学点填“是”，其他学校填“否”。" };

    /// <summary>填表人.</summary>
    public static TextColumn Filler => ReturnCover.Filler;

    /// <summary>联系电话.</summary>
    public static TextColumn Telephone => ReturnCover.Telephone;

    /// <summary>填表日期.</summary>
    public static DateColumn Date => ReturnCover.Date;

    /// <summary>负责人签字.</summary>
    public static TextColumn Head { get; } = new("head", "负责人签字") { MaxLength = 50, Aliases = ["校长签字"], UsedFor = "sign-off", Help = "校长的姓名；打印后在纸上签字盖章。" };

    /// <summary>分管负责人签字.</summary>
    public static TextColumn Deputy { get; } = new("deputy", "分管负责人签字") { MaxLength = 50, Aliases = ["分管副校长签字", "副校长签字"], UsedFor = "sign-off", Help = "分管填报工作的副校长或主任的姓名；打印后在纸上签字。" };

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("cover", "封面", SheetLayout.List,
    [
        School, Name, County, Year, Kind, Location, Sponsor, Built, BuiltBy2010, BuiltBy2016, Boarding, TeachingPoint, Filler, Telephone,
        Date, Deputy, Head, Explanation,
    ])
    {
        Explanation = Explanation,
        UsedFor = "sender",
    };

    static readonly FindingRule KindDiffers = new("kind-differs-from-register", Severity.Query, FindingFamily.CrossSheet,
        new("封面办学类型为“{0}”，名册中为“{1}”。请更正或说明。", "The cover gives the kind '{0}', the register '{1}'. Correct or explain."));

    static readonly FindingRule BuiltContradicted = new("built-contradicted", Severity.Query, FindingFamily.Row,
        new("“{0}”填“是”，与“{1}”不一致。请更正或说明。", "'{0}' says yes, which does not agree with '{1}'. Correct or explain."))
    {
        Detail = new("{1}填的是 {2}", "{1}: {2}"),
    };

    static readonly FindingRule TeachingPointDiffers = new("teaching-point-differs", Severity.Query, FindingFamily.Row,
        new("办学类型为“{0}”，“{1}”却填了“是”。请更正或说明。", "With the kind '{0}', '{1}' says yes. Correct or explain."));

    static readonly FindingRule BoardingWithoutBoarders = new("boarding-without-boarders", Severity.Query, FindingFamily.CrossSheet,
        new("“{0}”填“是”，但各班寄宿生合计为 0。请更正或说明。", "'{0}' says yes, but no class has a boarder. Correct or explain."));

    /// <summary>The checks of the cover against the upload's place and the register, and of its items against each other.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        .. ReturnCover.Checks(Sheet, ofSchool: true),
        new(KindDiffers, IsOfKind),
        ReturnCover.OpenedBy(Sheet, Built),
        Check.Row(BuiltContradicted, Sheet, BuiltBy2010,
            row => row[BuiltBy2010] == true && row[BuiltBy2016] == false ? [BuiltBy2010.Caption, BuiltBy2016.Caption, YesNoColumn.No] : null, BuiltBy2016),
        Check.Row(TeachingPointDiffers, Sheet, TeachingPoint,
            row => row[Kind] is { } kind && row[TeachingPoint] == true && kind != SchoolKinds.NameOf(SchoolKind.TeachingPoint)
                ? [kind, TeachingPoint.Caption] : null, Kind),
        new(BoardingWithoutBoarders, HasBoarders),
    ];

    static void HasBoarders(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is { } cover && cover[Boarding] == true && Classes.SumOf(subject, Classes.Boarders) == 0)
        {
            subject.Report(BoardingWithoutBoarders, cover, Boarding, FormUnderCheck.PlacesOf(subject.Of(Classes.Sheet), Classes.Boarders),
                Boarding.Caption);
        }
    }

    /// <summary>The facts of the kind that the cover gives; null when it gives none.</summary>
    internal static SchoolKindFacts? KindOf(FormUnderCheck subject) =>
        SchoolKinds.All.FirstOrDefault(facts => facts.Name == subject.One(Sheet)?[Kind]);

    static void IsOfKind(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is { } cover && cover[Kind] is { } kind && subject.Context.School is { } school
            && kind != SchoolKinds.NameOf(school.Kind))
        {
            subject.Report(KindDiffers, cover, Kind, kind, SchoolKinds.NameOf(school.Kind));
        }
    }
}
