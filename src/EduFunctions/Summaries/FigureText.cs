using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>How figures are written, for page, workbook and command line alike: rounded here and nowhere before.</summary>
public static class FigureText
{
    static readonly Text None = new("—", "—");
    static readonly Text NotApplicable = new("不适用", "not applicable");

    /// <summary>
    /// This year's value: 1,234, 10.82%, 是, 否, 尚不能确定（已报学校中未发现）; 不适用 where there is nothing to tell, “—” where nothing is reported.
    /// </summary>
    public static Text Value(Figure figure) => figure is { IsNotApplicable: true, Value: null } ? NotApplicable : Of(figure, figure.Value, figure.Counted);

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

        var difference = Difference(figure.Unit, pair);
        var size = Size(figure.Unit, Math.Abs(difference));
        var (zh, en) = difference switch
        {
            > 0 => ($"▲ +{size.Zh}", $"▲ +{size.En}"),
            < 0 => ($"▼ −{size.Zh}", $"▼ −{size.En}"),
            _ => ("持平", "no change"),
        };
        return pair.Schools == 0 ? new Text(zh, en) : Text.Of($"{zh}（同口径 {pair.Schools} 所）", $"{en} ({pair.Schools} schools in both years)");
    }

    /// <summary>A text of a figure's value with its unit after it: 1,234 人; as it is where the unit is part of it, or there is no value.</summary>
    public static Text WithUnit(Figure figure, Text value) =>
        figure.Unit is "%" or "" or Coefficient || value == None || value == NotApplicable ? value : Text.Of($"{value.Zh} {figure.Unit}", $"{value.En} {figure.Unit}");

    /// <summary>The unit beside a figure's value; empty where it is part of the value, or there is none.</summary>
    public static string UnitOf(Figure figure) => figure.Value is null || figure.Unit is "%" or Coefficient ? "" : figure.Unit;

    /// <summary>What a figure should be: 应不低于 4.2 名; 标准未设 where the county sets no value.</summary>
    public static Text Limit(Figure figure, Indicator indicator)
    {
        if (indicator.Direction == Direction.Yes)
        {
            return new("应为“是”", "should be yes");
        }

        if (figure.Limit is not { } limit)
        {
            return indicator.Direction == Direction.None ? Text.Empty : new("标准未设", "no limit is set");
        }

        var unit = figure.Unit is "%" ? "%" : figure.Unit is Coefficient ? "" : $" {figure.Unit}";
        var (zh, en) = indicator.Direction switch { Direction.AtLeast => ("应不低于", "at least"), Direction.AtMost => ("应不超过", "at most"), _ => ("应低于", "below") };
        return Text.Of($"{zh} {limit:#,0.####}{unit}", $"should be {en} {limit:#,0.####}{unit}");
    }

    /// <summary>The same of a figure of any run; empty where its indicator is not any more.</summary>
    public static Text Limit(Figure figure) => IndicatorTable.Find(figure.Indicator) is { } indicator ? Limit(figure, indicator) : Text.Empty;

    /// <summary>Whether a figure is as it should be: 达到, 未达到; empty where nobody can say.</summary>
    public static Text Met(Figure figure) =>
        figure.IsMet switch { true => new("达到", "met"), false => new("未达到", "not met"), _ => Text.Empty };

    /// <summary>How much more this year's value is than last year's of the same schools, each as it is printed.</summary>
    internal static decimal Difference(string unit, LikeForLike pair) => Rounded(pair.Value, unit) - Rounded(pair.LastYear, unit);

    /// <summary>The size of a difference: 77; of shares 0.91 个百分点.</summary>
    static Text Size(string unit, decimal size) =>
        unit == "%" ? Text.Of($"{size:#,0.###} 个百分点", $"{size:#,0.###} points") : Text.Of($"{size:#,0.###}", $"{size:#,0.###}");

    /// <summary>The same with its unit: 77 人, 0.91 个百分点.</summary>
    internal static string SizeWithUnit(string unit, decimal size) => unit is "%" or "" or Coefficient ? Size(unit, size).Zh : $"{Size(unit, size).Zh} {unit}";

    static Text Of(Figure figure, decimal? value, int counted) => (value, figure.Unit) switch
    {
        (null, "") when counted > 0 && IndicatorTable.Find(figure.Indicator)?.IsOfAllTogether == true =>
            new("尚不能确定（应报学校未报齐）", "not yet known (not all have reported)"),
        (null, "") when counted > 0 => new("尚不能确定（已报学校中未发现）", "not yet known (none found where reported)"),
        (null, _) => None,
        (0, "") => new("否", "no"),
        (_, "") => new("是", "yes"),
        ({ } number, "%") => Text.Of($"{Rounded(number, figure.Unit):#,0.##}%", $"{Rounded(number, figure.Unit):#,0.##}%"),
        ({ } number, Coefficient) => Text.Of($"{Rounded(number, Coefficient):0.000}", $"{Rounded(number, Coefficient):0.000}"),
        ({ } number, _) => Text.Of($"{Rounded(number, figure.Unit):#,0.##}", $"{Rounded(number, figure.Unit):#,0.##}"),
    };

    // Printed with three decimals, as the evaluation does.
    const string Coefficient = "系数";

    internal static decimal Rounded(decimal number, string unit) => Math.Round(number, unit == Coefficient ? 3 : 2, MidpointRounding.AwayFromZero);
}
