using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>What the report's charts show.</summary>
static class ReportCharts
{
    /// <summary>Classes by size, a series a stage.</summary>
    public static ChartData? ClassSizes(ReportSource source)
    {
        var codes = LargeClassTable.SizeBands.Select(LargeClassTable.CodeOf).ToList();
        return Of(source, [.. codes.Select(code => IndicatorTable.Of(code).Name.Zh)], 0, subject => [.. codes.Select(code => $"{code}.{subject}")]);
    }

    /// <summary>The seven coefficients, a series a stage.</summary>
    public static ChartData? Coefficients(ReportSource source) =>
        Of(source, [.. BalanceTable.SevenIndicators.Select(indicator => indicator.Name.Zh)], 3,
            subject => subject == "senior" ? [] : [.. BalanceTable.SevenIndicators.Select(indicator => $"{indicator.Code}-cv.{subject}")]);

    static ChartData? Of(ReportSource source, ImmutableArray<string> categories, int decimals, Func<string, ImmutableArray<string>> codesOf)
    {
        var series = SummaryCharts.Stages.Select(stage => (stage.Name, Codes: codesOf(stage.Subject)))
            .Select(stage => (stage.Name, stage.Codes, Values: stage.Codes.Select(code => source.Find(code) is { Value: { } value } figure ? FigureText.Printed(figure, value) : (decimal?)null).ToImmutableArray())).Where(one => one.Values.Any(value => value is not null)).ToList();
        return series.Count == 0 ? null : new ChartData(categories, [.. series.Select(one => (one.Name, one.Values))], decimals,
            [.. series.SelectMany(one => one.Codes, (one, code) => (one.Name, source.ValueOf(new ReportPlace(code, PlaceForm.Value))[0])).Where(one => !one.Item2.IsMissing && !one.Item2.IsNotApplicable)]);
    }
}
