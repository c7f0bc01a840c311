using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using static EduFunctions.Indicators.Section;
using static EduFunctions.Indicators.SubjectKind;

namespace EduFunctions.Indicators;

/// <summary>Section A: large classes and large schools.</summary>
public static class LargeClassTable
{
    const string Plan = "国发〔2016〕40号（各省消除大班额规划据此制定）";
    const string Size = "教督〔2017〕6号";
    const string Office = "office rule 局内约定";

    static readonly ImmutableArray<SubjectKind> NotGrades =
        [County, Compulsory, SubjectKind.Stage, SubjectKind.Location, SubjectKind.School];
    static readonly ImmutableArray<FormPlace> Relieved =
    [
        new(Classes.Sheet, Classes.Pupils), new(Staff.Sheet, Staff.Posts), new(Staff.Sheet, Staff.InPost), new(Staff.Sheet, Staff.Away),
        new(Classrooms.Sheet, Classrooms.Ordinary), new(Classrooms.Sheet, Classrooms.InUse),
    ];
    static readonly ImmutableArray<SubjectKind> Compared = [County, Compulsory];
    static readonly ImmutableArray<int> CompulsoryGrades = [.. Enumerable.Range(1, Subject.Compulsory.LastGrade)];

    /// <summary>
    /// 班额: the size bands in which classes are counted, as the statistics form has them (教育统计 班额情况): of so many pupils at least
    /// and at most; the last is open.
    /// </summary>
    public static ImmutableArray<(int From, int To)> SizeBands { get; } =
        [(1, 25), (26, 30), (31, 35), (36, 40), (41, 45), (46, 50), (51, 55), (56, 60), (61, 65), (66, int.MaxValue)];

    /// <summary>The indicator that counts the classes of a size band.</summary>
    public static string CodeOf((int From, int To) band) => FormattableString.Invariant($"classes-from-{band.From}");

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        new("classes", A, new("班级数", "classes"), "个", "有学生数的班级个数（0 人的班不算班）", Office, s => Whole(s, s.Count(ClassKind.Reported))) { CountsWhatIsKnown = true },
        new("pupils", A, new("学生数", "pupils"), "人", "各班学生数之和", Office, s => Whole(s, s.Sum(Classes.Sheet, Classes.Pupils))) { CountsWhatIsKnown = true },
        new("large-classes", A, new("大班额数", "large classes"), "个", "学生数 {large-class} 人及以上的班级个数", Plan, s => Whole(s, s.Count(ClassKind.Large))) { CountsWhatIsKnown = true },
        new("super-large-classes", A, new("超大班额数", "super-large classes"), "个", "学生数 {super-large-class} 人及以上的班级个数", Plan, s => Whole(s, s.Count(ClassKind.SuperLarge))) { CountsWhatIsKnown = true },
        new("large-class-share", A, new("大班额比例", "share of large classes"), "%", "大班额数 ÷ 班级数 × 100", Plan, s => s.Figure("large-classes").Per(s.Figure("classes"), 100)) { CountsWhatIsKnown = true },
        new("pupils-in-large-classes", A, new("大班额学生数", "pupils in large classes"), "人", "大班额各班学生数之和", Plan, s => Whole(s, s.Pupils(ClassKind.Large))) { CountsWhatIsKnown = true },
        new("schools-with-large-classes", A, new("有大班额的学校数", "schools with large classes"), "所", "至少有一个大班额的学校所数", Plan, s => Whole(s, s.SchoolsWith(ClassKind.Large))) { CountsWhatIsKnown = true },
        new("schools", A, new("学校数", "schools"), "所", "报有班级学生数的学校所数", Office, s => s.SchoolsWith(ClassKind.Reported)),
        new("large-class-school-share", A, new("有大班额的学校比例", "share of schools with large classes"), "%", "有大班额的学校数 ÷ 学校数 × 100", Plan, s => s.Figure("schools-with-large-classes").Per(s.Figure("schools"), 100)) { CountsWhatIsKnown = true },
        new("entrance-grades-cleared", A, new("起始年级无大班额", "entrance grades without large classes"), "", "一、七年级和高一没有大班额为是，有一个即为否；应报学校未报齐且已报的没有，则尚不能确定（教学点可以没有其中的年级）", Plan,
            s => s.IsCleared(Standards.EntranceGrades)) { Grades = _ => Standards.EntranceGrades, Direction = Direction.Yes },
        new("declared-grades-cleared", A, new("承诺年级已消除大班额", "declared grades cleared of large classes"), "", "{declared-grades}没有大班额为是，有一个即为否；应报学校未报齐且已报的没有，则尚不能确定（教学点、逐年招生的新学校可以没有其中的年级）", Office,
            s => s.IsCleared(s.Standards.DeclaredGrades)) { Grades = standards => standards.DeclaredGrades, Direction = Direction.Yes },
        .. SizeBands.Select(InBand),
        OfCohorts(new Indicator("large-classes-compared-schools", A, new("两年都报送的学校数", "schools that reported in both years"), "所", "今年和上年（含并入的学校，没有其年级的除外）都有报表纳入汇总的学校所数；大班额按届比较只计这些学校", Office, s => s.ComparedSchools()) { Subjects = Compared, SheetsBefore = [Classes.Sheet] }),
        OfCohorts(new Indicator("large-classes-compared-before", A, new("上年大班额（按届比较的）", "large classes of last year that are compared"), "个", "持续大班额 ＋ 已消除大班额 ＋ 随毕业离校大班额", Office,
            s => Sum(s.Figure("large-classes-persisting"), s.Figure("large-classes-cleared"), s.Figure("large-classes-graduated"))) { Subjects = Compared, SheetsBefore = [Classes.Sheet] }),
        OfCohorts(new Indicator("large-classes-compared", A, new("今年大班额（按届比较的）", "large classes that are compared"), "个", "新增大班额 ＋ 持续大班额", Office,
            s => Sum(s.Figure("large-classes-new"), s.Figure("large-classes-persisting"))) { Subjects = Compared, SheetsBefore = [Classes.Sheet] }),
        OfCohorts(new Indicator("large-classes-new", A, new("新增大班额", "new large classes"), "个", "两年都报的学校，按届比较（合并来的学校计入）：今年大班额数比上年多的个数；起始年级的全部计入", Office, s => s.Change(cohort => cohort.New)) { SheetsBefore = [Classes.Sheet] }),
        OfCohorts(new Indicator("large-classes-persisting", A, new("持续大班额", "persisting large classes"), "个", "两年都报的学校，按届比较：上年和今年大班额数中较小的个数", Office, s => s.Change(cohort => cohort.Persisting)) { SheetsBefore = [Classes.Sheet] }),
        OfCohorts(new Indicator("large-classes-cleared", A, new("已消除大班额", "large classes cleared"), "个", "两年都报的学校，按届比较：今年大班额数比上年少的个数；毕业离校的不计", Office, s => s.Change(cohort => cohort.Cleared)) { SheetsBefore = [Classes.Sheet] }),
        OfCohorts(new Indicator("large-classes-graduated", A, new("随毕业离校大班额", "large classes graduated"), "个", "两年都报的学校：上年毕业年级的大班额个数，按上年的年级计", Office, s => s.Graduated()) { SheetsBefore = [Classes.Sheet] }),
        new("large-classes-unknown", A, new("没有上年数的大班额", "large classes without a year before"), "个", "今年的大班额中，本校（或并入的学校）上年没有报送、学校新建，或该届有班级未报学生数的个数；新增＋持续＋没有上年数的＝大班额数", Office, s => Whole(s, s.UnknownChange())) { CountsWhatIsKnown = true, SheetsBefore = [Classes.Sheet] },
        OfCohorts(new Indicator("large-classes-before-left-out", A, new("上年大班额中没有比较的", "large classes of last year that are not compared"), "个", "上年的大班额中，本校今年没有报送、并入的学校上年没有报送、学校撤销而没有承接学校、该年级已转到别的学校，或该届有班级未报学生数的个数；不算已消除，也不算随毕业离校", Office, s => s.BeforeLeftOut()) { Subjects = Compared, SheetsBefore = [Classes.Sheet] }),
        new("large-class-vacancies", A, new("应补空编", "vacancies to fill"), "名", "大班额须增班而在岗教职工（在编减在编不在岗）不足的学段：缺额中可由空编补足的人数；应有＝学段学生数 ÷ 每编学生数（小学 {pupils-per-post.primary}、初中 {pupils-per-post.junior}、高中 {pupils-per-post.senior}）；每校每学段只计一次",
            Limits.PupilsPerPost.Source, s =>
                s.Relief(relief => relief.Vacancies)) { Subjects = NotGrades, Columns = Relieved, Asked = [Classes.Sheet, Staff.Sheet, Classrooms.Sheet] },
        new("large-class-posts", A, new("需增编", "posts to ask for"), "名", "大班额须增班而教职工不足的学段：缺额减去可补空编和在编不在岗人数；每校每学段只计一次",
            Limits.PupilsPerPost.Source, s =>
                s.Relief(relief => relief.Posts)) { Subjects = NotGrades, Columns = Relieved, Asked = [Classes.Sheet, Staff.Sheet, Classrooms.Sheet] },
        new("large-schools", A, new("大校额学校数", "large schools"), "所", "义务教育段超过 {large-school} 人的小学、初中，超过 {large-nine-year-school} 人的九年、十二年一贯制学校；2010 年前建成或随迁子女过半的分别为 {large-school-excepted}、{large-nine-year-school-excepted} 人；取决于没有报全的随迁子女数的不计，算作数不全", Size,
            s => s.LargeSchools())
        {
            Subjects = NotGrades, Grades = _ => CompulsoryGrades, Columns = [new(Classes.Sheet, Classes.Pupils), new(Classes.Sheet, Classes.Migrant), new(Cover.Sheet, Cover.BuiltBy2010)], Asked = [Classes.Sheet],
            SheetsBefore = [Classes.Sheet, Cover.Sheet],
        },
    ];

    // A school opened this year has no year before.
    static Indicator OfCohorts(Indicator indicator) => indicator with { IsOfCohorts = true, Whom = "上年已有的学校（并入的学校计入承接学校）；今年新建的不计", Counts = (school, _) => !school.Predecessors.IsEmpty };

    static Measure Whole(Scope scope, Measure measure) => measure.WholeOf(scope.GivesClasses);

    // Of those that are known; null when none is.
    static Measure Sum(params IEnumerable<Measure> parts) => parts.Aggregate((sum, next) => sum.Or0(next));

    static Indicator InBand((int From, int To) band)
    {
        var kind = ClassKind.OfSize(band.From, band.To);
        return new Indicator(CodeOf(band), A, NameOf(band), "个", $"学生数在此范围内的班级个数（{NameOf(band).Zh}）", "教育统计 班额情况",
            s => Whole(s, s.Count(kind))) { CountsWhatIsKnown = true, Subjects = [County, Compulsory, SubjectKind.Stage] };
    }

    static Text NameOf((int From, int To) band) => band switch
    {
        (1, var to) => Text.Of($"{to} 人及以下的班级", $"classes of {to} or fewer"),
        (var from, int.MaxValue) => Text.Of($"{from} 人及以上的班级", $"classes of {from} or more"),
        var (from, to) => Text.Of($"{from}–{to} 人的班级", $"classes of {from} to {to}"),
    };
}
