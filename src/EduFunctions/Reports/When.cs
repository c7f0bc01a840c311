using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Reports;

/// <summary>The conditions under which sentences are said.</summary>
static class When
{
    /// <summary>A yes/no is yes.</summary>
    public static ReportCondition Yes(string code) => Of(code, "为“是”", "is yes", figure => figure.Value == 1);

    /// <summary>A yes/no is no.</summary>
    public static ReportCondition No(string code) => Of(code, "为“否”", "is no", figure => figure.Value == 0);

    /// <summary>A yes/no is yes, or not known.</summary>
    public static ReportCondition IsNotNo(string code) => Of(code, "不为“否”", "is not no", figure => figure.Value != 0);

    /// <summary>It is not known.</summary>
    public static ReportCondition Unknown(string code) => Of(code, "未知", "is not known", figure => figure is { Value: null, IsNotApplicable: false });

    /// <summary>There is nothing to tell: nobody could give it.</summary>
    public static ReportCondition NotApplicable(string code) => Of(code, "不适用", "is not applicable", figure => figure is { Value: null, IsNotApplicable: true });

    /// <summary>It is below 0.</summary>
    public static ReportCondition Negative(string code) => Of(code, "小于 0", "is below 0", figure => figure.Value < 0);

    /// <summary>It is known.</summary>
    public static ReportCondition Known(string code) => Of(code, "已知", "is known", figure => figure.Value is not null);

    /// <summary>One of these is not known.</summary>
    public static ReportCondition AnyUnknown(params string[] codes) =>
        new(Text.Of($"{string.Join('、', codes)} 有未知的", $"one of {string.Join(", ", codes)} is not known"), source => codes.Any(code => source.Find(code)?.Value is null));

    /// <summary>One of these is not yes.</summary>
    public static ReportCondition NotAllYes(params string[] codes) =>
        new(Text.Of($"{string.Join('、', codes)} 不都为“是”", $"one of {string.Join(", ", codes)} is not yes"), source => codes.Any(code => source.Find(code)?.Value != 1));

    /// <summary>It is above 0.</summary>
    public static ReportCondition Some(string code) => Of(code, "大于 0", "is above 0", figure => figure.Value > 0);

    /// <summary>It is not above 0, or not known.</summary>
    public static ReportCondition NotSome(string code) => Of(code, "不大于 0 或未知", "is not above 0, or not known", figure => !(figure.Value > 0));

    /// <summary>It is 0.</summary>
    public static ReportCondition Zero(string code) => Of(code, "为 0", "is 0", figure => figure.Value == 0);

    /// <summary>It is more than one less the other, all of them from the same schools: not what a reader would work out.</summary>
    public static ReportCondition Apart(string code, string whole, string part) => new(Text.Of($"{code} 大于 {whole} 减 {part}", $"{code} is more than {whole} less {part}"),
        source => source.Find(code)?.Value > source.Find(whole)?.Value - source.Find(part)?.Value
            && source.Find(whole)?.Counted == source.Find(code)?.Counted && source.Find(part)?.Counted == source.Find(code)?.Counted);

    /// <summary>It is not 0.</summary>
    public static ReportCondition NotZero(string code) => Of(code, "不为 0", "is not 0", figure => figure.Value != 0);

    /// <summary>It is not 0, or not all give it.</summary>
    public static ReportCondition NotNone(string code) =>
        Of(code, "不为 0 或数不全", "is not 0, or not all give it", figure => figure.Value != 0 || figure.Counted < figure.Expected);

    /// <summary>It is 0, and all give it.</summary>
    public static ReportCondition None(string code) => Of(code, "为 0 且各校都有数", "is 0, and all give it", figure => figure.Value == 0 && figure.Counted >= figure.Expected);

    /// <summary>It is 0 where it is given, and not all give it.</summary>
    public static ReportCondition NoneFound(string code) =>
        Of(code, "为 0 但数不全", "is 0, and not all give it", figure => figure.Value == 0 && figure.Counted < figure.Expected);

    /// <summary>There is nobody whom it counts.</summary>
    public static ReportCondition HasNot(string code) => Of(code, "没有应报学校", "counts nobody", figure => figure.Expected == 0);

    /// <summary>There is somebody whom it counts.</summary>
    public static ReportCondition Has(string code) => Of(code, "有应报学校", "counts somebody", figure => figure.Expected > 0);

    /// <summary>There is something to enumerate.</summary>
    public static ReportCondition Any(string list) =>
        new(Text.Of($"{list} 有内容", $"{list} has an entry"), source => HasEntry(source, list));

    /// <summary>There is nothing to enumerate in any of these.</summary>
    public static ReportCondition NoneOf(params string[] lists) =>
        new(Text.Of($"{string.Join('、', lists)} 都没有内容", $"none of {string.Join(", ", lists)} has an entry"), source => !lists.Any(list => HasEntry(source, list)));

    /// <summary>The bureau's return is in force.</summary>
    public static ReportCondition BureauReported { get; } = new(new("县级年报表已纳入", "the bureau's return is in force"), source => source.Round.Bureau is not null);

    /// <summary>The bureau's return is not in force.</summary>
    public static ReportCondition BureauMissing { get; } = new(new("县级年报表未纳入", "the bureau's return is not in force"), source => source.Round.Bureau is null);

    /// <summary>Outcomes of a visit on site have been entered.</summary>
    public static ReportCondition Sampled { get; } = new(new("登记过现场核查结果", "outcomes of the sample have been entered"), source => source.Sample is { Entered: > 0 });

    /// <summary>Of the cells verified on site schools have sent other values since.</summary>
    public static ReportCondition SampleChanged { get; } = new(new("核查过的数后来改报或不再采用", "cells verified on site have other values since, or none that counts"), source => source.Sample is { Entered: > 0, Changed: > 0 });

    /// <summary>A sample has been drawn, and no outcome entered.</summary>
    public static ReportCondition SampledOnly { get; } = new(new("抽过样，未登记核查结果", "a sample was drawn and no outcome entered"), source => source.Sample is { Entered: 0 });

    /// <summary>A school has answered “/” for a figure of the county.</summary>
    public static ReportCondition Withheld { get; } = new(new("有学校填“/”", "a school has answered “/”"), source => source.Summary.Figures.Any(figure => figure.Withheld > 0));

    /// <summary>A school has reported without giving a figure of the county: a blank, or nothing to divide by.</summary>
    public static ReportCondition Uncomputed { get; } = new(new("有学校未填全、分母为 0，或按届比较而上年未报", "a school has left blanks, the denominator is 0, or a figure that compares cohorts lacks last year's return"), source => source.Summary.Figures.Any(figure => figure.Uncomputed > 0));

    /// <summary>Both hold.</summary>
    public static ReportCondition And(this ReportCondition one, ReportCondition other) =>
        new(Text.Of($"{one.Words.Zh}，且 {other.Words.Zh}", $"{one.Words.En}, and {other.Words.En}"), source => one.Holds(source) && other.Holds(source));

    /// <summary>It does not hold.</summary>
    public static ReportCondition Not(this ReportCondition one) => new(Text.Of($"并非{one.Words.Zh}", $"not: {one.Words.En}"), source => !one.Holds(source));

    static bool HasEntry(ReportSource source, string list) => source.ValueOf(ReportPlace.Parse(list)).Any(run => run.Cell is not null || run.Figure is not null);

    static ReportCondition Of(string code, string words, string wordsEn, Func<Figure, bool> holds) =>
        new(Text.Of($"{code} {words}", $"{code} {wordsEn}"), source => source.Find(code) is { } figure && holds(figure));
}
