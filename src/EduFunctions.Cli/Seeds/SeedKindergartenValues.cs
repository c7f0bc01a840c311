using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Schools;
using static EduFunctions.Cli.Seeds.SeedValues;

namespace EduFunctions.Cli.Seeds;

/// <summary>Draws what the facts of a kindergarten leave open: staff, premises, fees, safety.</summary>
static class SeedKindergartenValues
{
    /// <summary>The values of its return, sheet by sheet.</summary>
    public static SeedValues Draw(SeedKindergartenYear facts, DateOnly filled)
    {
        var random = new Random((facts.At.Number * 10) + facts.Year.StartYear);
        var staff = Staff(facts);
        return new SeedValues(new Dictionary<string, ImmutableArray<object?[]>>(StringComparer.Ordinal)
        {
            ["kindergarten-cover"] = [Cover(facts, filled)],
            ["kindergarten-classes"] =
            [
                .. facts.Classes.Select(entry => new object?[]
                {
                    entry.Kind, entry.Number, entry.Children, Part(random, entry.Children, 44, 51),
                    Part(random, entry.Children, 0, facts.At.Location == Location.Urban ? 9 : 3), null,
                }),
            ],
            ["kindergarten-staff"] = [staff],
            ["kindergarten-premises"] = [Premises(facts.At)],
            ["kindergarten-fees"] = [Fees(facts)],
            ["safety"] = [Safety(random, facts, (int)staff[1]! + (int)staff[2]!)],
        }.ToImmutableDictionary());
    }

    static object?[] Cover(SeedKindergartenYear facts, DateOnly filled)
    {
        var (at, school) = (facts.At, facts.School);
        var (recognition, day) = school.Sponsor != Sponsor.InclusivePrivate ? (NotApplicable, (object)NotApplicable)
            : at.InclusiveFrom is { } year ? ($"云教发〔{year}〕21号", new DateOnly(year, 6, 28)) : ("云教发〔2021〕17号", new DateOnly(2021, 7, 15));
        return
        [
            school.Code.Value, school.Name, SeedCounty.County.Value, facts.Year.ToString(), SchoolKinds.NameOf(school.Sponsor),
            school.Sponsor == Sponsor.Public ? "教育部门" : NotApplicable, recognition, day, YesNo(at.IsQuarter), at.Opened,
            YesNo(at.Opened >= 2018), at.Number == SeedKindergartens.HalfDay ? "半日制" : "全日制",
            at.AttachedTo is { } attached ? SeedRoster.CodeOf(attached).Value : NotApplicable,
            "保教处", string.Create(CultureInfo.InvariantCulture, $"0000-80{at.Number:00000}"), filled, null,
        ];
    }

    // A teacher for some 13 to 16 children, a nursery nurse a class; towns have more cooks and guards.
    static object?[] Staff(SeedKindergartenYear facts)
    {
        var (at, classes) = (facts.At, facts.Classes.Length);
        var perTeacher = at switch { { Location: Location.Rural } => 16m, { Sponsor: Sponsor.Public, Location: Location.Urban } => 13m,
            { Sponsor: Sponsor.OtherPrivate } => 13.5m, _ => 14.5m };
        var teachers = (int)Math.Ceiling(facts.AllChildren / perTeacher);
        var heads = classes >= 9 ? 2 : 1;
        var others = 1 + (at.Location == Location.Urban ? (classes + 1) / 2 : facts.AllChildren / 90);
        var inPost = facts.School.Sponsor != Sponsor.Public ? 0
            : Math.Max(1, classes * at.Location switch { Location.Urban => 12, Location.Town => 8, _ => 6 } / 10);
        var isShort = at.Number == SeedKindergartens.WithVacancy && facts.Year.StartYear == SeedClasses.LastYear;
        var lacks = at.Number == SeedKindergartens.WithoutCertificates;
        return
        [
            inPost == 0 ? NotApplicable : isShort ? inPost + 1 : inPost, inPost, teachers + heads + classes + others - inPost,
            heads, lacks ? heads - 1 : heads, teachers, lacks ? teachers * 6 / 10 : teachers, classes, null,
        ];
    }

    // A house stays what it is: drawn for the kindergarten, not for the year, by the children that it was built for.
    static object?[] Premises(SeedKindergarten at)
    {
        var random = new Random(at.Number);
        var places = (at.Sets * 3 * (at.Size + 4)) + (at.Mixed * (at.Size + 3)) + (at.Nurseries * 15);
        var roomy = at.Sponsor == Sponsor.Public || at.Opened >= 2018;
        var floor = places * random.Next(roomy ? 108 : 98, roomy ? 136 : 122) / 10m;
        var outdoor = places * random.Next(roomy ? 42 : 36, roomy ? 66 : 52) / 10m;
        return [Math.Round((floor / 2) + (outdoor * 1.4m), 1), floor, Math.Round(floor * random.Next(76, 84) / 100m, 1), outdoor,
            places * random.Next(8, 15), null];
    }

    // A private kindergarten asks what it has filed, an inclusive one at most the guide price.
    static object?[] Fees(SeedKindergartenYear facts)
    {
        var at = facts.At.Location;
        var (care, ceiling) = facts.School.Sponsor switch
        {
            Sponsor.Public => at switch { Location.Urban => (360m, 360m), Location.Town => (300m, 300m), _ => (240m, 240m) },
            Sponsor.InclusivePrivate => at switch { Location.Urban => (540m, 560m), Location.Town => (420m, 440m), _ => (330m, 360m) },
            _ => (700m + (facts.At.Number % 7 * 80m), 700m + (facts.At.Number % 7 * 80m)),
        };
        return [care, facts.At.Number == SeedKindergartens.HalfDay ? 0m : at == Location.Urban ? 280m : 220m, ceiling, null];
    }

    static object?[] Safety(Random random, SeedKindergartenYear facts, int staff)
    {
        var (mended, open) = (random.Next(0, 6), facts.At.Number % 9 == 0 ? 1 : 0);
        var isNetworked = facts.At.Number != SeedKindergartens.NotNetworked || facts.Year.StartYear < SeedClasses.LastYear;
        return
        [
            YesNo(true), "是", "是", "是", YesNo(isNetworked), "是", 1 + (facts.AllChildren / 200), mended + open, mended, open,
            random.Next(3, 8), NotApplicable, NotApplicable, staff, NotApplicable, null,
        ];
    }
}
