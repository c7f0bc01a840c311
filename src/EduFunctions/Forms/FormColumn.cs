using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace EduFunctions.Forms;

/// <summary>
/// One column of a form's sheet (or one line, on a sheet that is a list of items). What its cells hold, how they are read and what a clerk
/// is told to write belongs to its type.
/// </summary>
/// <param name="Code">Identifier within the sheet, camelCase: the name of the stored property.</param>
/// <param name="Caption">Caption as the template writes it.</param>
public abstract record FormColumn(string Code, string Caption)
{
    /// <summary>Other captions that schools write for it, and those of earlier years; taken with a notice.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>True when a blank is an error. A cell that says 不适用 satisfies it, unless <see cref="IsKey"/>.</summary>
    public bool Required { get; init; }

    /// <summary>True when 不适用 is an error: the column says what its row, or the return, is about.</summary>
    public bool IsKey { get; init; }

    /// <summary>True when the template fills it in: where it stands alone in a row, there is nothing to read.</summary>
    public bool IsPrefilled { get; init; }

    /// <summary>First school year that asks for it; null when every year does.</summary>
    public int? SinceYear { get; init; }

    /// <summary>Last school year that asks for it; null while it is asked.</summary>
    public int? UntilYear { get; init; }

    /// <summary>
    /// Of what a sender must have something for the column to concern it: stages by name; empty when it concerns every sender. Templates of
    /// others leave it out, and nobody misses it there; where it is filled in all the same, it is read.
    /// </summary>
    public ImmutableArray<string> OnlyFor { get; init; } = [];

    /// <summary>Its caption in the layouts up to a school year, before it was renamed; null when it always had the one it has.</summary>
    public (int UntilYear, string Caption)? FormerCaption { get; init; }

    /// <summary>Its caption in that school year's form.</summary>
    public string CaptionIn(int year) => FormerCaption is { } former && year <= former.UntilYear ? former.Caption : Caption;

    /// <summary>Unit of its numbers, printed after the caption: 人, 万元, ㎡; empty for what is no number.</summary>
    public virtual string Unit => "";

    /// <summary>
    /// One Chinese sentence that says who or what counts, as of when, with an example; empty while nobody has written one.
    /// </summary>
    public string Help { get; init; } = "";

    /// <summary>
    /// What its values are wanted for, words parted by blanks: sections of the indicator tables (A to J), <c>report</c>, <c>relief</c> and the
    /// others that the rule book explains. Empty when it is what the sheet says (<see cref="FormSheet.UsesOf"/>).
    /// </summary>
    public string UsedFor { get; init; } = "";

    /// <summary>What kind of value a clerk is told to write, in Chinese.</summary>
    public abstract string Hint { get; }

    /// <summary>The values or bounds allowed, for the rule book; empty when there are none.</summary>
    public abstract string Bounds { get; }

    /// <summary>True when that school year's form has the column.</summary>
    public bool IsIn(int year) => year >= (SinceYear ?? int.MinValue) && year <= (UntilYear ?? int.MaxValue);

    /// <summary>Reads a value that is neither blank nor an error nor 不适用.</summary>
    internal abstract FormCell Read(CellInput cell);

    /// <summary>True when <see cref="Read"/> would take the value, whatever its bounds.</summary>
    internal abstract bool Understands(object value);

    /// <summary>A column is itself and no other, even if another is written alike.</summary>
    public virtual bool Equals(FormColumn? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
