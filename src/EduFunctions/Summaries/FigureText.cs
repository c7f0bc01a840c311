using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>How figures are written, for page, workbook and command line alike: rounded here and nowhere before.</summary>
public static class FigureText
{
    static readonly Text None = new("—", "—");
    static readonly Text NotApplicable = new("不适用", "not applicable");
    static readonly Text Withheld = new("填“/”", "answered “/”");
    static readonly Text AllWithheld = new("都填“/”", "all answer “/”");

    /// <summary>
    /// This year's value: 1,234, 10.82%, 是, 否, 尚不能确定（已报学校中未发现）; 不适用 where there is nothing to tell, 都填“/” where everybody
    /// has answered so, “—” where nothing is reported.
    /// </summary>
    public static Text Value(Figure figure) => figure switch
    {
        { IsNotApplicable: true, Value: null } => NotApplicable,
        { Value: null, Withheld: > 0 } when figure.Withheld == figure.Expected => figure.Expected == 1 ? Withheld : AllWithheld,
        { Value: null, Counted: > 0, Unit: "" } => Open(figure),
        _ => Of(figure, figure.Value, figure.Counted),
    };

    /// <summary>
    /// From how many of how many schools a figure comes, and how many of the others have reported without giving it: 52 / 54（1 所填“/”）, and where
    /// what is known of them is in it, that it is: 52 / 54（1 所填“/”；没有报全的只计已填的班）.
    /// </summary>
    public static Text Coverage(Figure figure)
    {
        var told = Text.Of($"{figure.Counted} / {figure.Expected}", $"{figure.Counted} / {figure.Expected}");
        var known = IsOfKnownToo(figure) ? KnownToo(figure) : Text.Empty;
        return Reasons(figure, figure.Withheld ?? 0, figure.Uncomputed ?? 0, 0) is { Zh.Length: > 0 } reasons
            ? new Text($"{told.Zh}（{reasons.Zh}{(known.Zh.Length > 0 ? $"；{known.Zh}" : "")}）", $"{told.En} ({reasons.En}{(known.En.Length > 0 ? $"; {known.En}" : "")})") : told;
    }

    /// <summary>
    /// Why the schools that are not counted are not: 1 所填“/”，2 所未填全或分母为 0，3 所未报或退回. Empty where all are counted; of a run that did not
    /// keep it that nobody knows.
    /// </summary>
    public static Text NotCounted(Figure figure) => figure is { Withheld: { } withheld, Uncomputed: { } uncomputed }
        ? Reasons(figure, withheld, uncomputed, figure.Expected - figure.Counted - withheld - uncomputed)
        : figure.Expected > figure.Counted ? Text.Of($"{figure.Expected - figure.Counted} 所没有数（原因当时没有记录）", $"{figure.Expected - figure.Counted} have none (why was not kept)") : Text.Empty;

    /// <summary>
    /// True for a value with the known classes, or cohorts, of schools in it that are not counted, since they do not tell the pupils of all.
    /// </summary>
    public static bool IsOfKnownToo(Figure figure) => figure.Value is not null && (IsGivenByPart(figure) || (figure.Withheld is null && figure.Counted < figure.Expected)) && IndicatorTable.Find(figure.Indicator) is { CountsWhatIsKnown: true } or { IsOfCohorts: true };

    /// <summary>What is said of such a value.</summary>
    public static Text KnownToo(Figure figure) => Text.Of($"没有报全的{OnlyKnown(figure).Zh}", $"of those not complete, {OnlyKnown(figure).En}");

    /// <summary>The same of one school.</summary>
    public static Text OnlyKnown(Figure figure) => IsOfCohorts(figure) ? new("只计可比的年级", "the grades that can be compared") : new("只计已填的班", "the classes that are told");

    /// <summary>What is said of schools that have reported and do not give a figure: 未填全或分母为 0; of one that compares cohorts 未填全或上年未报.</summary>
    internal static Text Uncomputed(Figure figure) => IsOfCohorts(figure) ? new("未填全或上年未报", "left blanks, or did not report last year")
        : new("未填全或分母为 0", "left blanks, or the denominator is 0");

    static bool IsOfCohorts(Figure figure) => IndicatorTable.Find(figure.Indicator)?.IsOfCohorts == true;

    /// <summary>True where some have reported, and are not counted.</summary>
    internal static bool IsGivenByPart(Figure figure) => figure.Withheld + figure.Uncomputed > 0;

    static Text Reasons(Figure figure, int withheld, int uncomputed, int missing)
    {
        var reasons = new (int Schools, string Zh, string En)[]
        {
            (withheld, "填“/”", "answer “/”"), (uncomputed, Uncomputed(figure).Zh, Uncomputed(figure).En), (missing, "未报或退回", "have no return in force"),
        }.Where(reason => reason.Schools > 0).ToList();
        return Text.Of($"{string.Join('，', reasons.Select(one => $"{one.Schools} 所{one.Zh}"))}", $"{string.Join(", ", reasons.Select(one => $"{one.Schools} {one.En}"))}");
    }

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

        var difference = Difference(figure, pair);
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
        figure.Unit is "%" or "" or Coefficient || value == None || value == NotApplicable || value == Withheld || value == AllWithheld ? value : Text.Of($"{value.Zh} {figure.Unit}", $"{value.En} {figure.Unit}");

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
    internal static decimal Difference(Figure figure, LikeForLike pair) => Printed(figure, pair.Value) - Printed(figure, pair.LastYear);

    /// <summary>The size of a difference: 77; of shares 0.91 个百分点.</summary>
    static Text Size(string unit, decimal size) =>
        unit == "%" ? Text.Of($"{size:#,0.######} 个百分点", $"{size:#,0.######} points") : Text.Of($"{size:#,0.######}", $"{size:#,0.######}");

    /// <summary>The same with its unit: 77 人, 0.91 个百分点.</summary>
    internal static string SizeWithUnit(string unit, decimal size) => unit is "%" or "" or Coefficient ? Size(unit, size).Zh : $"{Size(unit, size).Zh} {unit}";

    // A yes/no that those who are not counted leave open.
    static Text Open(Figure figure)
    {
        var (others, toVerify) = (NotCounted(figure), figure.Withheld > 0 ? new Text("，须核实", "; to be verified") : Text.Empty);
        return IndicatorTable.Find(figure.Indicator) switch
        {
            { IsOfEach: true } when figure.Counted < figure.Expected =>
                Text.Of($"尚不能确定（有数的 {figure.Counted} 所都是，{others.Zh}{toVerify.Zh}）", $"not yet known (yes of the {figure.Counted} that say; {others.En}{toVerify.En})"),
            { IsOfAllTogether: true } when IsGivenByPart(figure) => Text.Of($"尚不能确定（{others.Zh}{toVerify.Zh}）", $"not yet known ({others.En}{toVerify.En})"),
            _ when IsGivenByPart(figure) => Text.Of($"尚不能确定（有数的 {figure.Counted} 所中未发现，{others.Zh}{toVerify.Zh}）", $"not yet known (none found in the {figure.Counted} that say; {others.En}{toVerify.En})"),
            _ => Of(figure, null, figure.Counted),
        };
    }

    static Text Of(Figure figure, decimal? value, int counted) => (value, figure.Unit) switch
    {
        (null, "") when counted > 0 && IndicatorTable.Find(figure.Indicator)?.IsOfAllTogether == true =>
            new("尚不能确定（应报学校的数不全）", "not yet known (not all give it)"),
        (null, "") when counted > 0 => new("尚不能确定（已报学校中未发现）", "not yet known (none found where reported)"),
        (null, _) => None,
        (0, "") => new("否", "no"),
        (_, "") => new("是", "yes"),
        ({ } number, "%") => Text.Of($"{Printed(figure, number):#,0.######}%", $"{Printed(figure, number):#,0.######}%"),
        ({ } number, Coefficient) => Text.Of($"{Printed(figure, number):0.000###}", $"{Printed(figure, number):0.000###}"),
        ({ } number, _) => Text.Of($"{Printed(figure, number):#,0.######}", $"{Printed(figure, number):#,0.######}"),
    };

    // With as many decimals more as it takes to stand on its own side of what it is held against: 99.996% is not 100%, nor is 100.004%,
    // and a growth of 0.004% is one.
    internal static decimal Printed(Figure figure, decimal number) => Math.Round(number, DecimalsOf(figure, number), MidpointRounding.AwayFromZero);

    /// <summary>With how many decimals a value of a figure is printed at most.</summary>
    internal static int DecimalsOf(Figure figure, decimal number) =>
        DecimalsOf(number, figure.Unit == Coefficient ? 3 : 2, figure.Unit == "%" ? [figure.Limit, 100, 0] : [figure.Limit]);

    /// <summary>A value beside what it is held against, which it never looks like unless it is: 4.2 is not below 4.2, but 4.1998 is.</summary>
    internal static decimal Beside(decimal number, decimal limit, int decimals) => Math.Round(number, DecimalsOf(number, decimals, [limit]), MidpointRounding.AwayFromZero);

    static int DecimalsOf(decimal number, int decimals, ReadOnlySpan<decimal?> marks)
    {
        foreach (var mark in marks)
        {
            while (decimals < DecimalsMost && mark is { } limit && number != limit && Math.Round(number, decimals, MidpointRounding.AwayFromZero) == limit)
            {
                decimals++;
            }
        }

        return decimals;
    }

    const int DecimalsMost = 6;

    // Printed with three decimals, as the evaluation does.
    const string Coefficient = "系数";
}
