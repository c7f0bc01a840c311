using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Section F: burden and services: after-school service, the five managements, training institutions.</summary>
public static class BurdenTable
{
    const string DoubleReduction = "中办发〔2021〕40号（双减）";
    const string Five = "教育部五项管理通知（2021）";

    static readonly Term HasBalance = Of(AfterSchool.Balance).Where((balance, school, _) => Math.Abs(balance) <= school.Year.Standards[Limits.BalanceTolerance]);

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        Row("service-schools", new("开展课后服务学校数", "schools with after-school service"), "所", "参加课后服务学生数不为 0 的学校", Computation.Sum(Of(AfterSchool.Participants).Where((pupils, _, _) => pupils > 0))),
        Row("service-filed-share", new("课后服务备案学校比例", "share of schools whose service is filed"), "%", "已向教育局备案的学校 ÷ 已报学校 × 100", Share(AfterSchool.Filed), EvaluationLimits.Hundred, Direction.AtLeast),
        Row("service-own-plan-share", new("课后服务一校一案学校比例", "share of schools with a plan of their own"), "%", "一校一案的学校 ÷ 已报学校 × 100", Share(AfterSchool.OwnPlan), EvaluationLimits.Hundred, Direction.AtLeast),
        Row("service-own-plan-schools", new("课后服务一校一案学校数", "schools with a plan of their own"), "所", "一校一案的学校所数", Computation.Sum(Term.Is(AfterSchool.Sheet, AfterSchool.OwnPlan))),
        Row("service-coverage", new("课后服务学生覆盖率", "pupils in after-school service"), "%", "参加课后服务学生 ÷ 学生数 × 100", Computation.Ratio(Of(AfterSchool.Participants), Term.Pupils)) with { Subjects = IndicatorRow.Schools },
        Row("service-participants", new("参加课后服务学生数", "pupils in after-school service, number"), "人", "各校参加课后服务学生之和", Computation.Sum(Of(AfterSchool.Participants))) with { Subjects = IndicatorRow.Schools },
        Row("service-balance-zero", new("课后服务收支零结余", "service without a balance"), "", "每所学校的结余都为 0（允许误差 {balance-tolerance} 万元）为是，有一所不是即为否", Computation.All(HasBalance), null, Direction.Yes)
            with { Subjects = IndicatorRow.Schools, Clock = Clock.FiscalYear, IsOfEach = true },
        Row("service-balance", new("课后服务结余", "balance of after-school service"), "万元", "各校结余之和（盈亏相抵，只作参考）", Computation.Sum(Of(AfterSchool.Balance))) with { Subjects = IndicatorRow.Schools, Clock = Clock.FiscalYear, MayBeNegative = true },
        Row("service-third-parties", new("课后服务引入第三方机构数", "third parties in after-school service"), "家次", "各校引入第三方机构之和", Computation.Sum(Of(AfterSchool.ThirdParties))),
        Managed("homework", "作业管理", AfterSchool.Homework), Managed("sleep", "睡眠管理", AfterSchool.Sleep), Managed("phones", "手机管理", AfterSchool.Phones),
        Managed("reading", "读物管理", AfterSchool.Reading), Managed("fitness", "体质管理", AfterSchool.Fitness),
        Bureau("training-institutions-before", new("上年末校外培训机构数", "training institutions at last year's end"), "家", "县级年报表所报", Institutions(TrainingInstitutions.RegisteredBefore)),
        Bureau("training-institutions", new("现有校外培训机构数", "training institutions now"), "家", "县级年报表所报", Institutions(TrainingInstitutions.Registered)),
        Bureau("training-institutions-reduced", new("校外培训机构压减比例", "training institutions reduced by"), "%", "（上年末登记机构 − 现有登记机构）÷ 上年末登记机构 × 100；为负是增加",
            Institutions(TrainingInstitutions.RegisteredBefore).Minus(Institutions(TrainingInstitutions.Registered)).Per(Institutions(TrainingInstitutions.RegisteredBefore))) with { MayBeNegative = true },
        Bureau("training-institutions-closed", new("注销校外培训机构数", "training institutions closed"), "家", "县级年报表所报", Institutions(TrainingInstitutions.Closed)),
        Bureau("subject-institutions-before", new("上年末学科类机构数", "subject institutions at last year's end"), "家", "县级年报表所报", Institutions(TrainingInstitutions.SubjectBefore)),
        Bureau("subject-institutions", new("现有学科类机构数", "subject institutions now"), "家", "县级年报表所报", Institutions(TrainingInstitutions.Subject)),
        Bureau("training-advertisements", new("清理培训广告数", "advertisements cleared"), "处", "县级年报表所报", Institutions(TrainingInstitutions.Advertisements)),
        Bureau("training-inspections", new("校外培训检查次数", "inspections of training institutions"), "次", "县级年报表所报", Institutions(TrainingInstitutions.Inspections)),
    ];

    static Indicator Managed(string code, string name, YesNoColumn column) =>
        Row($"{code}-managed-share", new($"{name}落实学校比例", $"share of schools with {code} managed"), "%", $"“{name}”填“是”的学校 ÷ 已报学校 × 100", Share(column), EvaluationLimits.Hundred, Direction.AtLeast)
            with { Source = Five };

    static Indicator Row(string code, Text name, string unit, string formula, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        IndicatorRow.Of(code, Section.F, name, unit, formula, DoubleReduction, computed, limit, direction) with
        {
            Whom = IndicatorRow.WholeSchools, Counts = (school, _) => school.HasGrade(1) || school.HasGrade(7),
        };

    static Indicator Bureau(string code, Text name, string unit, string formula, Computation computed) =>
        IndicatorRow.Of(code, Section.F, name, unit, formula, DoubleReduction, computed);

    static Computation Share(YesNoColumn column) => Computation.Share(Term.Is(AfterSchool.Sheet, column));

    static Term Of(NumberColumn column) => Term.Column(AfterSchool.Sheet, column);

    static Computation Institutions(CountColumn column) => Computation.Bureau(TrainingInstitutions.Sheet, column);
}
