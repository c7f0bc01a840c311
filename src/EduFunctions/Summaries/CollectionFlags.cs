using EduFunctions.Returns;

namespace EduFunctions.Summaries;

/// <summary>Flags of the collection itself: missing, sent back, late.</summary>
static class CollectionFlags
{
    public static IEnumerable<Flag> Of(CountyRound round, DateOnly asOf) =>
        round.Schools.SelectMany(entry => Of(entry, round.Due, asOf));

    static IEnumerable<Flag> Of(SchoolReturn entry, DateOnly due, DateOnly asOf)
    {
        if (entry.Version == 0 && asOf > due)
        {
            yield return Create("return-missing", $"{due:yyyy-MM-dd} 截止，尚未报送。", $"Was due on {due:yyyy-MM-dd} and has not come.", "联系学校，下载模板填报。", "Contact the school; download the template and fill it in.");
        }

        if (entry.State == ReturnState.Returned)
        {
            var (stays, staysEn) = entry.InForce is null ? ("本校数据未进入汇总", "the school is not in the figures") : ("上一次已核的报表仍然有效", "the last accepted return stays in force");
            yield return Create("return-rejected", $"第 {entry.Version} 版有 {entry.Errors} 项必改事项，{stays}。", $"Version {entry.Version} has {entry.Errors} errors; {staysEn}.",
                "按回执逐项更正后重报。", "Correct each item of the receipt and send it in again.");
        }

        if (entry.Received > due)
        {
            yield return Create("return-late", $"{entry.Received:yyyy-MM-dd} 报送，晚于截止日 {due:yyyy-MM-dd}。", $"Came on {entry.Received:yyyy-MM-dd}, after {due:yyyy-MM-dd}.",
                "提醒学校下一批次按时报送。", "Remind the school to be in time next round.");
        }

        Flag Create(string code, FormattableString text, FormattableString textEn, string remedy, string remedyEn) => new()
        {
            Code = code,
            Severity = FlagTable.Of(code).Severity,
            School = entry.School.Code.Value,
            Subject = entry.School.Name,
            Change = FlagChange.New,
            Years = 1,
            Text = FormattableString.Invariant(text),
            TextEn = FormattableString.Invariant(textEn),
            Remedy = remedy,
            RemedyEn = remedyEn,
        };
    }
}
