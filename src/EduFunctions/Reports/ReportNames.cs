using System.Collections.Frozen;
using System.Text.RegularExpressions;
using EduFunctions.Indicators;

namespace EduFunctions.Reports;

/// <summary>What a place is, in words, for whoever changes the template.</summary>
static partial class ReportNames
{
    static readonly FrozenDictionary<string, string> Lists = new Dictionary<string, string>
    {
        ["fact:county"] = "县（市、区）",
        ["fact:year"] = "学年",
        ["fact:last-year"] = "上年",
        ["fact:fiscal-year"] = "经费年度",
        ["fact:reference-day"] = "统计时点",
        ["fact:run"] = "汇总次数",
        ["fact:compiled-on"] = "汇总日期",
        ["fact:education-basis"] = "教育支出的口径",
        ["fact:sampled"] = "现场核查抽取的个数",
        ["fact:sample-entered"] = "现场核查已核的个数",
        ["fact:sample-confirmed"] = "现场核查一致的个数",
        ["fact:sample-share"] = "现场核查一致的比例",
        ["fact:sample-run"] = "抽样所按的汇总次数",
        ["fact:sample-changed"] = "现场核查后改报的个数",
        ["fact:declared-grades"] = "承诺消除大班额的年级",
        ["fact:entrance-grades"] = "起始年级",
        ["fact:large-class"] = "大班额人数",
        ["fact:super-large-class"] = "超大班额人数",
        ["list:schools-by-kind"] = "各类学校所数",
        ["list:kindergartens-by-sponsor"] = "各类幼儿园所数",
        ["list:pupils-by-stage"] = "各学段学生数",
        ["list:policies"] = "印发的文件",
        ["list:topics-inspected"] = "督导专题",
        ["list:kindergartens-done"] = "已完工的幼儿园项目",
        ["list:kindergartens-under-way"] = "在建的幼儿园项目",
        ["list:kindergartens-planned"] = "规划的幼儿园项目",
        ["list:projects-done"] = "已完工的学校项目",
        ["list:projects-under-way"] = "在建的学校项目",
        ["list:projects-planned"] = "规划的学校项目",
        ["list:projects-taking"] = "已招生的新建学校",
        ["list:large-class-schools"] = "有大班额的学校",
        ["list:senior-schools"] = "各普通高中的大班额比例",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A place in words: 大班额数（义务教育）比上年.</summary>
    public static string Of(ReportPlace place) =>
        Lists.GetValueOrDefault(place.Name) is { } name ? name
        : place.Name.StartsWith(ReportLists.Evidence, StringComparison.Ordinal) ? "佐证材料"
        : place.Name.StartsWith(ReportLists.Standing, StringComparison.Ordinal) ? "支撑情况"
        : FigureCode.TryParse(place.Name, out var code) && IndicatorTable.Find(code.Indicator) is { } indicator
            ? indicator.Name.Zh + (code.Subject == Subject.County ? "" : $"（{code.Subject.Name.Zh}）") + Of(place.Form)
        : place.Name;

    /// <summary>When a sentence is said, with every code of a figure in words.</summary>
    public static string Of(ReportCondition condition) => Codes().Replace(condition.Words.Zh, match => Of(ReportPlace.Parse(match.Value)));

    static string Of(PlaceForm form) => form switch
    {
        PlaceForm.Last => "上年数",
        PlaceForm.Change => "比上年",
        PlaceForm.Growth => "增减",
        PlaceForm.Limit => "标准",
        PlaceForm.Size => "不带正负号",
        PlaceForm.Done => "做到、没有做到",
        _ => "",
    };

    [GeneratedRegex("[a-z][a-z0-9]*(?:[-.:][a-z0-9]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Codes();
}
