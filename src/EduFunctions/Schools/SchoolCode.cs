using System.Diagnostics.CodeAnalysis;

namespace EduFunctions.Schools;

/// <summary>学校（机构）标识码: the ten digits that name a school for good (教育部《学校（机构）代码管理办法》).</summary>
public readonly record struct SchoolCode : IComparable<SchoolCode>
{
    SchoolCode(string value) => Value = value;

    /// <summary>The ten digits.</summary>
    public string Value { get; }

    /// <summary>True when the text is ten ASCII digits; blanks around them are ignored.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SchoolCode code)
    {
        var trimmed = text?.Trim() ?? "";
        var matches = trimmed.Length == 10 && !trimmed.AsSpan().ContainsAnyExceptInRange('0', '9');
        code = matches ? new SchoolCode(trimmed) : default;
        return matches;
    }

    /// <summary>The code in the text.</summary>
    /// <exception cref="FormatException">The text is not ten digits.</exception>
    public static SchoolCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a school identifier of ten digits.");

    /// <inheritdoc/>
    public int CompareTo(SchoolCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
