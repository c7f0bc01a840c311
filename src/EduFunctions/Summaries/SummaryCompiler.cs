using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Returns;
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
        var before = earlier.Count > 0 ? ClassFigures(earlier[0], lists[^2], earlier.Count > 1, standards).Concat(CollectionFigures(earlier[0])).ToDictionary(figure => figure.Code) : [];
        var figures = ClassFigures(round, lists[^1], earlier.Count > 0, standards).Concat(CollectionFigures(round))
            .Select(figure => figure with { LastYear = before.GetValueOrDefault(figure.Code)?.Value });
        var flags = LargeClassFlags.Of(round, lists, standards).Concat(CollectionFlags.Of(round, asOf))
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
        if (IndicatorTable.Find(parts[0]) is not { } indicator
            || Subjects.Of(round.Schools.Select(entry => entry.School)).FirstOrDefault(candidate => candidate.Suffix == code[parts[0].Length..]) is not { } subject)
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
            lists.Add(ClassList.Of(returns, lists is [.., var last] ? last : ClassList.Empty, standards));
        }

        return lists;
    }

    static ClassScope Scope(ClassList list, Subject subject, bool hasLastYear, Standards standards) =>
        new([.. list.Classes.Where(subject.Counts)], [.. list.Cleared.Where(subject.Counts)], hasLastYear, standards);

    static IEnumerable<Figure> ClassFigures(CountyRound round, ClassList list, bool hasLastYear, Standards standards)
    {
        var bySchool = list.Classes.ToLookup(entry => entry.School.Code);
        var clearedBySchool = list.Cleared.ToLookup(entry => entry.School.Code);
        var counts = Subjects.Of(round.Schools.Select(entry => entry.School)).Select(subject =>
        {
            var expected = round.Schools.Where(entry => subject.Has(entry.School)).ToList();
            return (Subject: subject, Scope: ScopeOf(subject), Counted: expected.Count(entry => entry.InForce is not null), Expected: expected.Count);
        }).ToList();
        return IndicatorTable.All.SelectMany(_ => counts, (indicator, row) => new Figure
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
                ? new ClassScope([.. bySchool[code]], [.. clearedBySchool[code]], hasLastYear, standards)
                : Scope(list, subject, hasLastYear, standards);
    }

    static IEnumerable<Figure> CollectionFigures(CountyRound round)
    {
        var schools = round.Schools;
        var inForce = schools.Count(entry => entry.InForce is not null);
        yield return Collection("returns-expected", "应报学校数", "returns expected", "所", schools.Length);
        yield return Collection("returns-received", "已报学校数", "returns received", "所", schools.Count(entry => entry.Version > 0));
        yield return Collection("returns-accepted", "已核学校数", "returns accepted", "所", schools.Count(entry => entry.State is ReturnState.Accepted or ReturnState.Locked));
        yield return Collection("returns-returned", "退回学校数", "returns sent back", "所", schools.Count(entry => entry.State == ReturnState.Returned));
        yield return Collection("returns-with-open-queries", "有未说明事项的学校数", "returns with open queries", "所", schools.Count(entry => entry.OpenQueries > 0));
        yield return Collection("returns-late", "逾期报送学校数", "returns late", "所", schools.Count(entry => entry.Received > round.Due));
        yield return Collection("returns-missing", "未报学校数", "returns missing", "所", schools.Count(entry => entry.Version == 0));
        yield return Collection("completeness", "完整率", "completeness", "%", schools.Length == 0 ? null : inForce * 100m / schools.Length);
        foreach (var sheet in SchoolReturnForm.Form.Sheets)
        {
            var filled = schools.Count(entry => entry.InForce?[sheet].Any(row => row.Cells.Any(cell => cell.State != CellState.Blank)) == true);
            yield return Collection($"sheet-completeness.{sheet.Code}", $"“{sheet.Caption}”完整率", $"completeness of sheet {sheet.Code}", "%", schools.Length == 0 ? null : filled * 100m / schools.Length);
        }

        Figure Collection(string code, string name, string nameEn, string unit, decimal? value) => new()
        {
            Code = code,
            Indicator = code.Split('.')[0],
            Name = name,
            NameEn = nameEn,
            Unit = unit,
            Value = value,
            Counted = schools.Length,
            Expected = schools.Length,
            ReferenceDate = round.Year.ReferenceDate,
        };
    }
}

/// <summary>Where a figure comes from.</summary>
/// <param name="Code">The figure's code.</param>
/// <param name="Value">Its value, computed anew from the cells.</param>
/// <param name="Inputs">Codes of the figures it is computed from; empty when it counts cells itself.</param>
/// <param name="Cells">The cells it counts; empty when it is computed from other figures.</param>
public sealed record FigureTrace(string Code, decimal? Value, ImmutableArray<string> Inputs, ImmutableArray<FigureCell> Cells);
