using System.Collections.Frozen;
using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>What a report is made from: one run, the register, the standards and the bureau's return of its year.</summary>
public sealed class ReportSource
{
    // What every county has, and owes an answer to.
    static readonly FrozenSet<string> Owed = new[]
    {
        "no-examination-veto", "no-choice-veto", "no-key-school-veto", "education-spending", "education-spending-before", "education-spending-growth", "education-spending-share",
        "education-spending-kept", "per-pupil-spending", "per-pupil-spending-before", "per-pupil-spending-growth", "per-pupil-spending-kept",
        "teachers-pay", "civil-servants-pay", "pay-difference", "pay-not-below", "allowances-budgeted", "disabled-enrolment",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What a county owes an answer to where it has what another figure counts.
    static readonly FrozenDictionary<string, (string Code, Func<Figure, bool> IsThere)> OwedWith = new Dictionary<string, (string, Func<Figure, bool>)>
    {
        ["performance-difference-paid"] = ("performance-difference", figure => figure.Value is not null),
        ["gross-enrolment.kindergarten"] = ("children.kindergarten", figure => figure.Expected > 0),
        ["quota-share"] = ("pupils.senior", figure => figure.Expected > 0),
        ["migrant-share"] = ("migrant-pupils", figure => figure.Value > 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    readonly FrozenDictionary<string, Figure> _figures;
    readonly HashSet<string> _withheld = new(StringComparer.Ordinal);

    /// <summary>A source.</summary>
    /// <param name="summary">The run's figures and flags, its plan and forecast.</param>
    /// <param name="round">The round that it was made from, with the bureau's return in force; the schools' rows are not needed.</param>
    /// <param name="run">The run's number, from 1.</param>
    /// <param name="compiledOn">Day in the county on which it was compiled.</param>
    public ReportSource(CountySummary summary, CountyYear round, int run, DateOnly compiledOn)
    {
        (Summary, Round, Run, CompiledOn) = (summary, round, run, compiledOn);
        _figures = summary.Figures.ToFrozenDictionary(figure => figure.Code, figure => IsWithheldIn(summary, figure) && _withheld.Add(figure.Code)
            ? figure with { IsNotApplicable = false } : figure, StringComparer.Ordinal);
    }

    /// <summary>The run's figures and flags.</summary>
    public CountySummary Summary { get; }

    /// <summary>The round.</summary>
    public CountyYear Round { get; }

    /// <summary>The run's number, from 1.</summary>
    public int Run { get; }

    /// <summary>Day in the county on which the run was compiled.</summary>
    public DateOnly CompiledOn { get; }

    /// <summary>How far the sample on site has been verified; null when nothing is entered.</summary>
    public SampleOutcome? Sample { get; init; }

    /// <summary>The county's register of all years, for schools that are named but not open in this one; null when it is not at hand.</summary>
    public Register? Register { get; init; }

    /// <summary>The standards of the year.</summary>
    public Standards Standards => Round.Standards;

    /// <summary>The figure of a code; null when the run has none.</summary>
    public Figure? Find(string code) => _figures.GetValueOrDefault(code);

    /// <summary>
    /// True for what the bureau has answered with “/”, “无” or “保密”, or of which it divides by 0, though every county has it, or this one has by
    /// another figure: it is no answer, and missing.
    /// </summary>
    internal bool IsWithheld(string code) => _withheld.Contains(code);

    static bool IsWithheldIn(CountySummary summary, Figure figure) => figure is { IsNotApplicable: true, Value: null } && (Owed.Contains(figure.Code)
        || (OwedWith.TryGetValue(figure.Code, out var other) && summary.Figures.Any(one => one.Code == other.Code && other.IsThere(one))));

    /// <summary>Rows of a sheet of the bureau's return; none where it is not in force.</summary>
    public IEnumerable<FormRow> Bureau(FormSheet sheet) => Round.Bureau?[sheet] ?? [];

    /// <summary>
    /// Name of a school as the run has it; of one that is not in the run as the year's register gives it, else its last entry; of one that no
    /// year has, its identifier, and that it is none.
    /// </summary>
    public string NameOf(string school) => RunNameOf(school) ?? Round.Entries.FirstOrDefault(entry => entry.School.Code.Value == school)?.School.Name
        ?? (SchoolCode.TryParse(school, out var code) ? Register?.FindOrLatest(code, Round.Year)?.Name : null) ?? $"标识码 {school}（名册中没有）";

    // Every figure of a school begins with its name.
    string? RunNameOf(string school) => NamedBy.Select(indicator => Find($"{indicator.Code}.school-{school}") is { } figure
        && figure.Name.Zh.EndsWith(indicator.Name.Zh, StringComparison.Ordinal) ? figure.Name.Zh[..^indicator.Name.Zh.Length] : null).FirstOrDefault(name => name is not null);

    static readonly ImmutableArray<Indicator> NamedBy = [IndicatorTable.Of("classes"), IndicatorTable.Of("children")];

    /// <summary>The matters of 履职 that bear something out, by date.</summary>
    public IReadOnlyList<FormRow> Matters(ReportEvidence evidence) =>
    [
        .. Bureau(Duties.Sheet).Where(row => (evidence.Kinds.IsEmpty || evidence.Kinds.Contains(row[Duties.Kind] ?? ""))
            && (evidence.Words.IsEmpty || evidence.Words.Any(word => row[Duties.Title]?.Contains(word, StringComparison.Ordinal) == true)))
            .OrderBy(row => row[Duties.Date]).ThenBy(row => row.RowNumber),
    ];

    /// <summary>Name of a figure; of a school with its name, of the county without.</summary>
    internal string NameOfFigure(string code) =>
        FigureCode.TryParse(code, out var parsed) && parsed.Subject.School is null ? ReportLists.NameOf(code) : Find(code)?.Name.Zh ?? code;

    /// <summary>What is said where no matter bears something out.</summary>
    internal string WithoutMatters(ReportEvidence evidence) =>
        Round.Bureau is null ? "缺县级年报表的履职登记" : $"履职登记中没有{evidence.What}方面的事项";

    /// <summary>True when a report can have such a place: its figure, list or fact exists.</summary>
    public static bool IsKnown(ReportPlace place) =>
        ReportLists.Find(place.Name) is not null || ReportFacts.Find(place.Name) is not null
        || FigureCode.TryParse(place.Name, out var code) && IndicatorTable.Find(code.Indicator)?.Subjects.Contains(code.Subject.Kind) == true;

    /// <summary>What a place prints.</summary>
    /// <exception cref="KeyNotFoundException">There is no such place: <see cref="IsKnown"/> says so before.</exception>
    public ImmutableArray<ReportRun> ValueOf(ReportPlace place) =>
        ReportLists.Find(place.Name) is { } list ? list(this)
        : ReportFacts.Find(place.Name) is { } fact ? [new ReportRun(fact(this))]
        : [IsKnown(place) ? ReportFigure.Print(this, place) : throw new KeyNotFoundException($"A report has no place '{place}'.")];

    /// <summary>
    /// True for a sentence whose figures, one or more, are all of what the county has not: it is left out. Facts alone make no sentence.
    /// </summary>
    internal bool NoneApplies(IEnumerable<ReportPlace> places)
    {
        var runs = places.Where(place => !place.Name.StartsWith(ReportFacts.Prefix, StringComparison.Ordinal)).SelectMany(place => ValueOf(place)).ToList();
        return runs.Count > 0 && runs.TrueForAll(run => run.IsNotApplicable);
    }

    /// <summary>True where a sentence is said: its condition holds, and the county has what it tells of.</summary>
    internal bool IsSaid(ReportClause clause) => clause.When?.Holds(this) != false && !NoneApplies(PlacesIn(clause.Words));

    /// <summary>A sentence with its places filled.</summary>
    /// <param name="words">The sentence, places in braces.</param>
    public ImmutableArray<ReportRun> Say(string words)
    {
        if (AllMissing([.. PlacesIn(words)]) is { IsEmpty: false } missing)
        {
            return missing;
        }

        var parts = PartsOf(words).Select(part => (part.Words, Runs: part.Place is { } place ? ValueOf(place) : default, part.Place)).ToList();
        var left = ReportPhrases.Left([.. parts.Select(part => part.Place is { } place ? (null, IsNotApplicable(place)) : ((string?)part.Words, default(bool?)))]);
        return [.. parts.Zip(left).SelectMany(pair => pair.First.Place is null ? pair.Second is { Length: > 0 } told ? [new ReportRun(told)] : [] : pair.Second is null ? [] : pair.First.Runs)];
    }

    /// <summary>Whether all figures of a place are of what the county has not; null where it has no figure.</summary>
    internal bool? IsNotApplicable(ReportPlace place) => place.Name.StartsWith(ReportFacts.Prefix, StringComparison.Ordinal) ? null
        : ValueOf(place).All(run => run.IsNotApplicable);

    /// <summary>
    /// What is said in the place of a sentence all of whose figures, two or more, are missing for one reason: what they are, and the reason
    /// once. Empty where some are there.
    /// </summary>
    public ImmutableArray<ReportRun> AllMissing(IReadOnlyCollection<ReportPlace> places)
    {
        var runs = places.Where(place => !place.Name.StartsWith(ReportFacts.Prefix, StringComparison.Ordinal)).Select(place => (place.Name, Runs: ValueOf(place)))
            .Where(place => place.Runs.Length != 1 || place.Runs[0].Figure is null || Find(place.Name)?.Unit.Length > 0).ToList();
        var figures = runs.SelectMany(place => place.Runs).DistinctBy(run => run.Figure).ToList();
        if (figures.Count < 2 || runs.Exists(place => place.Runs.Length != 1) || figures.Exists(run => !run.IsMissing || run.Figure is null || run.Text != figures[0].Text))
        {
            return [];
        }

        return
        [
            .. figures.SelectMany((run, index) => new[] { new ReportRun(index == 0 ? "" : "、"), run with { Text = NameOfFigure(run.Figure!) } }),
            new ReportRun($"{figures[0].Text}。"),
        ];
    }

    /// <summary>Why a figure is missing: 缺：县级年报表.</summary>
    internal string ReasonOf(ReportRun missing) => ReportFigure.Print(this, new ReportPlace(missing.Figure!, PlaceForm.Value)).Text;

    /// <summary>The places of a sentence, in order.</summary>
    public static IEnumerable<ReportPlace> PlacesIn(string words) => PartsOf(words).Select(part => part.Place).OfType<ReportPlace>();

    /// <summary>A sentence in its parts: a place where there is one, else words.</summary>
    internal static IEnumerable<(string Words, ReportPlace? Place)> PartsOf(string words)
    {
        foreach (var part in words.Split('{'))
        {
            var end = part.IndexOf('}', StringComparison.Ordinal);
            if (end > 0)
            {
                yield return ("", ReportPlace.Parse(part[..end]));
            }

            if (part.Length > end + 1)
            {
                yield return (part[(end + 1)..], null);
            }
        }
    }
}
