using System.Globalization;
using System.Text;

namespace EduFunctions.App;

/// <summary>A table for other programs (RFC 4180, UTF-8 with its mark: Excel and WPS take it for GBK otherwise).</summary>
static class Csv
{
    /// <summary>Writes rows of texts, numbers, days and nothing.</summary>
    public static byte[] Write(IEnumerable<string> captions, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder().AppendJoin(',', captions).Append("\r\n");
        foreach (var row in rows)
        {
            text.Append(Line(row));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>One line of such a table, with its end.</summary>
    public static string Line(IEnumerable<object?> row) => string.Join(',', row.Select(Field)) + "\r\n";

    static string Field(object? value) => value switch
    {
        null => "",
        string text => Quoted(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    // A name that begins like a formula, in wide signs too, is text to a spreadsheet only behind an apostrophe (OWASP, CSV injection).
    static string Quoted(string text) =>
        $"\"{(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
