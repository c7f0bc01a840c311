using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>Forecast of classes, every number by hand.</summary>
public sealed class ForecastTests
{
    static RoundEntry Primary(int number, params (int Grade, int?[] Pupils)[] grades) => Some.Return(Some.School(number), grades);

    static Forecast Of(CountyYear now, params CountyYear[] earlier) => Some.Compile(now, earlier).Forecast!;

    static GradeForecast One(Forecast forecast, int year, int grade, int school = 1) =>
        forecast.Grades.Single(one => one.Year == year && one.Grade == grade && one.School == Some.Code(school).Value);

    static RoundEntry Kindergarten(int number, params (string Kind, int Children)[] classes)
    {
        var entry = Primary(number);
        var school = Some.School(number, SchoolKind.Kindergarten);
        return entry with
        {
            School = school,
            InForce = new Return(Sender.Of(school.Code), new SchoolYear(2025), KindergartenReturnForm.Form,
                [.. classes.Select((row, index) => Some.Row(KindergartenClasses.Sheet, index + 4, ("kind", row.Kind), ("number", index + 1), ("children", row.Children)))]),
        };
    }

    static FormRow PopulationOf(int age4, int age5, int age6) => Some.Row(Population.Sheet, 4, ("age4", age4), ("age5", age5), ("age6", age6));

    // Grade 2 → 3: 90 → 99 is 1.1, then 100 → 95 is 0.95; the mean is 1.025. 110 × 1.025 = 112.75 → 113 in two classes: 57 + 56, both large.
    // Grade 3 → 4: 99 → 99 is 1: 95 stay 95 in two, and the year after 113 in two.
    [Fact]
    public void ACohortMovesUpWithTheMeanOfItsSchoolsRates()
    {
        var forecast = Of(Some.Year(2025, Primary(1, (2, [55, 55]), (3, [48, 47]), (4, [99])), Primary(2, (2, [40]))),
            Some.Year(2024, Primary(1, (2, [100]), (3, [99]))), Some.Year(2023, Primary(1, (2, [90]))));
        Assert.Equal((ForecastBasis.OwnRetention, 110, 1.025m, 113, 2, 2), Told(One(forecast, 2026, 3)));
        Assert.Equal((ForecastBasis.OwnRetention, 95, 1m, 95, 2, 0), Told(One(forecast, 2026, 4)));
        Assert.Equal((ForecastBasis.OwnRetention, 113, 1m, 113, 2, 2), Told(One(forecast, 2027, 4)));
        // School 2 is new: the county's (99 + 95) ÷ (90 + 100) = 194 ÷ 190; 40 × 1.02105… = 40.8.
        Assert.Equal((ForecastBasis.CountyRetention, 40, 194m / 190, 41, 1, 0), Told(One(forecast, 2026, 3, 2)));
        Assert.Equal(new ForecastTotal(2026, 3, 2, 2, 154, 3, 2, 2), forecast.Totals.Single(total => total is { Year: 2026, Grade: 3 }));
    }

    // A school under another identifier, and one that two have merged into, has come from them in the years before too. Grade 2 → 3 of all:
    // 50 + 40 = 90 → 55 + 44 = 99 is 1.1, then 60 + 40 = 100 → 95 is 0.95; the mean is 1.025, 110 × 1.025 = 112.75. Of one alone, 60 → 57 is 0.95
    // after 50 → 55, 1.1: the same.
    [Fact]
    public void ThePredecessorsEarlierYearsCount()
    {
        var (renamed, merged) = (Some.School(2, successor: 1, lastYear: 2024), Some.School(3, successor: 1, lastYear: 2024));
        var alone = Of(Some.Year(2025, Primary(1, (2, [110]), (3, [57]))),
            Some.Year(2024, Some.Return(renamed, (2, [60]), (3, [55]))), Some.Year(2023, Some.Return(renamed, (2, [50]))));
        Assert.Equal((ForecastBasis.OwnRetention, 110, 1.025m, 113, 1, 1), Told(One(alone, 2026, 3)));
        var both = Of(Some.Year(2025, Primary(1, (2, [110]), (3, [95]))),
            Some.Year(2024, Some.Return(renamed, (2, [60]), (3, [55])), Some.Return(merged, (2, [40]), (3, [44]))),
            Some.Year(2023, Some.Return(renamed, (2, [50])), Some.Return(merged, (2, [40]))));
        Assert.Equal((ForecastBasis.OwnRetention, 110, 1.025m, 113, 1, 1), Told(One(both, 2026, 3)));
    }

    // A teaching point that had grade 1 alone leaves the rates of grade 3 as they are: (57 ÷ 60 + 55 ÷ 50) ÷ 2 = 1.025.
    [Fact]
    public void AMergedTeachingPointWithoutTheGradeLeavesNoGap()
    {
        var (renamed, point) = (Some.School(2, successor: 1, lastYear: 2024), Some.School(3, SchoolKind.TeachingPoint, successor: 1, lastYear: 2024));
        var forecast = Of(Some.Year(2025, Primary(1, (2, [110]), (3, [57]))),
            Some.Year(2024, Some.Return(renamed, (2, [60]), (3, [55])), Some.Return(point, (1, [10]))), Some.Year(2023, Some.Return(renamed, (2, [50])), Some.Return(point, (1, [10]))));
        Assert.Equal((ForecastBasis.OwnRetention, 110, 1.025m, 113, 1, 1), Told(One(forecast, 2026, 3)));
    }

    // Of the two, one has not reported 2023: that year tells nothing of their sum, and 0.95 of the other is left: 104.5 → 105. The county's rate has
    // what is known of either: (55 + 95) ÷ (50 + 100).
    [Fact]
    public void APredecessorThatIsMissingLeavesItsYearOut()
    {
        var (renamed, merged) = (Some.School(2, successor: 1, lastYear: 2024), Some.School(3, successor: 1, lastYear: 2024));
        var forecast = Of(Some.Year(2025, Primary(1, (2, [110]), (3, [95])), Primary(4, (2, [40]))),
            Some.Year(2024, Some.Return(renamed, (2, [60]), (3, [55])), Some.Return(merged, (2, [40]), (3, [44]))),
            Some.Year(2023, Some.Return(renamed, (2, [50])), Some.Missing(merged)));
        Assert.Equal((ForecastBasis.OwnRetention, 110, 0.95m, 105, 1, 1), Told(One(forecast, 2026, 3)));
        Assert.Equal((ForecastBasis.CountyRetention, 40, 1m, 40, 1, 0), Told(One(forecast, 2026, 3, 4)));
    }

    // Half of a grade that left will not leave each year: 0.5 counts as 0.8, 1.5 as 1.2.
    [Theory]
    [InlineData(50, 80)]
    [InlineData(81, 81)]
    [InlineData(150, 120)]
    public void ARateFarFrom1IsCut(int now, int pupils) =>
        Assert.Equal(pupils, One(Of(Some.Year(2025, Primary(1, (2, [100]), (3, [now]))), Some.Year(2024, Primary(1, (2, [100])))), 2026, 3).Pupils);

    [Fact]
    public void WhatIsNotReportedIsNotKnown()
    {
        var forecast = Of(Some.Year(2025, Primary(1, (2, [100, null]), (3, [90])), Some.Missing(Some.School(2)), Some.Return(Some.School(3, SchoolKind.Senior), (10, [40]), (11, [40]))),
            Some.Year(2024, Primary(1, (2, [100])), Some.Return(Some.School(3, SchoolKind.Senior), (10, [40]))));
        foreach (var (school, grade, why) in new[]
        {
            (1, 3, "所依据的年级没有报齐，或其预测不明"), (1, 4, "没有上年数，升级巩固率不明"), (2, 3, "所依据的年级没有报齐，或其预测不明"), (3, 10, "高一招生由中考和招生计划决定，不作预测"),
        })
        {
            var one = One(forecast, 2026, grade, school);
            Assert.Equal((ForecastBasis.Unknown, why), (one.Basis, one.Why.Zh));
            Assert.Null(one.Pupils ?? one.Classes ?? one.Large ?? one.PlanPupils ?? one.PlanClasses ?? one.PlanLarge);
        }

        Assert.Equal(40, One(forecast, 2026, 11, 3).Pupils);
        Assert.Equal(new ForecastTotal(2026, 3, 0, 2, 0, 0, 0, 0), forecast.Totals.Single(total => total is { Year: 2026, Grade: 3 }));
    }

    // A school that ends with grade 2 has nothing of grade 3 that could be unknown; with the others it is not even expected there.
    [Fact]
    public void AGradeThatASchoolDoesNotHaveIsNotExpected()
    {
        var forecast = Of(Some.Year(2025, Primary(1, (2, [30]), (3, [30])), Primary(2, (1, [10]))).With(PopulationOf(90, 110, 100)), Some.Year(2024, Primary(1, (1, [30]), (2, [30]))));
        Assert.Equal(new ForecastTotal(2026, 3, 1, 1, 30, 1, 0, 0), forecast.Totals.Single(total => total is { Year: 2026, Grade: 3 }));
        Assert.Equal([2], forecast.Grades.Where(one => one.School == Some.Code(2).Value && one.Year == 2026).Select(one => one.Grade).Except([1]));
        Assert.Equal([1, 2, 3], forecast.Grades.Where(one => one.School == Some.Code(2).Value && one.Year == 2027).Select(one => one.Grade));
    }

    // Kindergartens: 30 of 大班 and a third of 9 will enter, 22 entered: 33 ÷ 22 = 1.5; the year after 20 and 3: 23 ÷ 22. Population 110 ÷ 100 = 1.1 and
    // 90 ÷ 100 = 0.9. (1.5 + 1.1) ÷ 2 = 1.3: 40 → 52; (1.04545… + 0.9) ÷ 2 = 0.97272…: 40 → 38.9.
    [Fact]
    public void Grade1FollowsKindergartensAndPopulation()
    {
        var (now, before) = (Kindergarten(9, ("大班", 30), ("混合班", 9), ("中班", 20), ("托班", 70)), Kindergarten(9, ("大班", 22), ("中班", 30)));
        var last = Some.Year(2024, Primary(1, (1, [38])), before);
        var forecast = Of(Some.Year(2025, Primary(1, (1, [40])), now).With(PopulationOf(90, 110, 100)), last);
        Assert.Equal((ForecastBasis.Intake, 40, 1.3m, 52, 1, 0), Told(One(forecast, 2026, 1)));
        Assert.Equal(39, One(forecast, 2027, 1).Pupils);
        Assert.Equal("幼儿园将入学 33 人 ÷ 今年已入学的上年大班 22 人 = 1.5；5 岁人口 110 人 ÷ 6 岁人口 100 人 = 1.1", forecast.Intakes.First().From.Zh);
        // One of the two alone, and neither.
        Assert.Equal(44, One(Of(Some.Year(2025, Primary(1, (1, [40]))).With(PopulationOf(90, 110, 100)), last), 2026, 1).Pupils);
        Assert.Equal(60, One(Of(Some.Year(2025, Primary(1, (1, [40])), now), last), 2026, 1).Pupils);
        Assert.Equal(44, One(Of(Some.Year(2025, Primary(1, (1, [40])), now, Some.Missing(Some.School(8, SchoolKind.Kindergarten))).With(PopulationOf(90, 110, 100)), last), 2026, 1).Pupils);
        Assert.Equal("入学人数的变化不明", One(Of(Some.Year(2025, Primary(1, (1, [40])))), 2026, 1).Why.Zh);
    }

    // 120 leave grade 6, 100 left it a year ago: 1.2; the year after 90 (of grade 5, which keeps all): 0.9. 50 in two classes: 60, then 45.
    [Fact]
    public void Grade7FollowsTheLeaversOfGrade6()
    {
        static RoundEntry Junior(int pupils) => Some.Return(Some.School(2, SchoolKind.Junior), (7, [pupils / 2, pupils / 2]));
        var forecast = Of(Some.Year(2025, Primary(1, (5, [45, 45]), (6, [60, 60])), Junior(50)), Some.Year(2024, Primary(1, (5, [60, 60]), (6, [50, 50])), Junior(44)));
        Assert.Equal((ForecastBasis.Intake, 50, 1.2m, 60, 2, 0), Told(One(forecast, 2026, 7, 2)));
        Assert.Equal(45, One(forecast, 2027, 7, 2).Pupils);
    }

    // 172 in three classes, four of them go: 168 are 56 each, all large. A project that is done by 1 September opens the class that is wanted, ⌈168 ÷ 55⌉ = 4.
    [Theory]
    [InlineData("2026-09-01", 2, 4, 0)]
    [InlineData("2026-09-02", 2, 3, 3)]
    [InlineData("2026-09-01", 0, 3, 3)]
    [InlineData("2026-09-01", null, 3, 3)]
    public void AfterPlanAndProjects(string completion, int? rooms, int classes, int large)
    {
        var forecast = Of(Some.Year(2025, Some.Return(Some.School(1), Some.Classes((3, [60, 60, 52]), (4, [50, 50])), 5, 5, 20, 20), Primary(2, (3, [51])))
            .With(Some.Neighbours(1, 2, 1), Some.Project("新楼", 1, rooms, completion, "/", "/")), Some.Year(2024, Primary(1, (3, [100]))));
        var one = One(forecast, 2026, 4);
        Assert.Equal((172, 3, 3), (one.Pupils!.Value, one.Classes!.Value, one.Large!.Value));
        Assert.Equal((168, classes, large), (one.PlanPupils!.Value, one.PlanClasses!.Value, one.PlanLarge!.Value));
        Assert.Equal(classes == 4 ? ["新楼"] : [], one.Projects);
        Assert.Equal((55, 1, 0), (One(forecast, 2026, 4, 2).PlanPupils!.Value, One(forecast, 2026, 4, 2).PlanClasses!.Value, One(forecast, 2026, 4, 2).PlanLarge!.Value));
    }

    // Last year 80 of grade 2, 30 in the school that has merged since; both kept all the year before: 110 forecast, 84 + 31 = 115 came: −5 ÷ 115.
    [Fact]
    public void LastYearsForecastIsHeldAgainstWhatCame()
    {
        var closed = Some.School(2, successor: 1, lastYear: 2024);
        var forecast = Of(Some.Year(2025, Primary(1, (3, [58, 57]))),
            Some.Year(2024, Primary(1, (2, [80]), (3, [100])), Some.Return(closed, (2, [30]), (3, [50]))), Some.Year(2023, Primary(1, (2, [100])), Some.Return(closed, (2, [50]))));
        var error = Assert.Single(forecast.Errors);
        Assert.Equal(new ForecastError(3, 1, 110, 115, 1, 2), error);
        Assert.Equal(-500m / 115, error.Percent);
        Assert.Empty(Of(Some.Year(2025, Primary(1, (3, [58])))).Errors);
    }

    static (ForecastBasis, int?, decimal?, int?, int?, int?) Told(GradeForecast one) => (one.Basis, one.From, one.Rate, one.Pupils, one.Classes, one.Large);

    // 55 is not large, 56 is: 110 in two are 55 + 55, 111 are 56 + 55.
    [Theory]
    [InlineData(110, 0)]
    [InlineData(111, 1)]
    [InlineData(112, 2)]
    public void LargeIsToldOfClassesEvenlyDivided(int pupils, int large) => Assert.Equal(large, ClassSizes.Large(pupils, 2, 56));
}
