using EduFunctions.Findings;

namespace EduFunctions.Summaries;

/// <summary>Why a neighbour takes nobody, in words that say what to do.</summary>
static class ReliefReasonText
{
    /// <param name="reason">Why; not that the school's own cause is unknown: its flag says what to report.</param>
    /// <param name="silent">Names of the neighbours that have not reported the grade.</param>
    /// <param name="most">Most pupils of a class that is not large.</param>
    public static Text Of(ReliefReason reason, IReadOnlyList<string> silent, int most)
    {
        var names = string.Join('、', silent);
        return reason switch
        {
            ReliefReason.NoBureauReturn => new("县级年报表未报或未通过，没有“学区”数据。请教育局先报“学区”表。",
                "The bureau's return is not in, so that no neighbours are known. The bureau reports the sheet 学区 first."),
            ReliefReason.NoNeighbours => new("“学区”表没有列出可以接收本校该年级学生的相邻学校。请教育局补填，或另行安排。",
                "The sheet 学区 names no neighbour that may take this grade's pupils. The bureau adds one, or finds another way."),
            ReliefReason.NoDistance => new("“学区”表没有填相邻学校的距离，无法就近分流。请教育局补填距离。",
                "The sheet 学区 gives no distance, so that the shortest way cannot be told. The bureau fills it in."),
            ReliefReason.NotReported => Text.Of($"相邻学校（{names}）没有报齐该年级各班学生数。请催报后再算。",
                $"The neighbours ({names}) have not reported every class of the grade. Ask them to."),
            _ => Text.Of($"相邻学校该年级的空余学位不够（每班不超过 {most} 人，本年级有大班额的学校不接收）。{Also(names).Zh}",
                $"The neighbours have too few free seats in the grade (at most {most} a class; none where a class is large). {Also(names).En}"),
        };
    }

    static Text Also(string names) => names.Length == 0 ? new("请靠建设项目解决。", "It takes a project.")
        : new($"{names}没有报齐，报齐后再算。", $"{names} have not reported it; when they have, work it out again.");
}
