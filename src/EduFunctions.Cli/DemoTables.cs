using System.Globalization;
using System.Text.Json;
using EduFunctions.Indicators;
using Spectre.Console;
using Text = Spectre.Console.Text;

namespace EduFunctions.Cli;

/// <summary>What the demo prints, from the API's answers.</summary>
static class DemoTables
{
    public static Table Figures(JsonElement summary)
    {
        var completeness = summary.GetProperty("completeness");
        var table = new Table().Border(TableBorder.Rounded)
            .Title(string.Create(CultureInfo.InvariantCulture, $"{Demo.County} {summary.GetProperty("year")} 学年汇总 · 第 {summary.GetProperty("run")} 次 · 应报 {completeness.GetProperty("expected")} 已核 {completeness.GetProperty("accepted")}"))
            .AddColumns("指标", "数值", "上年", "同口径增减", "单位", "纳入/应含", "代码");
        string[] wanted = ["", ".compulsory", ".primary", ".junior", ".senior", ".urban", ".town", ".rural"];
        foreach (var figure in summary.GetProperty("figures").EnumerateArray()
            .Where(figure => IsShown(figure, wanted) && figure.GetProperty("expected").GetInt32() > 0))
        {
            table.AddRow(new Text(Of(figure, "name")), new Text(Of(figure, "text")).RightJustified(),
                new Text(Of(figure, "lastYearText")).RightJustified(), new Text(Of(figure, "changeText")),
                new Text(Of(figure, "unit")), new Text($"{figure.GetProperty("counted")}/{figure.GetProperty("expected")}"),
                    new Text(Of(figure, "code")));
        }

        return table;
    }

    // Of each section how many figures there are, how many miss what they should be, and how many nobody has given.
    public static Table SectionsOf(JsonElement summary)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("各类指标").AddColumns("类别", "指标数", "达到标准", "未达到", "缺数据");
        var figures = summary.GetProperty("figures").EnumerateArray()
            .Where(figure => figure.GetProperty("expected").GetInt32() > 0 && !Of(figure, "code").Contains(".school-", StringComparison.Ordinal))
            .ToLookup(figure => IndicatorTable.Of(Of(figure, "indicator")).Section);
        foreach (var (section, name) in Sections.All.Where(section => figures.Contains(section.Section)))
        {
            var met = figures[section].Select(figure => figure.GetProperty("isMet").ValueKind).ToList();
            AddRow(table, $"{section} {name}", $"{met.Count}", $"{met.Count(kind => kind == JsonValueKind.True)}", $"{met.Count(kind => kind == JsonValueKind.False)}",
                $"{figures[section].Count(figure => figure.GetProperty("value").ValueKind == JsonValueKind.Null)}");
        }

        return table;
    }

    // The county's own figures, where it has schools that they are asked of, and the heart of them by stage and location.
    static bool IsShown(JsonElement figure, string[] subjects)
    {
        var (code, indicator) = (Of(figure, "code"), Of(figure, "indicator"));
        return indicator is "large-classes" or "super-large-classes" or "large-class-share" or "classes" or "pupils"
            ? subjects.Contains(code[indicator.Length..]) : code == indicator && !indicator.StartsWith("classes-from-", StringComparison.Ordinal);
    }

    // The figures of all sections that are held against a value, those that miss it first.
    public static Table Limits(JsonElement summary)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("标准对照").AddColumns("指标", "数值", "单位", "标准", "是否达到", "纳入/应含");
        foreach (var figure in summary.GetProperty("figures").EnumerateArray()
            .Where(figure => figure.GetProperty("isMet").ValueKind != JsonValueKind.Null && !Of(figure, "code").Contains(".school-", StringComparison.Ordinal))
            .OrderBy(figure => figure.GetProperty("isMet").GetBoolean()))
        {
            AddRow(table, Of(figure, "name"), Of(figure, "text"), Of(figure, "unit") is "%" or "系数" ? "" : Of(figure, "unit"), Of(figure, "limitText"),
                figure.GetProperty("isMet").GetBoolean() ? "达到" : "未达到", $"{figure.GetProperty("counted")}/{figure.GetProperty("expected")}");
        }

        return table;
    }

    static string Of(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static Table Flags(JsonElement flags)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().Title("问题清单")
            .AddColumns("级别", "问题", "学校", "情况", "何时起", "原因", "处置");
        foreach (var flag in flags.GetProperty("flags").EnumerateArray().Where(flag => flag.GetProperty("stands").GetBoolean()))
        {
            string[] shown = ["severityName", "name", "subject", "told", "changeName", "causeName", "remedy"];
            table.AddRow(shown.Select(name => new Text(Of(flag, name))));
        }

        return table;
    }

    public static Table Relief(JsonElement plan)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("分流方案").Caption(Of(plan, "text"))
            .AddColumns("年级", "从", "到 / 由哪个项目", "人数", "千米", "从：各班", "到：各班");
        foreach (var move in plan.GetProperty("moves").EnumerateArray())
        {
            AddRow(table, $"{move.GetProperty("grade")}", Of(move, "fromName"), Of(move, "toName"), $"{move.GetProperty("pupils")}",
                $"{move.GetProperty("distance")}", Change(move, "from"), Change(move, "to"));
        }

        foreach (var rest in plan.GetProperty("remaining").EnumerateArray())
        {
            AddRow(table, $"{rest.GetProperty("grade")}", Of(rest, "schoolName"),
                $"{rest.GetProperty("project").GetString() ?? Of(rest, "why")} {rest.GetProperty("completion")}", $"{rest.GetProperty("pupils")}");
        }

        return table;

        static string Change(JsonElement move, string side) =>
            $"{string.Join('、', move.GetProperty($"{side}Before").EnumerateArray())} → {string.Join('、', move.GetProperty($"{side}After").EnumerateArray())}";
    }

    public static Table Forecast(JsonElement forecast)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("班额预测")
            .AddColumns("学年", "年级", "学生数", "班数", "大班额", "方案和项目后", "纳入/应含");
        foreach (var total in forecast.GetProperty("totals").EnumerateArray().Where(total => total.GetProperty("counted").GetInt32() > 0))
        {
            string[] shown = ["year", "grade", "pupils", "classes", "large", "planLarge"];
            AddRow(table, [.. shown.Select(name => $"{total.GetProperty(name)}"), $"{total.GetProperty("counted")}/{total.GetProperty("expected")}"]);
        }

        return table;
    }

    static void AddRow(Table table, params IEnumerable<string> texts) => table.AddRow(texts.Select(text => new Text(text)));

    public static Table Rejected(IEnumerable<JsonElement> returns)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().Title("退回的报表").AddColumns("学校", "单元格", "必改事项", "代码");
        foreach (var entry in returns)
        {
            foreach (var finding in entry.GetProperty("findings").EnumerateArray()
                .Where(finding => finding.GetProperty("severity").GetString() == "error"))
            {
                var cells = string.Join(' ',
                    finding.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("address").GetString()));
                table.AddRow(new Text(entry.GetProperty("school").GetString()!),
                    new Text($"{finding.GetProperty("sheet").GetString() ?? "文件"} {cells}"),
                    new Text(finding.GetProperty("message").GetString()!), new Text(finding.GetProperty("code").GetString()!));
            }
        }

        return table;
    }
}
