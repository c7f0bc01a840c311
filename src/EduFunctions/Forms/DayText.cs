using System.Globalization;
using System.Text.RegularExpressions;

namespace EduFunctions.Forms;

/// <summary>Days as schools write them.</summary>
static partial class DayText
{
    /// <summary>Days between the first days of Excel's two date systems, 1900 and 1904.</summary>
    const int Date1904Days = 1462;

    /// <summary>
    /// The day from 2000 to 2099 that a date, a serial number or a text such as 2025年9月15日, 2025.9.15 or 20250915 writes. False when it is
    /// none.
    /// </summary>
    /// <param name="value">The cell's value.</param>
    /// <param name="isDate1904">True when the workbook counts serial numbers from 1904.</param>
    /// <param name="day">The day.</param>
    public static bool TryDay(object value, bool isDate1904, out DateOnly day) => TryAnyDay(value, isDate1904, out day)
        && day.Year is >= 2000 and <= 2099;

    // Longer texts are none.
    const int DateMaximum = 40;

    static bool TryAnyDay(object value, bool isDate1904, out DateOnly day)
    {
        day = default;
        switch (value)
        {
            case DateTime time:
                day = DateOnly.FromDateTime(time);
                return true;
            case double digits when digits is >= 20000101 and <= 20991231:
                return TryAnyDay(digits.ToString("0", CultureInfo.InvariantCulture), isDate1904, out day);
            case double serial and >= 0 and < 73051: // to 2099-12-31
                day = DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(serial) + (isDate1904 ? Date1904Days : 0)));
                return true;
            case string { Length: <= DateMaximum } text:
                var narrow = AroundDate().Replace(CellText.Narrow(text), "").Replace("年", "-", StringComparison.Ordinal)
                    .Replace("月", "-", StringComparison.Ordinal)
                    .Replace("日", "", StringComparison.Ordinal).Replace('.', '-').Replace('/', '-');
                string[] formats = ["yyyy-M-d", "yyyyMMdd", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-dTH:mm", "yyyy-M-dTH:mm:ss"];
                var isDay = DateTime.TryParseExact(narrow.TrimEnd('Z'), formats, CultureInfo.InvariantCulture, DateTimeStyles.None,
                    out var moment);
                day = DateOnly.FromDateTime(moment);
                return isDay;
            default:
                return false;
        }
    }

    // 2025 年 9 月 1 日 星期一: the blanks, and the day of the week.
    [GeneratedRegex(@"\s+(?=[年月日])|(?<=[年月])\s+|\s*\(?(?:星期|周)[一二三四五六日天]\)?$")]
    private static partial Regex AroundDate();
}
