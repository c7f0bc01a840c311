using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Section G: safety of schools and kindergartens: the four hundred-percents, hazards, screening.</summary>
public static class SafetyTable
{
    const string Four = "校园安全“四个百分之百”";
    const string Office = "office rule 局内约定";

    static readonly ImmutableArray<SubjectKind> Places = [SubjectKind.County, SubjectKind.Stage, SubjectKind.School];
    static readonly ImmutableArray<Stage> Preschool = [Stage.Kindergarten];

    static readonly Term Linked = Is(Safety.Alarm).AndAlso(Is(Safety.Cameras)).AndAlso(Is(Safety.Networked));
    static readonly Term AllFour = Is(Safety.Guards).AndAlso(Is(Safety.ClosedCampus)).AndAlso(Linked).AndAlso(Is(Safety.GuardPosts));

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        Hundred("guards", "专职保安员配备", "full-time guards", "“专职保安员配备”填“是”", Is(Safety.Guards)),
        Hundred("closed-campus", "封闭化管理", "closed campus", "“封闭化管理”填“是”", Is(Safety.ClosedCampus)),
        Hundred("alarm-linked", "一键式报警、视频监控达标并与公安联网", "alarm and cameras, linked with the police", "“一键式紧急报警”“视频监控系统”“与公安联网”三项都填“是”", Linked),
        Hundred("guard-posts", "护学岗设置", "guard posts on the way to school", "“护学岗”填“是”", Is(Safety.GuardPosts)),
        Row("four-hundred-percents", new("四个百分之百全部达到", "all four hundred-percents"), "", "每所学校、幼儿园四项都达到为是，有一所没有即为否；没有报齐或有填“/”的，其余都达到，尚不能确定", Four, Computation.All(AllFour), null, Direction.Yes) with { IsOfEach = true },
        Row("guard-count", new("专职保安员数", "full-time guards, number"), "人", "专职保安员数之和", Office, Computation.Sum(Of(Safety.GuardCount))),
        Row("hazards-found", new("排查隐患数", "hazards found"), "处", "排查隐患数之和", Office, Computation.Sum(Of(Safety.HazardsFound))),
        Row("hazards-open", new("未整改隐患数", "hazards open"), "处", "未整改隐患数之和", Office, Computation.Sum(Of(Safety.HazardsOpen)), EvaluationLimits.NoFall, Direction.AtMost),
        Row("hazards-mended-share", new("隐患整改率", "share of hazards mended"), "%", "已整改隐患 ÷ 排查隐患 × 100", Office, Computation.Ratio(Of(Safety.HazardsMended), Of(Safety.HazardsFound)), EvaluationLimits.Hundred, Direction.AtLeast),
        Row("pupils-screened-share", new("心理筛查学生覆盖率", "pupils screened"), "%", "心理筛查学生 ÷ 学生数 × 100", Office, Computation.Ratio(Of(Safety.PupilsScreened), Term.Pupils)) with { Subjects = IndicatorRow.Schools, Whom = "中小学", Counts = IsGraded },
        Row("staff-screened-share", new("心理筛查教职工覆盖率", "staff screened"), "%", "心理筛查教职工 ÷（在编 ＋ 编外）× 100", Office,
            Computation.Ratio(Of(Safety.StaffScreened), Staffed(Staff.InPost) + Staffed(Staff.Contract))) with { Subjects = IndicatorRow.Schools, Whom = "中小学", Counts = IsGraded },
        Row("counsellors", new("心理健康教师数", "teachers of mental health"), "人", "各学段心理健康教师之和", Office, Computation.Sum(Staffed(Staff.Counsellors))) with { Subjects = IndicatorRow.Schools, Whom = "中小学", Counts = IsGraded },
        Row("drowning-lessons", new("防溺水教育课次", "lessons on drowning"), "次", "防溺水教育课次之和", Office, Computation.Sum(Of(Safety.DrowningLessons))) with { Subjects = IndicatorRow.Schools },
        Row("bullying-committees-share", new("成立学生欺凌治理委员会学校比例", "share of schools with a committee on bullying"), "%", "已成立的学校 ÷ 已报学校 × 100", Office, Computation.Share(Is(Safety.BullyingCommittee)), EvaluationLimits.Hundred, Direction.AtLeast)
            with { Subjects = IndicatorRow.County, Whom = "中小学", Counts = IsGraded },
        Row("laboratory-checks", new("实验室安全检查次数", "laboratory checks"), "次", "实验室安全检查次数之和", Office, Computation.Sum(Of(Safety.LaboratoryChecks))) with { Subjects = IndicatorRow.County, Whom = "中小学", Counts = IsGraded },
    ];

    static Indicator Hundred(string code, string name, string nameEn, string isSo, Term term) =>
        Row($"{code}-share", new($"{name}比例", $"share with {nameEn}"), "%", $"{isSo}的学校、幼儿园 ÷ 已报的 × 100", Four, Computation.Share(term), EvaluationLimits.Hundred, Direction.AtLeast);

    static Indicator Row(string code, Text name, string unit, string formula, string source, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        IndicatorRow.Of(code, Section.G, name, unit, formula, source, computed, limit, direction) with { Subjects = Places, Stages = Preschool, Whom = "中小学和幼儿园" };

    static bool? IsGraded(SchoolRows school, Subject subject) => school.School.Kind != SchoolKind.Kindergarten;

    static Term Is(YesNoColumn column) => Term.Is(Safety.Sheet, column);

    static Term Of(NumberColumn column) => Term.Column(Safety.Sheet, column);

    static Term Staffed(NumberColumn column) => Term.Column(Staff.Sheet, column);
}
