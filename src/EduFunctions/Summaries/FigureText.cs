using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>How figures are written, for page, workbook and command line alike: rounded here and nowhere before.</summary>
public static class FigureText
{
    static readonly Text None = new("—", "—");

    /// <summary>This year's value: 1,234, 10.82%, 是, 否, 尚不能确定（已报学校中未发现）; “—” where nothing is reported.</summary>
    public static Text Value(Figure figure) => Of(figure, figure.Value, figure.Counted);

    /// <summary>Last year's value.</summary>
    public static Text LastYear(Figure figure) => Of(figure, figure.LastYear, figure.LastYearCounted ?? 0);

    /// <summary>
    /// The change since last year over the schools counted in both years, with a sign and an arrow: ▲ +77（同口径 43 所）. Empty where
    /// no such pair is known.
    /// </summary>
    public static Text Change(Figure figure)
    {
        if (figure.LikeForLike is not { } pair)
        {
            return Text.Empty;
        }

        var difference = Rounded(pair.Value) - Rounded(pair.LastYear);
        var (point, pointEn) = figure.Unit == "%" ? (" 个百分点", " points") : ("", "");
        var size = FormattableString.Invariant($"{Math.Abs(difference):#,0.##}");
        var (zh, en) = difference switch
        {
            > 0 => ($"▲ +{size}{point}", $"▲ +{size}{pointEn}"),
            < 0 => ($"▼ −{size}{point}", $"▼ −{size}{pointEn}"),
            _ => ("持平", "no change"),
        };
        return Text.Of($"{zh}（同口径 {pair.Schools} 所）", $"{en} ({pair.Schools} schools in both years)");
    }

    static Text Of(Figure figure, decimal? value, int counted) => (value, figure.Unit) switch
    {
        (null, "") when counted > 0 => new("尚不能确定（已报学校中未发现）", "not yet known (none found where reported)"),
        (null, _) => None,
        (0, "") => new("否", "no"),
        (_, "") => new("是", "yes"),
        ({ } number, "%") => Text.Of($"{Rounded(number):#,0.##}%", $"{Rounded(number):#,0.##}%"),
        ({ } number, _) => Text.Of($"{Rounded(number):#,0.##}", $"{Rounded(number):#,0.##}"),
    };

    static decimal Rounded(decimal number) => Math.Round(number, 2, MidpointRounding.AwayFromZero);
}
