using EduFunctions.Returns;
using EduFunctions.Rounds;

namespace EduFunctions.Summaries;

/// <summary>Flags of the collection itself: missing, sent back, late.</summary>
static class CollectionFlags
{
    public static IEnumerable<Flag> Of(CountyRound round, IReadOnlyList<CountyRound> earlier, DateOnly asOf) =>
        round.Schools.SelectMany(entry => Of(entry, round.Due, earlier, asOf));

    static IEnumerable<Flag> Of(SchoolReturn entry, DateOnly due, IReadOnlyList<CountyRound> earlier, DateOnly asOf)
    {
        if (entry.Version == 0 && asOf > due)
        {
            yield return Create("return-missing", $"{due:yyyy-MM-dd} 截止，尚未报送。", $"Was due on {due:yyyy-MM-dd} and has not come.", "联系学校，下载模板填报。", "Contact the school; download the template and fill it in.", (before, _) => before.Version == 0);
        }

        if (entry.State == ReturnState.Returned)
        {
            var (stays, staysEn) = entry.InForce is null ? ("本校数据未进入汇总", "the school is not in the figures") : ("上一次已核的报表仍然有效", "the last accepted return stays in force");
            yield return Create("return-rejected", $"第 {entry.Version} 版有 {entry.Errors} 项必改事项，{stays}。", $"Version {entry.Version} has {entry.Errors} errors; {staysEn}.",
                "按回执逐项更正后重报。", "Correct each item of the receipt and send it in again.", (before, _) => before.State == ReturnState.Returned);
        }

        if (entry.Received > due)
        {
            yield return Create("return-late", $"{entry.Received:yyyy-MM-dd} 报送，晚于截止日 {due:yyyy-MM-dd}。", $"Came on {entry.Received:yyyy-MM-dd}, after {due:yyyy-MM-dd}.",
                "提醒学校下一批次按时报送。", "Remind the school to be in time next round.", (before, dueThen) => before.Received > dueThen);
        }

        Flag Create(string code, FormattableString text, FormattableString textEn, string remedy, string remedyEn, Func<SchoolReturn, DateOnly, bool> wasSo)
        {
            var years = 1 + earlier.TakeWhile(round => round.Schools.Any(before => before.School.Code == entry.School.Code && wasSo(before, round.Due))).Count();
            return new Flag
            {
                Code = code,
                Severity = FlagTable.Of(code).Severity,
                School = entry.School.Code.Value,
                Subject = entry.School.Name,
                Change = years > 1 ? FlagChange.Persisting : FlagChange.New,
                Years = years,
                Text = FormattableString.Invariant(text),
                TextEn = FormattableString.Invariant(textEn),
                Remedy = remedy,
                RemedyEn = remedyEn,
            };
        }
    }
}
