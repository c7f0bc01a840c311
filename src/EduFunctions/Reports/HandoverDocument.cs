using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>交接: a document from which the next officer goes on.</summary>
public static class HandoverDocument
{
    /// <summary>Rows of a table that are printed: more are looked for on the page.</summary>
    const int RowsMost = 300;

    /// <summary>Writes it (.docx).</summary>
    /// <param name="handover">What it tells.</param>
    /// <param name="addressOf">Where a problem or a figure leads; null for nowhere.</param>
    public static byte[] Write(Handover handover, Func<ReportRun, string?> addressOf)
    {
        using var writer = new WordWriter(addressOf);
        var now = handover.Rounds[0];
        writer.Title($"{handover.County} {now.States.Year} 学年年报工作交接");
        writer.Paragraph(new ReportRun(now.Run == 0 ? $"截至{ReportFacts.Day(handover.Today)}。本学年尚未汇总。"
            : FormattableString.Invariant($"截至{ReportFacts.Day(handover.Today)}；问题和数字取自第 {now.Run} 次汇总（{ReportFacts.Day(now.CompiledOn!.Value)}）。")));
        Section(writer, "一、批次与期限", "", ["学年", "开始日", "截止日", "状态", "应报", "已核", "汇总"], [3, 3, 3, 2, 2, 2, 4], handover.Rounds.Select(RoundOf));
        var queries = handover.Queries;
        Section(writer, "二、学校还没有说明的事项", "没有。", ["学校", "位置", "问题"], [4, 3, 9], queries.Where(query => query.Said is null).Select(query => Row(query.School, query.Place, query.Message)));
        Section(writer, "三、学校已说明、教育局还没有核准的事项", "没有。", ["学校", "位置", "问题", "学校说明"], [4, 3, 6, 6],
            queries.Where(query => query is { Said: not null, IsLookedAt: false, IsDisputed: false }).Select(AnswerOf));
        Section(writer, "四、学校认为规则有误的事项", "没有。", ["学校", "位置", "问题", "学校说明"], [4, 3, 6, 6], queries.Where(query => query.IsDisputed).Select(AnswerOf));
        Problems(writer, handover);
        Adjustments(writer, handover);
        Section(writer, "七、多次逾期、未报或退回未改的学校", "近三个批次中没有两次以上逾期、未报或退回未改的学校。", ["学校", "情况", "次数"], [5, 9, 2],
            handover.Troubled.Select(school => Row(school.School, school.Told, school.Times)));
        writer.Heading(1, "八、设置、模板和报告");
        foreach (var line in handover.Settings)
        {
            writer.Paragraph(new ReportRun(line));
        }

        return writer.ToBytes();
    }

    static void Problems(WordWriter writer, Handover handover)
    {
        ImmutableArray<Flag> flags = [.. handover.Summary?.Flags.Where(flag => flag.Stands) ?? []];
        var cares = handover.Summary?.Cares ?? ImmutableDictionary<string, FlagCare>.Empty;
        var unowned = flags.Count(flag => cares.GetValueOrDefault(flag.Key.Id)?.Owner is null);
        var overdue = flags.Count(flag => cares.GetValueOrDefault(flag.Key.Id)?.Due < handover.Today);
        Section(writer, "五、没有销号的问题", "没有。", ["级别和问题", "学校或范围", "情况", "责任人、期限", "办理情况"], [4, 4, 7, 4, 5], flags.Select(flag =>
        {
            var care = cares.GetValueOrDefault(flag.Key.Id);
            var due = care?.Due is { } day ? $"，{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(day < handover.Today ? "（已过期）" : "")}" : "";
            return ImmutableArray.Create(
                new ReportRun($"{FlagText.Of(flag.Severity).Zh}：{FlagTable.Of(flag.Code).Name.Zh}") { Flag = flag.Key.Id },
                new ReportRun(flag.Subject), new ReportRun(FlagText.Told(flag).Zh), new ReportRun($"{care?.Owner ?? "未指定"}{due}"), new ReportRun(care?.Note ?? "—"));
        }), FormattableString.Invariant($"共 {flags.Length} 项，其中 {unowned} 项没有责任人，{overdue} 项已过完成期限。"));
    }

    static void Adjustments(WordWriter writer, Handover handover)
    {
        var figures = (handover.Summary?.Figures ?? []).ToDictionary(figure => figure.Code, StringComparer.Ordinal);
        Section(writer, "六、局方调整", "没有。", ["指标", "汇总数", "调整为", "经办人", "原因"], [6, 3, 3, 3, 6],
            Adjustment.InForce(handover.Rounds[0].States.Adjustments).Values.OrderBy(one => one.Figure, StringComparer.Ordinal).Select(one =>
            {
                var figure = figures.GetValueOrDefault(one.Figure);
                return ImmutableArray.Create(new ReportRun(figure?.Name.Zh ?? one.Figure), new ReportRun(figure is null ? "—" : FigureText.Value(figure).Zh) { Figure = figure?.Code },
                    new ReportRun(figure is null ? Text(one.Value) : FigureText.Value(figure with { Value = one.Value }).Zh), new ReportRun(one.By),
                    new ReportRun(one.Reason + (one.IsOvertaken(figure?.Value) ? $"（{Adjustment.Overtaken.Zh}）" : "")));
            }));
    }

    // A section that is one table: what stands there when it has no row, or how many it has.
    static void Section(WordWriter writer, string heading, string none, ImmutableArray<string> captions, ImmutableArray<int> widths,
        IEnumerable<ImmutableArray<ReportRun>> rows, string? told = null)
    {
        var all = rows.ToList();
        writer.Heading(1, heading);
        if (all.Count == 0)
        {
            writer.Paragraph(new ReportRun(none));
            return;
        }

        if (told is not null)
        {
            writer.Paragraph(new ReportRun(told));
        }

        writer.Table("", captions, widths, all[..Math.Min(RowsMost, all.Count)]);
        if (all.Count > RowsMost)
        {
            writer.Paragraph(new ReportRun(FormattableString.Invariant($"共 {all.Count} 项，这里印出前 {RowsMost} 项，其余见系统页面。")));
        }
    }

    static ImmutableArray<ReportRun> RoundOf(HandoverRound round) => Row($"{round.States.Year}", DayOf(round.Opens), DayOf(round.States.Due), round.IsLocked ? "已锁定" : "未锁定",
        round.States.Entries.Length, round.States.Entries.Count(entry => entry.Standing.State is ReturnState.Accepted or ReturnState.Locked),
        round.Run == 0 ? "未汇总" : FormattableString.Invariant($"第 {round.Run} 次，{DayOf(round.CompiledOn)}"));

    static ImmutableArray<ReportRun> AnswerOf(HandoverQuery query) =>
        Row(query.School, query.Place, query.Message, query.Said + (query.By is { } by ? $"（{by}）" : ""));

    static ImmutableArray<ReportRun> Row(params ReadOnlySpan<object> cells)
    {
        var row = ImmutableArray.CreateBuilder<ReportRun>(cells.Length);
        foreach (var cell in cells)
        {
            row.Add(new ReportRun(Text(cell)));
        }

        return row.MoveToImmutable();
    }

    static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    static string DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
