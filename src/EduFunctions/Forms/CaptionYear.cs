using System.Globalization;
using System.Text.RegularExpressions;

namespace EduFunctions.Forms;

/// <summary>Of which year a caption says that its figures are: by a word (本年, 上学年) or by number (2024—2025学年, 2025年9月).</summary>
/// <param name="SchoolYear">First calendar year of the school year; null when no number names it.</param>
/// <param name="FiscalYear">The calendar year, if figures of such a year are asked for; null when no number names it.</param>
/// <param name="IsThis">True for 本年 and the like, whatever the year.</param>
/// <param name="IsLast">True for 上年 and the like, whatever the year.</param>
/// <param name="Rest">The caption without it: 学生数 of 今年学生数 and of 学生数（2025学年）; empty when it is all.</param>
readonly partial record struct CaptionYear(int? SchoolYear, int? FiscalYear, bool IsThis, bool IsLast, string Rest)
{
    // Longer texts are titles and explanations.
    const int LengthMaximum = 30;

    const int FirstMonth = 8;

    static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("本今当上去前往期计应预实现拟");

    static readonly string[] Fillers =
        ["数", "值", "情况", "数据", "填报数", "实际", "实际数", "实有", "实有数", "人数", "金额", "决算", "决算数", "统计", "统计数", "末", "底", "末数", "同期", "同期数"];

    /// <summary>True when the caption says no more than the year.</summary>
    public bool IsAll => Rest.Length == 0 || Fillers.Contains(Rest);

    /// <summary>The year that a caption (<see cref="CellText.Caption"/>) begins with, or ends with; null when it has none.</summary>
    public static CaptionYear? Of(string caption)
    {
        if (caption.Length is < 2 or > LengthMaximum || !(caption.AsSpan().ContainsAny(Letters)
            || caption.Contains("20", StringComparison.Ordinal) || (caption.Contains('2') && caption.Contains('年'))))
        {
            return null;
        }

        return Start().Match(caption) is { Success: true } start
            && Of(start, isBracketed: start.Groups["rest"].Length == 0) is { } first ? first
            : End().Match(caption) is { Success: true } end ? Of(end, end.Groups["open"].Success)
            : null;
    }

    /// <summary>True when that is the year which is reported.</summary>
    /// <param name="year">First calendar year of the school year reported; null when it is not known.</param>
    /// <param name="isFiscal">True when the figures are of the calendar year before.</param>
    public bool IsOwn(int? year, bool isFiscal) =>
        IsThis || (year is { } own && (isFiscal ? FiscalYear == own - 1 : SchoolYear == own));

    /// <summary>True when that is the year before the one which is reported.</summary>
    /// <param name="year">First calendar year of the school year reported; null when it is not known.</param>
    /// <param name="isFiscal">True when the figures are of the calendar year before.</param>
    public bool IsLastOf(int? year, bool isFiscal) =>
        IsLast || (year is { } own && (isFiscal ? FiscalYear == own - 2 : SchoolYear == own - 1));

    static CaptionYear? Of(Match match, bool isBracketed)
    {
        var rest = match.Groups["rest"].Value;
        if (rest.EndsWith('表'))
        {
            return null; // a title
        }

        if (!match.Groups["year"].Success)
        {
            return new CaptionYear(null, null, match.Groups["this"].Success, match.Groups["last"].Success, rest);
        }

        var (year, unit) = (Number(match, "year") ?? 0, match.Groups["unit"].Value);
        if (Number(match, "month") is { } month)
        {
            // A date alone is the day on which the form was filled in.
            return month is >= 1 and <= 12
                && rest.Length > 0 ? new CaptionYear(month < FirstMonth ? year - 1 : year, year, false, false, rest) : null;
        }

        // The money of a school year's return is of the calendar year before.
        var isSpan = Number(match, "next") is { } next && next % 100 == (year + 1) % 100;
        var isOfSchool = isSpan || unit.StartsWith('学') || match.Groups["term"].Success;
        var school = match.Groups["term"].Value.StartsWith('春') ? year - 1 : year;
        return match.Groups["next"].Success && !isSpan ? null
            : isOfSchool || unit.Length > 0 || isBracketed ? new CaptionYear(school, isOfSchool ? school - 1 : year, false, false, rest)
            : null; // 2025级 are those who came in that year
    }

    static int? Number(Match match, string group) => match.Groups[group] is { Success: true } number
        ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) is var found && group == "year" && found < Century ? found + Century : found
        : null;

    const int Century = 2000;

    const string Word = @"(?:(?<this>本学年度?|本年度?|今年度?|本期|当年|期末|实际|实有|实到|现有|现在?)"
        // What was planned, or stood there at first, is no more this year's than last year's is.
        + @"|(?<last>上一?学年度?|上一?年度?|去年度?|前一年)|(?:上期|前年|往年|(?:学?年|学?期)初|计划(?:招生)?|应[到有]|预计|拟招?)"
        + @"|(?<year>2\d)(?:[-—–~至/](?<next>2\d))?(?<unit>学年度?|年度|年份|年)(?!以|及|内)(?:(?<term>秋|春)季?(?:学期)?)?"
        + @"|(?<year>20\d\d)[年./-](?<month>\d{1,2})(?:月(?:\d{1,2}日)?|[./-]\d{1,2})"
        + @"|(?<year>20\d\d)(?:年?[-—–~至/](?<next>(?:20)?\d\d))?(?<unit>学年度?|年度|年份|年)?(?:(?<term>秋|春)季?(?:学期)?)?)";

    [GeneratedRegex("^" + Word + "[的·:_-]?(?<rest>.*)$")]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?<rest>.+?)[·:_-]?(?<open>\()?" + Word + @"(?:数|末|底)?\)?$")]
    private static partial Regex End();
}
