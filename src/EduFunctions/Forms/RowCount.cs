using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>
/// Rows of some values of a sheet that hold one choice, or none of several: counted by a check, and in a template in a line below the sums.
/// </summary>
/// <param name="Name">Name of the line.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="By">The column of the values.</param>
/// <param name="Values">The values, with what a template writes for each.</param>
/// <param name="Of">The column of the choice.</param>
/// <param name="Choices">The choice; or those that it must not be, so that a blank counts too.</param>
/// <param name="IsOther">True for the latter.</param>
/// <param name="Filled">A row that has 0 there is none.</param>
sealed record RowCount(string Name, FormSheet Sheet, NumberColumn By, ImmutableArray<(decimal Number, object Written)> Values,
    ChoiceColumn Of, ImmutableArray<string> Choices, bool IsOther, NumberColumn Filled)
{
    /// <summary>How many there are; null where there is no row of the values at all.</summary>
    public decimal? In(IEnumerable<FormRow> rows)
    {
        var own = rows.Where(row => row[Filled] != 0 && Values.Any(value => value.Number == row[By])).ToList();
        return own.Count == 0 ? null : own.Count(row => (row[Of] is { } choice && Choices.Contains(choice)) != IsOther);
    }

    /// <summary>
    /// The same as a formula; nothing where there is no row of the values, or a row holds what is not to be picked and might be one of
    /// them.
    /// </summary>
    /// <param name="own">A column of the sheet in all its rows.</param>
    /// <param name="picked">What is to be picked for <see cref="By"/>.</param>
    public string Formula(Func<FormColumn, string> own, IEnumerable<object> picked)
    {
        var keys = $"{own(By)},{GroupPlaces.Keys(Values.Select(value => value.Written))}";
        var all = Filled(keys);
        var chosen = Choices.Select(choice => Filled($"{keys},{own(Of)},\"{choice}\"")).ToList();
        return $"IF(AND(SUMPRODUCT(COUNTIF({own(By)},{GroupPlaces.Keys(picked)}))=COUNTA({own(By)}),SUMPRODUCT({all})>0),"
            + $"SUMPRODUCT({(IsOther ? $"{all}-({string.Join('+', chosen)})" : string.Join('+', chosen))}),\"\")";

        string Filled(string rows) => $"COUNTIFS({rows})-COUNTIFS({rows},{own(this.Filled)},0)";
    }

    /// <summary>A count is itself and no other.</summary>
    public bool Equals(RowCount? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
