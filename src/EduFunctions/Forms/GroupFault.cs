using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>
/// Something wrong with all rows of a group, told at the first of them: the lines of the sums (<see cref="TemplateTotals"/>) find it.
/// </summary>
/// <param name="Sheet">The sheet of the rows.</param>
/// <param name="At">The column that is at fault.</param>
/// <param name="Fault">What is wrong then, in a few words for a clerk.</param>
sealed record GroupFault(FormSheet Sheet, FormColumn At, string Fault) : RowFault(Sheet, At, Fault)
{
    /// <inheritdoc/>
    public override IEnumerable<(FormSheet? Sheet, FormColumn Column)> Needs => [(null, At)];

    /// <inheritdoc/>
    public override string Wrong(TemplatePlaces places) => places.IsTold(Fault);
}

/// <summary>
/// A row that is many more or fewer than the row of last year that it comes from, where its group has as many rows as that one had.
/// Last year's rows stand in columns beside the input; a group that they come from stands there once or twice, but whole.
/// </summary>
/// <param name="Sheet">The sheet of the rows.</param>
/// <param name="Group">The column of the group.</param>
/// <param name="Number">The column that tells a group's rows apart.</param>
/// <param name="Counted">The column that is compared.</param>
/// <param name="Fault">What is wrong then, in a few words for a clerk.</param>
sealed record MemberChange(FormSheet Sheet, FormColumn Group, NumberColumn Number, NumberColumn Counted, string Fault)
    : RowFault(Sheet, Counted, Fault)
{
    /// <summary>The groups that are written in words, with those that they come from; a number comes from the one before it.</summary>
    public required ImmutableArray<(string Now, string Before)> Moves { get; init; }

    /// <summary>Most that it may change, in percent of last year's.</summary>
    public required decimal Percent { get; init; }

    /// <summary>A smaller change is not asked about.</summary>
    public required decimal Least { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(FormSheet? Sheet, FormColumn Column)> Needs => new FormColumn[] { Group, Number, Counted }
        .Select(column => ((FormSheet?)null, column));

    /// <inheritdoc/>
    public override string Wrong(TemplatePlaces places)
    {
        var (group, number, counted) = (places.Cell(Group), places.Cell(Number), places.Cell(Counted));
        var (groups, before) = (places.Own(Group), places.OwnBefore(Group)!);
        var written = Moves.Aggregate("\"\"", (other, move) => $"IF({group}=\"{move.Now}\",\"{move.Before}\",{other})");
        var from = $"IF(ISNUMBER({group}),{group}-1,{written})";
        var own = $"{before},{from},{places.OwnBefore(Number)},{number}";
        var (times, last) = ($"COUNTIFS({own})", $"SUMIFS({places.OwnBefore(Counted)},{own})");
        var difference = $"ABS({counted}*{times}-{last})";
        return TemplatePlaces.Sure([$"COUNT({number},{counted})=2", $"{counted}>0", $"{times}>0"],
            $"AND((COUNTIF({groups},{group})-COUNTIFS({groups},{group},{places.Own(Counted)},0))*{times}=COUNTIF({before},{from}),"
            + $"ROUND({difference}*100-{last}*{Quantity.Print(Percent)},6)>0,{difference}>={Quantity.Print(Least)}*{times})");
    }
}
