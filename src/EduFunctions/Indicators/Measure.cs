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

    /// <summary>The figures that it is computed from; empty when it counts cells itself.</summary>
    public ImmutableArray<FigureCode> Inputs { get; private init; } = [];

    /// <summary>The cells that it counts; none where it is computed from other figures: their cells are theirs.</summary>
    public IEnumerable<FigureCell> Cells => _cells();

    /// <summary>This for so many of the other: 2 per 8 is 0.25, per 100 of 8 it is 25. Null when either is, or the other is 0.</summary>
    public Measure Per(Measure other, decimal times = 1) =>
        new(other.Value == 0 ? null : Value * times / other.Value, () => Cells.Concat(other.Cells).Distinct())
    {
        Inputs = [.. Inputs.Union(other.Inputs)],
    };

    /// <summary>This value as the figure of a code: whoever computes with it names the figure, not its cells.</summary>
    internal Measure As(FigureCode code) => new(Value, () => []) { Inputs = [code] };
}
