using System.Globalization;

namespace EduFunctions.Forms;

/// <summary>Grades and classes as schools write them.</summary>
static class GradeText
{
    /// <summary>What may stand before a grade: how many grades lie before its first, and how many it has.</summary>
    static readonly (string Start, int Before, int Count)[] GradeStarts =
        [("小学", 0, 6), ("小", 0, 6), ("初中", 6, 3), ("高中", 9, 3), ("初", 6, 3), ("高", 9, 3), ("G", 0, 12), ("g", 0, 12), ("", 0, 12)];

    /// <summary>
    /// The grade 1–12 that a number or a text such as 三年级, 小学三年级, 小三, 初一, 初中一年级, 高二, G5 writes. False when it is none.
    /// </summary>
    public static bool TryGrade(object value, out int grade)
    {
        if (value is double number)
        {
            grade = number is >= 1 and <= 12 && number == Math.Floor(number) ? (int)number : 0;
            return grade > 0;
        }

        var text = Body(CellText.Of(value));
        text = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        var body = text.EndsWith("年级", StringComparison.Ordinal) ? text[..^2] : text;
        var (start, before, count) = GradeStarts.First(entry => body.StartsWith(entry.Start, StringComparison.Ordinal));
        grade = 0;
        if (!TryCount(body[start.Length..], out var position) || position < 1)
        {
            return false;
        }

        // 初中七年级 is written as well as 初中一年级, 初七 is not.
        grade = position <= count || start.Length < 2 ? before + position : position;
        return grade > before && grade <= before + count;
    }

    /// <summary>
    /// The number of a class as schools write it: 1, 1班, （1）班, 十三班, and 三（1）班 or 三年级1班 in that grade's row. False when it is none.
    /// </summary>
    public static bool TryClassNumber(string text, int? grade, out decimal number)
    {
        var body = Body(text);
        body = body.EndsWith('班') ? body[..^1] : body;
        var start = body.IndexOf("年级", StringComparison.Ordinal) is > 0 and var end ? end + 2 : Math.Max(0, body.IndexOf('('));
        if (start > 0 && grade is { } own && TryGrade(body[..start], out var written) && written == own)
        {
            body = body[start..];
        }

        body = body is ['(', .. var inside, ')'] ? inside : body;
        var isCount = TryCount(body, out var count);
        number = count;
        return isCount;
    }

    /// <summary>
    /// The class that a number such as 101 or 1203 means in the row of grade 1 or 12. False when it does not begin with the grade.
    /// </summary>
    public static bool TryGradeAndClass(decimal number, int? grade, out decimal classNumber)
    {
        classNumber = number - ((grade ?? 0) * 100);
        return grade is not null && classNumber is >= 1 and <= 99;
    }

    // ① alone is a class, 1① is one with a footnote and no class 11.
    static string Body(string text) => CellText.HasMark(text) && text.Trim().Length > 1 ? "" : CellText.Narrow(text).Replace(" ", "", StringComparison.Ordinal);

    // Digits, or a Chinese number up to 99.
    static bool TryCount(string text, out int count) =>
        TryChinese(text, out count) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    const string ChineseDigits = "一二三四五六七八九";

    /// <summary>True for a Chinese number from 1 to 99: 一, 十二.</summary>
    public static bool TryChinese(string text, out int count)
    {
        var ten = text.IndexOf('十', StringComparison.Ordinal);
        var tens = ten switch { < 0 => 0, 0 => 1, 1 => ChineseDigits.IndexOf(text[0], StringComparison.Ordinal) + 1, _ => 0 };
        var rest = text.AsSpan(ten + 1);
        var units = rest.Length == 1 ? ChineseDigits.IndexOf(rest[0], StringComparison.Ordinal) + 1 : 0;
        count = (tens * 10) + units;
        return (ten < 0 ? units > 0 : tens > 0) && rest.Length == (units > 0 ? 1 : 0);
    }
}
