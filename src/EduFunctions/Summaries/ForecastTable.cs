using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>The forecast as tables, for workbook, page, command line and other programs.</summary>
public static class ForecastTable
{
    /// <summary>How it is made, in one paragraph.</summary>
    public const string Method =
        "同届学生升级：上一年级学生数 × 本校该级历年升级巩固率的平均数（合并或换了标识码的，以前各年按其前身学校合计；没有的用全县的；低于 0.8、高于 1.2 的按 0.8、1.2），班数不变。一年级按幼儿园大班（混合班计三分之一）"
        + "和适龄人口的变化，七年级按六年级毕业生的变化，各校占比不变。大班额按均分编班计算，人数四舍五入。“方案后”另计本年分流方案，和届时完工项目的教室所开的班。";

    /// <summary>Captions of the county's table.</summary>
    public static ImmutableArray<string> TotalCaptions { get; } =
        ["学年", "年级", "学生数", "班数", "大班额（不采取措施）", "大班额（方案和项目后）", "纳入学校", "应含学校"];

    /// <summary>The county's table.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Totals(Forecast forecast) => forecast.Totals.Select(one => (IReadOnlyList<object?>)
    [
        one.Year, SchoolKinds.NameOfGrade(one.Grade), Known(one, one.Pupils), Known(one, one.Classes), Known(one, one.Large),
        Known(one, one.PlanLarge), one.Counted, one.Expected,
    ]);

    /// <summary>Captions of the schools' table.</summary>
    public static ImmutableArray<string> GradeCaptions { get; } =
    [
        "学年", "年级", "学校标识码", "学校", "依据", "起点人数", "系数", "学生数", "班数", "大班额", "方案后学生数", "方案后班数", "方案后大班额", "项目", "说明",
    ];

    /// <summary>The schools' table.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Grades(Forecast forecast) => forecast.Grades.Select(one => (IReadOnlyList<object?>)
    [
        one.Year, SchoolKinds.NameOfGrade(one.Grade), one.School, one.SchoolName, NameOf(one.Basis), one.From,
        one.Rate is { } rate ? decimal.Round(rate, 4, MidpointRounding.AwayFromZero) : null, one.Pupils, one.Classes, one.Large,
        one.PlanPupils, one.PlanClasses, one.PlanLarge, one.Projects.IsEmpty ? null : string.Join('、', one.Projects), one.Why.Zh,
    ]);

    /// <summary>Captions of the table of last year's forecast.</summary>
    public static ImmutableArray<string> ErrorCaptions { get; } = ["年级", "学校数", "上年预测", "今年实际", "误差（%）", "预测大班额", "实际大班额"];

    /// <summary>Last year's forecast against what came.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Errors(Forecast forecast) => forecast.Errors.Select(one => (IReadOnlyList<object?>)
    [
        SchoolKinds.NameOfGrade(one.Grade), one.Schools, one.Forecast, one.Actual,
        one.Percent is { } percent ? decimal.Round(percent, 1, MidpointRounding.AwayFromZero) : null, one.ForecastLarge, one.ActualLarge,
    ]);

    /// <summary>Chinese name of what a forecast is told from.</summary>
    public static string NameOf(ForecastBasis basis) => basis switch
    {
        ForecastBasis.OwnRetention => "同届、本校巩固率",
        ForecastBasis.CountyRetention => "同届、全县巩固率",
        ForecastBasis.Intake => "招生变化",
        _ => "不明",
    };

    static int? Known(ForecastTotal total, int value) => total.Counted == 0 ? null : value;
}
