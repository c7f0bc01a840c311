using System.Collections.Frozen;

namespace EduFunctions.Forms;

/// <summary>
/// Units as schools write them: which name the same, and which would change the figure. All narrowed (<see cref="CellText.Narrow"/>), so
/// that ㎡ is m2.
/// </summary>
static class UnitNames
{
    /// <summary>Each unit of a form with the names that mean the same.</summary>
    static readonly FrozenDictionary<string, string[]> Same = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["人"] = ["人", "名", "位"],
        ["万元"] = ["万元"],
        ["m2"] = ["m2", "平方米", "平米"],
        ["间"] = ["间", "个"],
        ["张"] = ["张", "个"],
        ["处"] = ["处", "个"],
        ["次"] = ["次"],
        ["家"] = ["家", "个", "所"],
        ["所"] = ["所", "个"],
        ["个"] = ["个"],
        ["册"] = ["册", "本"],
        ["亿元"] = ["亿元"],
        ["元"] = ["元"],
        ["元/月"] = ["元/月", "元/人月", "元/人·月", "元/生月", "元/生·月", "元/人/月", "元/生/月"],
        ["千米"] = ["千米", "公里", "km"],
        ["%"] = ["%"],
    }.ToFrozenDictionary();

    /// <summary>Units of one kind, of which a figure has one: money, area, persons, distance.</summary>
    static readonly string[][] Kinds =
    [
        ["元", "圆", "美元", "港元", "港币", "欧元"],
        ["m2", "平方米", "平米", "亩", "公顷", "平方公里", "平方千米", "km2", "平方分米", "平方厘米"],
        ["人", "名", "位", "人次", "人日", "户"],
        ["米", "公里", "km"],
    ];

    /// <summary>Units of no column: where one stands, the figures are of another size or kind.</summary>
    static readonly string[] Foreign = [.. Kinds.SelectMany(kind => kind), "元/学期", "元/期", "元/年"];

    static readonly FrozenSet<string> All = Same.Values.SelectMany(names => names).Concat(Foreign)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the name of a unit, the form's or not, or of so many of it: 百元, 千人, 万平方米.</summary>
    public static bool IsUnit(string text) => Plain(text) is { Length: > 0 } plain && (All.Contains(plain) || All.Contains(One(plain)));

    /// <summary>The names that mean the unit of a column: itself and its plain synonyms; none when the column has no unit.</summary>
    public static IReadOnlyList<string> Of(string unit)
    {
        var narrow = CellText.Narrow(unit);
        return narrow.Length == 0 ? [] : Same.GetValueOrDefault(narrow) ?? [narrow];
    }

    /// <summary>True when the text is a unit of the same kind as the column's: money, area, persons.</summary>
    public static bool IsOfKind(string unit, string text) => Kinds.Any(kind =>
        kind.Contains(One(Plain(unit)), StringComparer.OrdinalIgnoreCase) && kind.Contains(One(Plain(text)), StringComparer.OrdinalIgnoreCase));

    /// <summary>True when the text means the unit of the column.</summary>
    public static bool IsOf(string unit, string text) => Of(unit).Contains(Plain(text), StringComparer.OrdinalIgnoreCase);

    static string Plain(string text) => CellText.Narrow(text).Replace("人民币", "", StringComparison.Ordinal).Trim('(', ')', ':', ' ');

    // The unit of which there are so many: 元 of 万元.
    static string One(string plain) => plain.TrimStart('十', '百', '千', '万', '亿');
}
