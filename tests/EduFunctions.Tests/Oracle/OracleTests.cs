using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Rounds;
using EduFunctions.Summaries;
using EduFunctions.Tests.Reports;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Oracle;

/// <summary>
/// The figures of the demo county computed a second way: SQL over the values from which its files were written. The program reads the files,
/// checks them and computes; the two share no line but the names of the forms' columns.
/// </summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    const double Tolerance = 1e-9;

    // Cohorts, causes and 大校额 are told again by SeedChanges and SeedCause, what has come in by StandingTests.
    static bool IsElsewhere(Indicator indicator) => indicator.Section == Section.I || (indicator.Section == Section.A
        && (indicator.Code.StartsWith("large-classes-", StringComparison.Ordinal) || indicator.Code is "entrance-grades-cleared" or "declared-grades-cleared" or "large-class-vacancies" or "large-class-posts" or "large-schools"));

    [Fact]
    public void EveryIndicatorHasAQuery() =>
        Assert.Equal(IndicatorTable.All.Where(one => !IsElsewhere(one)).Select(one => one.Code).Order(StringComparer.Ordinal), OracleQueries.All.Select(one => one.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(2025, 4_171, 4_893)]
    [InlineData(2024, 4_917, 4_834)]
    [InlineData(2023, 4_884, 0)]
    public void AllFiguresOfTheDemoCountyAgree(int startYear, int figures, int lastYears)
    {
        using var facts = new FactsDatabase(DemoCounty.County);
        facts.Run(OracleViews.Of(startYear));
        var answers = new Dictionary<(string Code, int Back), double?>();
        foreach (var (code, sql) in OracleQueries.All)
        {
            foreach (var row in facts.Query($"SELECT subject, back, v::DOUBLE FROM ({sql}) z(subject, back, v)"))
            {
                var subject = (string)row[0]!;
                answers.Add((subject.Length == 0 ? code : $"{code}.{subject}", (int)row[1]!),
                    (double?)row[2]);
            }
        }

        var compared = SummaryOf(startYear).Figures.Where(figure => !IsElsewhere(IndicatorTable.Of(figure.Indicator))).ToList();
        var wrong = compared.Where(figure => !Agree(figure.Value, answers.GetValueOrDefault((figure.Code, 0))) || !Agree(figure.LastYear, answers.GetValueOrDefault((figure.Code, 1))))
            .Select(figure => FormattableString.Invariant($"{figure.Code}: {figure.Value} / {figure.LastYear}, oracle {answers.GetValueOrDefault((figure.Code, 0))} / {answers.GetValueOrDefault((figure.Code, 1))}")).ToList();
        var (told, before) = (compared.Count(figure => figure.Value is not null), compared.Count(figure => figure.LastYear is not null));
        output.WriteLine(FormattableString.Invariant($"{startYear}: {compared.Count} figures compared, {told} with a value, {before} with last year's, of {compared.Select(figure => figure.Indicator).Distinct().Count()} indicators."));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60).Prepend($"{wrong.Count} differ")));
        Assert.True(told >= figures, $"{told} figures with a value");
        Assert.True(before >= lastYears, $"{before} figures with last year's value");
    }

    // SQL's own three-valued AND, 否 decides, 是 beside “/” does not.
    [Fact]
    public void AllowancesAgreeWhereOneIsWithheld()
    {
        using var facts = new FactsDatabase(DemoCounty.County);
        facts.Run(OracleViews.Of(2025));
        var sql = OracleQueries.All.Single(query => query.Code == "allowances-budgeted").Sql;
        foreach (var (one, other) in new[] { ("否", "/"), ("/", "否"), ("是", "/"), ("/", "/"), ("是", "是") })
        {
            facts.Run($"UPDATE bureau_pay SET teachersAllowance = nullif('{one}', '/'), civilServantsAllowance = nullif('{other}', '/')");
            var answer = facts.Query($"SELECT v::DOUBLE FROM ({sql}) z(subject, back, v) WHERE back = 0").Single()[0];
            var source = ChangedDemo.WithBureau(rows => rows.Select(row => Say(Say(row, Pay.TeachersAllowance, one), Pay.CivilServantsAllowance, other)));
            Assert.Equal(answer, (double?)source.Find("allowances-budgeted")!.Value);
        }

        static FormRow Say(FormRow row, FormColumn column, string answer) => answer == "/" ? ChangedDemo.Set(row, column, CellState.NotApplicable) : ChangedDemo.Set(row, (column, answer));
    }

    static bool Agree(decimal? figure, double? oracle) => (figure, oracle) switch
    {
        (null, null) => true,
        ({ } own, { } other) => Math.Abs((double)own - other) <= Tolerance * Math.Max(1, Math.Abs(other)),
        _ => false,
    };

    static CountySummary SummaryOf(int startYear)
    {
        var history = DemoCounty.History;
        var back = history.Now.Year.StartYear - startYear;
        return back == 0 ? DemoCounty.Summary
            : SummaryCompiler.Compile(new CountyHistory(history.Earlier[back - 1], history.Earlier[back..], history.Register), new DateOnly(startYear, 10, 15));
    }
}
