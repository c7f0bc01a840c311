using System.Globalization;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Rounds;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>Each limit that the bureau's return is held against at its value, one unit below and one above.</summary>
public sealed class BureauLimitTests
{
    static Figure Of(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code);

    static bool? Met(CountyYear year, string code) => Of(Some.Compile(year), code).IsMet;

    // 600 万元 for 1,000 pupils = 6,000 元; 50 of 100 places; 85 of 100 migrants; 95 of 100 disabled.
    [Theory]
    [InlineData("special-funds-per-pupil", "bureau-spending", "specialFunds", 600)]
    [InlineData("quota-share", "bureau-population", "quotaPlaces", 50)]
    [InlineData("migrant-share", "bureau-population", "migrantInPublic", 65)]
    [InlineData("disabled-enrolment", "bureau-population", "inClasses", 35)]
    [InlineData("satisfaction", "bureau-population", "satisfaction", 85)]
    [InlineData("named-inspector-share", "bureau-supervision", "namedSchools", 1)]
    public void OfTheBureauAtLeast(string code, string sheet, string column, int least)
    {
        // One more than the one school that there is cannot be: it meets nothing.
        Assert.Equal((false, true, code == "named-inspector-share" ? null : (bool?)true), (With(least - 1), With(least), With(least + 1)));

        bool? With(int value) => Met(Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(BureauReturnForm.Form.Sheets.Single(one => one.Code == sheet), ("specialPupils", 1000), ("seniorPlaces", 100),
            ("migrant", 100), ("migrantInBought", 20), ("disabled", 100), ("inSpecialClasses", 10), ("inSpecialSchools", 30), ("taughtAtHome", 20), (column, value))), code);
    }

    [Theory]
    [InlineData("II级", "0.149", false, true)]
    [InlineData("III级", "0.15", true, false)]
    [InlineData("IV级", "0.151", true, false)]
    public void OfNationalMonitoring(string level, string difference, bool isLevel, bool isDifference)
    {
        var year = Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(Population.Sheet, ("chineseLevel", level), ("chineseDifference", decimal.Parse(difference, CultureInfo.InvariantCulture))));
        Assert.Equal((isLevel, isDifference), (Met(year, "monitoring-level-chinese"), Met(year, "monitoring-difference-chinese")));
    }

    // 19, 20 and 21 schools of one zone.
    [Theory]
    [InlineData(19, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void AZoneHasAtMost20Schools(int schools, bool isMet) => Assert.Equal(isMet, Met(
        Some.Year(2025, Enumerable.Range(1, schools).Select(number => Some.Missing(Some.School(number)))).With(Some.Row(Supervision.Sheet, ("zones", 1))), "schools-per-zone"));

    [Theory]
    [InlineData(74_999, false, -1)]
    [InlineData(75_000, true, 0)]
    [InlineData(75_001, true, 1)]
    public void TeachersPayIsNotBelowCivilServants(int pay, bool isMet, int difference)
    {
        var summary = Some.Compile(Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(Pay.Sheet, ("teachers", pay), ("civilServants", 75_000))));
        Assert.Equal((isMet, isMet, difference), (Of(summary, "pay-not-below").IsMet, Of(summary, "pay-difference").IsMet, Of(summary, "pay-difference").Value));
    }

    // Equal is met; two bases are never compared.
    [Theory]
    [InlineData(99, "决算数", "决算数", false)]
    [InlineData(100, "决算数", "决算数", true)]
    [InlineData(101, "预算安排数", "预算安排数", true)]
    [InlineData(101, "预算安排数", "决算数", null)]
    [InlineData(99, "决算数", "预算安排数", null)]
    [InlineData(99, "决算数", null, null)]
    [InlineData(99, null, null, null)]
    public void SpendingIsKeptOnOneBasis(int now, string? basis, string? before, bool? isKept)
    {
        var year = Some.Year(2025, Some.Missing(Some.School(1))).With(Some.Row(Spending.Sheet, ("education", now), ("educationBefore", 100), ("educationBasis", basis), ("educationBasisBefore", before)));
        Assert.Equal((isKept, isKept), (Met(year, "education-spending-kept"), Met(year, "education-spending-growth")));
        Assert.Equal(isKept == false ? 1 : 0, Some.Compile(year).Flags.Count(flag => flag.Code == "spending-fallen"));
    }
}
