using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>Makes the forecast of the two years after a year.</summary>
sealed class Forecaster
{
    const int YearsAhead = 2;

    readonly YearRows _year;
    readonly Retention _retention;
    readonly int _large;
    readonly Dictionary<(SchoolCode School, int Grade), Cell> _cells = [];
    readonly List<GradeForecast> _told = [];
    readonly List<IntakeForecast> _intakes = [];

    /// <summary>A grade of a school, if nothing is done and after the plan.</summary>
    readonly record struct Cell(int? Pupils, int? Classes, int? PlanPupils, int? PlanClasses, ImmutableArray<string> Projects);

    Forecaster(YearRows year, ReliefPlan? plan)
    {
        (_year, _retention, _large) = (year, new Retention(year), (int)year.Standards[Limits.LargeClass]);
        var planned = (plan?.Divisions ?? []).Select(one => (Key: (one.School, one.Grade), one.Classes.After))
            .Concat((plan?.Moves ?? []).Select(move => (Key: (move.From, move.Grade), move.FromClasses.After)))
            .Concat((plan?.Moves ?? []).Select(move => (Key: (move.To, move.Grade), move.ToClasses.After)))
            .DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.After);
        foreach (var (school, grade) in GradesOf(year))
        {
            var pupils = Retention.PupilsOf(school, grade);
            int? classes = pupils is null ? null : school.ClassesOf(grade).Length;
            _cells[(school.Code, grade)] = planned.TryGetValue((school.Code.Value, grade), out var after)
                ? new Cell(pupils, classes, after.Sum(), after.Length, []) : new Cell(pupils, classes, pupils, classes, []);
        }
    }

    /// <summary>The forecast; null when the year has no school with grades.</summary>
    /// <param name="year">The year that it starts from.</param>
    /// <param name="plan">Its relief plan; null when there is none.</param>
    public static Forecast? Of(YearRows year, ReliefPlan? plan)
    {
        var forecaster = new Forecaster(year, plan);
        var rooms = RelievingProject.Of(year).Where(project => project is { Classrooms: > 0, Completion: not null })
            .Select(project => new ProjectRooms(project) { Left = project.Classrooms!.Value }).ToList();
        for (var ahead = 1; ahead <= YearsAhead; ahead++)
        {
            forecaster.Step(ahead, rooms);
        }

        return forecaster._cells.Count == 0 ? null : new Forecast(
            [.. forecaster._told.OrderBy(one => one.School, StringComparer.Ordinal).ThenBy(one => one.Year).ThenBy(one => one.Grade)],
            forecaster.Totals(), ErrorsOf(year), [.. forecaster._intakes]);
    }

    static IEnumerable<(SchoolRows School, int Grade)> GradesOf(YearRows year) =>
        year.Schools.SelectMany(school => Enumerable.Range(1, 12).Where(school.HasGrade), (school, grade) => (school, grade));

    void Step(int ahead, List<ProjectRooms> rooms)
    {
        var to = new SchoolYear(_year.Year.Year.StartYear + ahead);
        var grade1 = IntakeFactors.OfGrade1(_year, ahead);
        var grade7 = IntakeFactors.OfGrade7(_year, ahead, school => _cells[(school.Code, 6)].Pupils);
        _intakes.AddRange(_year.Schools.Any(school => school.HasGrade(1)) ? [grade1] : []);
        _intakes.AddRange(_year.Schools.Any(school => school.HasGrade(7)) ? [grade7] : []);
        var told = GradesOf(_year).Select(one => Next(one.School, one.Grade, to, one.Grade == 1 ? grade1.Factor : grade7.Factor)).ToList();
        foreach (var project in rooms.Where(one => one.Project.Completion <= to.ReferenceDate))
        {
            told = project.Open(told, _large);
        }

        foreach (var one in told)
        {
            _cells[(SchoolCode.Parse(one.School), one.Grade)] = new Cell(one.Pupils, one.Classes, one.PlanPupils, one.PlanClasses,
                one.Projects);
        }

        _told.AddRange(told.Where(one => !IsWithout(_year.ByCode[SchoolCode.Parse(one.School)], one.Grade, ahead)).Select(one => one with
        {
            Large = LargeOf(one.Pupils, one.Classes),
            PlanLarge = LargeOf(one.PlanPupils, one.PlanClasses),
        }));
    }

    GradeForecast Next(SchoolRows school, int grade, SchoolYear to, decimal? intake)
    {
        var isEntrance = Standards.EntranceGrades.Contains(grade);
        var own = isEntrance ? null : _retention.Own(school.Code, grade);
        var rate = isEntrance ? intake : own ?? _retention.County(grade);

        // An intake's factor is against this year's, so that both years start from what was reported.
        var from = isEntrance ? IntakeOf(school, grade) : _cells[(school.Code, grade - 1)];
        var why = WhyNot(grade, from.Pupils, rate);
        return new GradeForecast
        {
            School = school.Code.Value,
            SchoolName = school.School.Name,
            Year = to.StartYear,
            Grade = grade,
            Basis = why != Text.Empty ? ForecastBasis.Unknown : isEntrance ? ForecastBasis.Intake
                : own is null ? ForecastBasis.CountyRetention : ForecastBasis.OwnRetention,
            Why = why,
            From = from.Pupils,
            Rate = grade == 10 ? null : rate,
            Pupils = why == Text.Empty ? Times(from.Pupils, rate) : null,
            Classes = why == Text.Empty ? from.Classes : null,
            PlanPupils = why == Text.Empty ? Times(from.PlanPupils, rate) : null,
            PlanClasses = why == Text.Empty ? from.PlanClasses : null,
            Projects = why == Text.Empty ? from.Projects : [],
        };
    }

    // A school of six grades that has no class of the fifth will have none of the sixth: nothing of it is unknown.
    static bool IsWithout(SchoolRows school, int grade, int ahead)
    {
        for (; ahead > 0 && !Standards.EntranceGrades.Contains(grade); ahead--)
        {
            grade--;
        }

        return school.InForce && school.ClassesOf(grade).IsEmpty;
    }

    static Cell IntakeOf(SchoolRows school, int grade) =>
        Retention.PupilsOf(school, grade) is { } pupils && school.ClassesOf(grade).Length is var classes
            ? new Cell(pupils, classes, pupils, classes, []) : new Cell(null, null, null, null, []);

    static Text WhyNot(int grade, int? from, decimal? rate) =>
        grade == 10 ? new("高一招生由中考和招生计划决定，不作预测", "grade 10 follows the entrance examination and the places planned")
        : from is null ? new("所依据的年级没有报齐，或其预测不明", "the grade that it starts from is not all reported, or not known itself")
        : rate is not null ? Text.Empty
        : Standards.EntranceGrades.Contains(grade) ? new("入学人数的变化不明", "how the intake changes is not known")
        : new("没有上年数，升级巩固率不明", "there is no year before to tell the rate from");

    static int? Times(int? pupils, decimal? rate) =>
        pupils * rate is { } product ? (int)decimal.Round(product, MidpointRounding.AwayFromZero) : null;

    int? LargeOf(int? pupils, int? classes) =>
        pupils is { } some && classes is > 0 and var count ? ClassSizes.Large(some, count, _large) : null;

    ImmutableArray<ForecastTotal> Totals() =>
    [
        .. from one in _told
           group one by (one.Year, one.Grade) into grade
           orderby grade.Key
           let known = grade.Where(one => one.Large is not null).ToList()
           select new ForecastTotal(grade.Key.Year, grade.Key.Grade, known.Count, grade.Count(), known.Sum(one => one.Pupils!.Value),
               known.Sum(one => one.Classes!.Value), known.Sum(one => one.Large!.Value), known.Sum(one => one.PlanLarge!.Value)),
    ];

    // The same forecast, made from the year before, of one year on: a school is compared with all whose pupils it has.
    static ImmutableArray<ForecastError> ErrorsOf(YearRows year)
    {
        if (year.Before is not { } before)
        {
            return [];
        }

        var forecaster = new Forecaster(before, null);
        forecaster.Step(1, []);
        var forecast = forecaster._told.ToLookup(one => (year.HeirOf(before.ByCode[SchoolCode.Parse(one.School)]), one.Grade));
        return
        [
            .. from one in GradesOf(year)
               let made = forecast[(one.School.Code, one.Grade)].ToList()
               where one.School.Reports(one.Grade) && made.Count > 0 && made.TrueForAll(part => part.Large is not null)
               group (one.School, Made: made) by one.Grade into grade
               orderby grade.Key
               select new ForecastError(grade.Key, grade.Count(), grade.Sum(one => one.Made.Sum(part => part.Pupils!.Value)),
                   grade.Sum(one => Retention.PupilsOf(one.School, grade.Key)!.Value),
                   grade.Sum(one => one.Made.Sum(part => part.Large!.Value)),
                   grade.Sum(one => one.School.ClassesOf(grade.Key).Count(row => row.IsLarge))),
        ];
    }
}
