using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>Section J: the county at a glance: how many schools, pupils and staff it has.</summary>
public static class GlanceTable
{
    const string Office = "office rule 局内约定";

    static readonly ImmutableArray<(SchoolKind Kind, string Code, string NameEn)> Kinds =
    [
        (SchoolKind.Primary, "primary-schools", "primary schools"), (SchoolKind.TeachingPoint, "teaching-points", "teaching points"), (SchoolKind.Junior, "junior-schools", "junior schools"),
        (SchoolKind.NineYear, "nine-year-schools", "nine-year schools"), (SchoolKind.Senior, "senior-schools", "senior schools"), (SchoolKind.Complete, "complete-schools", "complete secondary schools"),
        (SchoolKind.TwelveYear, "twelve-year-schools", "twelve-year schools"), (SchoolKind.Kindergarten, "registered-kindergartens", "kindergartens"),
    ];

    static readonly Term SchoolStaff = Term.Column(Staff.Sheet, Staff.InPost) + Term.Column(Staff.Sheet, Staff.Contract);
    static readonly Term KindergartenStaffed = Term.Column(KindergartenStaff.Sheet, KindergartenStaff.InPost) + Term.Column(KindergartenStaff.Sheet, KindergartenStaff.Contract);

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        .. Kinds.Select(kind => Row(kind.Code, new($"{SchoolKinds.NameOf(kind.Kind)}所数", kind.NameEn), "所", $"学校名册中本学年的{SchoolKinds.NameOf(kind.Kind)}", Computation.Register(school => school.Kind == kind.Kind))),
        .. SchoolKinds.Sponsors.Select(sponsor => Row($"kindergartens-{Subject.Of(sponsor.Sponsor)}", new($"{sponsor.Name}幼儿园所数", $"kindergartens: {Subject.Of(sponsor.Sponsor)}"), "所", $"学校名册中本学年的{sponsor.Name}幼儿园",
            Computation.Register(school => school.Kind == SchoolKind.Kindergarten && school.Sponsor == sponsor.Sponsor))),
        .. SchoolKinds.Locations.Select(location => Row($"public-kindergartens-{Subject.Of(location.Location)}", new($"{location.Name}公办幼儿园所数", $"public kindergartens: {Subject.Of(location.Location)}"), "所", $"学校名册中本学年{location.Name}的公办幼儿园",
            Computation.Register(school => school is { Kind: SchoolKind.Kindergarten, Sponsor: Sponsor.Public } && school.Location == location.Location))),
        Row("vocational-pupils", new("中等职业学校学生数", "pupils of vocational schools"), "人", "县级年报表所报", Computation.Bureau(Population.Sheet, Population.VocationalPupils)),
        Row("school-staff", new("中小学教职工数", "staff of schools"), "人", "在编教职工 ＋ 编外教职工", Computation.Sum(SchoolStaff)),
        Row("kindergarten-staff", new("幼儿园教职工数", "staff of kindergartens"), "人", "在编教职工 ＋ 编外教职工", Computation.Sum(KindergartenStaffed)),
        Row("kindergarten-teachers", new("幼儿园专任教师数", "full-time teachers of kindergartens"), "人", "专任教师之和", Computation.Sum(Term.Column(KindergartenStaff.Sheet, KindergartenStaff.Teachers))),
        Row("special-needs-pupils", new("随班就读学生数", "pupils with special needs in ordinary classes"), "人", "各班随班就读学生之和", Computation.Sum(Term.Column(Classes.Sheet, Classes.SpecialNeeds))),
        Row("left-behind-pupils", new("留守儿童数", "left-behind children"), "人", "各班留守儿童之和", Computation.Sum(Term.Column(Classes.Sheet, Classes.LeftBehind))),
        Row("migrant-pupils", new("随迁子女数", "migrant workers' children"), "人", "各班随迁子女之和", Computation.Sum(Term.Column(Classes.Sheet, Classes.Migrant))),
        Row("boarders", new("寄宿生数", "boarders"), "人", "各班寄宿生之和", Computation.Sum(Term.Column(Classes.Sheet, Classes.Boarders))),
    ];

    static Indicator Row(string code, Text name, string unit, string formula, Computation computed) => IndicatorRow.Of(code, Section.J, name, unit, formula, Office, computed);
}
