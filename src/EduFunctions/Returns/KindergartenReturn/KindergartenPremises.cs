using System.Collections.Immutable;
using EduFunctions.Forms;

namespace EduFunctions.Returns.KindergartenReturn;

/// <summary>园舍: site and rooms of the whole kindergarten.</summary>
public static class KindergartenPremises
{
    /// <summary>占地面积.</summary>
    public static AmountColumn Site { get; } = ReturnColumns.Area("site", "占地面积", "园区占地面积", "用地面积") with { UsedFor = "checks", Help = "9 月 1 日幼儿园实际使用的土地面积，如 4200。" };

    /// <summary>园舍建筑面积.</summary>
    public static AmountColumn Floor { get; } = ReturnColumns.Area("floor", "园舍建筑面积", "建筑面积", "校舍建筑面积", "园舍面积") with { Help = "9 月 1 日各层建筑面积之和，含租用的，如 3100。" };

    /// <summary>活动用房面积.</summary>
    public static AmountColumn ActivityRooms { get; } = ReturnColumns.Area("activityRooms", "幼儿活动用房面积", "活动用房面积", "活动室面积", "幼儿活动室面积") with { Help = "班级活动室、寝室、卫生间和综合活动室等幼儿用房的面积之和，如 1900。" };

    /// <summary>户外活动场地面积.</summary>
    public static AmountColumn Outdoor { get; } = ReturnColumns.Area("outdoor", "户外活动场地面积", "室外游戏场地", "室外游戏场地面积", "室外活动场地面积") with { Help = "幼儿户外游戏、活动的场地面积，不含停车和绿化隔离地，如 1200。" };

    /// <summary>图书.</summary>
    public static CountColumn Books { get; } = ReturnColumns.Number("books", "图书", "册", false, "图画书", "幼儿图书", "图书数", "幼儿图书数") with { Maximum = 1_000_000, Help = "供幼儿看的图画书册数，复本也算，如 2600。" };

    /// <summary>说明: what the kindergarten has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } =
        new("kindergarten-premises", "园舍", SheetLayout.List, [Site, Floor, ActivityRooms, Outdoor, Books, Explanation])
    {
        Aliases = ["园舍情况", "办园条件", "园舍条件"],
        Explanation = Explanation,
    };

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
        [Check.Part(Sheet, ActivityRooms, Floor), Check.Part(Sheet, Outdoor, Site), Check.NotZero(SchoolReturn.Premises.AreaZero, Sheet, Floor)];
}
