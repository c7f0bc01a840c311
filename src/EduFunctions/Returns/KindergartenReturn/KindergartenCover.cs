using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns.KindergartenReturn;

/// <summary>封面: which kindergarten reports, who runs it, and what it is recognised as.</summary>
public static class KindergartenCover
{
    /// <summary>幼儿园名称.</summary>
    public static TextColumn Name { get; } = new("name", "幼儿园名称") { Required = true, IsKey = true, Aliases = ["园名", "园所名称", "学校名称", "单位名称"], Help = "与办学许可证一致的全称，如 青石镇中心幼儿园。" };

    /// <summary>办别.</summary>
    public static ChoiceColumn Sponsor { get; } = new("sponsor", "办别", [.. SchoolKinds.Sponsors.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["举办者类型", "办园性质", "办园类型"], Help = "9 月 1 日的办别，与学校名册一致：公办、普惠性民办、其他民办。" };

    /// <summary>公办园举办者: of a public kindergarten alone.</summary>
    public static ChoiceColumn PublicKind { get; } = new("publicKind", "公办园举办者", ["教育部门", "其他政府部门", "事业单位", "国有企业", "部队", "高校", "街道或村集体"])
    {
        Aliases = ["公办园类型", "公办性质"], UsedFor = "statistics", Help = "公办园由谁举办，如 教育部门；民办园填“/”。",
        CodeAliases = [("教育部门办", "教育部门"), ("其他部门", "其他政府部门"), ("地方企业", "国有企业"), ("集体", "街道或村集体"), ("村集体", "街道或村集体"), ("街道", "街道或村集体")],
    };

    /// <summary>普惠性认定文号: document that recognises an inclusive kindergarten.</summary>
    public static TextColumn Recognition { get; } = new("recognition", "普惠性认定文号") { MaxLength = 100, Aliases = ["普惠园认定文号", "认定文号"], UsedFor = "report", Help = "认定为普惠性民办园的文件号，如 某教发〔2024〕12号；不是普惠性民办园的填“/”。" };

    /// <summary>普惠性认定日期.</summary>
    public static DateColumn RecognitionDate { get; } = new("recognitionDate", "普惠性认定日期") { Aliases = ["认定日期", "认定时间"], UsedFor = "report", Help = "上述认定文件的日期，如 2024-06-30；不是普惠性民办园的填“/”。" };

    /// <summary>城镇小区配套幼儿园.</summary>
    public static YesNoColumn ResidentialQuarter { get; } = ReturnColumns.YesNo("residentialQuarter", "城镇小区配套幼儿园", "小区配套园", "是否小区配套园") with { Help = "按城镇住宅小区规划配套建设的幼儿园填“是”。" };

    /// <summary>开办年份.</summary>
    public static CountColumn Opened { get; } = new("opened", "开办年份") { Minimum = 1900, Maximum = 2099, Aliases = ["建园年份", "开园年份", "办园年份"], UsedFor = "checks", Help = "第一次招生的年份，如 2016。" };

    /// <summary>2017年后规划建设.</summary>
    public static YesNoColumn PlannedAfter2017 { get; } = ReturnColumns.YesNo("plannedAfter2017", "2017年后规划建设", "2017年后规划设置", "是否2017年后规划建设") with { Help = "2017 年 1 月 1 日起规划建设的园舍填“是”：面积标准不同（教督〔2020〕1号）。" };

    /// <summary>服务类型.</summary>
    public static ChoiceColumn Service { get; } = new("service", "服务类型", ["全日制", "半日制"]) { Aliases = ["服务类别", "办园形式"], CodeAliases = [("全天", "全日制"), ("全日", "全日制"), ("半天", "半日制"), ("半日", "半日制")], Help = "幼儿全天在园填“全日制”，只在园半天填“半日制”；两种都有的按多数幼儿填。" };

    /// <summary>附设学校标识码: the school to which it is attached.</summary>
    public static SchoolCodeColumn AttachedTo { get; } = new("attachedTo", "附设学校标识码") { Aliases = ["所附设学校标识码", "附设于学校"], UsedFor = "report", Help = "附设在小学等学校里的，填那所学校的十位标识码，如 4206990001；独立设置的填“/”。" };

    /// <summary>说明: what the kindergarten has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("kindergarten-cover", "封面", SheetLayout.List,
    [
        ReturnCover.School, Name, ReturnCover.County, ReturnCover.Year, Sponsor, PublicKind, Recognition, RecognitionDate, ResidentialQuarter,
        Opened, PlannedAfter2017, Service, AttachedTo, ReturnCover.Filler, ReturnCover.Telephone, ReturnCover.Date, Explanation,
    ])
    {
        Explanation = Explanation,
        UsedFor = "sender",
    };

    static readonly FindingRule SponsorDiffers = new("sponsor-differs-from-register", Severity.Query, FindingFamily.CrossSheet,
        new("封面办别为“{0}”，名册中为“{1}”。请更正或说明。", "The cover gives the sponsor '{0}', the register '{1}'. Correct or explain."));

    static readonly FindingRule PublicKindMissing = new("public-kind-missing", Severity.Query, FindingFamily.Row,
        new("公办园应填“{0}”。请补报或说明。", "A public kindergarten should give '{0}'. Report it or explain."));

    static readonly FindingRule PublicKindOfPrivate = new("public-kind-of-private", Severity.Error, FindingFamily.Row,
        new("办别为“{0}”的不填“{1}”，请填“/”，或更正办别。", "With the sponsor '{0}' there is no '{1}': write “/”, or correct the sponsor."));

    static readonly FindingRule RecognitionMissing = new("recognition-missing", Severity.Query, FindingFamily.Row,
        new("普惠性民办园应填“{0}”。请补报或说明。", "An inclusive private kindergarten should give '{0}'. Report it or explain."));

    static readonly FindingRule OpenedBeforePlanned = new("opened-before-planned", Severity.Query, FindingFamily.Row,
        new("“{0}”填“是”，但“{1}”早于 2017 年。请更正或说明。", "'{0}' says yes, but '{1}' is before 2017. Correct or explain."));

    static readonly FindingRule AttachedToItself = new("attached-to-itself", Severity.Error, FindingFamily.Row,
        new("“{0}”填的是本园的标识码。独立设置的填“/”。", "'{0}' is the kindergarten's own identifier. Write “/” when it stands alone."));

    /// <summary>The checks of the cover against the upload's place and the register, and of its items against each other.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        .. ReturnCover.Checks(Sheet, ofSchool: true),
        new(SponsorDiffers, IsOfSponsor),
        Check.Row(PublicKindMissing, Sheet, PublicKind,
            row => IsOf(row, Schools.Sponsor.Public) && row[PublicKind] is null ? [PublicKind.Caption] : null, Sponsor),
        Check.Row(PublicKindOfPrivate, Sheet, PublicKind,
            row => row[Sponsor] is { } sponsor && !IsOf(row, Schools.Sponsor.Public) && row[PublicKind] is not null
                ? [sponsor, PublicKind.Caption] : null, Sponsor),
        Check.Row(RecognitionMissing, Sheet, Recognition,
            row => IsOf(row, Schools.Sponsor.InclusivePrivate) && row[Recognition] is null ? [Recognition.Caption] : null, Sponsor),
        ReturnCover.OpenedBy(Sheet, Opened),
        Check.Row(OpenedBeforePlanned, Sheet, PlannedAfter2017,
            row => row[PlannedAfter2017] == true && row[Opened] < 2017 ? [PlannedAfter2017.Caption, Opened.Caption] : null, Opened),
        Check.Row(AttachedToItself, Sheet, AttachedTo,
            row => row[AttachedTo] is { } school && school == row[ReturnCover.School] ? [AttachedTo.Caption] : null, ReturnCover.School),
        NamedSchools.Known(Sheet, AttachedTo),
        Check.Dated(Sheet, RecognitionDate, _ => new DateOnly(2000, 1, 1), year => year.LastDay),
        Check.Dated(Sheet, ReturnCover.Date, year => year.ReferenceDate, year => year.LastDay),
    ];

    static bool IsOf(FormRow row, Sponsor sponsor) => row[Sponsor] == SchoolKinds.NameOf(sponsor);

    static void IsOfSponsor(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is { } cover && cover[Sponsor] is { } sponsor && subject.Context.School is { } school
            && sponsor != SchoolKinds.NameOf(school.Sponsor))
        {
            subject.Report(SponsorDiffers, cover, Sponsor, sponsor, SchoolKinds.NameOf(school.Sponsor));
        }
    }
}
