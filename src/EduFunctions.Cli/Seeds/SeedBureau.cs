using System.Collections.Immutable;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;
using static EduFunctions.Cli.Seeds.SeedValues;

namespace EduFunctions.Cli.Seeds;

/// <summary>
/// The bureau's own return: money and pay are written out by fiscal year; who is of school age, staff and migrant children agree with
/// what the schools say.
/// </summary>
static class SeedBureau
{
    /// <summary>The bureau's name.</summary>
    public const string Name = $"{SeedCounty.Name}教育局";

    // Of the fiscal years 2021 to 2024: a return tells its own and the one before. 亿元.
    static readonly decimal[] Total = [29.84m, 30.92m, 32.05m, 33.18m];
    static readonly decimal[] Education = [5.36m, 5.52m, 5.74m, 6.01m];

    // County, kindergartens, primary, junior, senior, vocational; 元. Vocational spending falls in 2024.
    static readonly decimal[][] PerPupil =
    [
        [12640, 13050, 13620, 14310], [7120, 7450, 7980, 8420], [11880, 12210, 12760, 13390], [15640, 16120, 16890, 17640],
        [14020, 14380, 14950, 15720], [13310, 13760, 14240, 13980],
    ];

    // Kindergartens, primary, junior, senior, vocational; 元.
    static readonly decimal[][] PublicFunds =
        [[600, 600, 620, 650], [668, 672, 738, 756], [868, 872, 958, 984], [1180, 1210, 1240, 1300], [2050, 2080, 2110, 2150]];

    // Of the returns 2023, 2024, 2025; 元. In 2022, which the return of 2023 tells, teachers had less than civil servants.
    static readonly (decimal Teachers, decimal CivilServants, decimal Difference)[] Pays =
        [(91480, 92060, 3260), (95220, 95050, 3720), (98640, 97310, 4180)];

    // Registered at last year's end, now, closed; of subjects then, now; advertisements, inspections.
    static readonly int[][] Training = [[61, 44, 19, 17, 6, 52, 24], [44, 34, 11, 6, 3, 31, 22], [34, 26, 9, 3, 0, 17, 26]];

    // Inspectors full-time, part-time, zones; schools that have no inspector of their own.
    static readonly (int FullTime, int PartTime, int Zones, int Without)[] Inspectors = [(5, 22, 4, 6), (6, 24, 5, 2), (6, 26, 5, 0)];

    // Schools visited, problems found, mended, by topic in the form's order.
    static readonly (int Schools, int Found, int Mended)[][] Topics =
    [
        [(38, 27, 25), (52, 31, 29), (35, 40, 33), (57, 64, 58), (16, 9, 9), (10, 14, 11), (12, 7, 7)],
        [(46, 22, 22), (57, 26, 25), (37, 34, 30), (57, 58, 55), (24, 11, 11), (16, 17, 15), (15, 9, 9)],
        [(57, 19, 19), (57, 18, 18), (39, 29, 27), (57, 51, 48), (30, 8, 8), (17, 12, 12), (18, 10, 9)],
    ];

    /// <summary>Its return of a year.</summary>
    public static SeedReturn Of(SchoolYear year, ImmutableArray<SeedSchoolYear> facts, ImmutableArray<SeedReturn> ofSchools)
    {
        var received = new DateOnly(year.StartYear, 9, 12);
        var (filled, index) = (received.AddDays(-1), year.StartYear - SeedClasses.FirstYear);
        var population = new SeedPopulation(year, facts, ofSchools);
        var compulsory = facts.Where(entry => entry.Year == year && entry.School.School.Sponsor == Sponsor.Public)
            .SelectMany(entry => entry.Stages).Where(entry => entry.Stage != Stage.Senior).Sum(entry => entry.InPost);
        return new SeedReturn(Sender.Bureau, null, year, SeedHabit.Template, received, new SeedValues(
            new Dictionary<string, ImmutableArray<object?[]>>(StringComparer.Ordinal)
            {
                [BureauCover.Sheet.Code] = [[Name, SeedCounty.County.Value, year.ToString(), "发展规划股", "0000-8000000", filled, null]],
                [Spending.Sheet.Code] = [SpendingOf(index, population)],
                [Pay.Sheet.Code] = [PayOf(index, compulsory)],
                [Duties.Sheet.Code] = [.. SeedDuties.Of(year)],
                [Projects.Sheet.Code] = [.. SeedProjects.Of(year, facts, filled)],
                [TrainingInstitutions.Sheet.Code] = [[.. Training[index].Cast<object?>(), null]],
                [Supervision.Sheet.Code] = [SupervisionOf(year, index)],
                [Neighbours.Sheet.Code] = [.. SeedNeighbours.All],
                [Population.Sheet.Code] = [population.Values],
            }.ToImmutableDictionary()));
    }

    static object?[] SpendingOf(int index, SeedPopulation population)
    {
        var special = population.InClasses + population.TaughtAtHome;
        return
        [
            Total[index + 1], Spending.Settled, Total[index], Spending.Settled,
            Education[index + 1], Spending.Settled, Education[index], Spending.Settled,
            .. PerPupil.Concat(PublicFunds).SelectMany(row => new object?[] { row[index + 1], row[index] }),
            Math.Round(special * (0.58m + (0.03m * index)), 2), special, 2 + (index / 2), null,
        ];
    }

    static object?[] PayOf(int index, int covered) => Pays[index] is var (teachers, civilServants, difference)
        ? [teachers, civilServants, "否", "否", difference, YesNo(true), covered, null] : [];

    static object?[] SupervisionOf(SchoolYear year, int index)
    {
        var (fullTime, partTime, zones, without) = Inspectors[index];
        var open = SeedRoster.All.Count(row => row.School.IsOpenIn(year))
            + SeedKindergartens.All.Count(row => row.IsOpenIn(year));
        return
        [
            fullTime, partTime, zones, open - without,
            .. Topics[index].SelectMany(topic => new object?[] { topic.Schools, topic.Found, topic.Mended }), null,
        ];
    }
}
