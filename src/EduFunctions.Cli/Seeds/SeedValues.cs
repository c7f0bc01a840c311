using EduFunctions.Returns.SchoolReturn;
using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>
/// The values of a return, sheet by sheet in the form's order: for each row a value for each column, null where it stays blank.
/// </summary>
sealed record SeedValues(ImmutableDictionary<string, ImmutableArray<object?[]>> Sheets)
{
    /// <summary>不适用: counts as filled in.</summary>
    public const string NotApplicable = "/";

    /// <summary>The rows of a sheet of the form.</summary>
    public ImmutableArray<object?[]> this[FormSheet sheet] => Sheets[sheet.Code];

    /// <summary>The same values with one sheet's rows changed.</summary>
    public SeedValues With(FormSheet sheet, Func<ImmutableArray<object?[]>, IEnumerable<object?[]>> change) =>
        new(Sheets.SetItem(sheet.Code, [.. change([.. this[sheet].Select(row => (object?[])row.Clone())])]));

    /// <summary>The same values with one cell changed; <paramref name="row"/> is the index of its row.</summary>
    public SeedValues With(FormSheet sheet, int row, string column, object? value) => With(sheet, rows =>
    {
        rows[row][IndexOf(sheet, column)] = value;
        return rows;
    });

    /// <summary>Position of a column in its sheet.</summary>
    public static int IndexOf(FormSheet sheet, string column) => sheet.Columns.IndexOf(sheet[column]);

    /// <summary>Draws what <paramref name="facts"/> leave open, so that parts never pass their wholes and all sums agree.</summary>
    public static SeedValues Draw(Random random, SeedSchoolYear facts, DateOnly filled)
    {
        var classes = facts.Classes.Select((entry, index) => Class(random, facts.School, entry, index)).ToImmutableArray();
        var boarders = classes.Sum(row => (int)row[IndexOf(Classes.Sheet, "boarders")]!);
        return new SeedValues(new Dictionary<string, ImmutableArray<object?[]>>(StringComparer.Ordinal)
        {
            ["cover"] = [Cover(facts, filled, boarders)],
            ["classes"] = classes,
            ["staff"] = [.. facts.Stages.Select(stage => Staff(random, facts.School.School.Location, stage))],
            ["classrooms"] = [.. facts.Stages.Select(stage => new object?[] { SchoolKinds.NameOf(stage.Stage), stage.Classrooms, stage.InUse, null })],
            ["premises"] = [Premises(facts, boarders)],
            ["money"] = [Money(random, facts)],
            ["afterschool"] = [AfterSchool(random, facts, filled)],
            ["safety"] = [Safety(random, facts)],
        }.ToImmutableDictionary());
    }

    static object?[] Cover(SeedSchoolYear facts, DateOnly filled, int boarders)
    {
        var school = facts.School.School;
        // The county's large school is none of the old ones, which may be larger.
        var built = school.FirstYear ?? (facts.School.Number == 1 ? 2013 : new Random(facts.School.Number).Next(1952, 2019));
        return
        [
            facts.School.Code.Value, school.Name, SeedCounty.County.Value, facts.Year.ToString(), SchoolKinds.NameOf(school.Kind),
            SchoolKinds.NameOf(school.Location), SchoolKinds.NameOf(school.Sponsor), built, YesNo(built <= 2010), YesNo(built <= 2016),
            YesNo(boarders > 0), YesNo(school.Kind == SchoolKind.TeachingPoint),
            "教导处", string.Create(CultureInfo.InvariantCulture, $"0000-80{facts.School.Number:00000}"), filled, "分管校长", "校长室", null,
        ];
    }

    /// <summary>是, 否.</summary>
    public static string YesNo(bool isSo) => isSo ? YesNoColumn.Yes : YesNoColumn.No;

    static object?[] Class(Random random, SeedSchool school, SeedClass entry, int index)
    {
        var rural = school.School.Location == Location.Rural;
        var boarding = entry.Stage switch { Stage.Senior => 80, Stage.Junior when school.School.Location != Location.Urban => 55,
            Stage.Primary when rural && entry.Grade >= 4 => 15, _ => 0 };
        return
        [
            entry.Grade, entry.Number, entry.Pupils, Part(random, entry.Pupils, 44, 50),
                Part(random, entry.Pupils, boarding, boarding + 5) * (boarding > 0 ? 1 : 0),
            random.Next(0, 9) == 0 ? 1
                : 0, Part(random, entry.Pupils, rural ? 25 : 4, rural ? 45 : 12), Part(random, entry.Pupils, rural ? 0 : 3, rural ? 2 : 14),
            "独用", string.Create(CultureInfo.InvariantCulture, $"T{school.Number:000}{index + 1:00}"), SeedCohorts.ExplanationOf(school.Number, entry.Grade, entry.Pupils),
        ];
    }

    static object?[] Staff(Random random, Location location, SeedStage stage)
    {
        var teachers = Part(random, stage.InPost - stage.Away, 90, 97);
        var associates = stage.Stage switch { Stage.Primary => Part(random, teachers, 12, 30), Stage.Junior => Part(random, teachers, 2, 10), _ => 0 };
        var masters = Part(random, teachers, stage.Stage == Stage.Senior ? 10 : 0, stage.Stage == Stage.Senior ? 18 : 4);
        var due = Part(random, teachers, 20, 35);
        var exchanged = Part(random, due, 8, 16);
        var (inTown, toTownship) = location == Location.Urban ? (exchanged - (exchanged / 2), exchanged / 2) : (0, 0);
        var intoTown = location == Location.Town ? exchanged / 3 : 0;
        var backbone = Part(random, teachers, 8, 24);
        return
        [
            SchoolKinds.NameOf(stage.Stage), stage.Posts, stage.InPost, stage.Away, random.Next(0, 4), teachers,
            associates, teachers - associates - masters, masters, 0, backbone,
            Part(random, teachers, 7, 9), Part(random, teachers, 4, 6), Part(random, teachers, 4, 6), 0,
            Math.Min(teachers, 1 + (teachers / 60)), teachers, Part(random, teachers, 94, 100), due, exchanged,
            Math.Min(backbone, (exchanged + 3) / 4), inTown, intoTown, toTownship, exchanged - inTown - intoTown - toTownship, null,
        ];
    }

    // A house stays what it is: areas and equipment are drawn for the school, not for the year, by the pupils that it was built for.
    static object?[] Premises(SeedSchoolYear facts, int boarders)
    {
        var school = facts.School;
        var built = new Random(school.Number * 10);
        var grades = school.LastGrade - SchoolKinds.Of(school.School.Kind).FirstGrade + 1;
        var capacity = facts.Stages.Sum(stage => stage.Classrooms) * 45;
        var pupils = school.ClassesPerGrade == 0 ? capacity : school.ClassesPerGrade * grades * (school.Low + school.High) / 2;
        var (rooms, inUse) = (facts.Stages.Sum(stage => stage.Classrooms), facts.Stages.Sum(stage => stage.InUse));
        var hasSpecial = inUse >= 6;
        var special = hasSpecial ? (inUse + 11) / 12 : 0;
        var (smallMusic, smallArt) = (Math.Min(special, built.Next(0, 2)), Math.Min(special, built.Next(0, 2)));
        var area = Tenths(built, pupils, 48, 82);
        return
        [
            area, hasSpecial ? Math.Round(area * 0.06m, 1) : 0m, Tenths(built, pupils, 72, 118),
            Math.Round(pupils * (0.2m + (built.Next(0, 12) / 100m)), 2), rooms + (school.Number % 3),
            special - smallMusic, smallMusic, 0, special - smallArt, smallArt, 0, (boarders + 9) / 10 * 10, null,
        ];
    }

    static object?[] Money(Random random, SeedSchoolYear facts)
    {
        var funded = facts.Pupils < 100 ? 100 : Part(random, facts.Pupils, 97, 103);
        var perPupil = facts.Stages[^1].Stage switch { Stage.Primary => 0.072m, Stage.Junior => 0.094m, _ => 0.12m };
        var budget = Math.Round(funded * perPupil, 2);
        var training = Math.Round(budget * (5 + (facts.School.Number % 3)) / 100m, 2);
        var compulsory = facts.Classes[0].Grade <= 9;
        var junior = facts.Stages.Any(stage => stage.Stage == Stage.Junior);
        var (lost, movedIn, movedOut) = (random.Next(0, 4), random.Next(0, 4), random.Next(0, 4));
        return
        [
            budget, Math.Round(budget * random.Next(95, 101) / 100m, 2), training, Math.Round(training * random.Next(92, 101) / 100m, 2),
            funded, compulsory ? Part(random, facts.Pupils, 88, 99) : NotApplicable,
            .. (int[])[facts.Leavers, facts.Leavers + lost + movedOut - movedIn, movedIn, movedOut, 0] is var cohort && junior
                ? cohort.Cast<object?>() : Enumerable.Repeat<object?>(NotApplicable, 5), null,
        ];
    }

    static object?[] AfterSchool(Random random, SeedSchoolYear facts, DateOnly filled)
    {
        var participants = facts.Classes.Where(entry => entry.Grade <= 9).Sum(entry => entry.Pupils) * random.Next(70, 95) / 100;
        var fees = Math.Round(participants * 0.036m, 2);
        var offered = participants > 0;
        var managements = Enumerable.Range(0, 5).SelectMany(_ => new object?[] { "是", filled.AddDays(-random.Next(1, 6)) });
        return [YesOr(offered), YesOr(offered), offered ? participants : NotApplicable, offered ? fees : NotApplicable,
            offered ? fees : NotApplicable,
            offered ? 0m : NotApplicable, offered ? random.Next(0, 2) : 0, .. managements, null];

        static string YesOr(bool offered) => offered ? "是" : NotApplicable;
    }

    static object?[] Safety(Random random, SeedSchoolYear facts)
    {
        var (mended, open) = (random.Next(0, 8), random.Next(0, 2));
        var isGuarded = facts.School.School.Kind != SchoolKind.TeachingPoint || random.Next(0, 3) > 0;
        return
        [
            YesNo(isGuarded), "是", "是", "是", "是", "是", isGuarded ? 1 + (facts.Pupils / 400) : 1, mended + open, mended, open, random.Next(4, 10), "是",
            Part(random, facts.Pupils, 92, 100), facts.Stages.Sum(stage => stage.InPost - stage.Away),
            facts.Stages[^1].Stage == Stage.Primary ? random.Next(0, 2) : random.Next(2, 6), null,
        ];
    }

    /// <summary>A share of a whole, drawn between two percentages and never above the whole when the upper one is at most 100.</summary>
    public static int Part(Random random, int whole, int lowPercent, int highPercent) =>
        whole * random.Next(lowPercent, highPercent + 1) / 100;

    static decimal Tenths(Random random, int pupils, int low, int high) => pupils * random.Next(low, high + 1) / 10m;
}
