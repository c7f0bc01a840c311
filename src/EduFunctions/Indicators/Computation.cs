using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>How an indicator is computed, and from which columns.</summary>
/// <param name="Of">The measure of a scope.</param>
/// <param name="Columns">The columns of this year's returns that it reads.</param>
sealed record Computation(Func<Scope, Measure> Of, ImmutableArray<FormPlace> Columns)
{
    /// <summary>The sum over the schools that give it.</summary>
    public static Computation Sum(Term term) => new(scope => scope.Sum(term), term.Columns);

    /// <summary>So much for each of the other, over the schools that give both: Σ term × times ÷ Σ other.</summary>
    public static Computation Ratio(Term term, Term other, decimal times = 100) => new(scope => scope.Ratio(term, other, times), [.. term.Columns.Union(other.Columns)]);

    /// <summary>Schools of which it is so, as a share of those that say so or not, in %.</summary>
    public static Computation Share(Term isSo) => Ratio(isSo, Term.One);

    /// <summary>Yes or no of all schools: no as soon as one says so, yes when every school expected does, not yet known until then.</summary>
    public static Computation All(Term isSo) => new(scope => scope.All(isSo), isSo.Columns);

    /// <summary>差异系数 between the sections of a scope (教督〔2017〕6号 附件): weighted by pupils.</summary>
    public static Computation Variation(Term term, decimal times) => new(scope => scope.Variation(term, times), [.. term.Columns.Union(Term.Pupils.Columns)]);

    /// <summary>Schools of the register; no return is read.</summary>
    public static Computation Register(Func<School, bool> counts) => new(scope => scope.Registered(counts), []);

    /// <summary>A figure of the bureau's return.</summary>
    public static Computation Bureau(FormSheet sheet, NumberColumn column) => new(scope => scope.Bureau(sheet, column, row => row[column]), [new(sheet, column)]);

    /// <summary>A yes/no of the bureau's return.</summary>
    public static Computation Bureau(FormSheet sheet, YesNoColumn column) =>
        new(scope => scope.Bureau(sheet, column, row => row[column] is { } yes ? yes ? 1 : 0 : null), [new(sheet, column)]);

    /// <summary>Sum of figures of the bureau's return; null when one of them is missing.</summary>
    public static Computation Bureau(FormSheet sheet, params IReadOnlyList<NumberColumn> columns) =>
        columns.Select(column => Bureau(sheet, column)).Aggregate((sum, next) => sum.With(next, (one, two) => one + two));

    /// <summary>Rows of a register that the bureau keeps: how many, or the sum of a column of theirs.</summary>
    public static Computation Rows(FormSheet sheet, FormColumn by, Func<FormRow, bool> counts, NumberColumn? sum = null) =>
        new(scope => scope.BureauRows(sheet, by, counts, sum), sum is null ? [new(sheet, by)] : [new(sheet, by), new(sheet, sum)]);

    /// <summary>This for so many of the other.</summary>
    public Computation Per(Computation other, decimal times = 100) => With(other, (one, two) => two == 0 ? null : one * times / two);

    /// <summary>This less the other.</summary>
    public Computation Minus(Computation other) => With(other, (one, two) => one - two);

    /// <summary>Growth over the other in %.</summary>
    public Computation GrowthOver(Computation before) => With(before, (now, then) => then == 0 ? null : (now - then) * 100 / then);

    /// <summary>1 where the number is so, else 0.</summary>
    public Computation Is(Func<decimal, bool> isSo) => Map(value => isSo(value) ? 1 : 0);

    /// <summary>The same, with a column that decides whom it counts.</summary>
    public Computation Naming(params IEnumerable<FormPlace> columns) => this with { Columns = [.. Columns.Union(columns)] };

    /// <summary>Another number told from this.</summary>
    public Computation Map(Func<decimal, decimal?> to) => new(scope => Of(scope).Map(to), Columns);

    /// <summary>Told only where a condition of the bureau's return holds: figures of two bases are not compared.</summary>
    public Computation When(FormSheet sheet, ChoiceColumn one, ChoiceColumn other) => new(
        scope => scope.BureauRow(sheet) is { } row && row[one] is { } basis && basis == row[other] ? Of(scope) : Of(scope).Map(_ => null),
        [.. Columns.Union([new(sheet, one), new(sheet, other)])]);

    /// <summary>Whether both are so, of two yes/noes: no as soon as one is no, though the other is “/” or blank.</summary>
    public Computation AndAlso(Computation other) => new(scope => Of(scope).AndAlso(other.Of(scope)), [.. Columns.Union(other.Columns)]);

    /// <summary>Both as one; null where one is.</summary>
    public Computation With(Computation other, Func<decimal, decimal, decimal?> both) =>
        new(scope => Of(scope).With(other.Of(scope), both), [.. Columns.Union(other.Columns)]);
}
