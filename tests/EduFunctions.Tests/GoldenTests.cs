using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Returns;
using EduFunctions.Tests.Seeds;
using PublicApiGenerator;

namespace EduFunctions.Tests;

/// <summary>What a county and a caller read, approved by a person.</summary>
public sealed class GoldenTests
{
    static readonly ImmutableArray<(string Name, Func<CountyHistory, string> Text)> Texts =
    [
        ("public-api", _ => typeof(ReturnChecker).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })),
        ("template", _ => WorkbookText.Of(ReturnTemplateTests.Template(new RawReturn().Check().Return))),
        ("template-kindergarten", _ => WorkbookText.Of(TemplateOf(RawReturn.KindergartenContext, RawReturn.Kindergarten()))),
        ("template-bureau", _ => WorkbookText.Of(TemplateOf(RawReturn.BureauContext, RawReturn.Bureau()))),
        ("receipt", _ => Receipt()),
        ("county-workbook", history => WorkbookText.Of(SummaryWorkbook.Write(Shortened(DemoCounty.Compile(history)), history.Now, 1, DemoCounty.AsOf, null, []))),
        ("county-flags", history => FlagsOf(DemoCounty.Compile(history))),
    ];

    // 各校预测 has a row a school, grade and year: two schools show what a row is.
    static CountySummary Shortened(CountySummary summary) =>
        summary with { Forecast = summary.Forecast! with { Grades = [.. summary.Forecast.Grades.Take(24)] } };

    public static TheoryData<string> Names => [.. Texts.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheTextIsTheApprovedOne(string name) => Golden.Verify(Texts.First(entry => entry.Name == name).Text(DemoCounty.History), name);

    /// <summary>All texts, from these rounds.</summary>
    internal static string[] All(CountyHistory history) => [.. Texts.Select(entry => entry.Text(history))];

    [Fact]
    public void ADifferenceIsShownByLines() => Assert.Equal(
        "--- approved\n+++ received\n@@ -1,4 +1,4 @@\n a\n-b\n+B\n c\n d\n@@ -6,2 +6,3 @@\n f\n g\n+h",
        Golden.Difference("a\nb\nc\nd\ne\nf\ng", "a\nB\nc\nd\ne\nf\ng\nh"));

    // With the same return for last year's.
    static byte[] TemplateOf(ReturnContext context, RawReturn lastYear) =>
        ReturnTemplate.Write(context.School, context.County!.Value, context.Year!.Value, lastYear.Check(context).Return);

    // More girls than pupils in one class.
    static string Receipt()
    {
        var file = DemoCounty.County.Files(new SchoolYear(2025)).First(file => file.Disease?.Code == "part-exceeds-whole");
        return WorkbookText.Of(ReturnReceipt.Write(file.Bytes, DemoCounty.Check(file, new SchoolYear(2025))));
    }

    internal static IEnumerable<string> FiguresOf(CountySummary summary) => summary.Figures.Select(figure => string.Create(CultureInfo.InvariantCulture,
        $"{figure.Code} {figure.Name.Zh} {figure.Value} {figure.Unit} {figure.LastYear} {figure.Counted}/{figure.Expected} {figure.LastYearCounted}/{figure.LastYearExpected} {figure.LikeForLike} {figure.ReferenceDate:yyyy-MM-dd}"));

    internal static string FlagsOf(CountySummary summary) => string.Join("\n\n", summary.Flags.Select(flag => string.Create(CultureInfo.InvariantCulture,
        $"{flag.Severity} {flag.Code} {flag.Key.Subject} {flag.Key.Cohort} {flag.Subject} grade {flag.Grade} classes {string.Join(' ', flag.Classes)}, {flag.Change} {FlagText.Since(flag).En}, new {flag.New} persisting {flag.Persisting} cleared {flag.Cleared}, cause {flag.Cause}\n  {FlagText.Told(flag).Zh}\n  {FlagText.Told(flag).En}\n  {flag.Remedy.Zh}\n  {flag.Remedy.En}\n  {string.Join(' ', flag.Cells.Select(cell => $"{cell.Sheet}!{cell.Cell}"))}")));
}

/// <summary>No text depends on the machine's language or clock. These tests change both for the whole process, so nothing runs beside them.</summary>
[Collection(nameof(ForeignMachineTests))]
[CollectionDefinition(nameof(ForeignMachineTests), DisableParallelization = true)]
public sealed class ForeignMachineTests
{
    [Theory]
    [InlineData("tr-TR", "Pacific/Kiritimati")]
    [InlineData("de-DE", "America/St_Johns")]
    public void TheTextsAreTheSame(string culture, string timeZone)
    {
        var expected = GoldenTests.All(DemoCounty.History);
        var (before, zone) = (CultureInfo.CurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(culture), new CultureInfo(culture));
            SetZone(timeZone);
            Assert.Equal(expected, GoldenTests.All(DemoCounty.ReadHistory()));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, before);
            SetZone(zone);
        }
    }

    static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
