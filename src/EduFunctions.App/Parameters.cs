using System.Collections.Frozen;
using EduFunctions.Summaries;

namespace EduFunctions.App;

/// <summary>What addresses name.</summary>
static class Parameters
{
    public static readonly Parameter County =
        new("county", new("县代码，六位数字（GB/T 2260）", "the county's six digits (GB/T 2260)")) { Pattern = "^[0-9]{6}$", IsRequired = true,
        Example = "420699" };

    public static readonly Parameter Year =
        new("year", new("学年的第一个公历年，2000 至 2099 的四位数字",
        "the first calendar year of the school year, four digits from 2000 to 2099")) { Pattern = "^20[0-9]{2}$", IsRequired = true,
        Example = "2025" };

    public static readonly Parameter School =
        new("school", new("学校标识码，十位数字", "the school identifier, ten digits")) { Pattern = "^[0-9]{10}$", IsRequired = true,
        Example = "4206990001" };

    public static readonly Parameter Figure =
        new("figure", new("指标代码", "code of a figure: the indicator, and after a dot whom it counts")) { IsRequired = true,
        Example = "large-classes.primary" };

    public static readonly Parameter Asset = new("file", new("文件名", "a file of the pages")) { IsRequired = true, Example = "site.css" };

    public static readonly Parameter OfSchool = School with { IsRequired = false };

    public static readonly Parameter Flag =
        new("flag", new("问题代码", "code of a flag")) { Values = [.. FlagTable.All.Select(rule => rule.Code)] };

    public static readonly Parameter Severity =
        new("severity", new("级别", "how grave")) { Values = [.. Enum.GetNames<FlagSeverity>().Select(name => name.ToLowerInvariant())] };

    /// <summary>A workbook instead of JSON.</summary>
    public static readonly Parameter Format =
        new("format", new("xlsx，要工作簿而不要 JSON", "xlsx for a workbook instead of JSON")) { Values = ["xlsx"] };

    public static readonly Parameter FileName = new("file", new("文件名", "name to keep the file under")) { Example = "年报.xlsx" };

    /// <summary>School whose file has just been uploaded: the page says so.</summary>
    public static readonly Parameter Uploaded = School with { Name = "uploaded", IsRequired = false };

    /// <summary>Those of paths, by name in the route.</summary>
    public static readonly FrozenDictionary<string, Parameter> InPath =
        new[] { County, Year, School, Figure, Asset }.ToFrozenDictionary(parameter => parameter.Name);
}
