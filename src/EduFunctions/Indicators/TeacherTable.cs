using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Section E: teachers: pay, posts, exchange.</summary>
public static class TeacherTable
{
    const string Law = "义务教育法第三十一条；教督〔2017〕6号 第七条";
    const string Exchange = "教督〔2017〕6号 第七条";
    const string Office = "office rule 局内约定";

    static readonly Computation Difference = Paid(Pay.Teachers).Minus(Paid(Pay.CivilServants));
    static readonly Term AtWork = Of(Staff.InPost) - Of(Staff.Away);

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        OfPay("teachers-pay", new("义务教育教师年平均工资收入", "average yearly pay of compulsory-stage teachers"), "元", "县级年报表所报", Law, Paid(Pay.Teachers)),
        OfPay("civil-servants-pay", new("公务员年平均工资收入", "average yearly pay of civil servants"), "元", "县级年报表所报", Law, Paid(Pay.CivilServants)),
        OfPay("pay-difference", new("教师与公务员年平均工资收入之差", "pay of teachers less that of civil servants"), "元", "义务教育教师年平均工资收入 − 公务员年平均工资收入", Law, Difference, EvaluationLimits.NoFall, Direction.AtLeast) with { MayBeNegative = true },
        OfPay("pay-not-below", new("教师平均工资收入不低于公务员", "teachers' pay is not below civil servants'"), "", "教师年平均工资收入不低于公务员为是", Law, Difference.Is(difference => difference >= 0), null, Direction.Yes),
        OfPay("allowances-budgeted", new("教师、公务员奖励性补贴都列入预算", "allowances of both sides are budgeted"), "", "两项都填“是”为是，有一项填“否”即为否；一项填“是”、另一项填“/”或空着，尚不能确定", Office,
            Budgeted(Pay.TeachersAllowance).AndAlso(Budgeted(Pay.CivilServantsAllowance)), null, Direction.Yes),
        OfPay("performance-difference", new("绩效工资差额人均", "performance-pay difference per head"), "元", "县级年报表所报", Office, Paid(Pay.Difference)),
        OfPay("performance-difference-paid", new("绩效工资差额已发放", "performance-pay difference is paid"), "", "县级年报表填“是”为是", Office, Budgeted(Pay.Paid), null, Direction.Yes),
        OfPay("performance-difference-covered", new("绩效工资差额覆盖教职工数", "staff covered by the performance-pay difference"), "人", "县级年报表所报", Office, Paid(Pay.Covered)),
        Row("posts", new("核定编制数", "approved posts"), "名", "各学段核定编制之和", Office, Computation.Sum(Of(Staff.Posts))),
        Row("staff-in-post", new("在编教职工数", "staff holding posts"), "人", "各学段在编教职工之和", Office, Computation.Sum(Of(Staff.InPost))),
        Row("staff-at-work", new("在编在岗教职工数", "staff holding posts and at work"), "人", "在编教职工 − 在编不在岗", Office, Computation.Sum(AtWork)),
        Row("staff-away", new("在编不在岗人数", "staff holding posts who are not at work there"), "人", "各学段在编不在岗之和", Office, Computation.Sum(Of(Staff.Away))),
        Row("posts-vacant", new("空编数", "vacant posts"), "名", "核定编制 − 在编教职工，学校之间不相抵，不足 0 的计 0", Office, Computation.Sum((Of(Staff.Posts) - Of(Staff.InPost)).Over0())),
        Row("staff-contract", new("编外教职工数", "staff on contract"), "人", "各学段编外教职工之和", Office, Computation.Sum(Of(Staff.Contract))),
        Row("teachers", new("专任教师数", "full-time teachers"), "人", "各学段专任教师之和", Office, Computation.Sum(Of(Staff.Teachers))),
        Row("pupils-per-post", new("每个编制对应学生数", "pupils per post"), "人", "学生数 ÷ 核定编制数；标准：小学 {pupils-per-post.primary}、初中 {pupils-per-post.junior}、高中 {pupils-per-post.senior}", Limits.PupilsPerPost.Source,
            Computation.Ratio(Term.Pupils, Of(Staff.Posts), 1), Limits.PupilsPerPost, Direction.AtMost) with { Subjects = [SubjectKind.Stage, SubjectKind.Section] },
        Row("teachers-per-class", new("班师比", "teachers per class"), "人", "专任教师 ÷ 班级数", Office, Computation.Ratio(Of(Staff.Teachers), Term.ClassCount, 1)),
        Row("pupils-per-teacher", new("生师比", "pupils per teacher"), "人", "学生数 ÷ 专任教师", Office, Computation.Ratio(Term.Pupils, Of(Staff.Teachers), 1)),
        OfExchange("exchange-due", new("符合交流条件教师数", "teachers who meet the conditions of exchange"), "人", "各学段符合交流条件教师之和", Computation.Sum(Of(Staff.ExchangeDue))),
        OfExchange("exchanged", new("已交流教师数", "teachers exchanged"), "人", "各学段已交流教师之和", Computation.Sum(Of(Staff.Exchanged))),
        OfExchange("exchange-share", new("交流轮岗比例", "exchanged of those who meet the conditions"), "%", "已交流教师 ÷ 符合交流条件教师 × 100", Computation.Ratio(Of(Staff.Exchanged), Of(Staff.ExchangeDue)), EvaluationLimits.ExchangeShare, Direction.AtLeast),
        OfExchange("exchange-backbone-share", new("交流教师中骨干教师比例", "backbone teachers of those exchanged"), "%", "交流骨干教师 ÷ 已交流教师 × 100", Computation.Ratio(Of(Staff.ExchangedBackbone), Of(Staff.Exchanged)), EvaluationLimits.ExchangeBackboneShare, Direction.AtLeast),
        OfExchange("exchanged-in-town", new("城区交流教师数", "exchanged within town"), "人", "各学段“城区交流”之和", Computation.Sum(Of(Staff.ExchangedInTown))),
        OfExchange("exchanged-into-town", new("招考进城教师数", "exchanged into town by examination"), "人", "各学段“招考进城”之和", Computation.Sum(Of(Staff.ExchangedIntoTown))),
        OfExchange("exchanged-to-township", new("城区到乡镇交流教师数", "exchanged from town to township"), "人", "各学段“城区到乡镇”之和", Computation.Sum(Of(Staff.ExchangedToTownship))),
        OfExchange("exchanged-in-township", new("乡镇内部交流教师数", "exchanged between township schools"), "人", "各学段“乡镇内部”之和", Computation.Sum(Of(Staff.ExchangedInTownship))),
        OfExchange("schools-with-exchange", new("有交流轮岗的学校数", "schools with an exchange"), "所", "已交流教师不为 0 的学校所数", Computation.Sum(Of(Staff.Exchanged).Where((exchanged, _, _) => exchanged > 0))) with { Subjects = IndicatorRow.County },
    ];

    static Indicator Row(string code, Text name, string unit, string formula, string source, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        IndicatorRow.Of(code, Section.E, name, unit, formula, source, computed, limit, direction) with { Subjects = IndicatorRow.Stages };

    static Indicator OfPay(string code, Text name, string unit, string formula, string source, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        Row(code, name, unit, formula, source, computed, limit, direction) with { Subjects = IndicatorRow.County, Clock = Clock.FiscalYear };

    static Indicator OfExchange(string code, Text name, string unit, string formula, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        Row(code, name, unit, formula, Exchange, computed, limit, direction) with
        {
            Subjects = [SubjectKind.County, SubjectKind.Stage, SubjectKind.School], Whom = "义务教育学校；高中只计完全中学、十二年一贯制学校的高中教师，全县数＝小学＋初中＋高中",
            Counts = (school, _) => school.HasGrade(1) || school.HasGrade(7),
        };

    static Term Of(NumberColumn column) => Term.Column(Staff.Sheet, column);

    static Computation Paid(NumberColumn column) => Computation.Bureau(Pay.Sheet, column);

    static Computation Budgeted(YesNoColumn column) => Computation.Bureau(Pay.Sheet, column);
}
