using EduFunctions.App.Summaries;
using EduFunctions.Reports;

namespace EduFunctions.App.Reports;

/// <summary>Who has a report made.</summary>
/// <param name="By">The officer, at most 50 characters; null to say nothing.</param>
sealed record PostReportJson(string? By);

/// <summary>The reports of a year.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Reports">The reports, newest first.</param>
sealed record ReportsJson(string County, int Year, IReadOnlyList<ReportEntryJson> Reports);

/// <summary>A report.</summary>
/// <param name="Number">Its number within the year, from 1; a number may be left out.</param>
/// <param name="Run">The run that its figures come from.</param>
/// <param name="MadeOn">When it was made, UTC.</param>
/// <param name="By">Who had it made; null when nobody said.</param>
public sealed record ReportEntryJson(int Number, int Run, DateTimeOffset MadeOn, string? By);

/// <summary>A report with what it says; it is never changed.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Number">Its number within the year, from 1.</param>
/// <param name="Run">The run that its figures come from.</param>
/// <param name="CompiledOn">As of when that was compiled, UTC.</param>
/// <param name="MadeOn">When the report was made, UTC.</param>
/// <param name="By">Who had it made; null when nobody said.</param>
/// <param name="Register">Hash of the register that the run was made from.</param>
/// <param name="Standards">Every limit in force in that run, as one text.</param>
/// <param name="RunProgram">Identifies the build that compiled the run.</param>
/// <param name="Program">Identifies the build that wrote the report.</param>
/// <param name="Template">SHA-256 of the office's template; null for ours.</param>
/// <param name="Sample">How far the sample on site had been verified; null when nothing was entered.</param>
/// <param name="Backed">Items that are backed by data.</param>
/// <param name="Partly">Items that are backed in part.</param>
/// <param name="Wanting">Items of which the evidence is wanting.</param>
/// <param name="Items">Its items, in order.</param>
/// <param name="Figures">Every figure that it prints, in order, each once.</param>
sealed record ReportJson(string County, int Year, int Number, int Run, DateTimeOffset CompiledOn, DateTimeOffset MadeOn, string? By, string Register,
    string Standards, string RunProgram, string Program, string? Template, SampleOutcomeJson? Sample, int Backed, int Partly, int Wanting,
    IReadOnlyList<ReportItemJson> Items, IReadOnlyList<ReportFigureJson> Figures)
{
    public static ReportJson Of(StoredReport report) => new(report.County, report.Year, report.Number, report.Run, report.CompiledOn, report.MadeOn, report.By,
        report.From.Register, report.From.Standards, report.From.Program, report.Program, report.Template,
        report.Sample is null ? null : SampleOutcomeJson.Of(report.Sample), Count(report, ReportStanding.Backed), Count(report, ReportStanding.Partly),
        Count(report, ReportStanding.Wanting), report.Items, report.Figures);

    static int Count(StoredReport report, ReportStanding standing) => report.Items.Count(item => item.Standing == standing);
}

/// <summary>An item of a report.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title, with the heading where it has none of its own.</param>
/// <param name="Standing">backed by data, partly, or wanting evidence.</param>
/// <param name="StandingName">The same in Chinese: 有数据支撑, 部分支撑, 待佐证.</param>
/// <param name="Wanting">What is wanting, in Chinese, a line each.</param>
/// <param name="IsOfPart">True when a figure of it comes from part of those who should report.</param>
/// <param name="Text">What it says, as the document does; empty where the office has taken it out.</param>
public sealed record ReportItemJson(string Code, string Title, ReportStanding Standing, string StandingName, IReadOnlyList<string> Wanting, bool IsOfPart,
    string Text)
{
    internal static ReportItemJson Of(ReportItemState state, string text) => new(state.Item.Code,
        state.Item.Title.Length > 0 ? state.Item.Title : state.Item.Heading.Title, state.Standing, ReportItemState.NameOf(state.Standing), state.Wanting, state.IsOfPart, text);
}

/// <summary>A figure that a report prints.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese; its code where the run has no such figure.</param>
/// <param name="Unit">Unit of its value.</param>
/// <param name="Value">Its value in the run; null when no return gave it.</param>
/// <param name="LastYear">Last year's value; null when there is none.</param>
/// <param name="Counted">Schools whose returns went into it.</param>
/// <param name="Expected">Schools that it should count.</param>
/// <param name="Withheld">Of those expected and not counted, schools that answer “/”, “无” or “保密”: they have reported; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="Uncomputed">Of those expected and not counted, the others that have reported: a cell is blank, there is nothing to divide by, or a figure that compares cohorts lacks last year's; null in runs of 2026-11 and before, which did not keep it.</param>
/// <param name="Texts">What is printed of it, each text once: 46 个, 同口径（42 所）比上年减少 18 个.</param>
public sealed record ReportFigureJson(string Code, string Name, string Unit, decimal? Value, decimal? LastYear, int Counted, int Expected, int? Withheld, int? Uncomputed, IReadOnlyList<string> Texts);

/// <summary>What has become of a report's figures.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Number">Number of the report.</param>
/// <param name="Run">The run that its figures come from.</param>
/// <param name="Against">The run that it is compared with; null when it is compared with another year's report.</param>
/// <param name="AgainstYear">First calendar year of that report's school year; null when it is compared with a run.</param>
/// <param name="AgainstNumber">Number of that report; null when it is compared with a run.</param>
/// <param name="Register">True when the register is another.</param>
/// <param name="Standards">True when a limit is another.</param>
/// <param name="Program">True when another build of the program compiled it.</param>
/// <param name="Versions">Returns of which another version counts; empty between years.</param>
/// <param name="Figures">Of the report's figures those that differ, from the report to the run; between years all, from the other year to this.</param>
sealed record ReportChangesJson(string County, int Year, int Number, int Run, int? Against, int? AgainstYear, int? AgainstNumber, bool Register, bool Standards,
    bool Program, IReadOnlyList<VersionChangeJson> Versions, IReadOnlyList<FigureChangeJson> Figures);
