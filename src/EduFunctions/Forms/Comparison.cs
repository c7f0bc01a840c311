using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>
/// What must not hold of a row: a check finds it in a return, and a template computes it beside the input. One row of a table for both, so
/// that a template turns red where the check would find or ask.
/// </summary>
/// <param name="Sheet">The sheet of the row.</param>
/// <param name="At">The column that is at fault.</param>
/// <param name="Fault">What is wrong then, in a few words for a clerk.</param>
abstract record RowFault(FormSheet Sheet, FormColumn At, string Fault)
{
    /// <summary>What a template shows as soon as it is known, whatever comes of it; null for nothing.</summary>
    public (string Name, Quantity Value)? Shown { get; init; }

    /// <summary>The columns that it needs, of its own sheet where none is named.</summary>
    public abstract IEnumerable<(FormSheet? Sheet, FormColumn Column)> Needs { get; }

    /// <summary>True when something is wrong, as a formula that is false as long as that is not known.</summary>
    public abstract string Wrong(TemplatePlaces places);
}

/// <summary>Two numbers that must not stand to each other so.</summary>
/// <param name="Sheet">The sheet of the row.</param>
/// <param name="At">The column that is at fault.</param>
/// <param name="Left">The one number.</param>
/// <param name="Relation">How it stands to the other when something is wrong.</param>
/// <param name="Right">The other.</param>
/// <param name="Fault">What is wrong then, in a few words for a clerk.</param>
sealed record Comparison(FormSheet Sheet, FormColumn At, Quantity Left, Relation Relation, Quantity Right, string Fault)
    : RowFault(Sheet, At, Fault)
{
    /// <summary>By how much they may differ.</summary>
    public Quantity Tolerance { get; init; } = 0;

    /// <summary>Nothing is wrong where all of these hold; empty for nowhere.</summary>
    public ImmutableArray<Condition> Unless { get; init; } = [];

    /// <summary>It is of rows of that value alone; null for all.</summary>
    public (ChoiceColumn Column, string Value)? Of { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(FormSheet? Sheet, FormColumn Column)> Needs => Unless.Add(Compared)
        .SelectMany(one => new[] { one.Left, one.Right, one.Tolerance }).Append(Shown?.Value ?? 0).SelectMany(one => one.Terms)
        .SelectMany(term => term.Count is { } count ? new FormColumn[] { count.By, count.Of, count.Filled }.Select(column => (term.Of, column))
            : [(term.Of, (FormColumn)term.Column)]);

    Condition Compared => new(Left, Relation, Right) { Tolerance = Tolerance };

    /// <summary>True when something is wrong.</summary>
    public bool IsWrong(FormUnderCheck subject, FormRow row) => (Of is not ({ } column, var value) || row[column] == value)
        && Compared.Holds(subject, row) && (Unless.IsEmpty || !Unless.All(condition => condition.Holds(subject, row)));

    /// <inheritdoc/>
    public override string Wrong(TemplatePlaces places)
    {
        var wrong = Unless.IsEmpty ? Compared.Formula(places)
            : $"AND({Compared.Formula(places)},NOT({TemplatePlaces.And([.. Unless.Select(condition => condition.Sure(places))])}))";
        var known = Compared.Known(places);
        return TemplatePlaces.Sure([.. Of is ({ } column, var value) ? known.Prepend($"{places.Cell(column)}=\"{value}\"") : known], wrong);
    }
}

/// <summary>A row that is about the same as another.</summary>
/// <param name="Sheet">The sheet of the row.</param>
/// <param name="At">The column that is at fault.</param>
/// <param name="Keys">The columns that say what a row is about.</param>
sealed record Repetition(FormSheet Sheet, FormColumn At, ImmutableArray<FormColumn> Keys) : RowFault(Sheet, At, "与另一行重复")
{
    /// <inheritdoc/>
    public override IEnumerable<(FormSheet? Sheet, FormColumn Column)> Needs => Keys.Select(key => ((FormSheet?)null, key));

    /// <inheritdoc/>
    public override string Wrong(TemplatePlaces places) =>
        TemplatePlaces.Sure([$"COUNTA({string.Join(',', Keys.Select(places.Cell))})={Keys.Length}"],
            $"COUNTIFS({string.Join(',', Keys.Select(key => $"{places.Own(key)},{places.Cell(key)}"))})>1");
}
