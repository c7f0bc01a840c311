using EduFunctions.Returns;
using EduFunctions.Forms;
using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Rounds;

namespace EduFunctions.Summaries;

/// <summary>One count of the collection itself (section I of domain.md).</summary>
/// <param name="Code">Stable kebab-case code of the figure.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Counts">Which schools it counts.</param>
public sealed record CollectionCount(string Code, string Name, string NameEn, Func<SchoolReturn, CountyRound, bool> Counts);

/// <summary>How far a round has come: counts of schools, and shares of them.</summary>
public static class CollectionTable
{
    const string Completeness = "completeness";
    const string SheetCompleteness = "sheet-completeness.";

    /// <summary>All counts.</summary>
    public static ImmutableArray<CollectionCount> Counts { get; } =
    [
        new("returns-expected", "应报学校数", "returns expected", (_, _) => true),
        new("returns-received", "已报学校数", "returns received", (entry, _) => entry.Version > 0),
        new("returns-accepted", "已核学校数", "returns accepted", (entry, _) => entry.State is ReturnState.Accepted or ReturnState.Locked),
        new("returns-in-force", "已纳入汇总学校数", "returns in force", (entry, _) => entry.InForce is not null),
        new("returns-returned", "退回学校数", "returns sent back", (entry, _) => entry.State == ReturnState.Returned),
        new("returns-with-open-queries", "有未说明事项的学校数", "returns with open queries", (entry, _) => entry.OpenQueries > 0),
        new("returns-late", "逾期报送学校数", "returns late", (entry, round) => entry.Received > round.Due),
        new("returns-missing", "未报学校数", "returns missing", (entry, _) => entry.Version == 0),
    ];

    /// <summary>The round's figures.</summary>
    internal static IEnumerable<Figure> Figures(CountyRound round)
    {
        var schools = round.Schools;
        foreach (var count in Counts)
        {
            yield return Figure(count.Code, count.Name, count.NameEn, "所", schools.Count(entry => count.Counts(entry, round)));
        }

        yield return Figure(Completeness, "完整率", "completeness", "%", Share(schools, entry => entry.InForce is null ? 0 : 1));
        foreach (var sheet in ReturnForms.Forms.SelectMany(form => form.Sheets))
        {
            yield return Figure(SheetCompleteness + sheet.Code, $"“{sheet.Caption}”完整率", $"completeness of sheet {sheet.Code}", "%", Share(schools, entry => Filled(entry, sheet)));
        }

        Figure Figure(string code, string name, string nameEn, string unit, decimal? value) => new()
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

    /// <summary>The way from a figure to the schools that it counts; null when the code is none of these.</summary>
    internal static FigureTrace? Trace(CountyRound round, string code)
    {
        if (Figures(round).FirstOrDefault(figure => figure.Code == code) is not { } figure)
        {
            return null;
        }

        var count = Counts.FirstOrDefault(row => row.Code == code);
        var sheet = ReturnForms.Forms.SelectMany(form => form.Sheets).FirstOrDefault(candidate => SheetCompleteness + candidate.Code == code);
        var cells = round.Schools.Where(entry => count is null ? sheet is not null : count.Counts(entry, round))
            .Select(entry => sheet is null ? Cell(entry, "报送", ReturnStates.NameOf(entry.State), entry.Version) : Cell(entry, sheet.Caption, "", Filled(entry, sheet) * 100));
        return new FigureTrace(code, figure.Value, code == Completeness ? ["returns-in-force", "returns-expected"] : [], [.. cells]);

        FigureCell Cell(SchoolReturn entry, string name, string cell, decimal value) => new(entry.School.Code.Value, entry.School.Name, round.Year.StartYear, name, cell, value);
    }

    static decimal? Share(ImmutableArray<SchoolReturn> schools, Func<SchoolReturn, decimal> part) => schools.Length == 0 ? null : schools.Sum(part) * 100 / schools.Length;

    /// <summary>The share (0–1) of a sheet's cells that a school has filled in, “/” included; 0 when nothing of it is in force. Explanations are never asked.</summary>
    static decimal Filled(SchoolReturn entry, FormSheet sheet) => entry.InForce?.Filled().GetValueOrDefault(sheet.Code) ?? 0;
}
