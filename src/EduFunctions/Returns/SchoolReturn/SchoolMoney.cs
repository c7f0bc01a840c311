using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>经费: the school's money of the fiscal year before, and the numbers of pupils that go with it.</summary>
public static class SchoolMoney
{
    /// <summary>公用经费收入.</summary>
    public static AmountColumn Received { get; } = ReturnColumns.Money("received", "公用经费收入", "公用经费拨款") with { Help = "上一自然年度实际收到的公用经费，如 35.35（万元）；不是元。" };

    /// <summary>公用经费支出.</summary>
    public static AmountColumn Spent { get; } = ReturnColumns.Money("spent", "公用经费支出") with { Help = "上一自然年度实际支出的公用经费，如 34.9（万元）。" };

    /// <summary>其中教师培训费.</summary>
    public static AmountColumn Training { get; } = ReturnColumns.Money("training", "其中教师培训费", "教师培训费") with { Help = "公用经费支出中用于教师培训的部分，如 1.9（万元）。" };

    /// <summary>享受公用经费学生数.</summary>
    public static CountColumn Funded { get; } = ReturnColumns.Persons("funded", "享受公用经费学生数", false, "公用经费学生数") with { Help = "上一自然年度核拨公用经费所依据的学生人数，如 512。" };

    /// <summary>学区内居住学生数.</summary>
    public static CountColumn InCatchment { get; } = ReturnColumns.Persons("inCatchment", "学区内居住学生数", false, "片区内学生数") with { Help = "在校学生中家庭住址在本校划片范围内的人数，如 498。" };

    /// <summary>本年毕业生数.</summary>
    public static CountColumn Leavers { get; } = ReturnColumns.Persons("leavers", "本年毕业生数", false, "毕业生数") with { Help = "本年 6 月毕业的学生人数，如 120；没有毕业年级填“/”。" };

    /// <summary>三年前七年级学生数.</summary>
    public static CountColumn Entrants { get; } = ReturnColumns.Persons("entrants", "三年前七年级学生数", false, "三年前入学人数") with { Help = "本年初中毕业生三年前入学时的七年级学生人数，如 124；没有初中的学校填“/”。" };

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("money", "经费", SheetLayout.List,
    [
        Received, Spent, Training, Funded, InCatchment, Leavers, Entrants, Explanation,
    ])
    {
        Aliases = ["学校经费", "经费情况"],
        Explanation = Explanation,
        IsOfFiscalYear = true,
    };

    static readonly FindingRule FundedDiffer = new("funded-differ-from-pupils", Severity.Query, FindingFamily.CrossSheet,
        new("享受公用经费学生数与班级学生数合计相差超过 {2}%。请更正或说明。", "The pupils funded differ from the pupils in the classes by more than {2} %. Correct or explain."))
    {
        Detail = new("{0} 人，班级合计 {1} 人", "{0}, in the classes {1}"),
    };

    /// <summary>
    /// Pupils funded may differ from the pupils in the classes by at most this share, since money is of the year before, in percent.
    /// </summary>
    const decimal FundedTolerancePercent = 10;

    /// <summary>Schools with fewer pupils are funded as if they had so many (教督〔2017〕6号).</summary>
    const decimal FundedAtLeast = 100;

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } = [Check.Part(Sheet, Training, Spent), new(FundedDiffer, FundedAgainstPupils)];

    static void FundedAgainstPupils(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is { } money && money[Funded] is { } funded && Classes.PupilsIn(subject) is { } pupils
            && Math.Abs(funded - pupils) * 100 > pupils * FundedTolerancePercent && !(pupils < FundedAtLeast && funded == FundedAtLeast))
        {
            subject.Report(FundedDiffer, money, Funded, PlacesOf(subject.Of(Classes.Sheet), Classes.Pupils), Print(funded),
                Print(pupils), Print(FundedTolerancePercent));
        }
    }
}
