using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

sealed partial class ReceiptPage
{
    // A school's return has a tenth of it; more is for a machine, not for a clerk.
    const int LinesMaximum = 2_000;

    static readonly ImmutableArray<string> Captions =
        [ReceiptSheet.LevelCaption, "工作表", "单元格", "对照单元格", "填报内容", "问题", "怎么办", ReceiptSheet.AnswerCaption];

    static readonly Dictionary<string, FindingFamily> Families = FindingTable.All.ToDictionary(rule => rule.Code, rule => rule.Family,
        StringComparer.Ordinal);

    void WriteFindings()
    {
        _last++;
        Row([.. Captions.Select((caption, index) => new PageCell(index, caption, Header)),
            new PageCell(KeyColumn, ReceiptSheet.KeyCaption)]);
        var asked = result.Findings.Where(finding => finding.Severity == Severity.Query).ToLookup(finding => finding.Explanation is null);
        WriteSection("必须更正", Severity.Error, result.Findings.Where(finding => finding.Severity == Severity.Error));
        WriteSection("需要说明", Severity.Query, asked[true]);
        WriteSection("已有说明", Severity.Query, asked[false]);
        var notices = result.Findings.Where(finding => finding.Severity == Severity.Notice).GroupBy(finding => finding.Code).ToList();
        if (notices.Count > 0)
        {
            Section("提示：系统已这样读取，不用处理", ReceiptMarks.ColourOf(Severity.Notice));
            notices.ForEach(WriteNotices);
        }

        if (result.Findings.Count == 0)
        {
            Line("没有发现问题。", Plain);
        }
    }

    void WriteSection(string name, Severity severity, IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        if (all.Count == 0)
        {
            return;
        }

        var lines = all.SelectMany(ReceiptLine.Of).ToList();
        Section(Invariant($"{name}：{lines.Sum(line => line.Count)} 处"), ReceiptMarks.ColourOf(severity));
        foreach (var line in lines)
        {
            if (_last >= LinesMaximum)
            {
                Line("其余问题未列出。请先改正以上问题，再上传。", Plain);
                return;
            }

            WriteLine(line);
        }
    }

    void WriteLine(ReceiptLine line)
    {
        var finding = line.Finding;
        List<PageCell> cells =
        [
            new(0, Severities.NameOf(finding.Severity), Centred with { Fill = ReceiptMarks.ColourOf(finding.Severity) }),
            new(1, finding.Sheet ?? "整个文件", Centred), Place(2, line.Place is { } place ? [place] : [], finding.Sheet),
            Place(3, line.Against, finding.Sheet), new(4, line.Texts, Plain),
            new(5, line.Detail is { } detail ? $"{finding.Message.Zh}（{detail.Zh}）" : finding.Message.Zh, Plain),
            new(6, line.SaidLastYear is { } said ? $"{WhatToDo(finding)}上年的说明：{said}" : WhatToDo(finding), Plain),
            new(7, finding.Explanation, line.Keys is null ? Plain : Asked) { IsAsked = line.Keys is not null },
        ];
        if (line.Keys is { } keys)
        {
            cells.Add(new PageCell(KeyColumn, keys));
        }

        Row(cells);
    }

    // One line for all notices of a kind.
    void WriteNotices(IGrouping<string, Finding> notices)
    {
        const int Shown = 3;
        var all = notices.ToList();
        var sheets = all.Select(finding => finding.Sheet).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var messages = all.Select(finding => finding.Message.Zh).Distinct(StringComparer.Ordinal).ToList();
        var places = all.SelectMany(ReceiptLine.Of).Select(line => line.Place).OfType<FindingPlace>().ToList();
        var count = all.Sum(finding => Math.Max(1, finding.Cells.Count));
        Row(
        [
            new(0, Severities.NameOf(Severity.Notice), Centred with { Fill = ReceiptMarks.ColourOf(Severity.Notice) }),
            new(1, sheets.Count == 0 ? "整个文件" : string.Join('、', sheets), Centred),
            Place(2, [.. places.Take(Shown)], sheets.FirstOrDefault()),
            new(3, count > 1 ? Invariant($"共 {count} 处") : null, Centred),
            new(4, ReceiptLine.TextsOf(all.SelectMany(finding => finding.Cells)), Plain),
            new(5, string.Concat(messages.Take(Shown)) + (messages.Count > Shown ? Invariant($"等 {messages.Count} 项。") : ""), Plain)
            {
                Span = 3,
            },
        ]);
    }

    static string WhatToDo(Finding finding) => (finding.Severity, Families.GetValueOrDefault(finding.Code)) switch
    {
        (Severity.Query, _) when finding.Explanation is not null => "已有说明，不必再填。",
        (Severity.Query, _) => "数字有误就改过来；属实，就在右边写明原因；认为这项检查本身不对，就写“规则有误”和理由。",
        (_, FindingFamily.Workbook or FindingFamily.Sheet) => "照左边说的改好，重新上传。",
        (_, FindingFamily.Cell) => "点蓝色地址，改这一格。",
        _ => "核对蓝色的各格，把填错的改过来。",
    };

    // The link leads to the first place; a cell takes no second one.
    static PageCell Place(int column, IReadOnlyList<FindingPlace> places, string? sheet) => places.Count == 0
        ? new PageCell(column, null, Centred)
        : new PageCell(column,
            string.Join('、', places.Select(place => place.Sheet == sheet ? place.Range : $"{place.Sheet}!{place.Range}")), Linked)
        {
            Link = $"'{places[0].Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{places[0].Range}",
        };

    static int KeyColumn => Widths.Length + 1;
}
