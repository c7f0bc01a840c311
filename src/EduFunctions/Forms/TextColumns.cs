using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EduFunctions.Forms;

/// <summary>A column of free text, trimmed.</summary>
public sealed record TextColumn(string Code, string Caption) : FormColumn(Code, Caption)
{
    /// <summary>Longest text allowed, in characters.</summary>
    public int MaxLength { get; init; } = 200;

    /// <inheritdoc/>
    public override string Hint => string.Create(CultureInfo.InvariantCulture, $"文字，最多 {MaxLength} 字");

    /// <inheritdoc/>
    public override string Bounds => string.Create(CultureInfo.InvariantCulture, $"≤ {MaxLength} characters");

    internal override bool Understands(object value) => value is string or double;

    internal override FormCell Read(CellInput cell)
    {
        var text = CellText.Seen(CellText.Of(cell.Value));
        if (text.Length > MaxLength)
        {
            return cell.Reject(FormFindings.TextTooLong, Caption, MaxLength.ToString(CultureInfo.InvariantCulture));
        }

        if (text[0] is '=' or '+' or '-' or '@')
        {
            cell.Report(FormFindings.TextLooksLikeFormula, Caption);
        }

        return cell.Text(text);
    }
}

/// <summary>A column of values from a list; kept as the list's own text.</summary>
public sealed record ChoiceColumn(string Code, string Caption, ImmutableArray<string> Codes) : FormColumn(Code, Caption)
{
    /// <summary>Other names that schools write for one of <see cref="Codes"/>; taken with a notice.</summary>
    public ImmutableArray<(string Alias, string Code)> CodeAliases { get; init; } = [];

    /// <inheritdoc/>
    public override string Hint => string.Join('、', Codes);

    /// <inheritdoc/>
    public override string Bounds => Hint;

    internal override bool Understands(object value) =>
        value is string text && CodeOf(CellText.Narrow(text)) is not null;

    internal override FormCell Read(CellInput cell)
    {
        var text = CellText.Narrow(CellText.Of(cell.Value));
        if (CodeOf(text) is not { } code)
        {
            return cell.Reject(FormFindings.NotInList, Caption, Hint);
        }

        if (code != text)
        {
            cell.Report(FormFindings.CodeRenamed, Caption, text, code);
        }

        return cell.Text(code);
    }

    // 小　班 is 小班: two letters are often set apart so that they fill the cell.
    string? CodeOf(string text) => Codes.Contains(text) ? text
        : CodeAliases.FirstOrDefault(entry => entry.Alias == text) is { Code: { } code } ? code
        : text.Any(char.IsWhiteSpace) ? CodeOf(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))) : null;
}

/// <summary>A column of 是 or 否; kept as these texts.</summary>
public sealed record YesNoColumn(string Code, string Caption) : FormColumn(Code, Caption)
{
    /// <summary>The text that says yes.</summary>
    public const string Yes = "是";

    /// <summary>The text that says no.</summary>
    public const string No = "否";

    /// <inheritdoc/>
    public override string Hint => "是 或 否";

    /// <inheritdoc/>
    public override string Bounds => "是、否";

    internal override bool Understands(object value) => value is string or double;

    internal override FormCell Read(CellInput cell)
    {
        var text = cell.Value is bool truth ? (truth ? Yes : No) : CellText.Narrow(CellText.Of(cell.Value));
        if (Meant(text) is { } meant)
        {
            return cell.Text(meant);
        }

        if ((text == "1" && cell.OneIsYes ? Yes : Ticks.Read(text, Yes, No)) is { } ticked)
        {
            cell.Report(FormFindings.CodeRenamed, Caption, text, ticked);
            return cell.Text(ticked);
        }

        return cell.Reject(FormFindings.NotInList, Caption, Bounds);
    }

    static string? Meant(string text) => text switch
    {
        Yes or "有" or "√" or "✓" or "✔" or "✅" or "☑" or "对" or "Y" or "y" or "已" or "TRUE" => Yes,
        No or "没有" or "×" or "✗" or "✘" or "✕" or "✖" or "❌" or "X" or "x" or "错" or "N" or "n" or "未" or "FALSE" => No,
        _ => null,
    };
}

/// <summary>A column of days; kept as texts yyyy-MM-dd.</summary>
public sealed record DateColumn(string Code, string Caption) : FormColumn(Code, Caption)
{
    /// <inheritdoc/>
    public override string Hint => "日期，如 2025-09-15";

    /// <inheritdoc/>
    public override string Bounds => "";

    internal override bool Understands(object value) => value is string or double;

    internal override FormCell Read(CellInput cell) => DayText.TryDay(cell.Value, cell.IsDate1904, out var day)
        ? cell.Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : cell.Reject(FormFindings.NotADate, Caption);
}

/// <summary>A column of 学校标识码, ten digits.</summary>
public sealed partial record SchoolCodeColumn(string Code, string Caption) : FormColumn(Code, Caption)
{
    /// <inheritdoc/>
    public override string Hint => "学校标识码，十位数字";

    /// <inheritdoc/>
    public override string Bounds => "ten digits";

    internal override bool Understands(object value) => TenDigits().IsMatch(CellText.Narrow(CellText.Of(value)));

    // 4206 9900 11 is written in groups.
    internal override FormCell Read(CellInput cell) =>
        CellText.Narrow(CellText.Of(cell.Value)).Replace(" ", "", StringComparison.Ordinal) is var text && TenDigits().IsMatch(text)
        ? cell.Text(text)
        : cell.Reject(FormFindings.NotASchoolCode, Caption);

    [GeneratedRegex(@"^[0-9]{10}\z")]
    private static partial Regex TenDigits();
}
