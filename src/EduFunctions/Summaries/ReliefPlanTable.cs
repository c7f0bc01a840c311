using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>The relief plan as one table, for workbook, page, command line and other programs.</summary>
public static class ReliefPlanTable
{
    /// <summary>Its captions.</summary>
    public static ImmutableArray<string> Captions { get; } =
    [
        "做法", "年级", "学校标识码", "学校", "人数", "接收学校标识码", "接收学校", "距离（千米）", "本校各班人数", "接收学校各班人数", "项目", "完工日期", "说明",
    ];

    /// <summary>Its rows: what schools do alone, who sends whom where, what remains.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(ReliefPlan plan) =>
        plan.Divisions.Select(one => (IReadOnlyList<object?>)
            [ActOf(one.Cause), SchoolKinds.NameOfGrade(one.Grade), one.School, one.SchoolName, null, null, null, null, Told(one.Classes),
                null, null, null, null])
        .Concat(plan.Moves.Select(one => (IReadOnlyList<object?>)
            ["分流", SchoolKinds.NameOfGrade(one.Grade), one.From, one.FromName, one.Pupils, one.To, one.ToName, one.Distance,
                Told(one.FromClasses), Told(one.ToClasses), null, null, null]))
        .Concat(plan.Remaining.Select(one => (IReadOnlyList<object?>)
            ["未解决", SchoolKinds.NameOfGrade(one.Grade), one.School, one.SchoolName, one.Pupils, null, null, null, null, null, one.Project,
                one.Completion, one.Why.Zh]));

    /// <summary>What a school does alone.</summary>
    public static string ActOf(LargeClassCause cause) => cause == LargeClassCause.Division ? "现在均分编班" : "补齐教师后编班";

    static bool IsDivision(ReliefDivision one) => one.Cause == LargeClassCause.Division;

    /// <summary>The sizes of classes before and after: 60、60、52 → 55、55、55.</summary>
    public static string Told(ReliefClasses classes) => $"{string.Join('、', classes.Before)} → {string.Join('、', classes.After)}";

    /// <summary>The plan in one sentence: what is without a place, apart from what nobody could compute.</summary>
    public static string Sentence(ReliefPlan plan) => Done(plan)
        + Left(plan, "没有学位", ReliefReason.NoSeats)
        + Left(plan, "没有计算分流，因为没有登记可以接收的相邻学校和距离（县级年报表“学区”）", ReliefReason.NoBureauReturn, ReliefReason.NoNeighbours, ReliefReason.NoDistance)
        + Left(plan, "不能计算分流，因为相邻学校未报齐该年级学生数", ReliefReason.NotReported)
        + (plan.Remaining.Any(rest => rest.Pupils is null) ? "；另有年级因未报齐而不能计算。" : "。");

    // What there is none of is not told.
    static string Done(ReliefPlan plan)
    {
        var (divided, staffed) = (plan.Divisions.Count(IsDivision), plan.Divisions.Count(one => !IsDivision(one)));
        var alone = string.Join('，', new[]
        {
            divided == 0 ? "" : FormattableString.Invariant($"{divided} 个年级由学校重新编班解决"), staffed == 0 ? "" : FormattableString.Invariant($"{staffed} 个年级补齐教师后由学校增班解决"),
        }.Where(told => told.Length > 0));
        var moved = plan.Moves.IsEmpty ? "" : FormattableString.Invariant($"{plan.Moves.Sum(move => move.Pupils)} 名学生分流到相邻学校（{plan.Moves.Length} 笔）");
        return (alone.Length, moved.Length) switch
        {
            (0, 0) => "没有年级能由学校自己编班或向相邻学校分流解决",
            (_, 0) => alone,
            (0, _) => moved,
            _ => $"{alone}；{moved}",
        };
    }

    static string Left(ReliefPlan plan, string why, params ReadOnlySpan<ReliefReason> reasons)
    {
        var (grades, pupils) = (0, 0);
        foreach (var rest in plan.Remaining)
        {
            (grades, pupils) = rest.Pupils is { } left && reasons.Contains(rest.Reason) ? (grades + 1, pupils + left) : (grades, pupils);
        }

        return grades == 0 ? "" : FormattableString.Invariant($"；{grades} 个年级还有 {pupils} 名学生{why}");
    }
}
