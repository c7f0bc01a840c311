using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>One figure of a school among its peers, itself included.</summary>
/// <param name="Figure">The school's own figure; its value is not null.</param>
/// <param name="Lower">Lower quartile: between the two nearest in proportion, as Excel's QUARTILE.INC.</param>
/// <param name="Median">The middle one, or the mean of the two in the middle.</param>
/// <param name="Upper">Upper quartile.</param>
/// <param name="Rank">Its place from the largest value, from 1; equal values share the better place.</param>
/// <param name="Schools">How many schools have the figure, itself included.</param>
public sealed record PeerFigure(Figure Figure, decimal Lower, decimal Median, decimal Upper, int Rank, int Schools);

/// <summary>与同类学校相比: a school's figures of a run among those of the schools that are like it.</summary>
/// <param name="Rule">Who counts as its peers, and how many they are.</param>
/// <param name="Peers">Ten digits of the schools, itself included, by code.</param>
/// <param name="Figures">Its numbers that at least two of them have, in the order of the indicators; yes/no are not ranked.</param>
public sealed record PeerProfile(Text Rule, ImmutableArray<string> Peers, ImmutableArray<PeerFigure> Figures)
{
    // 规模: pupils of the school, from which on the next band begins; office rule.
    static readonly ImmutableArray<int> SizeBands = [0, 200, 500, 1000, 2000];

    /// <summary>Compares a school.</summary>
    /// <param name="summary">The run.</param>
    /// <param name="schools">The register's schools that are open in the year.</param>
    /// <param name="school">The school, one of them.</param>
    /// <param name="standards">The limits in force: <c>peers-least</c>.</param>
    public static PeerProfile Of(CountySummary summary, IEnumerable<School> schools, School school, Standards standards)
    {
        var figures = summary.Figures.Where(figure => figure.Value is not null && figure.Unit.Length > 0)
            .ToDictionary(figure => figure.Code, StringComparer.Ordinal);
        var (kind, location) = (SchoolKinds.NameOf(school.Kind), SchoolKinds.NameOf(school.Location));
        var ofKind = schools.Where(one => one.Kind == school.Kind && (one.Code == school.Code || IsReported(one))).ToList();
        var ofLocation = ofKind.FindAll(one => one.Location == school.Location);
        var (band, ofSize) = (BandOf(school), BandOf(school) is { } own ? ofLocation.FindAll(one => BandOf(one) == own) : []);
        var least = standards[Limits.PeersLeast];
        var (peers, rule) = ofSize.Count >= least
            ? (ofSize, Text.Of($"同为{location}{kind}、{NameOf(band!.Value).Zh}的学校", $"schools of its kind and location, with {NameOf(band.Value).En}"))
            : ofLocation.Count >= least
            ? (ofLocation, Text.Of($"同为{location}{kind}的学校，不分规模（同规模的不足 {least} 所）",
                $"schools of its kind and location, of any size (fewer than {least} are of its size)"))
            : (ofKind, Text.Of($"全县的{kind}，不分城乡和规模（同为{location}的不足 {least} 所）",
                $"all schools of its kind, of any location and size (fewer than {least} are of its location)"));
        return new PeerProfile(
            Text.Of($"{rule.Zh}，共 {peers.Count} 所（含本校；只计有数据纳入汇总的学校）。", $"{rule.En}: {peers.Count}, itself included; only schools that have data in the summary."),
            [.. peers.Select(one => one.Code.Value).Order(StringComparer.Ordinal)],
            [.. summary.Figures.Where(figure => FigureCode.TryParse(figure.Code, out var code) && code.Subject.School == school.Code && figures.ContainsKey(figure.Code))
                .Select(figure => Ranked(figure, [.. peers.Select(one => ValueOf(figure, one)).OfType<decimal>().Order()])).Where(figure => figure.Schools > 1)]);

        bool IsReported(School one) => PupilsOf(one) is not null;

        decimal? PupilsOf(School one) => figures.GetValueOrDefault(new FigureCode("pupils", Subject.Of(one.Code)).ToString())?.Value
            ?? figures.GetValueOrDefault(new FigureCode("children", Subject.Of(one.Code)).ToString())?.Value;

        int? BandOf(School one) => PupilsOf(one) is { } pupils ? SizeBands.Last(from => pupils >= from) : null;

        decimal? ValueOf(Figure figure, School one) =>
            figures.GetValueOrDefault(figure.Code.Replace(school.Code.Value, one.Code.Value, StringComparison.Ordinal))?.Value;
    }

    static PeerFigure Ranked(Figure figure, ImmutableArray<decimal> values) => new(figure, Quartile(values, 1), Quartile(values, 2), Quartile(values, 3),
        values.Count(value => value > figure.Value) + 1, values.Length);

    /// <summary>A quartile (1 to 3; 2 is the median) of sorted values, at least one: between those at the two places nearest to
    /// (n − 1) × quarter ÷ 4.</summary>
    internal static decimal Quartile(ImmutableArray<decimal> values, int quarter)
    {
        var place = (values.Length - 1) * quarter / 4m;
        var (below, part) = ((int)place, place - (int)place);
        return part == 0 ? values[below] : values[below] + (part * (values[below + 1] - values[below]));
    }

    static Text NameOf(int from) => SizeBands.IndexOf(from) is var index && index == SizeBands.Length - 1
        ? Text.Of($"学生 {from} 人及以上", $"{from} pupils or more")
        : Text.Of($"学生 {from}–{SizeBands[index + 1] - 1} 人", $"{from} to {SizeBands[index + 1] - 1} pupils");
}
