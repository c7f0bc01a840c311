using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Section C: preschool (教督〔2020〕1号). 托班 counts in no rate.</summary>
public static class PreschoolTable
{
    const string Source = "教督〔2020〕1号";

    static readonly ImmutableArray<SubjectKind> OfStage = [SubjectKind.Stage];
    static readonly ImmutableArray<SubjectKind> WithoutSponsor = [SubjectKind.Stage, SubjectKind.KindergartenLocation];

    /// <summary>Children of three to six: of all classes but 托班.</summary>
    internal static Term Children { get; } = Term.Column(KindergartenClasses.Sheet, KindergartenClasses.Children, IsPreschool, KindergartenClasses.Kind);

    static readonly Term ClassCount = Count(_ => true);
    static readonly Term ClassesWithin = Count(row => row.Of is { } most && row.Children <= most);

    static readonly Term Teachers = Of(KindergartenStaff.Teachers);
    static readonly Term AllStaff = Of(KindergartenStaff.InPost) + Of(KindergartenStaff.Contract);

    // 1 full-day, 0 half-day.
    static readonly Term Service = new(
        (school, _) => school.WholeOf(KindergartenCover.Sheet)?[KindergartenCover.Service] switch { "全日制" => 1, "半日制" => 0, _ => null },
        (school, _) => school.WholeOf(KindergartenCover.Sheet) is { } cover ? [school.Cell(cover, KindergartenCover.Service)] : [],
        [new(KindergartenCover.Sheet, KindergartenCover.Service)]);

    // Children whom nobody looks after are too many for any limit.
    static readonly Term StaffEnough = Children.With(AllStaff, (children, staff) => staff > 0 ? children / staff : children > 0 ? decimal.MaxValue : null).With(Service, (ratio, _) => ratio).Where((ratio, school, subject) => ratio <= school.Year.Standards[
        Service.Of(school, subject) == 1 ? EvaluationLimits.ChildrenPerStaffFullDay : EvaluationLimits.ChildrenPerStaffHalfDay]);

    static readonly Term AreasMet = Area(KindergartenPremises.Outdoor, EvaluationLimits.OutdoorArea) & Area(KindergartenPremises.ActivityRooms, EvaluationLimits.ActivityArea)
        & Area(KindergartenPremises.Floor, EvaluationLimits.FloorArea);

    // With the cell that says when it was planned.
    static readonly Term PlannedAreas = AreasMet.With(Term.Is(KindergartenCover.Sheet, KindergartenCover.PlannedAfter2017), (met, _) => met);

    static readonly Computation Aged3To5 = Computation.Bureau(Population.Sheet, [Population.OfAge[3], Population.OfAge[4], Population.OfAge[5]]);

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        Row("kindergartens", new("所数", "kindergartens"), "所", "报有班级的幼儿园所数", Computation.Sum(Children.Where((_, _, _) => true))) with { Subjects = [SubjectKind.Stage, SubjectKind.KindergartenLocation, SubjectKind.KindergartenSponsor] },
        Row("children", new("在园幼儿数", "children in kindergarten"), "人", "小班、中班、大班、混合班幼儿数之和；托班不计", Computation.Sum(Children)),
        Row("nursery-children", new("托班幼儿数", "children in nursery classes"), "人", "托班幼儿数之和", Computation.Sum(Term.Column(KindergartenClasses.Sheet, KindergartenClasses.Children, row => !IsPreschool(row), KindergartenClasses.Kind))),
        Row("children-from-elsewhere", new("外区县幼儿数", "children from other districts"), "人", "外区县幼儿数之和；托班不计", Computation.Sum(Term.Column(KindergartenClasses.Sheet, KindergartenClasses.FromElsewhere, IsPreschool, KindergartenClasses.Kind))),
        Row("children-per-nurse", new("每名保育员负担幼儿数", "children per nurse"), "人", "在园幼儿 ÷ 保育员", Computation.Ratio(Children, Of(KindergartenStaff.Nurses), 1)),
        Row("gross-enrolment", new("学前三年毛入园率", "gross enrolment of three years"), "%", "在园幼儿数（托班不计）÷ 3、4、5 岁人口 × 100", Computation.Sum(Children).Per(Aged3To5), EvaluationLimits.GrossEnrolment, Direction.AtLeast) with { Subjects = OfStage, IsOfAllTogether = true, MayExceedHundred = true },
        Row("inclusive-share", new("普惠性覆盖率", "inclusive coverage"), "%", "公办园和普惠性民办园在园幼儿 ÷ 在园幼儿 × 100（按学校名册的办别）", Sponsored(Sponsor.Public, Sponsor.InclusivePrivate), EvaluationLimits.InclusiveShare, Direction.AtLeast) with { Subjects = WithoutSponsor },
        Row("public-share", new("公办园在园幼儿占比", "children in public kindergartens"), "%", "公办园在园幼儿 ÷ 在园幼儿 × 100（按学校名册的办别）", Sponsored(Sponsor.Public), EvaluationLimits.PublicShare, Direction.AtLeast) with { Subjects = WithoutSponsor },
        Row("kindergarten-classes", new("班级数", "kindergarten classes"), "个", "小班、中班、大班、混合班个数；托班不计", Computation.Sum(ClassCount)),
        Row("kindergarten-classes-within-share", new("班额达标班级比例", "share of classes within their limits"), "%", "小班不超过 {kindergarten-small-class}、中班 {kindergarten-middle-class}、大班 {kindergarten-top-class}、混合班 {kindergarten-mixed-class} 人的班级 ÷ 班级数 × 100", Computation.Ratio(ClassesWithin, ClassCount), EvaluationLimits.KindergartenClassShare, Direction.AtLeast),
        Row("large-kindergartens", new("超规模所数", "kindergartens that are too large"), "所", "在园幼儿超过 {kindergarten-size} 人的幼儿园", Computation.Sum(Children.Where((children, school, _) => children > school.Year.Standards[EvaluationLimits.KindergartenSize]))) with { Subjects = [SubjectKind.Stage, SubjectKind.KindergartenLocation, SubjectKind.KindergartenSponsor] },
        Row("children-per-teacher", new("每名专任教师负担幼儿数", "children per full-time teacher"), "人", "在园幼儿 ÷ 专任教师", Computation.Ratio(Children, Teachers, 1), EvaluationLimits.ChildrenPerTeacher, Direction.AtMost),
        Row("kindergarten-teachers-certified-share", new("专任教师持证率", "kindergarten teachers with a certificate"), "%", "持有教师资格证的专任教师 ÷ 专任教师 × 100", Computation.Ratio(Of(KindergartenStaff.CertifiedTeachers), Teachers), EvaluationLimits.CertifiedShare, Direction.AtLeast),
        Row("kindergarten-heads-certified-share", new("园长持证率", "heads with a certificate"), "%", "持证园长 ÷ 园长 × 100", Computation.Ratio(Of(KindergartenStaff.CertifiedHeads), Of(KindergartenStaff.Heads)), EvaluationLimits.CertifiedShare, Direction.AtLeast),
        Row("kindergarten-staff-met-share", new("教职工配备达标比例", "share of kindergartens with enough staff"), "%", "在园幼儿 ÷（在编 ＋ 编外教职工）：全日制不超过 {children-per-staff-full-day}、半日制不超过 {children-per-staff-half-day} 的幼儿园 ÷ 已报幼儿园 × 100；有幼儿而没有教职工的不达标", Computation.Share(StaffEnough), EvaluationLimits.Hundred, Direction.AtLeast),
        Row("outdoor-area-per-child", new("生均户外活动场地面积", "outdoor area per child"), "㎡", "户外活动场地面积 ÷ 在园幼儿", PerChild(KindergartenPremises.Outdoor), EvaluationLimits.OutdoorArea, Direction.AtLeast),
        Row("activity-area-per-child", new("生均活动用房面积", "activity rooms per child"), "㎡", "幼儿活动用房面积 ÷ 在园幼儿", PerChild(KindergartenPremises.ActivityRooms), EvaluationLimits.ActivityArea, Direction.AtLeast),
        Row("floor-area-per-child", new("生均园舍建筑面积", "floor area per child"), "㎡", "园舍建筑面积 ÷ 在园幼儿", PerChild(KindergartenPremises.Floor), EvaluationLimits.FloorArea, Direction.AtLeast),
        Row("books-per-child", new("生均图书", "books per child"), "册", "图书 ÷ 在园幼儿", PerChild(KindergartenPremises.Books)),
        Row("new-kindergarten-areas-share", new("三项面积达标比例（2017 年后规划）", "kindergartens planned after 2017 with the three areas"), "%", AreaFormula, Computation.Share(PlannedAreas), EvaluationLimits.NewKindergartenAreaShare, Direction.AtLeast)
            with { Subjects = OfStage, Whom = "2017 年后规划建设的幼儿园", Counts = (school, _) => PlannedAfter2017(school) },
        Row("earlier-kindergarten-areas-share", new("三项面积达标比例（2017 年前规划）", "earlier kindergartens with the three areas"), "%", AreaFormula, Computation.Share(PlannedAreas), EvaluationLimits.EarlierKindergartenAreaShare, Direction.AtLeast)
            with { Subjects = OfStage, Whom = "2017 年前规划建设的幼儿园", Counts = (school, _) => !PlannedAfter2017(school) },
        Row("residential-quarter-share", new("城镇小区配套园办成公办或普惠比例", "residential-quarter kindergartens run as public or inclusive"), "%", "小区配套园中的公办园、普惠性民办园 ÷ 小区配套园 × 100",
            Computation.Share(Term.Is(KindergartenCover.Sheet, KindergartenCover.ResidentialQuarter).With(SponsoredBy(Sponsor.Public, Sponsor.InclusivePrivate), (_, sponsored) => sponsored)), EvaluationLimits.Hundred, Direction.AtLeast)
            with { Subjects = OfStage, Whom = "城镇小区配套幼儿园", Counts = (school, _) => school.WholeOf(KindergartenCover.Sheet)?[KindergartenCover.ResidentialQuarter] },
        Row("kindergarten-posts-vacant", new("空编数（公办园）", "vacant posts of public kindergartens"), "名", "公办园核定编制 − 在编教职工，不足 0 的计 0", Computation.Sum((Of(KindergartenStaff.Posts) - Of(KindergartenStaff.InPost)).Over0()), EvaluationLimits.NoFall, Direction.AtMost)
            with { Subjects = [SubjectKind.Stage, SubjectKind.School], Whom = "公办幼儿园", Counts = (school, _) => school.School is { Kind: SchoolKind.Kindergarten, Sponsor: Sponsor.Public } },
        Row("kindergarten-places-added", new("新增学位（已完工项目）", "places added by finished projects"), "个", "建设项目中学段为学前、状态为已完工的新增学位之和", Computation.Rows(Projects.Sheet, Projects.Stage, row => row[Projects.Stage] == "学前" && row[Projects.State] == Projects.Done, Projects.Places)) with { Subjects = OfStage },
    ];

    const string AreaFormula = "生均户外活动场地、活动用房、建筑面积都达到 {outdoor-area}、{activity-area}、{floor-area}㎡ 的幼儿园 ÷ 已报幼儿园 × 100";

    static Indicator Row(string code, Text name, string unit, string formula, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        IndicatorRow.Of(code, Section.C, name, unit, formula, Source, computed, limit, direction) with
        {
            Subjects = IndicatorRow.Kindergartens, Stages = IndicatorRow.Preschool, Whom = "幼儿园", Counts = (school, _) => school.School.Kind == SchoolKind.Kindergarten,
        };

    static bool IsPreschool(FormRow row) => row[KindergartenClasses.Kind] != KindergartenClasses.Nursery;

    static bool? PlannedAfter2017(SchoolRows school) => school.WholeOf(KindergartenCover.Sheet)?[KindergartenCover.PlannedAfter2017];

    static Term Of(NumberColumn column) => Term.Column(KindergartenStaff.Sheet, column);

    static Computation PerChild(NumberColumn column) => Computation.Ratio(Term.Column(KindergartenPremises.Sheet, column), Children, 1);

    static Term Area(NumberColumn column, Limit limit) =>
        Term.Column(KindergartenPremises.Sheet, column).Per(Children).Where((area, school, _) => area >= school.Year.Standards[limit]);

    static Computation Sponsored(params IReadOnlyList<Sponsor> sponsors) =>
        Computation.Ratio(Children.With(SponsoredBy(sponsors), (children, isOf) => children * isOf), Children);

    /// <summary>1 where the register has one of the sponsors.</summary>
    internal static Term SponsoredBy(params IReadOnlyList<Sponsor> sponsors) => new((school, _) => sponsors.Contains(school.School.Sponsor) ? 1 : 0, (_, _) => [], []);

    // Classes of children of three to six; null when one does not report its children. One of 0 is no class.
    static Term Count(Func<(decimal Children, decimal? Of), bool> counts) => Children with
    {
        Of = (school, subject) => Children.Of(school, subject) is null ? null : school.Rows(KindergartenClasses.Sheet).Count(row => IsPreschool(row.Row)
            && row.Row[KindergartenClasses.Children] is > 0 and var children && counts((children, KindergartenClasses.MostOf(row.Row, school.Year.Standards)))),
    };
}
