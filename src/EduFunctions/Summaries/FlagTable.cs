using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using static EduFunctions.Indicators.Section;
using static EduFunctions.Summaries.FlagSeverity;

namespace EduFunctions.Summaries;

/// <summary>Every flag.</summary>
public static class FlagTable
{
    const string Plan = "国发〔2016〕40号（各省消除大班额规划据此制定）";
    const string Scores = "Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993";
    const string Office = "office rule 局内约定";
    const string Balance = "教督〔2017〕6号";
    const string Preschool = "教督〔2020〕1号";
    const string Musts = "教育强国建设规划纲要（2024—2035年）";

    /// <summary>All rows.</summary>
    public static ImmutableArray<FlagRule> All { get; } =
    [
        new("large-class-entrance-grade", A, Serious, new("起始年级大班额", "large class in an entrance grade"), "一、七年级和高一有 {large-class} 人及以上的班级", Plan, LargeClassFlags.OfEntranceGrades),
        new("large-class-declared-grade", A, Serious, new("承诺年级大班额", "large class in a declared grade"), "已承诺消除的年级（{declared-grades}）有 {large-class} 人及以上的班级；起始年级的列入起始年级大班额", Office, LargeClassFlags.OfDeclaredGrades),
        new("large-class", A, Warning, new("大班额", "large class"), "其他年级有 {large-class} 人及以上的班级；有 {super-large-class} 人及以上的为严重", Plan, LargeClassFlags.OfOtherGrades),
        new("large-school", A, Warning, new("大校额", "large school"), "小学、初中超过 {large-school} 人，一贯制学校义务教育段超过 {large-nine-year-school} 人；2010 年前建成或随迁子女过半的分别为 {large-school-excepted}、{large-nine-year-school-excepted} 人，随迁子女没有报全的提示尚不能确定", "教督〔2017〕6号", LargeSchoolFlags.Of),
        new("cv-over-limit", B, Warning, new("差异系数超标", "coefficient of variation over its limit"), "七项指标的差异系数超过标准：小学 {balance-cv.primary}、初中 {balance-cv.junior}；每项分别提示", Balance,
            FigureFlags.Unmet([.. BalanceTable.Seven.Select(item => item.VariationCode)], ofSchools: false, FigureRemedies.OfVariation)),
        new("balance-failed", B, Watch, new("资源配置未达标", "a school fails the seven"), "七项指标达标不足 {balance-least} 项，或其余低于标准的 {balance-floor-percent}%", Balance,
            FigureFlags.Unmet(["balance-passes"], ofSchools: true, FigureRemedies.OfBalance)),
        new("guarantee-short", B, Warning, new("政府保障、教育质量未达标", "guarantee or quality short"), "第七、八、九、十条的比例、标准未达到；每项分别提示", Balance,
            FigureFlags.Unmet(["special-funds-per-pupil", "trained-teachers-share", "certified-teachers-share", "catchment-share", "quota-share", "migrant-share", "junior-retention", "disabled-enrolment", "satisfaction",
                "training-money-schools-share", "small-schools-funded-share", "no-examination-veto", "no-choice-veto", "no-key-school-veto",
                .. IndicatorTable.All.Select(indicator => indicator.Code).Where(code => code.StartsWith("monitoring-", StringComparison.Ordinal))], ofSchools: false, FigureRemedies.ByGap)),
        new("public-share-short", C, Warning, new("公办园在园幼儿占比不足", "public share short"), "公办园在园幼儿占比低于 {public-share}%", Preschool,
            FigureFlags.Unmet(["public-share"], ofSchools: false, More("公办园在园幼儿再增", "名", Sponsor.Public))),
        new("inclusive-share-short", C, Warning, new("普惠性覆盖率不足", "inclusive share short"), "普惠性幼儿园覆盖率低于 {inclusive-share}%", Preschool,
            FigureFlags.Unmet(["inclusive-share"], ofSchools: false, More("公办园和普惠性民办园在园幼儿再增", "名", Sponsor.Public, Sponsor.InclusivePrivate))),
        new("preschool-short", C, Warning, new("学前教育指标未达标", "preschool short"), "毛入园率、班额、师幼比、持证、教职工配备、面积、小区配套园未达到标准；每项分别提示", Preschool,
            FigureFlags.Unmet(["gross-enrolment", "kindergarten-classes-within-share", "children-per-teacher", "kindergarten-teachers-certified-share", "kindergarten-heads-certified-share", "kindergarten-staff-met-share",
                "new-kindergarten-areas-share", "earlier-kindergarten-areas-share", "residential-quarter-share"], ofSchools: false, FigureRemedies.ByGap)),
        new("kindergarten-posts-vacant", C, Watch, new("公办园空编", "vacant posts of a public kindergarten"), "公办园核定编制多于在编教职工", Preschool,
            FigureFlags.Unmet(["kindergarten-posts-vacant"], ofSchools: true, missed => Text.Of($"补足空编 {missed.Measure.Value} 名。", $"Fill {missed.Measure.Value} vacant posts."))),
        new("spending-fallen", D, Serious, new("教育投入未做到只增不减", "spending on education has fallen"), "一般公共预算教育支出，或生均一般公共预算教育支出（全县一个数），低于上年；持平算达到", Musts,
            FigureFlags.Unmet(["education-spending-kept", "per-pupil-spending-kept"], ofSchools: false, FigureRemedies.ByGap)),
        new("stage-spending-fallen", D, Watch, new("分学段生均经费下降", "spending of a stage has fallen"), "某一学段生均一般公共预算教育支出或生均公用经费低于上年", Office,
            FigureFlags.Unmet([.. IndicatorTable.All.Where(indicator => indicator.Section == D && indicator.Code.EndsWith("-growth", StringComparison.Ordinal)
                && (indicator.Code.StartsWith("per-pupil-spending-", StringComparison.Ordinal) || indicator.Code.StartsWith("public-funds-", StringComparison.Ordinal)) && indicator.Code != "per-pupil-spending-growth")
                .Select(indicator => indicator.Code)], ofSchools: false, missed => Text.Of($"下降 {FigureText.Beside(missed.Gap, 0, 2):0.######}%；核实口径，属实的补足预算。", $"Down by {FigureText.Beside(missed.Gap, 0, 2):0.######} %; check the basis, and make good the budget."))),
        new("pay-below", E, Serious, new("教师平均工资低于公务员", "teachers' pay below civil servants'"), "义务教育教师年平均工资收入低于公务员", "义务教育法第三十一条",
            FigureFlags.Unmet(["pay-difference"], ofSchools: false, missed => Text.Of($"人均补足 {missed.Gap:#,0.##} 元。", $"Make good {missed.Gap:#,0.##} 元 a head."))),
        new("pay-not-settled", E, Warning, new("待遇未落实", "pay not settled"), "奖励性补贴未都列入预算，或绩效工资差额未发放", Office,
            FigureFlags.Unmet(["allowances-budgeted", "performance-difference-paid"], ofSchools: false, FigureRemedies.ByGap)),
        new("vacant-while-short", E, Warning, new("空编而缺人", "posts vacant while staff is short"), "有空编，且在编在岗教职工少于按 {pupils-per-post.primary} / {pupils-per-post.junior} / {pupils-per-post.senior} 应有的人数", Limits.PupilsPerPost.Source, ResourceFlags.VacantWhileShort),
        new("exchange-short", E, Warning, new("交流轮岗不足", "too little exchange"), "全县已交流教师不足符合条件教师的 {exchange-share}%，或其中骨干教师不足 {exchange-backbone-share}%", Balance,
            FigureFlags.Unmet(["exchange-share", "exchange-backbone-share"], ofSchools: false, missed => missed.Indicator.Code == "exchange-share"
                ? FigureRemedies.More(Term.Column(Staff.Sheet, Staff.Exchanged), Term.Column(Staff.Sheet, Staff.ExchangeDue), more => Text.Of($"再交流 {more} 名。", $"Exchange {more} more."))(missed)
                : FigureRemedies.More(Term.Column(Staff.Sheet, Staff.ExchangedBackbone), Term.Column(Staff.Sheet, Staff.Exchanged),
                    more => Text.Of($"交流教师总数不变，其中骨干教师再增 {more} 名。", $"Of as many exchanged, {more} more should be backbone teachers."))(missed))),
        new("service-balance", F, Warning, new("课后服务收支有结余或超支", "service with a balance"), "课后服务结余不为 0（允许误差 {balance-tolerance} 万元）", "中办发〔2021〕40号",
            FigureFlags.Unmet(["service-balance-zero"], ofSchools: true, FigureRemedies.OfServiceBalance)),
        new("services-short", F, Watch, new("课后服务、五项管理未全部落实", "services or managements short"), "备案、一校一案、五项管理未达到 100%；每项分别提示", "中办发〔2021〕40号",
            FigureFlags.Unmet(["service-filed-share", "service-own-plan-share", "homework-managed-share", "sleep-managed-share", "phones-managed-share", "reading-managed-share", "fitness-managed-share"], ofSchools: false, FigureRemedies.ByGap)),
        new("hundred-percent-missed", G, Serious, new("四个百分之百未达到", "a hundred-percent missed"), "专职保安员、封闭化管理、报警与监控（三项都有并与公安联网）、护学岗有一项填“否”", "校园安全“四个百分之百”",
            FigureFlags.Unmet(["four-hundred-percents"], ofSchools: true, FigureRemedies.OfSafety)),
        new("hazards-open", G, Warning, new("隐患未整改", "hazards open"), "过了截止日（通常为 {due-date}），未整改隐患仍不为 0", Office, OpenHazards),
        new("project-late", H, Warning, new("建设项目逾期", "project late"), "完工日期已过，状态不是已完工", Office, ResourceFlags.LateProjects),
        new("evidence-missing", H, Watch, new("履职事项缺佐证", "evidence missing"), "“履职”有事项没有佐证材料", Office,
            FigureFlags.Unmet(["duties-without-evidence"], ofSchools: false, missed => Text.Of($"补齐 {missed.Measure.Value} 件事项的佐证材料。", $"Provide evidence for {missed.Measure.Value} matters."))),
        new("supervision-short", H, Watch, new("督导责任区、挂牌督导未达标", "supervision short"), "责任区超过 {schools-per-zone} 所学校，或挂牌督导未覆盖全部学校", Office,
            FigureFlags.Unmet(["schools-per-zone", "named-inspector-share"], ofSchools: false, FigureRemedies.ByGap)),
        new("school-unexpected", I, Warning, new("不在名册的学校报送", "return of a school that is not in the register"), "报表的学校不在本学年的学校名册中", Office, CountyCheckFlags.Unexpected),
        new("same-classes", I, Warning, new("班级名单与别校相同", "same classes as another school"), "{same-classes-least} 个班以上的学校，班号、学生数、女生数与别校逐班相同", Office, CountyCheckFlags.SameClasses),
        new("class-size-far-from-peers", I, Watch, new("平均班额与同类学校相差很大", "class size far from its peers"), "同类学校不少于 {peers-least} 所，稳健 z 值超过 {peer-score}", Scores, CountyCheckFlags.ClassSize),
        new("teachers-far-from-peers", I, Watch, new("生师比与同类学校相差很大", "pupils a teacher far from its peers"), "同类学校不少于 {peers-least} 所，稳健 z 值超过 {peer-score}", Scores, CountyCheckFlags.PupilsPerTeacher),
        new("intake-over-leavers", I, Watch, new("七年级新生多于上年六年级", "grade 7 exceeds last year's grade 6"), "有关学校两年都已报齐，全县七年级学生多于上年六年级", Office, CountyCheckFlags.IntakeOverLeavers),
        new("return-missing", I, Serious, new("未报", "return missing"), "过了截止日（通常为 {due-date}）仍未报送", Office, ReturnFlags.Missing),
        new("return-rejected", I, Warning, new("退回未改", "return sent back"), "最近一次报送有必改事项", Office, ReturnFlags.Rejected),
        new("return-late", I, Watch, new("逾期报送", "return late"), "首次通过校验的报送晚于截止日；都未通过的，首次报送晚于截止日", Office, ReturnFlags.Late),
    ];

    static readonly FlagSearch Hazards = FigureFlags.Unmet(["hazards-open"], ofSchools: true,
        missed => Text.Of($"限期整改 {missed.Measure.Value} 处，逐处销号。", $"Mend {missed.Measure.Value}, one by one."));

    static IEnumerable<FlagCase> OpenHazards(FlagRule rule, YearRows year, DateOnly asOf) => asOf > year.Year.Due ? Hazards(rule, year, asOf) : [];

    static Func<FigureMissed, Text> More(string what, string unit, params Sponsor[] sponsors) => FigureRemedies.More(
        PreschoolTable.Children.With(PreschoolTable.SponsoredBy(sponsors), (children, isOf) => children * isOf), PreschoolTable.Children,
        more => Text.Of($"{what} {more:#,0} {unit}（新增公办学位、认定普惠性民办园或改办）。", $"{more:#,0} more children there."));

    /// <summary>The row of a code.</summary>
    /// <exception cref="InvalidOperationException">No flag has that code: a bug.</exception>
    public static FlagRule Of(string code) => All.First(rule => rule.Code == code);
}
