using System.Collections.Immutable;
using EduFunctions.Findings;
using static EduFunctions.Findings.FindingFamily;
using static EduFunctions.Findings.Severity;

namespace EduFunctions.Returns;

/// <summary>What can be said of any return, whatever its form: whether it belongs where it was sent.</summary>
static class ReturnFindings
{
    static readonly FindingRules Rules = new();

    public static readonly FindingRule RoundNotOpen = Rules.Add(new("round-not-open", Error, Workbook,
        new("填报还没有开始：{0} 起才收报表，这份是 {1} 送来的，没有采用。请到时再上传。",
            "The round is not open yet: it takes returns from {0}, and this one came on {1}; it was not taken. Upload it again then.")));

    public static readonly FindingRule RoundLocked = Rules.Add(new("round-locked", Error, Workbook,
        new("本学年填报已结束并锁定，这份报表没有采用。确需补报或更正的，请教育局延期或解锁后再上传。",
            "The round is closed and locked; this return was not taken."
                + " To send or correct one, ask the bureau for more time or to reopen it, then upload again.")));

    public static readonly FindingRule ReturnLocked = Rules.Add(new("return-locked", Error, Workbook,
        new("您单位的报表已由教育局锁定，原已核的数据不变，这份报表没有采用。确需更正的，请教育局解锁后再上传。",
            "The bureau has locked your return; its accepted figures stand, and this one was not taken."
                + " To correct them, ask the bureau to reopen it, then upload again.")));

    public static readonly FindingRule WrongYear = Rules.Add(new("wrong-year", Error, Workbook,
        new("封面学年不是本次填报的 {1} 学年。送错了报表的请换成 {1} 学年的，填错了的请更正。", "The cover's school year is not that of this round, {1}. Send the return of {1}, or correct the year."))
    {
        Detail = new("填的是“{0}”", "given: '{0}'"),
    });

    public static readonly FindingRule WrongSchool = Rules.Add(new("wrong-school", Error, Workbook,
        new("封面学校标识码不是上传位置所属的学校 {1}。送错了报表的请换成这所学校的，填错了的请更正。", "The cover's school identifier is not that of school {1}, to which the upload belongs. Send that school's return, or correct the identifier."))
    {
        Detail = new("填的是“{0}”", "given: '{0}'"),
    });

    public static readonly FindingRule WrongCounty = Rules.Add(new("wrong-county", Error, Workbook,
        new("封面县代码不是本次填报的县 {1}。请更正。", "The cover's county code is not that of this round, {1}. Correct it."))
    {
        Detail = new("填的是“{0}”", "given: '{0}'"),
    });

    public static readonly FindingRule SchoolNotRegistered = Rules.Add(new("school-not-registered", Error, Workbook,
        new("学校 {0} 不在本县学校名册中。请先与教育局核对。", "School {0} is not in the county's register. Settle it with the bureau first.")));

    public static readonly FindingRule NotASchoolYear = Rules.Add(new("not-a-school-year", Error, Cell,
        new("“{0}”应填学年，如 2025 或 2025-2026 学年。", "'{0}' must be a school year such as 2025 or 2025-2026.")));

    public static readonly FindingRule NotACountyCode = Rules.Add(new("not-a-county-code", Error, Cell,
        new("“{0}”应为六位数字的县（市、区）代码。", "'{0}' must be a county code of six digits.")));

    /// <summary>All of them, in the order in which they bite.</summary>
    public static ImmutableArray<FindingRule> All => Rules.All;
}
