using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>One amount of two years.</summary>
/// <param name="Now">Of the fiscal year before the school year.</param>
/// <param name="Before">Of the fiscal year before that.</param>
public sealed record YearPair(AmountColumn Now, AmountColumn Before);

/// <summary>经费: what the county spends on education, this fiscal year and last, as the finance bureau reports it.</summary>
public static class Spending
{
    /// <summary>预算安排数: as budgeted.</summary>
    public const string Budgeted = "预算安排数";

    /// <summary>决算数: as spent.</summary>
    public const string Settled = "决算数";

    const decimal MostYi = 10_000;
    const decimal MostYuan = 1_000_000;

    /// <summary>一般公共预算支出.</summary>
    public static YearPair Total { get; } = Pair("total", "一般公共预算支出", "亿元", MostYi, "全县一般公共预算支出总额，如 48.36", "全县一般公共预算支出", "公共财政支出");

    /// <summary>口径 of the total, this year.</summary>
    public static ChoiceColumn TotalBasis { get; } = Basis("totalBasis", "一般公共预算支出口径");

    /// <summary>口径 of the total, last year.</summary>
    public static ChoiceColumn TotalBasisBefore { get; } = Basis("totalBasisBefore", "上年一般公共预算支出口径");

    /// <summary>一般公共预算教育支出.</summary>
    public static YearPair Education { get; } = Pair("education", "一般公共预算教育支出", "亿元", MostYi, "其中用于教育的支出（功能科目 205），如 9.21", "教育支出", "公共财政教育支出");

    /// <summary>口径 of the spending on education, this year.</summary>
    public static ChoiceColumn EducationBasis { get; } = Basis("educationBasis", "一般公共预算教育支出口径");

    /// <summary>口径 of the spending on education, last year.</summary>
    public static ChoiceColumn EducationBasisBefore { get; } = Basis("educationBasisBefore", "上年一般公共预算教育支出口径");

    /// <summary>生均一般公共预算教育支出: of the county, then by stage, as reported.</summary>
    public static ImmutableArray<YearPair> PerPupil { get; } =
    [
        PerPupilOf("perPupil", ""), PerPupilOf("perPupilKindergarten", "幼儿园"), PerPupilOf("perPupilPrimary", "小学"), PerPupilOf("perPupilJunior", "初中"),
        PerPupilOf("perPupilSenior", "高中"), PerPupilOf("perPupilVocational", "中职"),
    ];

    /// <summary>生均一般公共预算公用经费: by stage, as reported.</summary>
    public static ImmutableArray<YearPair> PublicFunds { get; } =
    [
        PublicFundsOf("publicFundsKindergarten", "幼儿园"), PublicFundsOf("publicFundsPrimary", "小学"), PublicFundsOf("publicFundsJunior", "初中"),
        PublicFundsOf("publicFundsSenior", "高中"), PublicFundsOf("publicFundsVocational", "中职"),
    ];

    /// <summary>特殊教育公用经费.</summary>
    public static AmountColumn SpecialFunds { get; } = ReturnColumns.Money("specialFunds", "特殊教育公用经费", "特教公用经费", "特殊教育学校公用经费") with { Help = "本年度拨给特殊教育学校和特教学生的公用经费，如 72.5。" };

    /// <summary>特殊教育学生数: whom that is for.</summary>
    public static CountColumn SpecialPupils { get; } = ReturnColumns.Persons("specialPupils", "享受特殊教育公用经费学生数", false, "特教学生数") with { Help = "享受上述公用经费的特殊教育学生人数，含随班就读和送教上门，如 96。" };

    /// <summary>教育经费审计次数.</summary>
    public static CountColumn Audits { get; } = ReturnColumns.Number("audits", "教育经费审计次数", "次", false, "经费审计次数") with { Help = "本年度对教育经费开展的审计次数，如 3；没有填 0。" };

    /// <summary>说明: what the bureau has to say of the sheet.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    static ImmutableArray<YearPair> Pairs { get; } = [Total, Education, .. PerPupil, .. PublicFunds];

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("bureau-spending", "经费", SheetLayout.List,
    [
        Total.Now, TotalBasis, Total.Before, TotalBasisBefore, Education.Now, EducationBasis, Education.Before, EducationBasisBefore,
        .. PerPupil.Concat(PublicFunds).SelectMany(pair => new[] { pair.Now, pair.Before }), SpecialFunds, SpecialPupils, Audits, Explanation,
    ])
    {
        Aliases = ["教育经费", "经费投入"],
        Explanation = Explanation,
        UsedFor = "report",
        IsOfFiscalYear = true,
    };

    static readonly FindingRule BasisMissing = new("basis-missing", Severity.Error, FindingFamily.Row,
        new("填了“{0}”，还须填“{1}”：预算安排数和决算数不能相比。", "With '{0}' goes '{1}': figures budgeted and figures spent cannot be compared."));

    static readonly FindingRule BasisDiffers = new("basis-differs", Severity.Query, FindingFamily.Row,
        new("“{0}”与“{1}”不同，两个数不能比较。请换成同一口径，或说明。", "'{0}' and '{1}' differ, so that the two figures cannot be compared. Give both alike, or explain."))
    {
        Detail = new("{2}、{3}", "{2}, {3}"),
    };

    static readonly FindingRule YearsFarApart = new("years-far-apart", Severity.Query, FindingFamily.Row,
        new("“{0}”与上年相差十倍以上，单位是否有误？请更正或说明。", "'{0}' is ten times last year's or more, or a tenth: is the unit right? Correct or explain."))
    {
        Detail = new("{1}，上年 {2}", "{1}, last year {2}"),
    };

    /// <summary>The checks of its items.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Part(Sheet, Education.Now, Total.Now),
        Check.Part(Sheet, Education.Before, Total.Before),
        Given(Total.Now, TotalBasis), Given(Total.Before, TotalBasisBefore), Given(Education.Now, EducationBasis), Given(Education.Before, EducationBasisBefore),
        Alike(EducationBasis, EducationBasisBefore), Alike(TotalBasis, TotalBasisBefore), Alike(EducationBasis, TotalBasis),
        .. Pairs.Select(pair => Check.Row(YearsFarApart, Sheet, pair.Now, row => AreFarApart(row[pair.Now], row[pair.Before])
            ? [pair.Now.Caption, Print(row[pair.Now] ?? 0), Print(row[pair.Before] ?? 0)] : null, pair.Before)),
    ];

    static Check Given(AmountColumn amount, ChoiceColumn basis) => Check.Row(BasisMissing, Sheet, basis,
        row => row[amount] is not null && row[basis] is null ? [amount.Caption, basis.Caption] : null, amount);

    static Check Alike(ChoiceColumn basis, ChoiceColumn other) => Check.Row(BasisDiffers, Sheet, basis,
        row => row[basis] is { } one && row[other] is { } two && one != two ? [basis.Caption, other.Caption, one, two] : null, other);

    static bool AreFarApart(decimal? now, decimal? before) => now > 0 && before > 0 && (now >= before * 10 || before >= now * 10);

    static YearPair PerPupilOf(string code, string stage) => Pair(code, $"{(stage.Length == 0 ? "全县" : stage)}生均一般公共预算教育支出", "元", MostYuan,
        $"财政、教育部门公布的{(stage.Length == 0 ? "全县各级学校" : stage)}生均数，按年末学生数，如 12580", stage.Length == 0 ? "生均一般公共预算教育支出" : $"{stage}生均教育支出");

    static YearPair PublicFundsOf(string code, string stage) => Pair(code, $"{stage}生均公用经费", "元", MostYuan,
        $"{stage}生均一般公共预算公用经费，如 1120", $"{stage}生均一般公共预算公用经费");

    static YearPair Pair(string code, string caption, string unit, decimal most, string help, params string[] aliases) => new(
        ReturnColumns.Amount(code, caption, unit, most, aliases) with { Help = $"学年开始前的自然年度，{help}。" },
        ReturnColumns.Amount(code + "Before", "上年" + caption, unit, most, [.. aliases.Select(alias => "上年" + alias)]) with { Help = "再前一个自然年度的同一项数，口径相同。" });

    static ChoiceColumn Basis(string code, string caption) => new(code, caption, [Budgeted, Settled])
    {
        CodeAliases = [("预算数", Budgeted), ("预算", Budgeted), ("年初预算数", Budgeted), ("决算", Settled), ("执行数", Settled), ("执行", Settled), ("预算执行数", Settled)],
        Help = "上面那个数是预算安排数还是决算（执行）数；两年要用同一口径。",
    };
}
