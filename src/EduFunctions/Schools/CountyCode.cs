using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace EduFunctions.Schools;

/// <summary>The six digits of a county (县、县级市、区), GB/T 2260.</summary>
public readonly partial record struct CountyCode
{
    CountyCode(string value) => Value = value;

    /// <summary>The six digits.</summary>
    public string Value { get; }

    /// <summary>True when the text is six ASCII digits; blanks around them are ignored.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CountyCode code)
    {
        var trimmed = text?.Trim() ?? "";
        var matches = Pattern().IsMatch(trimmed);
        code = matches ? new CountyCode(trimmed) : default;
        return matches;
    }

    /// <summary>The code in the text.</summary>
    /// <exception cref="FormatException">The text is not six digits.</exception>
    public static CountyCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a county code of six digits.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex Pattern();
}
