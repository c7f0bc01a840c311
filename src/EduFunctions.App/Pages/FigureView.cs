using EduFunctions.App.Summaries;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Pages;

/// <summary>What a figure's page shows.</summary>
/// <param name="County">The county.</param>
/// <param name="Year">The school year.</param>
/// <param name="Code">The figure.</param>
/// <param name="SubjectName">Whom it counts; of a school its name.</param>
/// <param name="Reading">The figure as the returns stand now beside the latest run, or as they stood in a run beside that run.</param>
/// <param name="Parts">The figures that it is computed from, from the same returns; empty when it counts cells itself.</param>
public sealed record FigureView(CountyCode County, SchoolYear Year, FigureCode Code, string SubjectName, FigureReading Reading,
    IReadOnlyList<FigureTrace> Parts)
{
    /// <summary>The county as titles write it, by its settings of now.</summary>
    public required string CountyName { get; init; }

    /// <summary>The limits in force in the year, or in the run.</summary>
    public Standards Standards => Reading.History.Now.Standards;

    /// <summary>True when the page shows a run that was asked for, and not the returns of now.</summary>
    public bool IsOfRun => Reading.IsBySameProgram is not null;

    /// <summary>Address of another figure's page, in the same run.</summary>
    public string PathOf(string figure) => $"{CountyPath}/figures/{figure}{RunQuery}";

    /// <summary>Where a program reads its cells.</summary>
    public string CellsAddress => $"/api{CountyPath}/figures/{Code}/cells{RunQuery}";

    string RunQuery => IsOfRun ? FormattableString.Invariant($"?run={Reading.Run}") : "";

    /// <summary>What the bureau has said beside it, oldest first, each with its time in the county.</summary>
    public required IReadOnlyList<(Adjustment Said, DateTimeOffset At)> Adjustments { get; init; }

    /// <summary>The figure of up to five years as their latest runs have it, oldest first; none where the page shows a run that was asked for.</summary>
    public required IReadOnlyList<SeriesPointJson> Series { get; init; }

    /// <summary>As of when the run was compiled, in the county's time; null when there is none.</summary>
    public DateTimeOffset? CompiledOn { get; init; }

    /// <summary>What forms send back, to tell whether somebody else has said something meanwhile.</summary>
    public required string Seen { get; init; }

    /// <summary>What the bureau says beside it now; null when it says nothing.</summary>
    public Adjustment? Adjustment => Adjustments is [.., ({ Value: not null } last, _)] ? last : null;

    /// <summary>The row of its indicator.</summary>
    public Indicator Indicator => IndicatorTable.Of(Code.Indicator);

    /// <summary>Name with its subject.</summary>
    public string Name => SubjectName + Indicator.Name.Zh;

    /// <summary>The figure with its value from the returns that were read.</summary>
    public Figure Now => FigureOf(Reading.Trace.Code, Reading.Trace.Value);

    /// <summary>True when the returns that were read give another value than the run: those that came after the latest one, or another program’s.</summary>
    public bool HasChanged => Reading.InRun is { } known && known.Value != Reading.Trace.Value;

    /// <summary>The figures that it is computed from, from the same returns.</summary>
    public IEnumerable<Figure> Inputs => Parts.Select(input => FigureOf(input.Code, input.Value));

    /// <summary>Its cells by school and school year, in their order.</summary>
    public IEnumerable<IGrouping<(string School, string Name, int Year), FigureCell>> Cells =>
        Reading.Trace.Cells.GroupBy(cell => (cell.School, cell.SchoolName, cell.Year));

    /// <summary>Address of the county's page.</summary>
    public string CountyPath => $"/counties/{County}/years/{Year}";

    /// <summary>Whose cells they are: 3 所学校, 教育局.</summary>
    public string Senders => Reading.Trace.Cells.Select(cell => cell.School).ToHashSet(StringComparer.Ordinal) is var senders && senders.Remove(Sender.Bureau.ToString())
        ? Sender.Bureau.Name.Zh + (senders.Count == 0 ? "" : $"、{senders.Count} 所学校") : $"{senders.Count} 所学校";

    /// <summary>Address of the page of a sender's return.</summary>
    public string ReturnPath(string sender, int year) =>
        FormattableString.Invariant($"/counties/{County}/years/{year}/{PageText.PathOf(sender)}");

    /// <summary>The way to the workbook that a sender's cells stand in; null when it has none in force.</summary>
    public string? WorkbookAddress(string sender, int year) => Reading.Versions.TryGetValue((year, sender), out var version)
        ? FormattableString.Invariant($"/api{ReturnPath(sender, year)}/return/receipt?version={version}") : null;

    /// <summary>A cell as people read it: 班级!C4 = 57; of the collection the state, or the share filled in.</summary>
    public string TextOf(FigureCell cell) => (cell.Cell, cell.Value, Indicator.Section) switch
    {
        ("", { } percent, _) => $"{cell.Sheet} {PageText.Number(percent)}%",
        (_, _, Section.I) => cell.Cell,
        (_, { } value, _) => $"{cell.Sheet}!{cell.Cell} = {PageText.Number(value)}",
        _ => $"{cell.Sheet}!{cell.Cell}",
    };

    /// <summary>A value of this figure as people read it.</summary>
    public string Text(decimal? value) => FigureText.Value(Now with { Value = value }).Zh;

    /// <summary>From how many of how many schools a year's value comes.</summary>
    public string Coverage(SeriesPointJson point) => FigureText.Coverage(Now with
    {
        Value = point.Value, Counted = point.Counted, Expected = point.Expected, Withheld = point.Withheld, Uncomputed = point.Uncomputed,
    }).Zh;

    Figure FigureOf(string code, decimal? value)
    {
        var indicator = FigureCode.TryParse(code, out var parsed) ? IndicatorTable.Of(parsed.Indicator) : Indicator;
        return new Figure
        {
            Code = code,
            Indicator = indicator.Code,
            Name = new Text(SubjectName + indicator.Name.Zh, indicator.Name.En),
            Unit = indicator.Unit,
            Value = value,
            Counted = Reading.InRun?.Counted ?? 0,
            Expected = Reading.InRun?.Expected ?? 0,
            Withheld = Reading.InRun?.Withheld,
            Uncomputed = Reading.InRun?.Uncomputed,
            ReferenceDate = Year.ReferenceDate,
        };
    }
}
