using System.Globalization;
using System.Xml;
using ExcelNumberFormat;

namespace EduFunctions.Workbooks;

/// <summary>What the formats of a workbook's cells say of what stands in them.</summary>
sealed class CellStyles
{
    /// <summary>Longest code that is looked at; Excel takes 255 characters.</summary>
    const int CodeMaximum = 1_000;

    readonly Dictionary<int, string> _codes = [];
    readonly List<(int Number, int Font)> _formats = [];
    readonly HashSet<int> _struckFonts = [];
    readonly Dictionary<int, CellStyle> _styles = [];
    bool _inCellFormats;
    bool _inFonts;
    int _fonts;

    /// <summary>Takes a node of the part of styles.</summary>
    public void Take(XmlReader reader)
    {
        switch (reader.NodeType, reader.LocalName)
        {
            case (XmlNodeType.Element, "numFmt") when Number(reader.GetAttribute("numFmtId")) is >= 0 and var id:
                _codes.TryAdd(id, reader.GetAttribute("formatCode") ?? "");
                break;
            case (XmlNodeType.Element, "cellXfs"):
                _inCellFormats = !reader.IsEmptyElement;
                break;
            case (XmlNodeType.EndElement, "cellXfs"):
                _inCellFormats = false;
                break;
            case (XmlNodeType.Element, "xf") when _inCellFormats:
                _formats.Add((Number(reader.GetAttribute("numFmtId")), Number(reader.GetAttribute("fontId"))));
                break;
            case (XmlNodeType.Element, "fonts"):
                _inFonts = !reader.IsEmptyElement;
                break;
            case (XmlNodeType.EndElement, "fonts"):
                _inFonts = false;
                break;
            case (XmlNodeType.Element, "font") when _inFonts:
                _fonts++;
                break;
            case (XmlNodeType.Element, "strike") when _inFonts && reader.GetAttribute("val") is not ("0" or "false"):
                _struckFonts.Add(_fonts - 1);
                break;
        }
    }

    /// <summary>What the style of that index, as a cell names it, says; nothing for one that is not there.</summary>
    public CellStyle this[string? index] => index is null or "0" && _formats.Count == 0 ? default
        : Number(index ?? "0") is >= 0 and var number && number < _formats.Count
            ? OfFormat(_formats[number].Number) with { IsStruck = _struckFonts.Contains(_formats[number].Font) } : default;

    // 5–8, 42 and 44 show the currency of whoever opens the file: here ¥.
    CellStyle OfFormat(int id)
    {
        if (!_styles.TryGetValue(id, out var style))
        {
            _styles[id] = style = _codes.TryGetValue(id, out var code) ? Of(code) : new CellStyle(IsBuiltInDate(id),
                id switch { 9 => "0%", 10 => "0.00%", (>= 5 and <= 8) or 42 or 44 => "\"¥\"#,##0.00", _ => null });
        }

        return style;
    }

    /// <summary>What a format's code says.</summary>
    public static CellStyle Of(string code)
    {
        if (code.Length > CodeMaximum || code.Equals("General", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        var format = new NumberFormat(code);
        return new CellStyle(format.IsValid && format.IsDateTimeFormat && !format.IsTimeSpanFormat, ShowsMore(code) ? code : null);
    }

    // A unit or other text, a percentage, nothing at all (;;;), or thousands left out by a comma behind the digits.
    static bool ShowsMore(string code)
    {
        for (var index = 0; index < code.Length; index++)
        {
            if (code[index] is '%' or '$' or '"' or '\\' or '!' or > '\u007F'
                || (code[index] == ';' && (index + 1 == code.Length || code[index + 1] == ';'))
                || (code[index] == ',' && (index + 1 == code.Length || code[index + 1] is not ('#' or '0' or '?'))))
            {
                return true;
            }
        }

        return false;
    }

    // ECMA-376-1, 18.8.30, with those of Chinese and Japanese Excel (27–36, 50–58).
    static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or 45 or 47 or (>= 50 and <= 58);

    static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

/// <summary>What a cell's style says of its number.</summary>
/// <param name="IsDate">True when it is shown as a date or a time of day.</param>
/// <param name="NumberFormat">The format's code where it may show more than the number; else null.</param>
readonly record struct CellStyle(bool IsDate, string? NumberFormat)
{
    /// <summary>True when its font is struck through.</summary>
    public bool IsStruck { get; init; }

    /// <summary>The code as far as it concerns a value: of texts only one that shows none of them (;;;).</summary>
    public string? NumberFormatOf(object value) => value is double || (value is string && HidesTexts(NumberFormat)) ? NumberFormat : null;

    /// <summary>True for a code whose fourth part, that of texts, shows nothing.</summary>
    public static bool HidesTexts(string? code) => code?.Split(';') is [_, _, _, var text] && string.IsNullOrWhiteSpace(text);
}
