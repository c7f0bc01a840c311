using System.Globalization;
using EduFunctions.Cli.Seeds;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Seeds;

/// <summary>What the kindergartens and the bureau meant is what the program has of them, in each of the three years.</summary>
public sealed class SeedValueTests
{
    static IEnumerable<CountyYear> Years => DemoCounty.History.Earlier.Prepend(DemoCounty.History.Now);

    // The year of a cover is kept as it was written: ２０２５学年 is 2025.
    [Fact]
    public void EveryAcceptedReturnSaysWhatItsSenderMeant()
    {
        var sent = DemoCounty.County.Returns.ToDictionary(entry => (entry.From, entry.Year));
        var accepted = Years.SelectMany(year => year.Entries.Where(entry => entry.School.Kind == SchoolKind.Kindergarten)
            .Select(entry => entry.InForce).Append(year.Bureau)).Where(entry => entry is not null).ToList();
        // 39 kindergartens in 2023, 40 in 2024, 38 of 39 in 2025, and the bureau three times.
        Assert.Equal(39 + 40 + 38 + 3, accepted.Count);
        foreach (var entry in accepted)
        {
            // 七彩幼儿园 has not corrected its fee: what it was asked about is what it said.
            var wrong = entry!.Year.StartYear == 2025 ? SeedDiseases.Of(entry.From).SingleOrDefault(disease => !disease.IsCorrected) : null;
            var values = sent[(entry.From, entry.Year)].Values;
            values = wrong?.Values?.Invoke(values) ?? values;
            foreach (var sheet in entry.Form.Sheets)
            {
                var meant = values[sheet].Select(row => string.Join(" | ", row.Zip(sheet.Columns, (value, column) => Asked(column, Said(value)))));
                Assert.Equal(meant, entry[sheet].Select(row => string.Join(" | ", sheet.Columns.Select(column => ReferenceEquals(column, ReturnCover.Year)
                    ? entry.Year.ToString() : Asked(column, Said(row.Cell(column)))))));
            }
        }
    }

    // By hand from seeds/README.md: children of public, inclusive and all kindergartens, teachers, and the population of 3, 4 and 5.
    [Theory]
    [InlineData(2023, 3615, 5528, 7309, 539, 2950 + 3214 + 3171)]
    [InlineData(2024, 3665, 5759, 7265, 540, 2800 + 2950 + 3214)]
    [InlineData(2025, 3709, 5795, 7089, 527, 2650 + 2800 + 2950)]
    public void TheKindergartensMakeTheSumsThatTheReadmeTells(int startYear, int ofPublic, int inclusive, int all, int teachers, int population)
    {
        var year = Years.Single(one => one.Year.StartYear == startYear);
        var kindergartens = year.Entries.Where(entry => entry is { School.Kind: SchoolKind.Kindergarten, InForce: not null }).ToList();
        Assert.Equal((ofPublic, inclusive, all, teachers, population), (Children(entry => entry.School.Sponsor == Sponsor.Public),
            Children(entry => entry.School.Sponsor != Sponsor.OtherPrivate), Children(_ => true),
            (int)kindergartens.Sum(entry => entry.InForce![KindergartenStaff.Sheet].Single()[KindergartenStaff.Teachers]!.Value),
            (int)Population.OfAge[3..6].Sum(age => year.Bureau![Population.Sheet].Single()[age]!.Value)));

        int Children(Func<RoundEntry, bool> has) => (int)kindergartens.Where(has).SelectMany(entry => entry.InForce![KindergartenClasses.Sheet])
            .Where(row => row[KindergartenClasses.Kind] != KindergartenClasses.Nursery).Sum(row => row[KindergartenClasses.Children]!.Value);
    }

    // Whoever is of school age is in a grade, but for one in a hundred: in 2025 grade 1 has 3,183 pupils, grade 9 2,241.
    [Fact]
    public void TheBureauKnowsAsManyOfAnAgeAsTheGradesHave()
    {
        var (bureau, pupils) = (DemoCounty.History.Now.Bureau!, DemoCounty.County.Facts.Where(entry => entry.Year.StartYear == 2025)
            .SelectMany(entry => entry.Classes).ToLookup(entry => entry.Grade, entry => entry.Pupils));
        Assert.Equal((3183, 2241), (pupils[1].Sum(), pupils[9].Sum()));
        Assert.All(Enumerable.Range(1, 9), grade => Assert.InRange(bureau[Population.Sheet].Single()[Population.OfAge[grade + 5]]!.Value,
            pupils[grade].Sum(), pupils[grade].Sum() * 1.01m));
    }

    // What does not concern a kindergarten is left out of its template; in a workbook of its own it writes “/”.
    static string Asked(FormColumn column, string said) => column.OnlyFor.IsEmpty ? said : said.TrimStart('/');

    static string Said(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int or decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    static string Said(FormCell cell) => cell.State == CellState.NotApplicable ? "/" : Said((object?)cell.Number ?? cell.Text);
}
