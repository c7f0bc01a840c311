using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>
/// How the intake of grade 1 changes: the mean of two answers, or the one that is known. Kindergartens: the children who will enter ÷
/// those who
/// entered this year. Population: those of the age that will enter ÷ those of the age that entered, all on this 1 September. Schools keep
/// their shares of the intake.
/// </summary>
static class IntakeFactors
{
    const int AgeOfGrade1 = 6;
    const int LastPrimaryGrade = 6;

    // 混合班 has three ages: a third of it is of each.
    const int AgesOfMixed = 3;

    /// <summary>The intake so many years on (1 or 2) against this year's.</summary>
    public static IntakeForecast OfGrade1(YearRows year, int ahead)
    {
        var (entered, will) = (Children(year.Before, "大班"), Children(year, ahead == 1 ? "大班" : "中班"));
        var population = year.Bureau?[Population.Sheet].FirstOrDefault();
        var (came, coming) = (population?[Population.OfAge[AgeOfGrade1]], population?[Population.OfAge[AgeOfGrade1 - ahead]]);
        decimal?[] factors = [entered > 0 ? will / entered : null, came > 0 ? coming / came : null];
        Text[] told =
        [
            factors[0] is { } one ? Text.Of($"幼儿园将入学 {Print(will)} 人 ÷ 今年已入学的上年大班 {Print(entered)} 人 = {Print(one)}",
                $"kindergartens {Print(will)} who will enter ÷ {Print(entered)} who entered = {Print(one)}")
                : new("幼儿园今年和上年的班级没有报齐，未用", "the kindergartens' classes of both years are not all in, and not used"),
            factors[1] is { } other ? Text.Of($"{AgeOfGrade1 - ahead} 岁人口 {Print(coming)} 人 ÷ {AgeOfGrade1} 岁人口 {Print(came)} 人 = {Print(other)}",
                $"population of age {AgeOfGrade1 - ahead} {Print(coming)} ÷ of age {AgeOfGrade1} {Print(came)} = {Print(other)}")
                : new("县级年报表没有报适龄人口，未用", "the bureau's population table is not in, and not used"),
        ];
        return new IntakeForecast(1, year.Year.Year.StartYear + ahead, factors.Average(),
            new Text(string.Join('；', told.Select(text => text.Zh)), string.Join("; ", told.Select(text => text.En))));
    }

    /// <summary>The intake of grade 7: those who leave grade 6 ÷ those who left it a year ago, over the schools that know both.</summary>
    /// <param name="year">The year.</param>
    /// <param name="ahead">So many years on.</param>
    /// <param name="leavers">The pupils of a school's grade 6 in the year before that intake.</param>
    public static IntakeForecast OfGrade7(YearRows year, int ahead, Func<SchoolRows, int?> leavers)
    {
        var known = year.Schools.Where(school => school.HasGrade(LastPrimaryGrade))
            .Select(school => (Will: leavers(school), Left: Retention.PupilsBefore(school, LastPrimaryGrade)))
            .Where(one => one is { Will: not null, Left: not null }).ToList();
        var (will, left) = (known.Sum(one => one.Will!.Value), known.Sum(one => one.Left!.Value));
        return new IntakeForecast(7, year.Year.Year.StartYear + ahead, left > 0 ? (decimal)will / left : null,
            left > 0 ? Text.Of($"{known.Count} 所学校六年级将毕业 {will} 人 ÷ 上年六年级 {left} 人 = {Print((decimal)will / left)}",
                $"{known.Count} schools: {will} who will leave grade 6 ÷ {left} who left it = {Print((decimal)will / left)}")
                : new("没有今年和上年六年级都报齐的学校", "no school has reported grade 6 of both years"));
    }

    // Null unless every kindergarten of the year has reported every class.
    static decimal? Children(YearRows? year, string kind)
    {
        var kindergartens = year?.Schools.Where(school => school.School.Kind == SchoolKind.Kindergarten).ToList() ?? [];
        return kindergartens.Count == 0 || kindergartens.Exists(one => !one.InForce) ? null
            : kindergartens.SelectMany(one => one.Rows(KindergartenClasses.Sheet)).Select(row => row.Row)
                .Aggregate((decimal?)0, (sum, row) => sum
                + (row[KindergartenClasses.Kind] == kind ? row[KindergartenClasses.Children]
                    : row[KindergartenClasses.Kind] == "混合班" ? row[KindergartenClasses.Children] / AgesOfMixed : 0));
    }

    static string Print(decimal? number) => number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "—";
}
