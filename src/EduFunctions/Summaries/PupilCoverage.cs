using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>
/// How far a summary goes, by schools and by pupils: a school that has not reported is as large as its return of the year before says.
/// </summary>
/// <param name="Counted">Schools and kindergartens whose return is in force.</param>
/// <param name="Expected">Those that are expected.</param>
/// <param name="Percent">Of last year's pupils and children, the share of the counted ones, in percent; null where nobody has a return of
/// last year.</param>
/// <param name="Unknown">Those that have no return of last year (new, or not in force then): they are in neither part of the share.
/// </param>
public sealed record PupilCoverage(int Counted, int Expected, decimal? Percent, int Unknown)
{
    static readonly string[] Sizes = ["pupils", "children"];

    /// <summary>That of a summary.</summary>
    public static PupilCoverage Of(CountySummary summary)
    {
        var schools = summary.Figures.Where(figure => Sizes.Contains(figure.Indicator) && FigureCode.TryParse(figure.Code, out var code)
            && code.Subject.Kind == SubjectKind.School).GroupBy(figure => figure.Code[figure.Indicator.Length..]).ToList();
        var known = schools.Where(school => school.Any(figure => figure.LastYear is not null)).ToList();
        var all = known.Sum(SizeOf);
        return new PupilCoverage(schools.Count(IsIn), schools.Count, all == 0 ? null : known.Where(IsIn).Sum(SizeOf) * 100 / all,
            schools.Count - known.Count);

        static bool IsIn(IEnumerable<Figure> school) => school.Any(figure => figure.Counted > 0 || FigureText.IsGivenByPart(figure));

        static decimal SizeOf(IEnumerable<Figure> school) => school.Sum(figure => figure.LastYear ?? 0);
    }

    /// <summary>The same in words.</summary>
    public Text Told => new(
        FormattableString.Invariant($"已纳入 {Counted} 所，应报 {Expected} 所") + (Percent is not { } zh ? ""
            : FormattableString.Invariant($"（占上年学生、幼儿数的 {zh:0.##}%")
                + (Unknown > 0 ? FormattableString.Invariant($"，{Unknown} 所没有上年报表，不在其中") : "") + "）"),
        FormattableString.Invariant($"returns of {Counted} of {Expected} schools") + (Percent is not { } en ? ""
            : FormattableString.Invariant($", with {en:0.##} % of last year's pupils and children")
                + (Unknown > 0 ? FormattableString.Invariant($" ({Unknown} have no return of last year and are left out)") : "")));
}
