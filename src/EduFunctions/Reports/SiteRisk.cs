using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>What a return was asked at one cell.</summary>
/// <param name="Sheet">Sheet as the workbook names it.</param>
/// <param name="Cell">Address as Excel writes it.</param>
/// <param name="IsOpen">True while nobody has answered.</param>
public readonly record struct SiteQuery(string Sheet, string Cell, bool IsOpen);

/// <summary>What run and states say of a school whose return counts, before anybody goes there.</summary>
/// <param name="School">The school.</param>
/// <param name="Standing">Where its return stands.</param>
/// <param name="IsLate">True when it came after its due date.</param>
/// <param name="Flags">Its problems that stand, gravest first.</param>
/// <param name="Queries">What it was asked and what a later version has not done away with.</param>
/// <param name="Changes">Its figures that differ from last year's by more than the limit.</param>
/// <param name="Adjustments">Adjustments of its figures in force.</param>
public sealed record SiteFacts(School School, Standing Standing, bool IsLate, ImmutableArray<Flag> Flags, ImmutableArray<SiteQuery> Queries,
    ImmutableArray<Figure> Changes, int Adjustments)
{
    static readonly ImmutableArray<(string Indicator, Limit Percent)> Watched =
    [
        ("pupils", Limits.PupilsChange), ("children", Limits.PupilsChange), ("classes", Limits.ClassesChange), ("kindergarten-classes", Limits.ClassesChange),
        ("teachers", Limits.StaffChange), ("staff-in-post", Limits.StaffChange), ("kindergarten-teachers", Limits.StaffChange),
    ];

    /// <summary>The facts of every school of a round whose return counts.</summary>
    /// <param name="summary">The run.</param>
    /// <param name="round">The round's states, with its adjustments.</param>
    /// <param name="queriesOf">What a school was asked, and a later version has not done away with.</param>
    public static ImmutableArray<SiteFacts> Of(CountySummary summary, CountyYear round, Func<SchoolCode, ImmutableArray<SiteQuery>> queriesOf)
    {
        var flags = summary.Flags.Where(flag => flag.Stands && flag.School is not null).ToLookup(flag => flag.School!, StringComparer.Ordinal);
        var figures = summary.Figures.ToDictionary(figure => figure.Code, StringComparer.Ordinal);
        var adjusted = Adjustment.InForce(round.Adjustments).Keys
            .Select(code => FigureCode.TryParse(code, out var parsed) ? parsed.Subject.School : null).OfType<SchoolCode>().ToLookup(code => code);
        return
        [
            .. round.Entries.Where(entry => entry.Standing.IsInForce).Select(entry => new SiteFacts(entry.School, entry.Standing, entry.Standing.IsLate(round.Due),
                [.. flags[entry.School.Code.Value].OrderByDescending(flag => flag.Severity)], queriesOf(entry.School.Code),
                [.. Watched.Select(watched => (Figure: figures.GetValueOrDefault($"{watched.Indicator}.{Subject.Of(entry.School.Code)}"), watched.Percent))
                    .Where(one => IsFar(one.Figure, round.Standards[one.Percent])).Select(one => one.Figure!)],
                adjusted[entry.School.Code].Count())),
        ];
    }

    static bool IsFar(Figure? figure, decimal percent) =>
        figure?.LikeForLike is { LastYear: not 0 } pair && Math.Abs(pair.Value - pair.LastYear) * 100 > percent * Math.Abs(pair.LastYear);
}

/// <summary>What adds to a return's risk.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Name">What it is.</param>
/// <param name="Points">Points for each.</param>
/// <param name="Most">Most that are counted of one school: no single thing decides alone.</param>
/// <param name="Count">How many a school has.</param>
public sealed record SiteRisk(string Code, Text Name, int Points, int Most, Func<SiteFacts, int> Count)
{
    /// <summary>All of them. Weights of the office: no document sets any.</summary>
    public static ImmutableArray<SiteRisk> All { get; } =
    [
        new("serious", new("严重问题", "serious problems"), 3, 4, facts => facts.Flags.Count(flag => flag.Severity == FlagSeverity.Serious)),
        new("warning", new("预警问题", "warnings"), 2, 4, facts => facts.Flags.Count(flag => flag.Severity == FlagSeverity.Warning)),
        new("watch", new("关注问题", "problems to watch"), 1, 4, facts => facts.Flags.Count(flag => flag.Severity == FlagSeverity.Watch)),
        new("open-query", new("未说明的事项", "queries without an answer"), 2, 5, facts => facts.Queries.Count(query => query.IsOpen)),
        new("answered-query", new("已说明的事项", "queries with an answer"), 1, 5, facts => facts.Queries.Count(query => !query.IsOpen)),
        new("big-change", new("与上年相差过大的数", "figures far from last year's"), 2, 3, facts => facts.Changes.Length),
        new("adjusted", new("局方调整过的数", "figures adjusted by the bureau"), 3, 2, facts => facts.Adjustments),
        new("late", new("逾期报送", "sent late"), 2, 1, facts => facts.IsLate ? 1 : 0),
        new("versions", new("第 3 版及以后的各版", "versions beyond the second"), 1, 3, facts => Math.Max(0, facts.Standing.Version - 2)),
    ];

    /// <summary>Points of a school.</summary>
    public static int PointsOf(SiteFacts facts) => All.Sum(risk => risk.Points * risk.CountOf(facts));

    /// <summary>What a school's points come from: 严重问题 2 × 3、逾期报送 1 × 2; empty for none.</summary>
    public static Text WhyOf(SiteFacts facts)
    {
        var parts = All.Where(risk => risk.CountOf(facts) > 0).ToList();
        return new Text(string.Join('、', parts.Select(risk => FormattableString.Invariant($"{risk.Name.Zh} {risk.CountOf(facts)} × {risk.Points}"))),
            string.Join(", ", parts.Select(risk => FormattableString.Invariant($"{risk.Name.En} {risk.CountOf(facts)} × {risk.Points}"))));
    }

    int CountOf(SiteFacts facts) => Math.Min(Most, Count(facts));
}
