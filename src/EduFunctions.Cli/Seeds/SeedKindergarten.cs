using System.Collections.Immutable;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>One kindergarten of the demo county.</summary>
/// <param name="Number">The last four digits of its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sponsor">Who runs it, in 2025.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Sets">Classes of each of 小班, 中班, 大班.</param>
/// <param name="Size">Children of a 小班, about; a class has some three more in each later year.</param>
/// <param name="Opened">Year in which it took its first children.</param>
/// <param name="Habit">How it fills in its return.</param>
sealed record SeedKindergarten(int Number, string Name, Sponsor Sponsor, Location Location, int Sets, int Size, int Opened,
    SeedHabit Habit = SeedHabit.Template)
{
    static readonly ImmutableArray<(string Kind, int Most)> Grades = [("小班", 25), ("中班", 30), ("大班", 35)];

    /// <summary>混合班.</summary>
    public int Mixed { get; init; }

    /// <summary>托班.</summary>
    public int Nurseries { get; init; }

    /// <summary>First school year; null when it has always been there.</summary>
    public int? FirstYear { get; init; }

    /// <summary>Last school year; null while it is open.</summary>
    public int? LastYear { get; init; }

    /// <summary>Number of the kindergarten that took its children when it closed.</summary>
    public int? Successor { get; init; }

    /// <summary>First school year as an inclusive one; null when it has been one as long as it is told of, or is none.</summary>
    public int? InclusiveFrom { get; init; }

    /// <summary>Number of the school to which it is attached.</summary>
    public int? AttachedTo { get; init; }

    /// <summary>小区配套园.</summary>
    public bool IsQuarter { get; init; }

    /// <summary>Its identifier.</summary>
    public SchoolCode Code => SeedRoster.CodeOf(Number);

    /// <summary>Its entries in the register: one, or one before and one after it became inclusive.</summary>
    public IEnumerable<School> Entries
    {
        get
        {
            var entry = new School
            {
                Code = Code, Name = Name, Kind = SchoolKind.Kindergarten, Location = Location, Sponsor = Sponsor, FirstYear = FirstYear,
                LastYear = LastYear, Successor = Successor is { } heir ? SeedRoster.CodeOf(heir) : null,
            };
            return InclusiveFrom is not { } year ? [entry]
                : [entry with { Sponsor = Sponsor.OtherPrivate, LastYear = year - 1 }, entry with { FirstYear = year }];
        }
    }

    /// <summary>True when a return is expected of it in that school year.</summary>
    public bool IsOpenIn(SchoolYear year) => Entries.Any(entry => entry.IsOpenIn(year));

    /// <summary>Its facts of a year in which it is open; drawn for it alone, so that no other kindergarten changes them.</summary>
    public SeedKindergartenYear In(SchoolYear year)
    {
        var school = Entries.Single(entry => entry.IsOpenIn(year));
        var back = SeedClasses.LastYear - year.StartYear;
        var groups = Grades.Index().SelectMany(grade => Enumerable.Range(1, Has(grade.Index, year.StartYear) ? Sets : 0)
            .Select(number => new SeedGroup(grade.Item.Kind, number, ChildrenOf(grade.Index, grade.Index + back, number, year.StartYear))));
        var others = new Random((Number * 100) + back);
        return new SeedKindergartenYear(this, school, year,
        [
            .. Enumerable.Range(1, Nurseries).Select(number => new SeedGroup(KindergartenClasses.Nursery, number, others.Next(12, 19))),
            .. groups,
            .. Enumerable.Range(1, Mixed).Select(number => new SeedGroup("混合班", number, Math.Min(30, Size + others.Next(-1, 4)))),
        ]);
    }

    // In its first year a kindergarten has no children of the last year before school.
    bool Has(int grade, int year) => FirstYear != year || grade < 2;

    // A class goes from grade to grade, and some children join it; births fall, so that younger cohorts are smaller.
    int ChildrenOf(int grade, int gradeIn2025, int number, int year)
    {
        var random = new Random((Number * 1000) + (gradeIn2025 * 100) + number);
        var children = Size + (gradeIn2025 / 2) - 1 + random.Next(-1, 2);
        for (var joined = 0; joined < grade; joined++)
        {
            children += random.Next(2, 5);
        }

        var (kind, most) = Grades[grade];
        return SeedKindergartens.Large.GetValueOrDefault((Number, year, kind, number), Math.Min(most, children));
    }
}

/// <summary>One class of a kindergarten.</summary>
/// <param name="Kind">托班, 小班, 中班, 大班 or 混合班.</param>
/// <param name="Number">Its number among those of the kind, from 1.</param>
/// <param name="Children">Children on 1 September.</param>
sealed record SeedGroup(string Kind, int Number, int Children)
{
    /// <summary>True for those of the three years before school: all but 托班.</summary>
    public bool Counts => Kind != KindergartenClasses.Nursery;

    /// <summary>True when it has more children than its kind may have: 25, 30, 35, of mixed ages 30.</summary>
    public bool IsLarge => Children > Kind switch { "小班" => 25, "中班" or "混合班" => 30, "大班" => 35, _ => int.MaxValue };
}

/// <summary>One kindergarten in one year: what its return must say.</summary>
/// <param name="At">The kindergarten.</param>
/// <param name="School">Its entry in the register in that year.</param>
/// <param name="Year">The school year.</param>
/// <param name="Classes">Its classes.</param>
sealed record SeedKindergartenYear(SeedKindergarten At, School School, SchoolYear Year, ImmutableArray<SeedGroup> Classes)
{
    /// <summary>Children of the three years before school: 托班 are in no rate.</summary>
    public int Children => Classes.Where(entry => entry.Counts).Sum(entry => entry.Children);

    /// <summary>All children, 托班 too.</summary>
    public int AllChildren => Classes.Sum(entry => entry.Children);
}
