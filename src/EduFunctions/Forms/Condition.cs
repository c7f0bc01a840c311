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
sealed record Condition(Quantity Left, Relation Relation, Quantity Right)
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
    public IEnumerable<string> Known(TemplatePlaces places) =>
        Left.Known(places).Concat(Right.Known(places)).Concat(Tolerance.Known(places)).Distinct();

    /// <summary>The same, false as long as something is not reported.</summary>
    public string Sure(TemplatePlaces places) => TemplatePlaces.Sure([.. Known(places)], Formula(places));
}
