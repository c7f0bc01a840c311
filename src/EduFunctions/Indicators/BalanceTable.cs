using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>One of the seven indicators of balance (教督〔2017〕6号 第六条).</summary>
/// <param name="Code">Code of its indicator.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Unit of its value.</param>
/// <param name="What">What a school has of it, in the unit of the value times pupils ÷ <paramref name="Per"/>.</param>
/// <param name="WhatName">That in Chinese, with its unit: 名教师.</param>
/// <param name="Per">For so many pupils.</param>
/// <param name="Limit">What a section should have at least.</param>
sealed record BalanceItem(string Code, Text Name, string Unit, Term What, string WhatName, decimal Per, Limit Limit)
{
    /// <summary>Code of its coefficient of variation.</summary>
    public string VariationCode => Code + "-cv";

    /// <summary>The value of a school's section by itself.</summary>
    public Term Value { get; } = What.Per(Term.Pupils, Per).Kept();
}

/// <summary>Section B, first part: the seven indicators of balance between schools, each stage of a campus a school of its own.</summary>
public static class BalanceTable
{
    const string Source = "教督〔2017〕6号 第六条";
    const string Everybody = "义务教育学校各学段（一贯制学校分学段计），不含学生不足 {teaching-point-least} 人的教学点；民办学校计入与否由本县标准定";
    const string Shared = "；一贯制学校的校舍按学生数和学段权重分摊（小学 {stage-weight.primary}、初中 {stage-weight.junior}、高中 {stage-weight.senior}）";

    /// <summary>The seven.</summary>
    internal static ImmutableArray<BalanceItem> Seven { get; } =
    [
        new("qualified-teachers-per-100", new("每百名学生高于规定学历教师数", "teachers above the required qualification per 100 pupils"), "名",
            Degrees(), "名高于规定学历的教师", 100, EvaluationLimits.QualifiedTeachers),
        new("backbone-per-100", new("每百名学生县级以上骨干教师数", "backbone teachers per 100 pupils"), "名",
            Term.Column(Staff.Sheet, Staff.Backbone), "名骨干教师", 100, EvaluationLimits.BackboneTeachers),
        new("arts-teachers-per-100", new("每百名学生体育、艺术教师数", "teachers of PE, music and art per 100 pupils"), "名",
            Of(Staff.PhysicalEducation) + Of(Staff.Music) + Of(Staff.FineArt) + Of(Staff.Arts), "名体育、艺术教师", 100, EvaluationLimits.ArtsTeachers),
        new("teaching-area-per-pupil", new("生均教学及辅助用房面积", "teaching area per pupil"), "㎡",
            Premise(Premises.TeachingArea) - Premise(Premises.IndoorSportsArea), "㎡教学及辅助用房", 1, EvaluationLimits.TeachingArea),
        new("sports-area-per-pupil", new("生均体育运动场馆面积", "sports area per pupil"), "㎡",
            Premise(Premises.SportsGround) + Premise(Premises.IndoorSportsArea), "㎡体育运动场馆", 1, EvaluationLimits.SportsArea),
        new("equipment-per-pupil", new("生均教学仪器设备值", "equipment per pupil"), "元",
            Premise(Premises.Equipment).Times(10_000), "元教学仪器设备", 1, EvaluationLimits.EquipmentValue),
        new("multimedia-per-100", new("每百名学生网络多媒体教室数", "multimedia classrooms per 100 pupils"), "间",
            Premise(Premises.MultimediaRooms), "间网络多媒体教室", 100, EvaluationLimits.MultimediaRooms),
    ];

    static readonly ImmutableArray<string> Formulas =
    [
        "专任教师中高于规定学历的（小学：专科及以上；初中：本科及以上）÷ 学生数 × 100", "县级及以上骨干教师 ÷ 学生数 × 100",
        "体育、音乐、美术、艺术教师之和 ÷ 学生数 × 100", "（教学及辅助用房面积 − 室内体育用房面积）÷ 学生数" + Shared, "（运动场地面积 ＋ 室内体育用房面积）÷ 学生数" + Shared,
        "教学仪器设备资产值 ÷ 学生数" + Shared, "网络多媒体教室 ÷ 学生数 × 100" + Shared,
    ];

    // Of each of the seven, 1 where a section meets it.
    static readonly Term MetOfSeven = Seven.Select(item => item.Value
        .Where((value, school, section) => value >= school.Year.Standards[item.Limit, section.TheStage!.Value])).Aggregate((sum, next) => sum + next);

    // Of each of the seven, 1 where it reaches the floor that one of them may fall to.
    static readonly Term AboveFloor = Seven.Select(item => item.Value.Where((value, school, section) =>
        value * 100 >= school.Year.Standards[item.Limit, section.TheStage!.Value] * school.Year.Standards[EvaluationLimits.BalanceFloor])).Aggregate((all, next) => all & next);

    // Both look at the same cells.
    static readonly Term Passes = (MetOfSeven.Where((met, school, _) => met >= school.Year.Standards[EvaluationLimits.BalanceLeast]) & AboveFloor) with { Cells = MetOfSeven.Cells };

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        .. Seven.Select((item, index) => Row(item.Code, item.Name, item.Unit, Formulas[index], Computation.Ratio(item.What, Term.Pupils, item.Per), item.Limit, Direction.AtLeast)),
        .. Seven.Select(item => Row(item.VariationCode, new($"{item.Name.Zh}差异系数", $"coefficient of variation of {item.Name.En}"), "系数",
            "S ÷ X̄：X̄ 为全县平均，S ＝ √Σ(Pᵢ ÷ ΣP)(Xᵢ − X̄)²，Xᵢ 为各校该项指标，Pᵢ 为各校学生数", Computation.Variation(item.What, item.Per), EvaluationLimits.BalanceCv, Direction.AtMost)
            with { Subjects = [SubjectKind.Stage] }),
        Row("balance-all-cv", new("七项差异系数全部达标", "all seven coefficients within the limit"), "", "七项差异系数都不超过标准为是，有一项超过为否；应计学校的数没有报齐，尚不能确定",
            AllVariations(), null, Direction.Yes) with { Subjects = [SubjectKind.Stage], IsOfAllTogether = true },
        Row("balance-mean-cv", new("七项差异系数平均（仅供参考）", "mean of the seven coefficients, for information"), "系数", "七项差异系数的平均；属基本均衡评估的旧口径，不作达标依据",
            Seven.Select(item => Computation.Variation(item.What, item.Per)).Aggregate((sum, next) => sum.With(next, (one, two) => one + two)).Map(sum => sum / Seven.Length))
            with { Subjects = [SubjectKind.Stage] },
        Row("balance-met", new("七项指标达标项数", "of the seven, met"), "项", "七项指标中达到标准的项数", Computation.Sum(MetOfSeven), EvaluationLimits.BalanceLeast, Direction.AtLeast)
            with { Subjects = [SubjectKind.Section] },
        Row("balance-passes", new("资源配置达标", "passes the balance"), "", "至少 {balance-least} 项达标，其余不低于标准的 {balance-floor-percent}%", Computation.All(Passes), null, Direction.Yes)
            with { Subjects = [SubjectKind.Stage, SubjectKind.Section], IsOfEach = true },
        Row("balance-passing-share", new("资源配置达标学校比例", "share of schools that pass"), "%", "达标的学校（学段）÷ 七项都已报齐的学校（学段）× 100", Computation.Share(Passes), EvaluationLimits.Hundred, Direction.AtLeast)
            with { Subjects = [SubjectKind.Stage] },
    ];

    /// <summary>The rows of the seven themselves.</summary>
    public static IEnumerable<Indicator> SevenIndicators => All.Take(Seven.Length);

    /// <summary>True when the balance counts a school's stage.</summary>
    internal static bool? Counts(SchoolRows school, Subject subject) => school.School.Kind != SchoolKind.Kindergarten
        && (school.School.Sponsor == Sponsor.Public || school.Year.Standards[EvaluationLimits.BalanceCountsPrivate] == 1)
        && !(IsTeachingPoint(school) && school.CompulsoryPupils < school.Year.Standards[EvaluationLimits.TeachingPointLeast]);

    static bool IsTeachingPoint(SchoolRows school) => school.School.Kind == SchoolKind.TeachingPoint || school.WholeOf(Cover.Sheet)?[Cover.TeachingPoint] == true;

    static Indicator Row(string code, Text name, string unit, string formula, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        IndicatorRow.Of(code, Section.B, name, unit, formula, Source, computed.Naming(new FormPlace(Cover.Sheet, Cover.TeachingPoint)), limit, direction) with
        {
            Subjects = [SubjectKind.Stage, SubjectKind.Section],
            Stages = IndicatorRow.Compulsory,
            Whom = Everybody,
            Counts = Counts,
        };

    static Term Of(NumberColumn column) => Term.Column(Staff.Sheet, column);

    static Term Premise(NumberColumn column) => Term.Shared(Premises.Sheet, column);

    // Primary: every degree is above what is required; junior: bachelors and up.
    static Term Degrees()
    {
        var (junior, associates) = (Of(Staff.Bachelors) + Of(Staff.Masters) + Of(Staff.Doctors), Of(Staff.Associates));
        var primary = associates + junior;
        return primary with
        {
            Of = (school, subject) => (subject.TheStage == Stage.Primary ? primary : junior).Of(school, subject),
            Cells = (school, subject) => (subject.TheStage == Stage.Primary ? primary : junior).Cells(school, subject),
        };
    }

    static Computation AllVariations()
    {
        var all = Seven.Select(item => Computation.Variation(item.What, item.Per)).ToList();
        return new Computation(scope =>
        {
            var (limit, values) = (scope.Standards[EvaluationLimits.BalanceCv, scope.Subject.TheStage!.Value], all.Select(one => one.Of(scope)).ToList());
            // A coefficient of part of the schools may be anything for all of them.
            var isWhole = values.TrueForAll(one => one.Value is not null && scope.Schools.All(one.GivenBy!));
            var value = !isWhole ? null : values.TrueForAll(one => one.Value <= limit) ? 1 : (decimal?)0;
            return new Measure(value, () => values.SelectMany(one => one.Cells)) { IsNotApplicable = scope.Schools.Length < 2, GivenBy = school => values.TrueForAll(one => one.GivenBy!(school)) };
        }, [.. all.SelectMany(one => one.Columns).Distinct()]);
    }
}
