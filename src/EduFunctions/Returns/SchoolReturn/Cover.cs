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
    public static ChoiceColumn Kind { get; } = new("kind", "办学类型", [.. SchoolKinds.WithGrades.Select(facts => facts.Name)]) { Required = true, IsKey = true, CodeAliases = SchoolKinds.KindAliases, Aliases = ["学校类型", "学校类别"], Help = "9 月 1 日的办学类型，与学校名册一致，如 小学、九年一贯制学校。" };

    /// <summary>城乡分类.</summary>
    public static ChoiceColumn Location { get; } = new("location", "城乡分类", [.. SchoolKinds.Locations.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["城乡类型"], Help = "学校所在地的城乡分类，与学校名册一致：城区、镇区、乡村。" };

    /// <summary>办别.</summary>
    public static ChoiceColumn Sponsor { get; } = new("sponsor", "办别", [.. SchoolKinds.Sponsors.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["举办者类型"], Help = "9 月 1 日的办别，与学校名册一致：公办、普惠性民办、其他民办。" };

    /// <summary>填表人.</summary>
    public static TextColumn Filler => ReturnCover.Filler;

    /// <summary>联系电话.</summary>
    public static TextColumn Telephone => ReturnCover.Telephone;

    /// <summary>填表日期.</summary>
    public static DateColumn Date => ReturnCover.Date;

    /// <summary>负责人签字.</summary>
    public static TextColumn Head { get; } = new("head", "负责人签字") { MaxLength = 50, Aliases = ["校长签字", "分管负责人签字"], Help = "校长或分管负责人的姓名；打印后在纸上签字盖章。" };

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

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
        .. ReturnCover.Checks(Sheet, ofSchool: true),
        new(KindDiffers, IsOfKind),
    ];

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
