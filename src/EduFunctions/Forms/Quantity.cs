using System.Collections.Immutable;
using System.Globalization;

namespace EduFunctions.Forms;

/// <summary>
/// A number that a check computes from what is reported, and a template by a formula from the same cells: columns of a row, or of all rows
/// of another sheet together, added up or taken away.
/// </summary>
sealed record Quantity
{
    /// <summary>One summand.</summary>
    /// <param name="Column">The column.</param>
    /// <param name="Of">The sheet whose rows all count; null for the row that is compared.</param>
    /// <param name="Factor">What it is multiplied by; negative when it is taken away.</param>
    /// <param name="Blank">What a row counts that does not report it; null when the sum is unknown then.</param>
    internal sealed record Term(NumberColumn Column, FormSheet? Of, decimal Factor, decimal? Blank)
    {
        /// <summary>True for the same row's value of the year before.</summary>
        public bool IsLastYears { get; init; }

        /// <summary>Rows of <see cref="Of"/> that are counted instead; null for none.</summary>
        public RowCount? Count { get; init; }
    }

    /// <summary>Its summands.</summary>
    public ImmutableArray<Term> Terms { get; private init; } = [];

    decimal Constant { get; init; }

    /// <summary>The column of the row that is compared.</summary>
    public static implicit operator Quantity(NumberColumn column) => new() { Terms = [new Term(column, null, 1, null)] };

    /// <summary>A fixed number.</summary>
    public static implicit operator Quantity(decimal constant) => new() { Constant = constant };

    public static Quantity operator +(Quantity one, Quantity other) =>
        new() { Terms = [.. one.Terms, .. other.Terms], Constant = one.Constant + other.Constant };

    public static Quantity operator -(Quantity one, Quantity other) => one + (other * -1);

    public static Quantity operator *(Quantity one, decimal factor) => new()
    {
        Terms = [.. one.Terms.Select(term => term with { Factor = term.Factor * factor })], Constant = one.Constant * factor,
    };

    /// <summary>Columns of the row that is compared, added up.</summary>
    public static Quantity Sum(IEnumerable<NumberColumn> columns) => columns.Aggregate(new Quantity(), (sum, column) => sum + column);

    /// <summary>A column of the row that is compared, as it was the year before.</summary>
    public static Quantity LastYear(NumberColumn column) => new() { Terms = [new Term(column, null, 1, null) { IsLastYears = true }] };

    /// <summary>A column of all rows of a sheet together; unknown while there is none.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="column">The column.</param>
    /// <param name="blank">What a row counts that does not report it; null when the sum is unknown then.</param>
    public static Quantity All(FormSheet sheet, NumberColumn column, decimal? blank = null) =>
        new() { Terms = [new Term(column, sheet, 1, blank)] };

    /// <summary>Rows of another sheet, counted.</summary>
    public static implicit operator Quantity(RowCount count) =>
        new() { Terms = [new Term(count.By, count.Sheet, 1, null) { Count = count }] };

    /// <summary>The number; null when something that it needs is not reported.</summary>
    public decimal? In(FormUnderCheck subject, FormRow row) => Terms.Aggregate((decimal?)Constant, (sum, term) =>
        sum + (term.Factor * (term.IsLastYears ? subject.LastYearOf(row)?[term.Column]
            : term.Count is { } count ? count.In(subject.Of(count.Sheet)) : term.Of is null ? row[term.Column]
            : SumOf(subject.Of(term.Of), term))));

    static decimal? SumOf(IEnumerable<FormRow> rows, Term term)
    {
        var (sum, any) = ((decimal?)0, false);
        foreach (var row in rows)
        {
            (sum, any) = (sum + (row[term.Column] ?? term.Blank), true);
        }

        return any ? sum : null;
    }

    /// <summary>The number as a formula: C5+C6-C7.</summary>
    public string Formula(TemplatePlaces places)
    {
        var text = string.Concat(Terms.Select(term => (term.Factor < 0 ? "-" : "+") + One(term)));
        text += Constant == 0 && Terms.Length > 0 ? "" : (Constant < 0 ? "-" : "+") + Print(Math.Abs(Constant));
        return text.TrimStart('+');

        string One(Term term)
        {
            var value = term.IsLastYears ? places.Before(term.Column)! : term.Count is { } count ? places.Counted(count)
                : term.Of is not { } sheet ? places.Cell(term.Column)
                : places.All(sheet, term.Column) is var all && term.Blank is { } blank
                    ? $"(SUM({all})+{Print(blank)}*({places.Rows(sheet)}-COUNT({all})))" : $"SUM({all})";
            return Math.Abs(term.Factor) == 1 ? value : $"{value}*{Print(Math.Abs(term.Factor))}";
        }
    }

    /// <summary>When all is reported that it needs, as conditions of a formula.</summary>
    public IEnumerable<string> Known(TemplatePlaces places)
    {
        var own = Terms.Where(term => term.Of is null || term.Count is not null).Select(term => term.IsLastYears
            ? places.Before(term.Column)!
            : term.Count is { } count ? places.Counted(count) : places.Cell(term.Column)).Distinct().ToList();
        return (own.Count == 0 ? [] : new[] { string.Create(CultureInfo.InvariantCulture, $"COUNT({string.Join(',', own)})={own.Count}") })
            .Concat(Terms.Where(term => term.Of is not null && term.Count is null).SelectMany(term => term.Blank is null
                ? new[] { $"COUNT({places.All(term.Of!, term.Column)})>0",
                    $"COUNT({places.All(term.Of!, term.Column)})={places.Rows(term.Of!)}" }
                : [$"{places.Rows(term.Of!)}>0"]));
    }

    /// <summary>A number as a formula writes it.</summary>
    internal static string Print(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
