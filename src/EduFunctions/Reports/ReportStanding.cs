using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>How far what an item says is borne out.</summary>
public enum ReportStanding
{
    /// <summary>有数据支撑: every figure is there and from all who should report, and every matter has its evidence.</summary>
    Backed,

    /// <summary>部分支撑: something of it is.</summary>
    Partly,

    /// <summary>待佐证: nothing of it is.</summary>
    Wanting,
}

/// <summary>An item as one run bears it out.</summary>
/// <param name="Item">The item.</param>
/// <param name="Said">Those of its sentences that are said.</param>
/// <param name="Standing">How far it is borne out.</param>
/// <param name="Wanting">What is wanting, in Chinese, a line each; empty when nothing is.</param>
/// <param name="IsOfPart">True when a figure of it comes from part of those who should report.</param>
public sealed record ReportItemState(ReportItem Item, ImmutableArray<ReportClause> Said, ReportStanding Standing, ImmutableArray<string> Wanting, bool IsOfPart)
{
    const int NamedMost = 3;

    /// <summary>True when that is, at least at one figure, because some have not reported, and not because they answer “/”.</summary>
    internal bool IsOfSilent { get; init; }

    /// <summary>Judges an item.</summary>
    public static ReportItemState Of(ReportSource source, ReportItem item)
    {
        var said = item.Clauses.Where(source.IsSaid).ToImmutableArray();
        var runs = said.SelectMany(clause => source.Say(clause.Words)).Concat(item.Blocks.SelectMany(block => RunsOf(source, block))).ToList();
        var figures = runs.FindAll(run => run.Figure is not null);
        var matters = item.Evidence is { } evidence ? source.Matters(evidence) : [];
        var proven = matters.Count(row => row[Duties.Evidence] is not null);
        var ofSections = FiguresOf(source, item);
        var missing = figures.Where(run => run.IsMissing).ToList();
        ImmutableArray<string> wanting =
        [
            .. missing.DistinctBy(run => run.Figure).GroupBy(run => source.ReasonOf(run)).Select(group => $"{NamesOf(source, [.. group])}{group.Key}"),
            .. figures.Where(run => !run.IsMissing).DistinctBy(run => run.Figure).Where(run => source.Find(run.Figure!)?.Withheld > 0).GroupBy(run => source.Find(run.Figure!)!.Withheld)
                .Select(group => $"{NamesOf(source, [.. group])}有 {group.Key} 所填“/”，须核实是不适用还是保密"),
            .. figures.Where(run => !run.IsMissing).DistinctBy(run => run.Figure).Where(run => source.Find(run.Figure!)?.Uncomputed > 0).GroupBy(run => source.Find(run.Figure!)! is var figure ? (figure.Uncomputed, Why: FigureText.Uncomputed(figure).Zh) : default)
                .Select(group => $"{NamesOf(source, [.. group])}有 {group.Key.Uncomputed} 所已报而{group.Key.Why}"),
            .. figures.Where(run => run.IsDoubtful).DistinctBy(run => run.Figure).Select(run => $"{source.NameOfFigure(run.Figure!)}超过 100%，须核实"),
            .. source.Round.Bureau is null && ofSections.Exists(ReportFigure.IsBureaus) ? new[] { "缺县级年报表" } : [],
            .. item.Evidence is null ? [] : matters.Count == 0 ? [source.WithoutMatters(item.Evidence)]
                : proven < matters.Count ? [FormattableString.Invariant($"{matters.Count} 项履职事项中 {matters.Count - proven} 项没有佐证材料")] : ImmutableArray<string>.Empty,
        ];
        // That the county has no such schools stands in the register.
        var isOfRegister = said.Length > 0 && item.Evidence is null && said.All(clause => !ReportSource.PlacesIn(clause.Words).Any());
        var hasAny = isOfRegister || ofSections.Exists(figure => figure.Value is not null) || runs.Exists(run => !run.IsMissing && !run.IsDoubtful && (run.Flag ?? run.Cell ?? run.Anchor ?? (IsKnown(source, run) ? run.Figure : null)) is not null) || proven > 0;
        var isOfPart = figures.Exists(run => run.Coverage is not null) || ofSections.Exists(figure => figure.Counted < figure.Expected && !ReportFigure.IsBureaus(figure));
        var isSilent = figures.Select(run => source.Find(run.Figure!)).OfType<Figure>().Concat(ofSections).Any(figure => figure.Counted + figure.Withheld + figure.Uncomputed < figure.Expected && !ReportFigure.IsBureaus(figure));
        return new ReportItemState(item, said, !hasAny ? ReportStanding.Wanting : wanting.IsEmpty && !isOfPart ? ReportStanding.Backed : ReportStanding.Partly, wanting, isOfPart) { IsOfSilent = isOfPart && isSilent };
    }

    /// <summary>A standing as the report marks it.</summary>
    public static string NameOf(ReportStanding standing) => standing switch
    {
        ReportStanding.Backed => "有数据支撑",
        ReportStanding.Partly => "部分支撑",
        _ => "待佐证",
    };

    static string NamesOf(ReportSource source, IReadOnlyCollection<ReportRun> figures) => figures.Count > NamedMost
        ? FormattableString.Invariant($"{figures.Count} 个数") : string.Join('、', figures.Select(run => source.NameOfFigure(run.Figure!)));

    // A limit beside a figure that nobody reported bears nothing out.
    static bool IsKnown(ReportSource source, ReportRun run) => run.Figure is { } code && source.Find(code)?.Value is not null;

    // Of the county and its parts, whatever its problems are told from: problems of part of the schools are part of the problems.
    static List<Figure> FiguresOf(ReportSource source, ReportItem item) => item.Sections.IsEmpty ? [] :
    [
        .. source.Summary.Figures.Where(figure => !figure.IsNotApplicable && IndicatorTable.Find(figure.Indicator) is { } indicator && item.Sections.Contains(indicator.Section)
            && FigureCode.TryParse(figure.Code, out var code) && code.Subject.School is null),
    ];

    static IEnumerable<ReportRun> RunsOf(ReportSource source, ReportBlock block) => block switch
    {
        ReportTable table => table.Of(source).SelectMany(row => row),
        ReportParagraphs paragraphs => paragraphs.Of(source).SelectMany(paragraph => paragraph),
        _ => [],
    };

}
