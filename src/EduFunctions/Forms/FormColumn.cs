using System.Collections.Immutable;

namespace EduFunctions.Forms;

/// <summary>What a column's cells hold.</summary>
public enum ColumnType
{
    /// <summary>Free text; trimmed.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A decimal number: money, area.</summary>
    Amount,

    /// <summary>是 or 否; kept as text "是"/"否".</summary>
    YesNo,

    /// <summary>A day; kept as text yyyy-MM-dd.</summary>
    Date,

    /// <summary>One of <see cref="ReturnColumn.Codes"/>; kept as the list's own text.</summary>
    Code,

    /// <summary>A grade 1–12; kept as a number.</summary>
    Grade,
}

/// <summary>One column of a form's sheet (or one line, on a sheet that is a list of items).</summary>
/// <param name="Code">Identifier within the sheet, camelCase: the name of the stored property.</param>
/// <param name="Caption">Caption as the template writes it.</param>
/// <param name="Type">What its cells hold.</param>
public sealed record ReturnColumn(string Code, string Caption, ColumnType Type)
{
    /// <summary>Other captions that schools write for it; taken with a notice.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Unit of the number, printed after the caption: 人, 万元, ㎡; empty for text.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Smallest value allowed; numbers are never negative.</summary>
    public decimal Minimum { get; init; }

    /// <summary>Largest value allowed, a bound for typing errors and not a norm.</summary>
    public decimal Maximum { get; init; } = 100_000;

    /// <summary>Longest text allowed, in characters.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>True when a blank is an error. A cell that says 不适用 satisfies it, unless <see cref="IsKey"/>.</summary>
    public bool Required { get; init; }

    /// <summary>True when 不适用 is an error: the column says what its row, or the return, is about.</summary>
    public bool IsKey { get; init; }

    /// <summary>True for the number of a class: 1班, （1）班 and 一班 are read as 1.</summary>
    public bool IsClassNumber { get; init; }

    /// <summary>The values allowed for <see cref="ColumnType.Code"/>.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>Other names that schools write for one of <see cref="Codes"/>; taken with a notice.</summary>
    public ImmutableArray<(string Alias, string Code)> CodeAliases { get; init; } = [];

    /// <summary>First school year that asks for it; null when every year does.</summary>
    public int? SinceYear { get; init; }

    /// <summary>Last school year that asks for it; null while it is asked.</summary>
    public int? UntilYear { get; init; }

    /// <summary>True when that school year's form has the column.</summary>
    public bool IsIn(int year) => year >= (SinceYear ?? int.MinValue) && year <= (UntilYear ?? int.MaxValue);

    /// <summary>True for columns whose cells are numbers.</summary>
    public bool IsNumber => Type is ColumnType.Count or ColumnType.Amount or ColumnType.Grade;
}
