using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>经费: the school's money of the fiscal year before, and the numbers of pupils that go with it.</summary>
public static class SchoolMoney
{
    /// <summary>公用经费预算数.</summary>
    public static AmountColumn Budget { get; } = ReturnColumns.Money("budget", "公用经费预算数", "公用经费预算", "公用经费收入", "公用经费拨款") with { Help = "上一自然年度财政下达给学校的公用经费预算，如 35.35（万元）；不是元。" };

    /// <summary>公用经费决算数.</summary>
    public static AmountColumn Spent { get; } = ReturnColumns.Money("spent", "公用经费决算数", "公用经费决算", "公用经费支出") with { Help = "上一自然年度决算中实际支出的公用经费，如 34.9（万元）。" };

    /// <summary>教师培训费预算数.</summary>
    public static AmountColumn TrainingBudget { get; } = ReturnColumns.Money("trainingBudget", "教师培训费预算数", "教师培训费预算", "教师培训经费预算数") with { Help = "上一自然年度公用经费预算中用于教师培训的部分，如 1.9（万元）。" };

    /// <summary>教师培训费决算数.</summary>
    public static AmountColumn TrainingSpent { get; } = ReturnColumns.Money("trainingSpent", "教师培训费决算数", "教师培训费决算", "教师培训经费决算数", "其中教师培训费", "教师培训费") with { Help = "上一自然年度公用经费决算中用于教师培训的部分，如 1.8（万元）。" };

    /// <summary>享受公用经费学生数.</summary>
    public static CountColumn Funded { get; } = ReturnColumns.Persons("funded", "享受公用经费学生数", false, "公用经费学生数") with { Help = "上一自然年度核拨公用经费所依据的学生人数，如 512。" };

    /// <summary>家庭住址在划片范围内的在校学生数.</summary>
    public static CountColumn InCatchment { get; } = ReturnColumns.Persons("inCatchment", "家庭住址在划片范围内的在校学生数", false, "学区内居住学生数", "片区内学生数") with { OnlyFor = ReturnColumns.Compulsory, Help = "9 月 1 日在校学生中家庭住址在本校划片范围内的人数，如 498；高中填“/”。" };

    /// <summary>初中毕业生数.</summary>
    public static CountColumn Leavers { get; } = ReturnColumns.Persons("leavers", "初中毕业生数", false, "本年毕业生数", "毕业生数") with { OnlyFor = ReturnColumns.Junior, Help = "本年 6 月初中毕业的学生人数，如 120；没有初中的学校填“/”。" };

    /// <summary>三年前七年级学生数.</summary>
    public static CountColumn Entrants { get; } = ReturnColumns.Persons("entrants", "三年前七年级学生数", false, "三年前入学人数", "三年前七年级在校学生数") with { OnlyFor = ReturnColumns.Junior, Help = "本年初中毕业生三年前入学时的七年级学生人数，如 124；没有初中的学校填“/”。" };

    /// <summary>三年间转入学生数: of the junior leavers' cohort.</summary>
    public static CountColumn MovedIn { get; } = ReturnColumns.Persons("movedIn", "三年间转入学生数", false, "转入学生数", "三年转入") with { OnlyFor = ReturnColumns.Junior, Help = "本年初中毕业的这一届学生三年中转入本校的人数，如 3；没有初中的学校填“/”。" };

    /// <summary>三年间转出学生数: of the junior leavers' cohort.</summary>
    public static CountColumn MovedOut { get; } = ReturnColumns.Persons("movedOut", "三年间转出学生数", false, "转出学生数", "三年转出") with { OnlyFor = ReturnColumns.Junior, Help = "本年初中毕业的这一届学生三年中从本校转出的人数，如 5；没有初中的学校填“/”。" };

    /// <summary>三年间死亡学生数: of the junior leavers' cohort.</summary>
    public static CountColumn Died { get; } = ReturnColumns.Persons("died", "三年间死亡学生数", false, "死亡学生数") with { OnlyFor = ReturnColumns.Junior, Help = "本年初中毕业的这一届学生三年中死亡的人数，如 0；没有初中的学校填“/”。" };

    /// <summary>说明: what the school has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("money", "经费", SheetLayout.List,
    [
        Budget, Spent, TrainingBudget, TrainingSpent, Funded, InCatchment, Leavers, Entrants, MovedIn, MovedOut, Died, Explanation,
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

    static readonly FindingRule FundsPerPupil = new("funds-per-pupil", Severity.Query, FindingFamily.Row,
        new("公用经费预算合每名学生的数额一般在 {0} 至 {1} 元之间，单位是否有误？请更正或说明。",
            "Public funds per pupil usually lie between {0} and {1} yuan: is the unit right? Correct or explain."))
    {
        Detail = new("{2} 万元 ÷ {3} 人 ＝ {4} 元", "{2} × 10,000 yuan ÷ {3} = {4} yuan"),
    };

    static readonly FindingRule FinalAccountDiffers = new("final-account-differs", Severity.Query, FindingFamily.Row,
        new("“{0}”与“{1}”相差超过 {2}%。请更正或说明。", "'{0}' differs from '{1}' by more than {2} %. Correct or explain."))
    {
        Detail = new("决算 {3} 万元，预算 {4} 万元", "final account {3}, budget {4} (10,000 yuan)"),
    };

    static readonly FindingRule LeaversExceedCohort = new("leavers-exceed-cohort", Severity.Query, FindingFamily.Row,
        new("毕业生多于该届学生（三年前七年级＋转入－转出－死亡），巩固率超过 100%。请更正或说明。",
            "More leavers than the cohort has (grade 7 three years before + in − out − died): retention is over 100 %. Correct or explain."))
    {
        Detail = new("{0} > {1} + {2} − {3} − {4} ＝ {5}", "{0} > {1} + {2} − {3} − {4} = {5}"),
    };

    const decimal YuanOfUnit = 10_000;

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } = 
    [
        Check.Part(Sheet, TrainingBudget, Budget),
        Check.Part(Sheet, TrainingSpent, Spent),
        FinalAccounts(Spent, Budget),
        FinalAccounts(TrainingSpent, TrainingBudget),
        Check.Compare(FundedDiffer, standards => new Comparison(Sheet, Funded, Funded, Relation.Apart, Pupils, "与班级学生数合计相差较大")
        {
            Shown = ("班级学生数合计", Pupils), Tolerance = Pupils * (standards[Limits.FundedTolerancePercent] / 100),
            Unless = [new Condition(Pupils, Relation.Below, standards[Limits.SmallSchool]),
                new Condition(Funded, Relation.Equal, standards[Limits.SmallSchool])],
        }, (standards, _, funded, pupils) => [Print(funded), Print(pupils), Print(standards[Limits.FundedTolerancePercent])]),
        new(FundsPerPupil, PerPupil) { Compared = standards => OutOfRange(standards, Funded) },
        Check.Within(Sheet, InCatchment, Classes.Sheet, Classes.Pupils),
        // 巩固率 = leavers ÷ (grade 7 three years before + in − out − died); over 100 % somebody is counted twice or forgotten.
        Check.Compare(LeaversExceedCohort,
            _ => new Comparison(Sheet, Leavers, Leavers, Relation.Above, Cohort, "毕业生多于该届学生数") { Shown = ("该届学生数", Cohort) },
            (row, leavers, cohort) => [Print(leavers), Print(row[Entrants] ?? 0), Print(row[MovedIn] ?? 0), Print(row[MovedOut] ?? 0),
                Print(row[Died] ?? 0), Print(cohort)]),
    ];

    static Quantity Pupils => Quantity.All(Classes.Sheet, Classes.Pupils);

    static Quantity Cohort => (Quantity)Entrants + MovedIn - MovedOut - Died;

    static Check FinalAccounts(NumberColumn final, NumberColumn budget) => Check.Compare(FinalAccountDiffers,
        standards => new Comparison(Sheet, final, final, Relation.Apart, budget, "与预算数相差较大")
        {
            Shown = ("决算－预算", (Quantity)final - budget), Tolerance = (Quantity)budget * (standards[Limits.FinalAccountChange] / 100),
            Unless = [new Condition(final, Relation.Near, budget) { Tolerance = standards[Limits.ChangeLeastMoney] }],
        }, (standards, _, spent, planned) =>
            [final.Caption, budget.Caption, Print(standards[Limits.FinalAccountChange]), Print(spent), Print(planned)]);

    // A budget of 0, and one for nobody, is asked about elsewhere.
    static IEnumerable<Comparison> OutOfRange(Standards standards, Quantity pupils)
    {
        var (least, most) = (standards[Limits.FundsPerPupilLeast], standards[Limits.FundsPerPupilMost]);
        yield return new Comparison(Sheet, Budget, (Quantity)Budget * YuanOfUnit, Relation.Below, pupils * least,
            $"合每名学生不到 {Print(least)} 元")
        {
            Unless = [new Condition(Budget, Relation.Equal, 0)],
        };
        yield return new Comparison(Sheet, Budget, (Quantity)Budget * YuanOfUnit, Relation.Above, pupils * most,
            $"合每名学生超过 {Print(most)} 元")
        {
            Unless = [new Condition(pupils, Relation.Equal, 0)],
        };
    }

    // Where the pupils funded are not reported, those of the classes stand for them; a template waits for the former.
    static void PerPupil(ReturnUnderCheck subject)
    {
        if (subject.One(Sheet) is not { } money)
        {
            return;
        }

        var (standards, funded) = (subject.Context.Standards, money[Funded] is null ? Pupils : (Quantity)Funded);
        if (OutOfRange(standards, funded).Any(one => one.IsWrong(subject, money))
            && (money[Budget], funded.In(subject, money)) is ({ } received, { } pupils))
        {
            subject.Report(FundsPerPupil, money, Budget, PlacesOf([money], Funded), Print(standards[Limits.FundsPerPupilLeast]),
                Print(standards[Limits.FundsPerPupilMost]), Print(received), Print(pupils),
                Print(Math.Round(received * YuanOfUnit / pupils)));
        }
    }
}
