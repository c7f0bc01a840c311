using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Section B, second part: what the government guarantees, and quality (教督〔2017〕6号 第七、八条), as far as figures go.</summary>
public static class QualityTable
{
    const string Guarantee = "教督〔2017〕6号 第七条";
    const string Quality = "教督〔2017〕6号 第八条";
    const string OfTeachers = "义务教育学校的小学、初中教师；完全中学、十二年一贯制学校的高中教师不计";

    static readonly ImmutableArray<int> CompulsoryGrades = [.. Enumerable.Range(1, Subject.Compulsory.LastGrade)];

    static readonly Term ClassesWithin = new((school, subject) => school.PupilsIn(subject) is null ? null
        : school.Classes.Count(row => subject.Counts(row.Grade) && row.Pupils <= school.Year.Standards[EvaluationLimits.ClassSize, SchoolKinds.StageOf(row.Grade)]),
        Term.Pupils.Cells, Term.Pupils.Columns);

    static readonly Term MusicEnough = Enough(Premises.MusicRooms, Premises.MusicRoomsMiddle);
    static readonly Term ArtEnough = Enough(Premises.ArtRooms, Premises.ArtRoomsMiddle);

    static readonly Term SmallFunded = Money(SchoolMoney.Funded).With(Term.Pupils, (funded, _) => funded)
        .Where((funded, school, _) => funded >= school.Year.Standards[Limits.SmallSchool]);

    static readonly Term TrainingMet = Money(SchoolMoney.TrainingBudget).Per(Money(SchoolMoney.Budget), 100)
        .Where((share, school, _) => share >= school.Year.Standards[EvaluationLimits.TrainingMoney]);

    static readonly Term Entrants = Money(SchoolMoney.Entrants) + Money(SchoolMoney.MovedIn) - Money(SchoolMoney.MovedOut) - Money(SchoolMoney.Died);

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        Row("classes-within-size-share", new("班额达标班级比例", "share of classes within their size"), "%", "小学不超过 {class-size.primary} 人、初中不超过 {class-size.junior} 人的班级 ÷ 班级数 × 100", Guarantee,
            Computation.Ratio(ClassesWithin, Term.ClassCount), EvaluationLimits.Hundred, Direction.AtLeast) with { Subjects = [SubjectKind.Stage, SubjectKind.Section], Stages = IndicatorRow.Compulsory },
        Row("music-rooms-share", new("音乐专用教室达标学校比例", "share of schools with enough music rooms"), "%", RoomsFormula("音乐", "96", "73"), Guarantee, Computation.Share(MusicEnough), EvaluationLimits.Hundred, Direction.AtLeast) with { Whom = IndicatorRow.WholeSchools },
        Row("art-rooms-share", new("美术专用教室达标学校比例", "share of schools with enough art rooms"), "%", RoomsFormula("美术", "90", "67"), Guarantee, Computation.Share(ArtEnough), EvaluationLimits.Hundred, Direction.AtLeast) with { Whom = IndicatorRow.WholeSchools },
        Row("large-senior-schools", new("超规模新建普通高中学校数", "new senior schools that are too large"), "所", "高中段超过 {senior-school} 人的新建学校（不是 2016 年前规划建成的）", Guarantee,
            Computation.Sum(Term.Pupils.Where((pupils, school, _) => pupils > school.Year.Standards[EvaluationLimits.SeniorSchool])).Naming(new FormPlace(Cover.Sheet, Cover.BuiltBy2016))) with
        {
            Subjects = [SubjectKind.Stage], Stages = [Stage.Senior], Whom = "2016 年后建成的、有高中的学校", Counts = (school, _) => school.HasGrade(12) ? !school.WholeOf(Cover.Sheet)?[Cover.BuiltBy2016] : false,
        },
        Row("small-schools-funded-share", new("不足百人学校按百人拨付公用经费比例", "share of small schools funded as one hundred"), "%", "学生不足 {small-school} 人的小学、教学点中，享受公用经费学生数不少于 {small-school} 人的 ÷ 这些学校 × 100", Guarantee,
            Computation.Share(SmallFunded), EvaluationLimits.Hundred, Direction.AtLeast) with
        {
            Subjects = IndicatorRow.County, Whom = "学生不足 {small-school} 人的小学和教学点",
            Counts = (school, _) => school.School.Kind is not (SchoolKind.Primary or SchoolKind.TeachingPoint) ? false
                : school.CompulsoryPupils is { } pupils ? pupils < school.Year.Standards[Limits.SmallSchool] : null,
        },
        Row("special-funds-per-pupil", new("特殊教育生均公用经费", "public funds of a pupil of special education"), "元", "特殊教育公用经费 ÷ 享受特殊教育公用经费学生数", Guarantee,
            Computation.Bureau(Spending.Sheet, Spending.SpecialFunds).Per(Computation.Bureau(Spending.Sheet, Spending.SpecialPupils), 10_000), EvaluationLimits.SpecialFunds, Direction.AtLeast)
            with { Subjects = IndicatorRow.County, Clock = Clock.FiscalYear },
        Row("trained-teachers-share", new("教师五年 360 学时培训完成率", "teachers with 360 hours of training in five years"), "%", "近5年培训满360学时的专任教师 ÷ 专任教师 × 100", Guarantee,
            Computation.Ratio(Of(Staff.Trained), Of(Staff.Teachers)), EvaluationLimits.TrainedShare, Direction.AtLeast) with { Subjects = IndicatorRow.Stages, Whom = OfTeachers, Grades = _ => CompulsoryGrades },
        Row("certified-teachers-share", new("专任教师持证上岗率", "teachers with a certificate"), "%", "持有教师资格证的专任教师 ÷ 专任教师 × 100", Guarantee,
            Computation.Ratio(Of(Staff.Certified), Of(Staff.Teachers)), EvaluationLimits.CertifiedShare, Direction.AtLeast) with { Subjects = IndicatorRow.Stages, Whom = OfTeachers, Grades = _ => CompulsoryGrades },
        Row("catchment-share", new("就近划片入学比例", "pupils living in the catchment of their school"), "%", "家庭住址在划片范围内的在校学生 ÷ 在校学生 × 100", Guarantee,
            Computation.Ratio(Money(SchoolMoney.InCatchment), Term.Pupils).Naming(new FormPlace(Cover.Sheet, Cover.Boarding)), EvaluationLimits.CatchmentShare, Direction.AtLeast) with
        {
            Subjects = [SubjectKind.Stage, SubjectKind.School], Stages = IndicatorRow.Compulsory, Whom = "城区、镇区的公办义务教育学校，寄宿制学校不计；一贯制学校不分学段，只在本校数中",
            Counts = (school, _) => school.School is { Sponsor: Sponsor.Public, Location: Location.Urban or Location.Town, Kind: SchoolKind.Primary or SchoolKind.Junior or SchoolKind.NineYear }
                && school.WholeOf(Cover.Sheet)?[Cover.Boarding] != true,
        },
        Row("quota-share", new("优质高中招生名额分配比例", "good senior schools' places by quota"), "%", "分配到初中的名额 ÷ 优质高中招生计划 × 100", Guarantee,
            Census(Population.QuotaPlaces).Per(Census(Population.SeniorPlaces)), EvaluationLimits.QuotaShare, Direction.AtLeast) with { Subjects = IndicatorRow.County },
        Row("rural-quota-share", new("名额分配中农村初中占比", "of the quota, to rural junior schools"), "%", "分配到农村初中的名额 ÷ 分配到初中的名额 × 100", Guarantee,
            Census(Population.RuralQuotaPlaces).Per(Census(Population.QuotaPlaces))) with { Subjects = IndicatorRow.County },
        Row("migrant-share", new("随迁子女在公办学校和政府购买学位就读比例", "migrant workers' children in public or bought places"), "%", "（公办学校就读 ＋ 政府购买学位就读）÷ 符合条件的随迁子女 × 100", Guarantee,
            Computation.Bureau(Population.Sheet, [Population.MigrantInPublic, Population.MigrantInBought]).Per(Census(Population.Migrant)), EvaluationLimits.MigrantShare, Direction.AtLeast) with { Subjects = IndicatorRow.County },
        Row("junior-retention", new("初中三年巩固率", "junior retention over three years"), "%", "毕业生 ÷（三年前七年级学生 ＋ 转入 − 转出 − 死亡）× 100", Quality,
            Computation.Ratio(Money(SchoolMoney.Leavers), Entrants), EvaluationLimits.RetentionShare, Direction.AtLeast) with
        {
            Subjects = IndicatorRow.Schools, Whom = "有初中的学校", Counts = (school, _) => school.HasGrade(9),
        },
        Row("disabled-enrolment", new("残疾儿童少年入学率", "enrolment of disabled children"), "%", "（随班就读 ＋ 特教班 ＋ 特教学校 ＋ 送教上门）÷ 适龄残疾儿童少年 × 100", Quality,
            Computation.Bureau(Population.Sheet, [Population.InClasses, Population.InSpecialClasses, Population.InSpecialSchools, Population.TaughtAtHome]).Per(Census(Population.Disabled)),
            EvaluationLimits.DisabledShare, Direction.AtLeast) with { Subjects = IndicatorRow.County },
        Row("training-money-share", new("教师培训费占公用经费预算比例", "teachers' training of the public-funds budget"), "%", "教师培训费预算数 ÷ 公用经费预算数 × 100", Quality,
            Computation.Ratio(Money(SchoolMoney.TrainingBudget), Money(SchoolMoney.Budget)), EvaluationLimits.TrainingMoney, Direction.AtLeast) with { Clock = Clock.FiscalYear, Whom = IndicatorRow.WholeSchools },
        Row("training-money-spent-share", new("教师培训费占公用经费决算比例", "teachers' training of the public funds spent"), "%", "教师培训费决算数 ÷ 公用经费决算数 × 100", Quality,
            Computation.Ratio(Money(SchoolMoney.TrainingSpent), Money(SchoolMoney.Spent))) with { Clock = Clock.FiscalYear, Whom = IndicatorRow.WholeSchools },
        Row("training-money-schools-share", new("教师培训费预算达标学校比例", "share of schools with enough training money"), "%", "教师培训费预算不低于公用经费预算 {training-money}% 的学校 ÷ 已报学校 × 100", Quality,
            Computation.Share(TrainingMet), EvaluationLimits.Hundred, Direction.AtLeast) with { Subjects = IndicatorRow.County, Clock = Clock.FiscalYear, Whom = IndicatorRow.WholeSchools },
        .. Population.Monitored.SelectMany(subject => new[]
        {
            Row($"monitoring-level-{Key(subject)}", new($"质量监测{subject.Name}学业水平", $"national monitoring, {Key(subject)}: level"), "级", "国家义务教育质量监测报告的学业水平等级", Quality,
                new Computation(scope => scope.Bureau(Population.Sheet, subject.Level, row => row[subject.Level] is { } level ? subject.Level.Codes.IndexOf(level) + 1 : null), [new(Population.Sheet, subject.Level)]),
                EvaluationLimits.MonitoringLevel, Direction.AtLeast) with { Subjects = IndicatorRow.County },
            Row($"monitoring-difference-{Key(subject)}", new($"质量监测{subject.Name}校际差异率", $"national monitoring, {Key(subject)}: difference between schools"), "差异率", "国家义务教育质量监测报告的校际差异率", Quality,
                Computation.Bureau(Population.Sheet, subject.Difference), EvaluationLimits.MonitoringDifference, Direction.Below) with { Subjects = IndicatorRow.County },
        }),
        Row("satisfaction", new("社会认可度", "satisfaction"), "%", "最近一次调查的社会满意度", "教督〔2017〕6号 第九条", Census(Population.Satisfaction), EvaluationLimits.Satisfaction, Direction.AtLeast) with { Subjects = IndicatorRow.County },
        Veto("no-examination-veto", "没有考试招生严重违规", "no violation in examinations and admission", Population.ExaminationVeto),
        Veto("no-choice-veto", "没有违规择校", "no choice of schools against the rules", Population.ChoiceVeto),
        Veto("no-key-school-veto", "没有重点学校和重点班", "no key schools or classes", Population.KeySchoolVeto),
    ];

    static Indicator Row(string code, Text name, string unit, string formula, string source, Computation computed, Limit? limit = null, Direction direction = Direction.None) =>
        IndicatorRow.Of(code, Section.B, name, unit, formula, source, computed, limit, direction) with
        {
            Subjects = IndicatorRow.Schools, Stages = IndicatorRow.Compulsory, Whom = "义务教育学校", Counts = (school, _) => school.HasGrade(1) || school.HasGrade(7),
        };

    static Indicator Veto(string code, string name, string nameEn, YesNoColumn column) =>
        Row(code, new(name, nameEn), "", $"“{column.Caption}”填“否”为是", "教督〔2017〕6号 第十条", Computation.Bureau(Population.Sheet, column).Map(yes => 1 - yes), null, Direction.Yes) with { Subjects = IndicatorRow.County };

    // Rooms of the full size; of a school built by 2016 also those of the size that was asked then.
    static Term Enough(CountColumn full, CountColumn middle)
    {
        var smaller = Term.Shared(Premises.Sheet, middle);
        var early = new Term((school, subject) => IsEarly(school) ? smaller.Of(school, subject) : 0, (school, subject) => school.WholeOf(Cover.Sheet) is { } cover
            ? [school.Cell(cover, Cover.BuiltBy2016), .. IsEarly(school) ? smaller.Cells(school, subject) : []] : [], [new(Cover.Sheet, Cover.BuiltBy2016), new(Premises.Sheet, middle)]);
        return (Term.Shared(Premises.Sheet, full) + early).With(Term.ClassCount, (rooms, _) => rooms)
            .Where((rooms, school, subject) => rooms >= Math.Ceiling(Term.ClassCount.Of(school, subject)!.Value / school.Year.Standards[EvaluationLimits.ClassesPerSpecialRoom]));

        static bool IsEarly(SchoolRows school) => school.WholeOf(Cover.Sheet)?[Cover.BuiltBy2016] == true;
    }

    static string RoomsFormula(string subject, string size, string earlier) =>
        $"{subject}教室（{size}㎡及以上；2016 年前建成的学校 {earlier}㎡及以上）不少于 ⌈班级数 ÷ {{classes-per-special-room}}⌉ 间的学校 ÷ 已报学校 × 100";

    static Term Money(NumberColumn column) => Term.Column(SchoolMoney.Sheet, column);

    static Term Of(NumberColumn column) => Term.Column(Staff.Sheet, column).InCompulsory();

    static Computation Census(NumberColumn column) => Computation.Bureau(Population.Sheet, column);

    static string Key(MonitoredSubject subject) => subject.Level.Code[..^"Level".Length];
}
