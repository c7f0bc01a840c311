using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>
/// 办学条件: once for the whole school, since no school can split them; what a stage has of them is split by weighted pupils (教督〔2017〕6号).
/// </summary>
public static class Premises
{
    /// <summary>Name of the sheet.</summary>
    internal const string Caption = "办学条件";

    /// <summary>教学及辅助用房面积, indoor sports rooms in it.</summary>
    public static AmountColumn TeachingArea { get; } = ReturnColumns.Area("teachingArea", "教学及辅助用房面积", "教学辅助用房面积", "教学用房面积") with { Help = "9 月 1 日教室、实验室、图书室、专用教室和室内体育用房等的建筑面积，如 3260。" };

    /// <summary>其中室内体育用房面积.</summary>
    public static AmountColumn IndoorSportsArea { get; } = ReturnColumns.Area("indoorSportsArea", "其中室内体育用房面积", "室内体育用房面积", "体育馆面积") with { Help = "上述面积中体育馆、风雨操场等室内体育用房的面积，如 300；没有填 0。" };

    /// <summary>运动场地面积, without the indoor sports rooms.</summary>
    public static AmountColumn SportsGround { get; } = ReturnColumns.Area("sportsGround", "运动场地面积", "校内体育场面积", "体育场面积") with { Help = "校内室外运动场地的面积，如 4800；体育馆等室内用房和租借校外的不计。" };

    /// <summary>教学仪器设备资产值, book value.</summary>
    public static AmountColumn Equipment { get; } = ReturnColumns.Money("equipment", "教学仪器设备资产值", "教学仪器设备值", "设备值", "教学仪器设备总值") with { Help = "9 月 1 日教学仪器设备的账面原值，如 86.5（万元）；不扣折旧。" };

    /// <summary>网络多媒体教室.</summary>
    public static CountColumn MultimediaRooms { get; } = ReturnColumns.Number("multimediaRooms", "网络多媒体教室", "间", false, "多媒体教室", "网络多媒体教室数") with { Help = "能联网、有交互或投影设备的教室间数，如 20。" };

    /// <summary>Music rooms of at least 96 ㎡.</summary>
    public static CountColumn MusicRooms { get; } = Rooms("musicRooms", "96平方米及以上音乐教室", "每间面积不小于 96 平方米的音乐专用教室间数，如 2；没有填 0。");

    /// <summary>Music rooms of at least 73 ㎡ and under 96 ㎡: enough in schools built by 2016.</summary>
    public static CountColumn MusicRoomsMiddle { get; } = Rooms("musicRoomsMiddle", "73至96平方米音乐教室", "每间面积 73 平方米及以上、不到 96 平方米的音乐专用教室间数，如 1；没有填 0。");

    /// <summary>Music rooms of at least 61 ㎡ and under 73 ㎡.</summary>
    public static CountColumn MusicRoomsSmall { get; } = Rooms("musicRoomsSmall", "61至73平方米音乐教室", "每间面积 61 平方米及以上、不到 73 平方米的音乐专用教室间数，如 1；没有填 0。") with { UsedFor = "statistics" };

    /// <summary>Art rooms of at least 90 ㎡.</summary>
    public static CountColumn ArtRooms { get; } = Rooms("artRooms", "90平方米及以上美术教室", "每间面积不小于 90 平方米的美术专用教室间数，如 2；没有填 0。");

    /// <summary>Art rooms of at least 67 ㎡ and under 90 ㎡: enough in schools built by 2016.</summary>
    public static CountColumn ArtRoomsMiddle { get; } = Rooms("artRoomsMiddle", "67至90平方米美术教室", "每间面积 67 平方米及以上、不到 90 平方米的美术专用教室间数，如 1；没有填 0。");

    /// <summary>Art rooms of at least 61 ㎡ and under 67 ㎡.</summary>
    public static CountColumn ArtRoomsSmall { get; } = Rooms("artRoomsSmall", "61至67平方米美术教室", "每间面积 61 平方米及以上、不到 67 平方米的美术专用教室间数，如 1；没有填 0。") with { UsedFor = "statistics" };

    /// <summary>宿舍床位.</summary>
    public static CountColumn Beds { get; } = ReturnColumns.Number("beds", "宿舍床位", "张", false, "床位数", "学生宿舍床位数") with { UsedFor = "checks", Help = "9 月 1 日学生宿舍的床位数，如 240；没有宿舍填 0。" };

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("premises", Caption, SheetLayout.List,
    [
        TeachingArea, IndoorSportsArea, SportsGround, Equipment, MultimediaRooms, MusicRooms, MusicRoomsMiddle, MusicRoomsSmall,
        ArtRooms, ArtRoomsMiddle, ArtRoomsSmall, Beds, Explanation,
    ])
    {
        Aliases = ["办学条件情况", "校舍", "校舍条件"],
        Explanation = Explanation,
    };

    static readonly FindingRule BoardersExceedBeds = new("boarders-exceed-beds", Severity.Query, FindingFamily.CrossSheet,
        new("“班级”中的寄宿生多于“{0}”。请更正或说明。", "More boarders in the classes than '{0}'. Correct or explain."))
    {
        Detail = new("寄宿生 {1} 人，床位 {2} 张", "{1} boarders, {2} beds"),
    };

    /// <summary>No school teaches in no rooms.</summary>
    internal static readonly FindingRule AreaZero = new("area-zero", Severity.Query, FindingFamily.Row,
        new("“{0}”为 0。借用、租用的也要填；没有填报的应留空。请更正或说明。", "'{0}' is 0. What is borrowed or rented counts; what is not reported stays blank. Correct or explain."));

    /// <summary>The checks of its items, and of the boarders against the beds.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Part(Sheet, IndoorSportsArea, TeachingArea),
        Check.NotZero(AreaZero, Sheet, TeachingArea),
        Check.Compare(BoardersExceedBeds,
            _ => new Comparison(Sheet, Beds, Boarders, Relation.Above, Beds, "少于班级寄宿生合计") { Shown = ("班级寄宿生合计", Boarders) },
            (_, boarders, beds) => [Beds.Caption, Print(boarders), Print(beds)]),
    ];

    static CountColumn Rooms(string code, string caption, string help) => ReturnColumns.Number(code, caption, "间") with { Help = help };

    static Quantity Boarders => Quantity.All(Classes.Sheet, Classes.Boarders);
}
