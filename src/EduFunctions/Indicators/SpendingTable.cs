using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Section D: what the county spends on education. All of it is as the bureau reports it; only figures of one basis are compared.</summary>
public static class SpendingTable
{
    const string Musts = "教育强国建设规划纲要（2024—2035年）：两个只增不减";
    const string Office = "office rule 局内约定";

    // The bureau's stages, in the order of its columns, after the county's own figure.
    static readonly ImmutableArray<(string Code, string Name, string NameEn)> Stages =
        [("kindergarten", "幼儿园", "kindergarten"), ("primary", "小学", "primary"), ("junior", "初中", "junior"), ("senior", "高中", "senior"), ("vocational", "中职", "vocational")];

    static readonly Computation Spent = Of(Spending.Education.Now);
    static readonly Computation SpentBefore = Of(Spending.Education.Before);
    static readonly Computation Growth = Spent.GrowthOver(SpentBefore).When(Spending.Sheet, Spending.EducationBasis, Spending.EducationBasisBefore);
    static readonly Computation PerPupilGrowth = Of(Spending.PerPupil[0].Now).GrowthOver(Of(Spending.PerPupil[0].Before));

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        Row("general-spending", new("一般公共预算支出", "general public budget spending"), "亿元", "县级年报表所报", Office, Of(Spending.Total.Now)),
        Row("general-spending-growth", new("一般公共预算支出增长", "growth of general public budget spending"), "%", "（本年 − 上年）÷ 上年 × 100；两年口径相同才比较", Office,
            Of(Spending.Total.Now).GrowthOver(Of(Spending.Total.Before)).When(Spending.Sheet, Spending.TotalBasis, Spending.TotalBasisBefore)),
        Row("education-spending", new("一般公共预算教育支出", "general public budget spending on education"), "亿元", "县级年报表所报", Office, Spent),
        Row("education-spending-before", new("上年一般公共预算教育支出", "spending on education the year before"), "亿元", Reported, Office, SpentBefore),
        Row("education-spending-growth", new("一般公共预算教育支出增长", "growth of spending on education"), "%", "（本年 − 上年）÷ 上年 × 100；两年口径（预算安排数、决算数）相同才比较", Musts, Growth, EvaluationLimits.NoFall, Direction.AtLeast),
        Row("education-spending-kept", new("一般公共预算教育支出只增不减", "spending on education has not fallen"), "", "本年不低于上年为是（持平算达到）；两年口径不同则尚不能确定", Musts, Growth.Is(growth => growth >= 0), null, Direction.Yes),
        Row("education-spending-share", new("教育支出占一般公共预算支出比例", "share of education in general spending"), "%", "一般公共预算教育支出 ÷ 一般公共预算支出 × 100；口径相同才计算", Office,
            Spent.Per(Of(Spending.Total.Now)).When(Spending.Sheet, Spending.EducationBasis, Spending.TotalBasis)),
        Row("per-pupil-spending", new("生均一般公共预算教育支出", "spending on education per pupil"), "元", "县级年报表所报（按年末学生数，不由本表学生数推算）", Office, Of(Spending.PerPupil[0].Now)),
        Row("per-pupil-spending-before", new("上年生均一般公共预算教育支出", "spending on education per pupil the year before"), "元", Reported, Office, Of(Spending.PerPupil[0].Before)),
        Row("per-pupil-spending-growth", new("生均一般公共预算教育支出增长", "growth of spending per pupil"), "%", GrowthFormula, Musts, PerPupilGrowth, EvaluationLimits.NoFall, Direction.AtLeast),
        Row("per-pupil-spending-kept", new("生均一般公共预算教育支出只增不减", "spending per pupil has not fallen"), "", "本年不低于上年为是（持平算达到）；全县一个数，分学段的另列", Musts, PerPupilGrowth.Is(growth => growth >= 0), null, Direction.Yes),
        .. Stages.SelectMany((stage, index) => OfStage("per-pupil-spending", "生均一般公共预算教育支出", "spending per pupil", stage, Spending.PerPupil[index + 1])
            .Concat(OfStage("public-funds", "生均公用经费", "public funds per pupil", stage, Spending.PublicFunds[index]))),
        Row("audits", new("教育经费审计次数", "audits of education money"), "次", "县级年报表所报", Office, Of(Spending.Audits)),
    ];

    // Last year's as this year's return has it: a growth is told from these two, whatever last year's return said.
    const string Reported = "县级年报表“上年”栏所报";

    const string GrowthFormula = "（本年 − 上年）÷ 上年 × 100，两年都用县级年报表所报";

    static IEnumerable<Indicator> OfStage(string code, string name, string nameEn, (string Code, string Name, string NameEn) stage, YearPair pair) =>
    [
        Row($"{code}-{stage.Code}", new($"{stage.Name}{name}", $"{stage.NameEn} {nameEn}"), "元", "县级年报表所报", Office, Of(pair.Now)),
        Row($"{code}-{stage.Code}-before", new($"上年{stage.Name}{name}", $"{stage.NameEn} {nameEn} the year before"), "元", Reported, Office, Of(pair.Before)),
        Row($"{code}-{stage.Code}-growth", new($"{stage.Name}{name}增长", $"growth of {stage.NameEn} {nameEn}"), "%", GrowthFormula, Office, Of(pair.Now).GrowthOver(Of(pair.Before)), EvaluationLimits.NoFall, Direction.AtLeast),
    ];

    static Indicator Row(string code, Text name, string unit, string formula, string source, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        IndicatorRow.Of(code, Section.D, name, unit, formula, source, computed, limit, direction) with
        {
            Clock = Clock.FiscalYear,
            MayExceedHundred = code.EndsWith("-growth", StringComparison.Ordinal),
            MayBeNegative = code.EndsWith("-growth", StringComparison.Ordinal),
        };

    static Computation Of(NumberColumn column) => Computation.Bureau(Spending.Sheet, column);
}
