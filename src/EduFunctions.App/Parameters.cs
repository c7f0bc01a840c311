using System.Collections.Frozen;
using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;

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

    public static readonly Parameter Query =
        new("query", new("需说明事项的编号，十六位", "name of a query, 16 hexadecimal digits")) { Pattern = "^[0-9a-f]{16}$", IsRequired = true,
        Example = "9f86d081884c7d65" };

    public static readonly Parameter Check = new("check", new("检查代码", "code of a check (docs/rules.md)"))
        { Pattern = "^[a-z][a-z0-9-]{0,79}$", Example = "changed-much" };

    public static readonly Parameter QueryState =
        new("state", new("说明的情况", "how the query stands")) { Values = NamesOf<Returns.QueryState>() };

    public static readonly Parameter FlagKey =
        new("key", new("问题的编号，十六位", "key of a problem, 16 hexadecimal digits (key.id of a flag)")) { Pattern = "^[0-9a-f]{16}$", IsRequired = true,
        Example = "9f86d081884c7d65" };

    public static readonly Parameter Sheet =
        new("sheet", new("工作表代码（docs/rules.md）", "code of a form's sheet (docs/rules.md)")) { Pattern = "^[a-z][a-z0-9-]{0,39}$", IsRequired = true,
        Example = "classes" };

    public static readonly Parameter Province =
        new("province", new("省代码，两位数字（GB/T 2260）", "the province's two digits (GB/T 2260)")) { Pattern = "^[1-9][0-9]$", IsRequired = true,
        Example = "42" };

    public static readonly Parameter Section = new("section", new("指标类别", "a section of the indicators")) { Values = NamesOf<Section>() };

    public static readonly Parameter Asset = new("file", new("文件名", "a file of the pages")) { IsRequired = true, Example = "site.css" };

    public static readonly Parameter OfSchool = School with { IsRequired = false };

    public static readonly Parameter Flag =
        new("flag", new("问题代码", "code of a flag")) { Values = [.. FlagTable.All.Select(rule => rule.Code)] };

    public static readonly Parameter Severity = new("severity", new("级别", "how grave")) { Values = NamesOf<FlagSeverity>() };

    public static readonly Parameter Grade =
        new("grade", new("年级，1 至 12", "the grade, 1 to 12")) { Pattern = "^([1-9]|1[0-2])$", Example = "7" };

    public static readonly Parameter Change = new("change", new("比上年的变化", "what became of it since last year")) { Values = NamesOf<FlagChange>() };

    /// <summary>A workbook instead of JSON.</summary>
    public static readonly Parameter Format =
        new("format", new("xlsx，要工作簿而不要 JSON", "xlsx for a workbook instead of JSON")) { Values = ["xlsx"] };

    /// <summary>A table for other programs, or a workbook, instead of JSON.</summary>
    public static readonly Parameter SummaryFormat =
        new("format", new("csv 或 xlsx，要表格而不要 JSON", "csv or xlsx for a table instead of JSON")) { Values = ["csv", "xlsx"] };

    /// <summary>What would come of it, and nothing is changed.</summary>
    public static readonly Parameter Preview =
        new("preview", new("true，只看会有哪些变化，不保存", "true to be told what would change, and change nothing")) { Values = ["true", "false"] };

    /// <summary>A table for other programs, instead of JSON.</summary>
    public static readonly Parameter CsvFormat =
        new("format", new("csv，要表格而不要 JSON", "csv for a table instead of JSON")) { Values = ["csv"] };

    /// <summary>One indicator of a summary, or one figure of it.</summary>
    public static readonly Parameter OfFigure =
        new("figure", new("指标代码，只要这一指标", "code of an indicator, for its figures alone; or of one figure")) { Example = "large-classes" };

    public static readonly Parameter Subject =
        new("subject", new("范围，只要这一范围：county、compulsory、primary、grade-3、urban、school-4206990001",
        "whom the figures count: county, compulsory, primary, grade-3, urban, school-4206990001")) { Example = "primary" };

    public static readonly Parameter Run =
        new("run", new("第几次汇总，1 起", "number of a run, from 1; the latest when left out")) { Pattern = "^[1-9][0-9]{0,5}$", Example = "1" };

    /// <summary>Schools of a sample.</summary>
    public static readonly Parameter Size = new("size", new("抽取几所学校，1 至 100；不写为 10 所", "schools to draw, 1 to 100; 10 when left out"))
        { Pattern = "^([1-9]|[1-9][0-9]|100)$", Example = "10" };

    /// <summary>Seed of a sample.</summary>
    public static readonly Parameter Seed =
        new("seed", new("抽样的种子，不超过 64 个字符；不写为“县代码-学年-第几次汇总”", "seed of the sample, at most 64 characters; county-year-run when left out"))
        { Pattern = "^[^\\p{C}]{1,64}$", Example = "420699-2025-1" };

    public static readonly Parameter Number =
        new("number", new("第几号自评报告，1 起；不写为最近一号", "number of a report, from 1; the latest when left out")) { Pattern = Run.Pattern, Example = "1" };

    /// <summary>A report of the path.</summary>
    public static readonly Parameter OfNumber = Number with { Meaning = new("第几号自评报告，1 起", "number of a report, from 1"), IsRequired = true };

    public static readonly Parameter ReportFormat =
        new("format", new("docx、html 或 json；不写为 json", "docx, html or json; json when left out")) { Values = ["docx", "html", "json"] };

    public static readonly Parameter Against =
        new("against", new("与第几次汇总比较；不写为最近一次", "number of the run to compare with; the latest when left out")) { Pattern = Run.Pattern, Example = "2" };

    public static readonly Parameter AgainstYear =
        new("against-year", new("与哪一学年最近的报告比较", "school year whose latest report to compare with")) { Pattern = Year.Pattern, Example = "2024" };

    /// <summary>A run of the path.</summary>
    public static readonly Parameter OfRun = Run with { Meaning = new("第几次汇总，1 起", "number of a run, from 1"), IsRequired = true };

    public static readonly Parameter FromRun =
        new("from", new("与第几次汇总比较；不写就是上一次", "number of the earlier run; the one before the later when left out")) { Pattern = Run.Pattern, Example = "1" };

    public static readonly Parameter Version =
        new("version", new("第几版报表，1 起", "number of a version, from 1; the latest when left out")) { Pattern = "^[1-9][0-9]{0,3}$", Example = "1" };

    public static readonly Parameter FromVersion =
        new("from", new("前一版的版次，1 起；不写就是后一版的上一版",
            "number of the earlier version, from 1; the one before the later when left out")) { Pattern = "^[1-9][0-9]{0,3}$", Example = "1" };

    public static readonly Parameter ToVersion =
        new("to", new("后一版的版次；不写就是最近一版", "number of the later version; the latest when left out"))
        { Pattern = "^[1-9][0-9]{0,3}$", Example = "2" };

    public static readonly Parameter FileName = new("file", new("文件名", "name to keep the file under")) { Example = "年报.xlsx" };

    /// <summary>When the page's button asked for a compilation, in seconds of Unix time: until it has ended the page says so.</summary>
    public static readonly Parameter Asked =
        new("asked", new("何时要求汇总", "when a compilation was asked for, in seconds of Unix time")) { Pattern = "^[0-9]{1,11}$", Example = "1764000000" };

    public static readonly Parameter Page =
        new("page", new("第几页，1 起", "number of a page, from 1")) { Pattern = "^[1-9][0-9]{0,4}$", Example = "1" };

    /// <summary>By what the table of the seven is sorted.</summary>
    public static readonly Parameter Sort = new("sort", new("按哪一项排序", "indicator that the table of the seven is sorted by"))
        { Values = [.. BalanceTable.SevenIndicators.Select(indicator => indicator.Code), "balance-met"], MayBeEmpty = true };

    /// <summary>What the flags of a page, or of the API, can be narrowed to.</summary>
    public static readonly ImmutableArray<Parameter> OfFlags = [Flag, Severity, OfSchool, Grade, Change];

    /// <summary>Those of paths, by name in the route.</summary>
    public static readonly FrozenDictionary<string, Parameter> InPath =
        new[] { County, Year, School, Figure, Query, Asset, FlagKey, Sheet, Province, OfRun, OfNumber }.ToFrozenDictionary(parameter => parameter.Name);

    /// <summary>Whose return a page's form is about: ten digits of a school, or “bureau”.</summary>
    /// <exception cref="ProblemException">400: it names neither.</exception>
    public static Sender SenderIn(IFormCollection form) => form[School.Name].ToString() is var text && Sender.TryParse(text, out var sender) ? sender
        : throw School.Refuse(text);

    static ImmutableArray<string> NamesOf<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
