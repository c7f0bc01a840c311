using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>Draws the classes, rooms and posts of every school and year; large classes come from <see cref="SeedCohorts"/> alone.</summary>
sealed class SeedClasses(Random random)
{
    /// <summary>First of the three years.</summary>
    public const int FirstYear = 2023;

    /// <summary>Last of the three years.</summary>
    public const int LastYear = 2025;

    // A closed teaching point's cohorts (grades 1 to 4 in 2023) sit in its successor's class 1 from 2024 on.
    static readonly (int Closed, int Successor) Merged = (43, 22);

    readonly Dictionary<(int Lineage, int Cohort), int[][]> _sizes = [];
    readonly Dictionary<(int School, Stage Stage), (int SpareRooms, int SpareStaff, int Vacancies)> _spare = [];

    /// <summary>The facts of every school and year in which it is open, by year and number.</summary>
    public ImmutableArray<SeedSchoolYear> Draw()
    {
        foreach (var school in SeedRoster.All)
        {
            var facts = SchoolKinds.Of(school.School.Kind);
            for (var cohort = facts.FirstGrade; cohort <= school.LastGrade + LastYear - FirstYear; cohort++)
            {
                _sizes.TryAdd((school.Lineage, cohort), SeedCohorts.Written.GetValueOrDefault((school.Lineage, cohort)) ?? Drift(school));
            }
        }

        return [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1)
            .SelectMany(year => SeedRoster.All, (year, school) => (Year: new SchoolYear(year), School: school))
            .Where(entry => entry.School.School.IsOpenIn(entry.Year))
            .Select(entry => Of(entry.School, entry.Year))];
    }

    int[][] Drift(SeedSchool school)
    {
        var first = Enumerable.Range(0, school.ClassesPerGrade).Select(_ => random.Next(school.Low, school.High + 1)).ToArray();
        var second = Next(first);
        return [first, second, Next(second)];

        int[] Next(int[] pupils) => [.. pupils.Select(count => Math.Clamp(count + random.Next(-1, 2), school.Low, school.High))];
    }

    SeedSchoolYear Of(SeedSchool school, SchoolYear year)
    {
        var classes = Classes(school, year);
        return new SeedSchoolYear(school, year, classes,
            [.. classes.Select(entry => entry.Stage).Distinct().Select(stage => Stage(school, stage, classes))],
            Leavers(school, year, classes));
    }

    ImmutableArray<SeedClass> Classes(SeedSchool school, SchoolYear year) =>
        [.. Enumerable.Range(SchoolKinds.Of(school.School.Kind).FirstGrade, 12)
            .TakeWhile(grade => grade <= school.LastGrade)
            .SelectMany(grade => PupilsOf(school, grade, year).Select((pupils, index) => new SeedClass(grade, index + 1, pupils)))];

    int[] PupilsOf(SeedSchool school, int grade, SchoolYear year)
    {
        var cohort = grade + LastYear - year.StartYear;
        var pupils = _sizes[(school.Lineage, cohort)][year.StartYear - FirstYear];
        var joins = school.Number == Merged.Successor && year.StartYear > FirstYear && cohort is >= 3 and <= 6;
        return joins ? [pupils[0] + _sizes[(Merged.Closed, cohort)][year.StartYear - FirstYear][0], .. pupils[1..]] : pupils;
    }

    int Leavers(SeedSchool school, SchoolYear year, ImmutableArray<SeedClass> classes) => classes.All(entry => entry.Grade != 9) ? 0
        : year.StartYear > FirstYear && school.School.IsOpenIn(year.Previous) ? PupilsOf(school, 9, year.Previous).Sum()
        : classes.Where(entry => entry.Grade == 9).Sum(entry => entry.Pupils);

    SeedStage Stage(SeedSchool school, Stage stage, ImmutableArray<SeedClass> all)
    {
        var classes = all.Where(entry => entry.Stage == stage).ToList();
        if (!_spare.TryGetValue((school.Number, stage), out var extra))
        {
            _spare[(school.Number, stage)] = extra = (random.Next(0, 3), random.Next(0, 3), random.Next(0, 4));
        }

        if (SeedCohorts.Resources.TryGetValue((school.Number, stage), out var written))
        {
            return new SeedStage(stage, written.InPost + extra.Vacancies, written.InPost, written.Away, written.Classrooms, classes.Count);
        }

        var pupilsPerPost = stage switch { Schools.Stage.Primary => 19m, Schools.Stage.Junior => 13.5m, _ => 12.5m };
        var inPost = Math.Max((int)Math.Ceiling(classes.Sum(entry => entry.Pupils) / pupilsPerPost),
            classes.Count * 3 / 2) + extra.SpareStaff;
        var away = school.Number % 7 == 3 ? 1 : 0;
        return new SeedStage(stage, inPost + away + extra.Vacancies, inPost + away, away, classes.Count + 1 + extra.SpareRooms, classes.Count);
    }
}
