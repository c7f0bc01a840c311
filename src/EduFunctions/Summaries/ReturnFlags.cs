using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Rounds;

namespace EduFunctions.Summaries;

/// <summary>Flags of the collection itself: missing, sent back, late. Told from the returns' standing alone.</summary>
static class ReturnFlags
{
    public static IEnumerable<FlagCase> Missing(FlagRule rule, YearRows year, DateOnly asOf) =>
        Of(rule, year, standing => standing.Version == 0 && asOf > (standing.Due ?? year.Year.Due),
        (_, due) => Text.Of($"{due:yyyy-MM-dd} 截止，尚未报送。", $"Was due on {due:yyyy-MM-dd} and has not come."),
        new("联系学校，下载模板填报。", "Contact the school; download the template and fill it in."));

    public static IEnumerable<FlagCase> Rejected(FlagRule rule, YearRows year, DateOnly asOf) =>
        Of(rule, year, standing => standing.State == ReturnState.Returned,
        (standing, _) => standing switch
        {
            { ReturnReason: { } reason, Errors: 0 } => Text.Of($"教育局退回：{reason.TrimEnd('。')}。本校数据未进入汇总。",
                $"Returned by the bureau: {reason}. The school is not in the figures."),
            { IsInForce: false } => Text.Of($"第 {standing.Version} 版有 {standing.Errors} 项必改事项，本校数据未进入汇总。",
                $"Version {standing.Version} has {standing.Errors} errors; the school is not in the figures."),
            _ => Text.Of($"第 {standing.Version} 版有 {standing.Errors} 项必改事项，上一次已核的报表仍然有效。",
                $"Version {standing.Version} has {standing.Errors} errors; the last accepted return stays in force."),
        },
        new("按回执逐项更正后重报。", "Correct each item of the receipt and send it in again."));

    public static IEnumerable<FlagCase> Late(FlagRule rule, YearRows year, DateOnly asOf) =>
        Of(rule, year, standing => standing.IsLate(year.Year.Due), TextOfLate,
        new("提醒学校下一批次按时报送。", "Remind the school to be in time next round."));

    static Text TextOfLate(Standing standing, DateOnly due) => standing switch
    {
        { Accepted: { } accepted, Received: { } received } when received <= due =>
            Text.Of($"{received:yyyy-MM-dd} 首次报送（未逾期），{accepted:yyyy-MM-dd} 报送的才通过校验，晚于截止日 {due:yyyy-MM-dd}。",
                $"First sent on {received:yyyy-MM-dd}, in time; the first accepted came on {accepted:yyyy-MM-dd}, after {due:yyyy-MM-dd}."),
        { Accepted: { } accepted, Received: { } received } when accepted != received =>
            Text.Of($"{received:yyyy-MM-dd} 首次报送，{accepted:yyyy-MM-dd} 报送的才通过校验，都晚于截止日 {due:yyyy-MM-dd}。",
                $"First sent on {received:yyyy-MM-dd}; the first accepted came on {accepted:yyyy-MM-dd}; both after {due:yyyy-MM-dd}."),
        _ => Text.Of($"{standing.Received:yyyy-MM-dd} 报送，晚于截止日 {due:yyyy-MM-dd}。",
            $"Came on {standing.Received:yyyy-MM-dd}, after {due:yyyy-MM-dd}."),
    };

    // None of them is cleared by another year's return: what did not come last year never came.
    static IEnumerable<FlagCase> Of(FlagRule rule, YearRows year, Predicate<Standing> stands, Func<Standing, DateOnly, Text> text,
        Text remedy) =>
        from school in year.Schools
        where stands(school.Entry.Standing)
        let key = new FlagKey(rule.Code, Subject.Of(school.Code).ToString(), null)
        select new FlagCase(rule, key, year, school, CohortPast.Known, () => new Flag
        {
            Key = key,
            Code = rule.Code,
            Severity = rule.Severity,
            School = school.Code.Value,
            Subject = school.School.Name,
            Change = default,
            Years = default,
            Text = text(school.Entry.Standing, school.Entry.Standing.Due ?? year.Year.Due),
            Remedy = remedy,
        }, _ => null);
}
