using System.Collections.Immutable;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>
/// Who is of which age, and what goes with it: of school age one in a hundred more than the grade has pupils, younger by the county's
/// births, which fall.
/// </summary>
sealed class SeedPopulation(SchoolYear year, ImmutableArray<SeedSchoolYear> facts, ImmutableArray<SeedReturn> ofSchools)
{
    const int FirstGradeAge = 6;

    // By age in 2025, 0 to 5.
    static readonly int[] Births = [2140, 2230, 2380, 2650, 2800, 2950];

    static readonly int[] Vocational = [1690, 1740, 1780];

    // What the county gives of the good senior schools' places to junior schools, and of these to rural ones; %.
    static readonly (int Quota, int Rural)[] Quotas = [(50, 56), (52, 58), (55, 60)];

    // 学业水平 and 校际差异率 of six subjects, from the monitoring of 2022 and of 2024; no round had the arts.
    static readonly object[][] Monitored =
    [
        ["III级", 0.12m, "III级", 0.16m, "III级", 0.13m, "II级", 0.11m, SeedValues.NotApplicable, SeedValues.NotApplicable, "III级", 0.10m],
        ["III级", 0.11m, "III级", 0.13m, "III级", 0.12m, "III级", 0.10m, SeedValues.NotApplicable, SeedValues.NotApplicable, "III级", 0.09m],
    ];

    static readonly decimal[] Satisfaction = [88.4m, 89.7m, 91.2m];

    readonly int _index = year.StartYear - SeedClasses.FirstYear;

    /// <summary>随班就读: as the classes of grades 1 to 9 have them.</summary>
    public int InClasses { get; } = SumOf("specialNeeds", year, ofSchools, _ => true);

    /// <summary>送教上门.</summary>
    public int TaughtAtHome => 9 - _index;

    /// <summary>The values of the sheet.</summary>
    public object?[] Values
    {
        get
        {
            var (inSchools, unenrolled) = (18 + _index, 3 - _index);
            var (inPublic, inPrivate) = (SumOf("migrant", year, ofSchools, sponsor => sponsor == Sponsor.Public),
                SumOf("migrant", year, ofSchools, sponsor => sponsor != Sponsor.Public));
            var places = PupilsOf(year, 10, school => school.Number is 58 or 59);
            var quota = places * Quotas[_index].Quota / 100;
            return
            [
                .. Enumerable.Range(0, 18).Select(age => (object?)OfAge(age)),
                InClasses + inSchools + TaughtAtHome + unenrolled, InClasses, 0, inSchools, TaughtAtHome,
                inPublic + inPrivate, inPublic, inPrivate,
                places, quota, quota * Quotas[_index].Rural / 100, Vocational[_index], .. Monitored[(_index + 1) / 2], Satisfaction[_index],
                "否", "否", "否", null,
            ];
        }
    }

    /// <summary>Of that age on 1 September of the year.</summary>
    public int OfAge(int age)
    {
        var in2025 = age + SeedClasses.LastYear - year.StartYear;
        return age switch
        {
            < FirstGradeAge when in2025 < FirstGradeAge => Births[in2025],
            < FirstGradeAge => Enrolled(new SchoolYear(SeedClasses.LastYear), in2025),
            < 15 => Enrolled(year, age),
            _ => Enrolled(year, age) + (Vocational[_index] / 3),
        };
    }

    int Enrolled(SchoolYear of, int age) => PupilsOf(of, age - FirstGradeAge + 1, _ => true) * 101 / 100;

    int PupilsOf(SchoolYear of, int grade, Func<SeedSchool, bool> has) => facts.Where(entry => entry.Year == of && has(entry.School))
        .SelectMany(entry => entry.Classes).Where(entry => entry.Grade == grade).Sum(entry => entry.Pupils);

    static int SumOf(string column, SchoolYear year, ImmutableArray<SeedReturn> ofSchools, Func<Sponsor, bool> has)
    {
        var (grade, index) = (SeedValues.IndexOf(Classes.Sheet, "grade"), SeedValues.IndexOf(Classes.Sheet, column));
        return ofSchools.Where(entry => entry.Year == year && has(entry.School!.Sponsor)).SelectMany(entry => entry.Values[Classes.Sheet])
            .Where(row => (int)row[grade]! <= 9).Sum(row => (int)row[index]!);
    }
}
