using System.Globalization;
using EduFunctions.Findings;

namespace EduFunctions.Forms;

/// <summary>A column of numbers.</summary>
public abstract record NumberColumn(string Code, string Caption) : FormColumn(Code, Caption)
{
    /// <summary>What a number of such a column is counted in; empty for a bare number.</summary>
    public string Measured { get; init; } = "";

    /// <inheritdoc/>
    public override string Unit => Measured;

    /// <summary>Smallest value allowed; 0 unless it is said: numbers are never negative.</summary>
    public decimal Minimum { get; init; }

    /// <summary>Largest value allowed, a bound for typing errors and not a norm.</summary>
    public decimal Maximum { get; init; } = 100_000;

    /// <inheritdoc/>
    public override string Bounds => string.Create(CultureInfo.InvariantCulture, $"{Minimum}–{Maximum}");

    /// <inheritdoc/>
    internal override bool Understands(object value) => value is double || (value is string text && TryText(text, null, out _));

    /// <summary>Largest number that a decimal and a cell agree on.</summary>
    const double LargestMeant = 1e15;

    /// <inheritdoc/>
    internal override FormCell Read(CellInput cell)
    {
        decimal number;
        if (cell.Value is double real)
        {
            if (!double.IsFinite(real) || Math.Abs(real) > LargestMeant)
            {
                return OutOfBounds(cell);
            }

            number = Mended((decimal)real);
        }
        else if (cell.Value is string text && TryText(text, cell.Grade, out number))
        {
            number /= 1.0000000000000000000000000000m; // 50.0 is 50
            cell.Report(FormFindings.NumberAsText, Caption);
        }
        else if (cell.Value is string other && Unit.Length > 0 && CellText.HasUnit(other))
        {
            return cell.Reject(FormFindings.UnitDiffers, Caption, CellText.Shown(other), Unit);
        }
        else
        {
            return cell.Reject(cell.Value is DateTime ? FormFindings.NumberIsDate : FormFindings.NotANumber, Caption);
        }

        number = Understood(cell, number);
        return WhyNot(number) is { } rule ? cell.Reject(rule, Caption)
            : number < 0 && Minimum >= 0 ? cell.Reject(FormFindings.Negative, Caption)
            : number < Minimum || number > Maximum ? OutOfBounds(cell)
            : cell.Number(number);
    }

    /// <summary>The number that a text writes; the grade of its row where there is one.</summary>
    private protected virtual bool TryText(string text, int? grade, out decimal number) => CellText.TryNumber(text, Unit, out number);

    /// <summary>The number without what a formula's floating point lost.</summary>
    private protected virtual decimal Mended(decimal number) => number;

    /// <summary>The number that is meant by what stands there.</summary>
    private protected virtual decimal Understood(CellInput cell, decimal number) => number;

    /// <summary>What is wrong when such a number cannot be; null when it can.</summary>
    private protected virtual FindingRule? WhyNot(decimal number) => null;

    FormCell OutOfBounds(CellInput cell) =>
        cell.Reject(FormFindings.OutOfBounds, Caption, Minimum.ToString(CultureInfo.InvariantCulture),
            Maximum.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A column of whole numbers.</summary>
public record CountColumn(string Code, string Caption) : NumberColumn(Code, Caption)
{
    const decimal LostByFormulas = 1e-9m;

    /// <inheritdoc/>
    public override string Hint => string.Create(CultureInfo.InvariantCulture, $"整数，{Minimum} 至 {Maximum}");

    private protected override decimal Mended(decimal number) =>
        Math.Abs(number - decimal.Round(number)) <= LostByFormulas ? decimal.Round(number) : number;

    private protected override FindingRule? WhyNot(decimal number) => number == decimal.Truncate(number) ? null
        : FormFindings.NotAWholeNumber;
}

/// <summary>A column of decimal numbers: money, area.</summary>
public sealed record AmountColumn(string Code, string Caption) : NumberColumn(Code, Caption)
{
    /// <inheritdoc/>
    public override string Hint => string.Create(CultureInfo.InvariantCulture, $"数字，{Minimum} 至 {Maximum}，可带小数");
}

/// <summary>A column of class numbers: 1班, （1）班 and 一班 are read as 1, 301 in a row of grade 3 too.</summary>
public sealed record ClassNumberColumn(string Code, string Caption) : CountColumn(Code, Caption)
{
    /// <summary>Letters of which one may stand before the number and say what kind of class it is: 小一班; empty for none.</summary>
    public string Prefixes { get; init; } = "";

    /// <summary>The letter before the number; null when there is none.</summary>
    internal char? PrefixOf(string text) =>
        CellText.Narrow(text) is [var first, _, ..] && Prefixes.Contains(first, StringComparison.Ordinal) ? first : null;

    private protected override bool TryText(string text, int? grade, out decimal number) =>
        base.TryText(text, grade, out number)
        || GradeText.TryClassNumber(PrefixOf(text) is null ? text : CellText.Narrow(text)[1..], grade, out number);

    private protected override decimal Understood(CellInput cell, decimal number)
    {
        if (number <= Maximum || !GradeText.TryGradeAndClass(number, cell.Grade, out var ofGrade))
        {
            return number;
        }

        cell.Report(FormFindings.CodeRenamed, Caption, number.ToString(CultureInfo.InvariantCulture),
            ofGrade.ToString(CultureInfo.InvariantCulture));
        return ofGrade;
    }
}

/// <summary>A column of grades 1–12, kept as numbers.</summary>
public sealed record GradeColumn(string Code, string Caption) : NumberColumn(Code, Caption)
{
    /// <inheritdoc/>
    public override string Hint => "年级，1 至 12";

    /// <inheritdoc/>
    internal override bool Understands(object value) => GradeText.TryGrade(value, out _);

    /// <inheritdoc/>
    internal override FormCell Read(CellInput cell) =>
        GradeText.TryGrade(cell.Value, out var grade) ? cell.Number(grade)
        : cell.Reject(cell.Value is DateTime ? FormFindings.NumberIsDate : FormFindings.NotAGrade, Caption);
}
