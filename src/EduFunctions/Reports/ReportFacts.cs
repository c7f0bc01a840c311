using System.Collections.Frozen;
using System.Globalization;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;

namespace EduFunctions.Reports;

/// <summary>What a report names besides figures: whose it is, of which year, from which run.</summary>
public static class ReportFacts
{
    internal const string Prefix = "fact:";

    static readonly FrozenDictionary<string, Func<ReportSource, string>> All = new Dictionary<string, Func<ReportSource, string>>
    {
        ["county"] = source => source.Standards.NameOf(source.Round.County),
        ["year"] = source => source.Round.Year.ToString(),
        ["last-year"] = source => Number(source.Round.Year.StartYear - 1),
        ["fiscal-year"] = source => Number(source.Round.Year.FiscalYear),
        ["reference-day"] = source => Day(source.Round.Year.ReferenceDate),
        ["run"] = source => Number(source.Run),
        ["compiled-on"] = source => Day(source.CompiledOn),
        ["education-basis"] = source => source.Bureau(Spending.Sheet).FirstOrDefault()?[Spending.EducationBasis] ?? "口径未填",
        ["sampled"] = source => Number(source.Sample?.Sampled ?? 0),
        ["sample-entered"] = source => Number(source.Sample?.Entered ?? 0),
        ["sample-confirmed"] = source => Number(source.Sample?.Confirmed ?? 0),
        ["sample-run"] = source => source.Sample?.Run is { } run ? Number(run) : "—",
        ["sample-changed"] = source => Number(source.Sample?.Changed ?? 0),
        ["sample-share"] = source => source.Sample?.ConfirmedPercent is { } percent
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(percent, 2, MidpointRounding.AwayFromZero):0.##}%") : "—",
        ["declared-grades"] = source => DeclaredOf(source).Fill("{declared-grades}"),
        ["entrance-grades"] = EntranceOf,
        ["large-class"] = source => source.Standards.Fill("{large-class}"),
        ["super-large-class"] = source => source.Standards.Fill("{super-large-class}"),
    }.ToFrozenDictionary(entry => Prefix + entry.Key, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Every fact as a place names it.</summary>
    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal);

    internal static Func<ReportSource, string>? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>A day as a report writes it: 2025年9月1日.</summary>
    internal static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    // Of the grades that the county has: it achieves nothing in others.
    static Standards DeclaredOf(ReportSource source) => source.Standards.DeclaredGrades.RemoveAll(grade => !Has(source, SchoolKinds.StageOf(grade))) is { IsEmpty: false } grades
        ? source.Standards with { DeclaredGrades = grades } : source.Standards;

    static string EntranceOf(ReportSource source) => (Has(source, Stage.Primary), Has(source, Stage.Junior)) switch
    {
        (true, true) => "一、七年级",
        (true, false) => "一年级",
        (false, true) => "七年级",
        _ => "",
    } is { Length: > 0 } compulsory ? compulsory + (Has(source, Stage.Senior) ? "和高一" : "") : "高一";

    static bool Has(ReportSource source, Stage stage) => source.Find($"large-classes.{Subject.Of(stage)}")?.Expected > 0;

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
