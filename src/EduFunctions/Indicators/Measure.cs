using System.Collections.Immutable;

namespace EduFunctions.Indicators;

/// <summary>
/// A value and where it comes from: other figures, or cells of returns. Cells are looked up only when they are asked for.
/// </summary>
public sealed class Measure
{
    readonly Func<IEnumerable<FigureCell>> _cells;

    internal Measure(decimal? value, Func<IEnumerable<FigureCell>> cells) => (Value, _cells) = (value, cells);

    /// <summary>The value; null when nothing of it was reported, or it cannot be told yet. Unrounded.</summary>
    public decimal? Value { get; }

    /// <summary>
    /// True where there is nothing to compute, though all of it was reported: it would be divided by a true 0, is told between schools of which
    /// there is one, or the bureau says that it does not apply (“/”). Then the value is null.
    /// </summary>
    internal bool IsNotApplicable { get; init; }

    /// <summary>The figures that it is computed from; empty when it counts cells itself.</summary>
    public ImmutableArray<FigureCode> Inputs { get; private init; } = [];

    /// <summary>The cells that it counts, each once; none where it is computed from other figures: their cells are theirs.</summary>
    public IEnumerable<FigureCell> Cells => _cells().Distinct();

    /// <summary>The schools that give all of it; null for every school with a return in force.</summary>
    internal Func<SchoolRows, bool>? GivenBy { get; init; }

    /// <summary>Whose returns go into it.</summary>
    internal MeasureSource Source { get; init; }

    /// <summary>This for so many of the other: 2 per 8 is 0.25, per 100 of 8 it is 25. Null when either is, or the other is 0.</summary>
    public Measure Per(Measure other, decimal times = 1) => With(other, (one, two) => two == 0 ? null : one * times / two);

    /// <summary>Their sum, where one that is null adds nothing; null when both are.</summary>
    internal Measure Or0(Measure other) => new(Value is null ? other.Value : Value + (other.Value ?? 0), () => _cells().Concat(other._cells()))
    {
        Inputs = InputsWith(other),
        GivenBy = GivenByBoth(other),
    };

    /// <summary>Both as one; null when either is.</summary>
    internal Measure With(Measure other, Func<decimal, decimal, decimal?> both) =>
        With(other, (Value, other.Value) is ({ } one, { } two) ? both(one, two) : null);

    /// <summary>Whether both are so, of two yes/noes: no as soon as one is no, whatever the other would be.</summary>
    internal Measure AndAlso(Measure other) => With(other, Value == 0 || other.Value == 0 ? 0 : Value * other.Value);

    Measure With(Measure other, decimal? value) =>
        new(value, () => _cells().Concat(other._cells()))
        {
            IsNotApplicable = value is null && (IsNotApplicable || other.IsNotApplicable || (Value is not null && other.Value is not null)),
            Inputs = InputsWith(other),
            GivenBy = GivenByBoth(other),
            Source = (MeasureSource)Math.Min((int)Source, (int)other.Source),
        };

    Func<SchoolRows, bool>? GivenByBoth(Measure other) => (GivenBy, other.GivenBy) is ({ } mine, { } theirs) ? school => mine(school) && theirs(school) : GivenBy ?? other.GivenBy;

    // Most count cells, and have none.
    ImmutableArray<FigureCode> InputsWith(Measure other) => other.Inputs.IsEmpty ? Inputs : Inputs.IsEmpty ? other.Inputs : [.. Inputs.Union(other.Inputs)];

    /// <summary>Another number told from this.</summary>
    internal Measure Map(Func<decimal, decimal?> to) =>
        new(Value is { } value ? to(value) : null, _cells) { IsNotApplicable = IsNotApplicable, Inputs = Inputs, GivenBy = GivenBy, Source = Source };

    /// <summary>The same, given in full by these schools alone.</summary>
    internal Measure WholeOf(Func<SchoolRows, bool> gives) => new(Value, _cells) { IsNotApplicable = IsNotApplicable, Inputs = Inputs, GivenBy = gives, Source = Source };

    /// <summary>This value as the figure of a code: whoever computes with it names the figure, not its cells.</summary>
    internal Measure As(FigureCode code) => new(Value, () => []) { IsNotApplicable = IsNotApplicable, Inputs = [code], GivenBy = GivenBy, Source = Source };
}

/// <summary>Whose returns go into a measure: of several the first.</summary>
enum MeasureSource
{
    /// <summary>Schools'.</summary>
    Schools,

    /// <summary>The bureau's own, and perhaps the register.</summary>
    Bureau,

    /// <summary>Nobody's: it is told from the register.</summary>
    Register,
}
