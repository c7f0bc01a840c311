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
    const string NotApplicable = "/";

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
            ["cover"] = [Cover(facts, filled)],
            ["classes"] = classes,
            ["staff"] = [.. facts.Stages.Select(stage => Staff(random, facts.School.School.Location, stage))],
            ["premises"] = [.. facts.Stages.Select((stage, index) => Premises(random, facts.School, stage, index == facts.Stages.Length - 1 ? boarders : 0))],
            ["money"] = [Money(random, facts)],
            ["afterschool"] = [AfterSchool(random, facts, filled)],
            ["safety"] = [Safety(random, facts)],
        }.ToImmutableDictionary());
    }

    static object?[] Cover(SeedSchoolYear facts, DateOnly filled) =>
    [
        facts.School.Code.Value, facts.School.School.Name, SeedCounty.County.Value, facts.Year.ToString(),
        SchoolKinds.NameOf(facts.School.School.Kind), SchoolKinds.NameOf(facts.School.School.Location),
            SchoolKinds.NameOf(facts.School.School.Sponsor),
        "教导处", string.Create(CultureInfo.InvariantCulture, $"0000-80{facts.School.Number:00000}"), filled, "校长室", null,
    ];

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
        var teachers = Part(random, stage.InPost, 90, 97);
        var due = Part(random, teachers, 20, 35);
        var exchanged = Part(random, due, 8, 16);
        var (inTown, toTownship) = location == Location.Urban ? (exchanged - (exchanged / 2), exchanged / 2) : (0, 0);
        var intoTown = location == Location.Town ? exchanged / 3 : 0;
        return
        [
            SchoolKinds.NameOf(stage.Stage), stage.Posts, stage.InPost, teachers, Part(random, teachers, 88, 100),
                Part(random, teachers, 8, 24), Part(random, teachers, 10, 18),
            Math.Min(teachers, 1 + (teachers / 60)), teachers, Part(random, teachers, 94, 100), random.Next(0, 4), due, exchanged,
            inTown, intoTown, toTownship, exchanged - inTown - intoTown - toTownship, null,
        ];
    }

    // A house stays what it is: areas and equipment are drawn for the school and stage, not for the year, by the pupils that it was built for.
    static object?[] Premises(Random random, SeedSchool school, SeedStage stage, int boarders)
    {
        var built = new Random((school.Number * 10) + (int)stage.Stage);
        var grades = Enumerable.Range(SchoolKinds.Of(school.School.Kind).FirstGrade, 12)
            .Count(grade => grade <= school.LastGrade && SchoolKinds.StageOf(grade) == stage.Stage);
        var pupils = school.ClassesPerGrade * grades * (school.Low + school.High) / 2;
        var special = (stage.InUse + 11) / 12;
        var hasSpecial = stage.InUse >= 6;
        var area = Tenths(built, pupils, 48, 82);
        return
        [
            SchoolKinds.NameOf(stage.Stage), stage.Classrooms, stage.InUse, area, hasSpecial ? Math.Round(area * 0.06m, 1)
                : 0m, Tenths(built, pupils, 72, 118),
            Math.Round(pupils * (0.2m + (built.Next(0, 12) / 100m)), 2), stage.Classrooms + random.Next(0, 3),
            hasSpecial ? special : 0, hasSpecial ? 90 + random.Next(0, 20) : NotApplicable, hasSpecial ? special : 0, hasSpecial
                ? 86 + random.Next(0, 20) : NotApplicable,
            boarders > 0 ? boarders + random.Next(4, 20) : 0, null,
        ];
    }

    static object?[] Money(Random random, SeedSchoolYear facts)
    {
        var funded = facts.Pupils < 100 ? 100 : Part(random, facts.Pupils, 97, 103);
        var perPupil = facts.Stages[^1].Stage switch { Stage.Primary => 0.072m, Stage.Junior => 0.094m, _ => 0.12m };
        var received = Math.Round(funded * perPupil, 2);
        var spent = Math.Round(received * random.Next(95, 101) / 100m, 2);
        var compulsory = facts.Classes[0].Grade <= 9;
        var junior = facts.Stages.Any(stage => stage.Stage == Stage.Junior);
        return
        [
            received, spent, Math.Round(spent * random.Next(5, 8) / 100m, 2), funded, compulsory ? Part(random, facts.Pupils, 88, 99)
                : NotApplicable,
            facts.Leavers, junior ? facts.Leavers + random.Next(0, 4) : NotApplicable, null,
        ];
    }

    static object?[] AfterSchool(Random random, SeedSchoolYear facts, DateOnly filled)
    {
        var participants = facts.Classes.Where(entry => entry.Grade <= 9).Sum(entry => entry.Pupils) * random.Next(60, 95) / 100;
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
        return
        [
            facts.School.School.Kind == SchoolKind.TeachingPoint
                && random.Next(0, 3) == 0 ? "否" : "是", "是", "是", "是", mended + open, mended, open, random.Next(4, 10), "是",
            Part(random, facts.Pupils, 92, 100), facts.Stages.Sum(stage => stage.InPost), facts.Stages[^1].Stage == Stage.Primary
                ? random.Next(0, 2) : random.Next(2, 6), null,
        ];
    }

    // A share of a whole, drawn between two percentages and never above the whole when the upper one is at most 100.
    static int Part(Random random, int whole, int lowPercent, int highPercent) => whole * random.Next(lowPercent, highPercent + 1) / 100;

    static decimal Tenths(Random random, int pupils, int low, int high) => pupils * random.Next(low, high + 1) / 10m;
}
