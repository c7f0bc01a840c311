using System.Globalization;

namespace EduFunctions.Findings;

/// <summary>One text in the two languages that everything is said in, written once beside each other.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public readonly record struct Text(string Zh, string En)
{
    /// <summary>Nothing, in both languages.</summary>
    public static Text Empty { get; } = new("", "");

    /// <summary>A text with its values put in, written the same in every culture.</summary>
    public static Text Of(FormattableString zh, FormattableString en) =>
        new(FormattableString.Invariant(zh), FormattableString.Invariant(en));

    /// <summary>The text with its places {0}, {1} … filled.</summary>
    /// <exception cref="FormatException">A place has no value.</exception>
    public Text With(params ReadOnlySpan<string> values)
    {
        object?[] arguments = values.ToArray();
        return new Text(string.Format(CultureInfo.InvariantCulture, Zh, arguments),
            string.Format(CultureInfo.InvariantCulture, En, arguments));
    }
}
