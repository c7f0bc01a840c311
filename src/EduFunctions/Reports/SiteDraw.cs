using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>
/// Draws schools and cells to be verified on site. Weighted sampling without replacement after Efraimidis and Spirakis (2006, Information
/// Processing Letters 97, algorithm A): the largest u^(1/w), here told as the smallest −ln(u)/w. The uniform numbers come from SHA-256, so
/// that anybody can draw again (docs/adr/0023): <see cref="SiteSample.Rule"/>.
/// </summary>
public static class SiteDraw
{
    const int NamedMost = 8;
    const int CellsMost = 12;

    // What an evaluation asks first, beside the key figures of the run: the seven, teachers, posts, kindergartens.
    static readonly ImmutableArray<string> KeyIndicators =
        ["pupils", "teachers", "posts", "staff-in-post", "children", "kindergarten-teachers", "kindergarten-classes-within-share"];

    /// <summary>The schools, in the order in which they are drawn.</summary>
    /// <param name="schools">Those that may be drawn.</param>
    /// <param name="size">How many; all when there are no more.</param>
    /// <param name="seed">The seed.</param>
    public static ImmutableArray<SiteFacts> Schools(IEnumerable<SiteFacts> schools, int size, string seed) =>
    [
        .. schools.Select(facts => (Facts: facts, Key: -Math.Log(Uniform($"{seed}|{facts.School.Code.Value}")) / (1 + SiteRisk.PointsOf(facts))))
            .OrderBy(one => one.Key).ThenBy(one => one.Facts.School.Code.Value, StringComparer.Ordinal).Take(size).Select(one => one.Facts),
    ];

    /// <summary>A school with its cells.</summary>
    /// <param name="summary">The run.</param>
    /// <param name="facts">What is known of the school.</param>
    /// <param name="inForce">Its return that the run counts.</param>
    /// <param name="seed">The seed.</param>
    public static SiteSchool Of(CountySummary summary, SiteFacts facts, Return inForce, string seed)
    {
        var byAddress = inForce.Rows.SelectMany(row => row.Sheet.Columns, (row, column) => (row, column, row.Cell(column).Address))
            .Where(one => one.Address is not null).ToLookup(one => (one.row.SheetName, Cell: one.Address!.Value.ToString()));
        // One cell of each first: a problem that names twenty leaves room for the others.
        var named = facts.Flags.Select(flag => flag.Cells.Where(cell => cell.School == facts.School.Code.Value && cell.Year == summary.Year.StartYear)
                .Select(cell => (cell.Sheet, cell.Cell, Why: $"问题：{FlagTable.Of(flag.Code).Name.Zh}")))
            .Concat(facts.Queries.OrderByDescending(query => query.IsOpen)
                .Select(query => new[] { (query.Sheet, query.Cell, Why: query.IsOpen ? "需说明事项，未说明" : "需说明事项，已说明") }.AsEnumerable()))
            .SelectMany(cells => cells.Index()).OrderBy(one => one.Index).Select(one => one.Item)
            .SelectMany(one => byAddress[(one.Sheet, one.Cell)].Take(1).Select(found => CellOf(found.row, found.column, one.Why)))
            .DistinctBy(KeyOf).Take(NamedMost).ToList();
        var taken = named.Select(KeyOf).ToHashSet();
        var asked = ReturnForms.Of(inForce.Form).For(summary.Year.StartYear, facts.School.Kind); // “/” in what does not concern the school tells nothing
        var drawn = inForce.Rows.SelectMany(row => row.Sheet.Columns.Where(column => Columns.Contains(new FormPlace(row.Sheet, column))), (row, column) => (row, column))
            .Where(one => one.row.Cell(one.column) is { Address: not null } cell && (cell.Number is not null || (cell.State == CellState.NotApplicable && asked.Asks(one.column))))
            .Select(one => CellOf(one.row, one.column, one.row.Cell(one.column).Number is null ? "抽取，填“/”的格" : "抽取")).DistinctBy(KeyOf).Where(cell => !taken.Contains(KeyOf(cell)))
            .OrderBy(cell => PlaceOf(seed, facts.School.Code.Value, cell)).ThenBy(CodeOf, StringComparer.Ordinal);
        return new SiteSchool(facts.School.Code.Value, facts.School.Name, SiteRisk.PointsOf(facts), SiteRisk.WhyOf(facts).Zh,
            [.. named.Concat(drawn).Take(CellsMost)]);
    }

    /// <summary>
    /// A cell's weight: three for “/”, one for a number. That the school has none of a thing is said at no cost, and hides most where it is not so.
    /// </summary>
    internal static int WeightOf(SiteCell cell) => CellText.IsNotApplicable(cell.Reported) ? 3 : 1;

    /// <summary>Where a cell comes in the draw, the smallest first: −ln(1 − u) ÷ weight. Cells of equal weight come as their hashes do.</summary>
    internal static double PlaceOf(string seed, string school, SiteCell cell) => -Math.Log(1 - Uniform($"{seed}|{school}|{CodeOf(cell)}")) / WeightOf(cell);

    /// <summary>A number between 0 and 1, neither of them, that a name always gives: (n + 0.5) / 2^52, n its SHA-256's first 13 hexadecimal digits.</summary>
    internal static double Uniform(string name) =>
        (long.Parse(HashOf(name).AsSpan(0, 13), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + 0.5) / (1L << 52);

    /// <summary>The columns of numbers that the key figures are computed from: cells are drawn from these alone, those answered “/” among them.</summary>
    internal static ImmutableArray<FormPlace> Columns { get; } = [.. CountySummary.KeyIndicators.Concat(KeyIndicators)
        .Select(IndicatorTable.Find).OfType<Indicator>().Concat(BalanceTable.SevenIndicators)
        .SelectMany(indicator => indicator.Columns).Where(place => place.Column is NumberColumn { IsKey: false }).Distinct()];

    /// <summary>What a cell's u is taken from: SHA-256(seed|school|sheet|row|column), in hexadecimal digits.</summary>
    internal static string HashOf(string seed, string school, SiteCell cell) => HashOf($"{seed}|{school}|{CodeOf(cell)}");

    /// <summary>A cell as the rule names it: classes|3-2|pupils.</summary>
    internal static string CodeOf(SiteCell cell) => $"{cell.Sheet}|{cell.Row}|{cell.Column}";

    static SiteCell CellOf(FormRow row, FormColumn column, string why)
    {
        var cell = row.Cell(column);
        var unit = column.Unit.Length == 0 ? "" : $"（{column.Unit}）";
        return new SiteCell(row.Sheet.Code, row.Key, column.Code, row.SheetName, cell.Address!.Value.ToString(), $"{NameOf(row)}{column.Caption}{unit}",
            CellChange.TextOf(cell), why);
    }

    // 三年级 2 班, 小学: a row as people call it.
    static string NameOf(FormRow row) => row.Key.Length == 0 ? "" : string.Concat(row.Sheet.Columns.Where(column => column.IsKey).Select(column => (column, row.Cell(column).Number) switch
    {
        (GradeColumn, { } grade) => $"{SchoolKinds.NameOfGrade((int)grade)} ",
        (ClassNumberColumn, { } number) => string.Create(CultureInfo.InvariantCulture, $"{number} 班 "),
        _ => $"{CellChange.TextOf(row.Cell(column))} ",
    }));

    static (string, string, string) KeyOf(SiteCell cell) => (cell.Sheet, cell.Row, cell.Column);

    static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
