using System.Collections.Immutable;
using System.Globalization;

namespace EduFunctions.Forms;

/// <summary>Rows of a sheet counted, and one column of them added up, for each value of another and in all, beside the input.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="By">The column whose values are told apart.</param>
/// <param name="Groups">Its values, a line each.</param>
/// <param name="Summed">The column added up; a row that has 0 there is none.</param>
/// <param name="Counted">What is counted: 班级数.</param>
sealed record TemplateTotals(FormSheet Sheet, FormColumn By, ImmutableArray<TemplateGroup> Groups, NumberColumn Summed, string Counted)
{
    /// <summary>All rows, in the line below the groups.</summary>
    public TemplateGroup All { get; init; } = new("合计", []);

    /// <summary>Several groups together, in lines below that one: the grades of a stage.</summary>
    public ImmutableArray<TemplateGroup> Wholes { get; init; } = [];

    /// <summary>Rows counted in lines of their own at the end.</summary>
    public ImmutableArray<RowCount> Counts { get; init; } = [];

    /// <summary>Its lines, without those of <see cref="Counts"/>.</summary>
    public IEnumerable<TemplateGroup> Lines => Groups.Append(All).Concat(Wholes);

    /// <summary>True where last year's numbers stand beside this year's.</summary>
    public bool HasLastYear => Lines.Any(line => line.Before is not null);
}

/// <summary>A line of the sums.</summary>
/// <param name="Name">The name shown.</param>
/// <param name="Values">All that a cell may hold for it; empty for any, of which nothing can be wrong but that a value is missing.</param>
sealed record TemplateGroup(string Name, ImmutableArray<object> Values)
{
    /// <summary>Last year's rows and their sum that this year's come from; null for none.</summary>
    public (int Rows, decimal? Sum)? Before { get; init; }

    /// <summary>What may be wrong with it.</summary>
    public ImmutableArray<GroupWrong> Wrongs { get; init; } = [];
}

/// <summary>Where a line of the sums has what its formulas compute with.</summary>
/// <param name="By">The column whose values are told apart, in all rows.</param>
/// <param name="Summed">The column added up.</param>
/// <param name="Own">Another column of the sheet in all rows.</param>
/// <param name="Rows">The line's count.</param>
/// <param name="Sum">The line's sum.</param>
sealed record GroupPlaces(string By, string Summed, Func<FormColumn, string> Own, string Rows, string Sum)
{
    /// <summary>Values as a formula takes several: {1,"一年级"}.</summary>
    public static string Keys(IEnumerable<object> values) => $"{{{string.Join(',', values.Select(Key))}}}";

    /// <summary>One value as a formula writes it.</summary>
    public static string Key(object value) => value is string text ? $"\"{text}\"" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>Rows that hold one of the values, as a formula.</summary>
    public string Count(IReadOnlyCollection<object> values) => $"SUMPRODUCT(COUNTIF({By},{Keys(values)}))";
}

/// <summary>Something that may be wrong with the rows of a line.</summary>
/// <param name="Told">What is said then, at the first of the rows.</param>
abstract record GroupWrong(GroupFault Told)
{
    /// <summary>True when it is, as a formula that is false as long as that is not known.</summary>
    public abstract string Formula(TemplateGroup group, GroupPlaces places);
}

/// <summary>The rows are many more or fewer than last year's, or what they hold together.</summary>
/// <param name="Told">What is said then.</param>
/// <param name="OfRows">True for their number, false for their sum.</param>
/// <param name="Before">Last year's.</param>
/// <param name="Percent">Most that it may change, in percent of last year's.</param>
/// <param name="Least">A smaller change is not asked about.</param>
sealed record GroupChange(GroupFault Told, bool OfRows, decimal Before, decimal Percent, decimal Least) : GroupWrong(Told)
{
    /// <summary>
    /// What is asked about a single row instead: nothing is said of all of them where it is wrong with one. Null for nothing.
    /// </summary>
    public (NumberColumn Number, ImmutableArray<(decimal Number, decimal Before)> Rows, decimal Percent)? Members { get; init; }

    /// <inheritdoc/>
    public override string Formula(TemplateGroup group, GroupPlaces places)
    {
        // A row counts as soon as it says what it is about, unless it has 0.
        var rows = $"{places.Count(group.Values)}-SUMPRODUCT(COUNTIFS({places.By},{GroupPlaces.Keys(group.Values)},{places.Summed},0))";
        var difference = $"ABS({(OfRows ? rows : places.Sum)}-{Quantity.Print(Before)})";
        var known = OfRows ? $"{rows}>0" : $"{places.Rows}>0,"
            + $"{places.Count(group.Values)}=SUMPRODUCT(COUNTIFS({places.By},{GroupPlaces.Keys(group.Values)},{places.Summed},\">=0\"))";
        return $"AND({known},ROUND({difference}*100,6)>{Quantity.Print(Before * Percent)},{difference}>={Quantity.Print(Least)}"
            + (Members is ({ } number, var members, var percent) ? $",{Alone(group, places, places.Own(number), members, percent)})" : ")");
    }

    // Where there are as many rows as last year, each is held against its own: from so many on, or up to so many, it is asked about.
    string Alone(TemplateGroup group, GroupPlaces places, string number, ImmutableArray<(decimal Number, decimal Before)> rows,
        decimal percent)
    {
        var numbers = GroupPlaces.Keys(rows.Select(row => (object)row.Number));
        var least = Math.Ceiling(Least);
        var above = GroupPlaces.Keys(rows.Select(row =>
            (object)$">={Quantity.Print(Math.Max(Math.Floor(row.Before * (100 + percent) / 100) + 1, row.Before + least))}"));
        var below = GroupPlaces.Keys(rows.Select(row =>
            (object)$"<={Quantity.Print(Math.Min(Math.Ceiling(row.Before * (100 - percent) / 100) - 1, row.Before - least))}"));
        return $"IF({places.Rows}={rows.Length},{string.Join('+', group.Values.Select(GroupPlaces.Key).SelectMany(key => new[]
        {
            $"SUMPRODUCT(COUNTIFS({places.By},{key},{number},{numbers},{places.Summed},{above}))",
            $"SUMPRODUCT(COUNTIFS({places.By},{key},{number},{numbers},{places.Summed},\">0\",{places.Summed},{below}))",
        }))},0)=0";
    }
}

/// <summary>There are no rows of a value that there should be.</summary>
/// <param name="Told">What is said then.</param>
/// <param name="Expected">What cells may hold for each of those that there should be.</param>
sealed record GroupAbsence(GroupFault Told, ImmutableArray<ImmutableArray<object>> Expected) : GroupWrong(Told)
{
    /// <inheritdoc/>
    public override string Formula(TemplateGroup group, GroupPlaces places) =>
        $"AND(COUNTA({places.By})>0,OR({string.Join(',', Expected.Select(values =>
            $"{places.Count(values)}=SUMPRODUCT(COUNTIFS({places.By},{GroupPlaces.Keys(values)},{places.Summed},0))"))}))";
}
