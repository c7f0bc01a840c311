using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>Figures as a table for other programs.</summary>
static class SummaryCsv
{
    static readonly string[] Captions =
    [
        "code", "指标", "单位", "数值", "上年", "纳入学校", "应含学校", "上年纳入", "上年应含", "同口径数值", "同口径上年", "同口径学校", "标准", "是否达到", "统计时点", "局方调整", "调整原因", "填“/”学校", "未填全、分母为 0 或上年未报学校",
    ];

    public static byte[] Write(IEnumerable<Figure> figures, IReadOnlyDictionary<string, Adjustment> adjustments) => Csv.Write(Captions, figures.Select(figure => new object?[]
    {
        figure.Code, figure.Name.Zh, figure.Unit, figure.Value, figure.LastYear, figure.Counted, figure.Expected, figure.LastYearCounted,
        figure.LastYearExpected, figure.LikeForLike?.Value, figure.LikeForLike?.LastYear, figure.LikeForLike?.Schools,
        FigureText.Limit(figure).Zh, FigureText.Met(figure).Zh, figure.ReferenceDate, adjustments.GetValueOrDefault(figure.Code)?.Value, adjustments.GetValueOrDefault(figure.Code)?.Reason, figure.Withheld, figure.Uncomputed,
    }));
}
