using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>
/// The first sheet of a receipt: accepted or returned, how much is to do, each thing with what to do and a way to its cells, and a place for
/// the answer to each query.
/// </summary>
/// <param name="result">What came of the check.</param>
/// <param name="facts">What else is known of the upload.</param>
sealed class ReceiptPage(CheckedReturn result, ReceiptFacts facts)
{
    // A school's return has a tenth of it; more is for a machine, not for a clerk.
    const int LinesMaximum = 2_000;

    static readonly ImmutableArray<double> Widths = [9, 11, 11, 15, 16, 40, 27, 30];

    static readonly ImmutableArray<string> Captions =
        [ReceiptSheet.LevelCaption, "工作表", "单元格", "对照单元格", "填报内容", "问题", "怎么办", ReceiptSheet.AnswerCaption];

    static readonly PageLook Plain = new() { IsFramed = true };
    static readonly PageLook Centred = Plain with { IsCentred = true };
    static readonly PageLook Linked = Centred with { IsUnderlined = true, Ink = "0563C1" };
    static readonly PageLook Header = Centred with { IsBold = true, Ink = "FFFFFF", Fill = "1F4E79" };
    static readonly PageLook Asked = Plain with { Fill = "FFFDE7" };
    static readonly PageLook Grey = new() { Ink = "555F6B" };

    static readonly Dictionary<string, FindingFamily> Families = FindingTable.All.ToDictionary(rule => rule.Code, rule => rule.Family,
        StringComparer.Ordinal);

    readonly SortedDictionary<int, List<PageCell>> _rows = [];
    int _last;

    /// <summary>Makes the sheet.</summary>
    /// <param name="remarks">What the school is told of the receipt itself.</param>
    public WorkbookPatchPage Make(params IEnumerable<string> remarks)
    {
        var errors = CountOf(finding => finding.Severity == Severity.Error);
        var open = CountOf(finding => finding is { Severity: Severity.Query, Explanation: null });
        Line($"{ReceiptSheet.Name}　{facts.Name ?? (result.Draft is { } draft ? ReturnForms.Of(draft.Form).NameOf(draft) : null)}",
            new PageLook { Size = 16, IsBold = true });
        Line(result.IsAccepted ? Invariant($"✓ 已核：没有必须更正的问题，数据已采用。{(open > 0 ? Invariant($"还有 {open} 处需要说明。") : "")}")
            : Invariant($"✗ 退回：有 {errors} 处必须更正{(open > 0 ? Invariant($"，{open} 处需要说明") : "")}。"), new PageLook
            {
                Size = 14, IsBold = true, Ink = result.IsAccepted ? "1B5E20" : "8E1B10", Fill = result.IsAccepted ? "E2F0D9" : "F8CBAD",
            });
        Line(FactsLine(), new PageLook());
        if (errors + open > 0)
        {
            Line("点蓝色的单元格地址，就转到要改的地方。必改的，改过来；需说明的，改过来，或在最右边“本校说明”一栏写明原因。保存本文件，重新上传。", Grey);
        }

        foreach (var remark in remarks)
        {
            Line(remark, new PageLook { Fill = "FFF2CC" });
        }

        if (result.Return is { } accepted)
        {
            WriteTotals(accepted);
        }

        WriteFindings();
        return new WorkbookPatchPage(ReceiptSheet.Name, Widths, _rows) { HeadRows = 2, AnswerMaximum = ReceiptSheet.AnswerMaximum };
    }

    string FactsLine()
    {
        var (from, year) = (facts.From ?? result.Draft?.From, facts.Year ?? result.Draft?.Year);
        return string.Join('　', new[]
        {
            from?.School is { } school ? $"学校标识码：{school}" : null,
            year is { } known ? Invariant($"学年：{known.StartYear}—{known.StartYear + 1}") : null,
            facts.Version is { } version ? Invariant($"第 {version} 次报送") : null,
            facts.Received is { } received ? Invariant($"收到：{received:yyyy-MM-dd}") : null,
            facts.Due is { } due ? Invariant($"截止：{due:yyyy-MM-dd}{(facts.Received > due ? "（已过期）" : "")}") : null,
            $"状态：{ReturnStates.NameOf(result.IsAccepted ? ReturnState.Accepted : ReturnState.Returned)}",
        }.OfType<string>());
    }

    void WriteTotals(Return accepted)
    {
        _last++;
        Section("主要合计（教育局将使用的数据）", "E2F0D9");
        Cells(("项目", Header, 3), ("今年", Header, 1), ("上年", Header, 1), ("单位、说明", Header, 3));
        var before = facts.LastYear is { } last ? ReturnForms.Of(last.Form).Totals(last).ToDictionary(total => total.Name) : [];
        foreach (var (name, unit, value, blank) in ReturnForms.Of(accepted.Form).Totals(accepted))
        {
            var remark = blank > 0 ? Invariant($"{unit}　另有 {blank} 行未填报") : unit;
            Cells((name, Plain, 3), (value, Centred, 1), (before.GetValueOrDefault(name)?.Value, Centred, 1), (remark, Plain, 3));
        }
    }

    void WriteFindings()
    {
        _last++;
        Row([.. Captions.Select((caption, index) => new PageCell(index, caption, Header)), new PageCell(KeyColumn, ReceiptSheet.KeyCaption)]);
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
            new(6, WhatToDo(finding), Plain),
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
            new(1, sheets.Count == 0 ? "整个文件" : string.Join('、', sheets), Centred), Place(2, [.. places.Take(Shown)], sheets.FirstOrDefault()),
            new(3, count > 1 ? Invariant($"共 {count} 处") : null, Centred), new(4, ReceiptLine.TextsOf(all.SelectMany(finding => finding.Cells)), Plain),
            new(5, string.Concat(messages.Take(Shown)) + (messages.Count > Shown ? Invariant($"等 {messages.Count} 项。") : ""), Plain) { Span = 3 },
        ]);
    }

    static string WhatToDo(Finding finding) => (finding.Severity, Families.GetValueOrDefault(finding.Code)) switch
    {
        (Severity.Query, _) when finding.Explanation is not null => "已有说明，不必再填。",
        (Severity.Query, _) => "数字有误就改过来；属实，就在右边写明原因。",
        (_, FindingFamily.Workbook or FindingFamily.Sheet) => "照左边说的改好，重新上传。",
        (_, FindingFamily.Cell) => "点蓝色地址，改这一格。",
        _ => "核对蓝色的各格，把填错的改过来。",
    };

    // The link leads to the first place; a cell takes no second one.
    static PageCell Place(int column, IReadOnlyList<FindingPlace> places, string? sheet) => places.Count == 0 ? new PageCell(column, null, Centred)
        : new PageCell(column, string.Join('、', places.Select(place => place.Sheet == sheet ? place.Range : $"{place.Sheet}!{place.Range}")), Linked)
        {
            Link = $"'{places[0].Sheet.Replace("'", "''", StringComparison.Ordinal)}'!{places[0].Range}",
        };

    static int KeyColumn => Widths.Length + 1;

    int CountOf(Func<Finding, bool> isMeant) => result.Findings.Where(isMeant).Sum(finding => Math.Max(1, finding.Cells.Count));

    void Section(string text, string fill) => Line(text, Plain with { IsBold = true, Fill = fill });

    void Line(string text, PageLook look) => Row([new PageCell(0, text, look) { Span = Widths.Length }]);

    void Cells(params ReadOnlySpan<(object? Value, PageLook Look, int Span)> cells)
    {
        var (all, column) = (new List<PageCell>(), 0);
        foreach (var (value, look, span) in cells)
        {
            all.Add(new PageCell(column, value, look) { Span = span });
            column += span;
        }

        Row(all);
    }

    void Row(List<PageCell> cells) => _rows[++_last] = cells;

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
