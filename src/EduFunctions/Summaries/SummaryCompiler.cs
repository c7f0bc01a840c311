using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>The third arrow: returns in force → figures and flags.</summary>
public static class SummaryCompiler
{
    /// <summary>Compiles a county's year.</summary>
    /// <param name="round">The year's returns.</param>
    /// <param name="earlier">The rounds before it, newest first, without gaps; empty when there are none.</param>
    /// <param name="asOf">Day of the run in the county, for what is overdue.</param>
    /// <param name="standards">The thresholds.</param>
    public static CountySummary Compile(CountyRound round, IReadOnlyList<CountyRound> earlier, DateOnly asOf, Standards standards)
    {
        var lists = Lists(round, earlier, standards);
        var before = earlier.Count > 0 ? ClassFigures(earlier[0], lists[^2], earlier.Count > 1, standards).Concat(CollectionTable.Figures(earlier[0])).ToDictionary(figure => figure.Code) : [];
        var figures = ClassFigures(round, lists[^1], earlier.Count > 0, standards).Concat(CollectionTable.Figures(round))
            .Select(figure => figure with { LastYear = before.GetValueOrDefault(figure.Code)?.Value });
        var flags = LargeClassFlags.Of(round, lists, standards).Concat(CollectionFlags.Of(round, earlier, asOf))
            .OrderByDescending(flag => flag.Severity).ThenBy(flag => flag.School, StringComparer.Ordinal).ThenBy(flag => flag.Grade).ThenBy(flag => flag.Code, StringComparer.Ordinal);
        return new CountySummary(round.County, round.Year, [.. figures], [.. flags]);
    }

    /// <summary>The way from a figure to its cells; null when the code is no figure of this round.</summary>
    /// <param name="round">The year's returns.</param>
    /// <param name="earlier">The rounds before it, newest first.</param>
    /// <param name="code">The figure's code.</param>
    /// <param name="standards">The thresholds.</param>
    public static FigureTrace? Trace(CountyRound round, IReadOnlyList<CountyRound> earlier, string code, Standards standards)
    {
        var parts = code.Split('.', 2);
        if (IndicatorTable.Find(parts[0]) is not { } indicator)
        {
            return CollectionTable.Trace(round, code);
        }

        if (Subjects.Of(round.Schools.Select(entry => entry.School)).FirstOrDefault(candidate => candidate.Suffix == code[parts[0].Length..]) is not { } subject
            || (subject.IsGrade && !indicator.IsOfGrades))
        {
            return null;
        }

        var scope = Scope(Lists(round, earlier, standards)[^1], subject, earlier.Count > 0, standards);
        return new FigureTrace(code, indicator.Value(scope), [.. indicator.Inputs.Select(input => input + subject.Suffix)], [.. indicator.Entries(scope).Select(entry => entry.PupilsCell)]);
    }

    // Oldest first, so that each year's large classes know how long they have been so.
    static List<ClassList> Lists(CountyRound round, IReadOnlyList<CountyRound> earlier, Standards standards)
    {
        var lists = new List<ClassList>();
        foreach (var year in earlier.Reverse().Append(round))
        {
            var returns = year.Schools.Where(entry => entry.InForce is not null).Select(entry => (entry.School, entry.InForce!));
            lists.Add(ClassList.Of(year.Year, returns, lists is [.., var last] ? last : ClassList.Empty, standards));
        }

        return lists;
    }

    static ClassScope Scope(ClassList list, Subject subject, bool hasLastYear, Standards standards) =>
        new([.. list.Classes.Where(subject.Counts)], [.. list.Cleared.Where(subject.Counts)], list.LargeSchools, hasLastYear, standards);

    static IEnumerable<Figure> ClassFigures(CountyRound round, ClassList list, bool hasLastYear, Standards standards)
    {
        var bySchool = list.Classes.ToLookup(entry => entry.School.Code);
        var clearedBySchool = list.Cleared.ToLookup(entry => entry.School.Code);
        var counts = Subjects.Of(round.Schools.Select(entry => entry.School)).Select(subject =>
        {
            var expected = round.Schools.Where(entry => subject.Has(entry.School)).ToList();
            return (Subject: subject, Scope: ScopeOf(subject), Counted: expected.Count(entry => entry.InForce is not null), Expected: expected.Count);
        }).ToList();
        return IndicatorTable.All.SelectMany(indicator => counts.Where(row => indicator.IsOfGrades || !row.Subject.IsGrade), (indicator, row) => new Figure
        {
            Code = indicator.Code + row.Subject.Suffix,
            Indicator = indicator.Code,
            Name = row.Subject.Name + indicator.Name,
            NameEn = $"{indicator.NameEn}, {row.Subject.NameEn}",
            Unit = indicator.Unit,
            Value = indicator.Value(row.Scope),
            Counted = row.Counted,
            Expected = row.Expected,
            ReferenceDate = round.Year.ReferenceDate,
        });

        ClassScope ScopeOf(Subject subject) =>
            subject.Suffix.StartsWith(".school-", StringComparison.Ordinal) && SchoolCode.TryParse(subject.Suffix[8..], out var code)
                ? new ClassScope([.. bySchool[code]], [.. clearedBySchool[code]], list.LargeSchools, hasLastYear, standards)
                : Scope(list, subject, hasLastYear, standards);
    }
}

/// <summary>Where a figure comes from.</summary>
/// <param name="Code">The figure's code.</param>
/// <param name="Value">Its value, computed anew from the cells.</param>
/// <param name="Inputs">Codes of the figures it is computed from; empty when it counts cells itself.</param>
/// <param name="Cells">The cells it counts, or for a figure of the collection the returns; empty when it is computed from other figures.</param>
public sealed record FigureTrace(string Code, decimal? Value, ImmutableArray<string> Inputs, ImmutableArray<FigureCell> Cells);
