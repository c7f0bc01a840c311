using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>How two numbers stand to each other.</summary>
enum Relation
{
    /// <summary>The first is greater than the second by more than the tolerance.</summary>
    Above,

    /// <summary>The first is less than the second by more than the tolerance.</summary>
    Below,

    /// <summary>They differ by more than the tolerance.</summary>
    Apart,

    /// <summary>They differ by less than the tolerance.</summary>
    Near,

    /// <summary>They are equal.</summary>
    Equal,
}

/// <summary>Something that is true of numbers, or not, or that nobody can say.</summary>
/// <param name="Left">The one.</param>
/// <param name="Relation">How it stands to the other.</param>
/// <param name="Right">The other.</param>
record Condition(Quantity Left, Relation Relation, Quantity Right)
{
    /// <summary>By how much they may differ.</summary>
    public Quantity Tolerance { get; init; } = 0;

    /// <summary>True when it holds; false when it does not, or something that it needs is not reported.</summary>
    public bool Holds(FormUnderCheck subject, FormRow row) =>
        (Left.In(subject, row), Right.In(subject, row), Tolerance.In(subject, row)) is ({ } left, { } right, { } tolerance)
        && Relation switch
        {
            Relation.Above => left - right > tolerance,
            Relation.Below => right - left > tolerance,
            Relation.Apart => Math.Abs(left - right) > tolerance,
            Relation.Near => Math.Abs(left - right) < tolerance,
            _ => left == right,
        };

    /// <summary>The same as a formula, true or false where <see cref="Known"/> holds. What floating point adds is rounded away.</summary>
    public string Formula(TemplatePlaces places)
    {
        var (left, right, tolerance) = (Left.Formula(places), Right.Formula(places), Tolerance.Formula(places));
        return Relation switch
        {
            Relation.Above => $"ROUND({left}-({right}),6)>{tolerance}",
            Relation.Below => $"ROUND({right}-({left}),6)>{tolerance}",
            Relation.Apart => $"ROUND(ABS({left}-({right})),6)>{tolerance}",
            Relation.Near => $"ROUND(ABS({left}-({right})),6)<{tolerance}",
            _ => $"{left}={right}",
        };
    }

    /// <summary>When all is reported that it needs, as conditions of a formula.</summary>
    public virtual IEnumerable<string> Known(TemplatePlaces places) =>
        Left.Known(places).Concat(Right.Known(places)).Concat(Tolerance.Known(places)).Distinct();
}

/// <summary>
/// What must not hold of a row: a check finds it in a return, and a template computes it beside the input. One row of a table for both, so
/// that a template turns red where the check would find or ask.
/// </summary>
/// <param name="Sheet">The sheet of the row.</param>
/// <param name="At">The column that is at fault.</param>
/// <param name="Left">The one number.</param>
/// <param name="Relation">How it stands to the other when something is wrong.</param>
/// <param name="Right">The other.</param>
/// <param name="Fault">What is wrong then, in a few words for a clerk.</param>
sealed record Comparison(FormSheet Sheet, NumberColumn At, Quantity Left, Relation Relation, Quantity Right, string Fault)
    : Condition(Left, Relation, Right)
{
    /// <summary>What a template shows as soon as it is known, whatever comes of it; null for nothing.</summary>
    public (string Name, Quantity Value)? Shown { get; init; }

    /// <summary>Nothing is wrong where all of these hold; empty for nowhere.</summary>
    public ImmutableArray<Condition> Unless { get; init; } = [];

    /// <summary>It is of rows of that value alone; null for all.</summary>
    public (ChoiceColumn Column, string Value)? Of { get; init; }

    /// <summary>True when something is wrong.</summary>
    public bool IsWrong(FormUnderCheck subject, FormRow row) => (Of is not ({ } column, var value) || row[column] == value)
        && Holds(subject, row) && (Unless.IsEmpty || !Unless.All(condition => condition.Holds(subject, row)));

    /// <summary>True when something is wrong, as a formula that is false as long as that is not known.</summary>
    public string Wrong(TemplatePlaces places)
    {
        var wrong = Unless.IsEmpty ? Formula(places)
            : $"AND({Formula(places)},NOT({TemplatePlaces.And([.. Unless.Select(condition => Sure(condition, condition.Formula(places), places))])}))";
        return Sure(this, wrong, places);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Known(TemplatePlaces places) =>
        Of is not ({ } column, var value) ? base.Known(places) : base.Known(places).Prepend($"{places.Cell(column)}=\"{value}\"");

    static string Sure(Condition condition, string formula, TemplatePlaces places) =>
        condition.Known(places).ToList() is { Count: > 0 } known ? $"IF({TemplatePlaces.And(known)},{formula},FALSE)" : formula;
}
