using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>
/// The first sheet of a receipt: accepted or returned, how much is to do, each thing with what to do and a way to its cells, and a
/// place for the answer to each query.
/// </summary>
/// <param name="result">What came of the check.</param>
/// <param name="facts">What else is known of the upload.</param>
sealed partial class ReceiptPage(CheckedReturn result, ReceiptFacts facts)
{
    static readonly ImmutableArray<double> Widths = [9, 11, 11, 15, 16, 40, 27, 30];

    static readonly PageLook Plain = new() { IsFramed = true };
    static readonly PageLook Centred = Plain with { IsCentred = true };
    static readonly PageLook Header = Centred with { IsBold = true, Ink = "FFFFFF", Fill = "1F4E79" };
    static readonly PageLook Linked = Centred with { IsUnderlined = true, Ink = "0563C1" };
    static readonly PageLook Asked = Plain with { Fill = "FFFDE7" };
    static readonly PageLook Grey = new() { Ink = "555F6B" };

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
        if (facts.Returned is { } returned)
        {
            Line(Invariant($"✗ 教育局退回：{returned.Reason}"), Verdict(isGood: false));
            Line(Invariant($"{returned.By} {returned.On:yyyy-MM-dd} 退回，本表数据不再计入汇总。请改正后重新上传；原样再传不会改变结果。"), Grey);
        }

        var sound = facts.Returned is null ? "已核：没有必须更正的问题，数据已采用。" : "自动校验没有发现必须更正的问题。";
        Line(result.IsAccepted ? Invariant($"✓ {sound}{(open > 0 ? Invariant($"还有 {open} 处需要说明。") : "")}")
            : Invariant($"✗ 退回：有 {errors} 处必须更正{(open > 0 ? Invariant($"，{open} 处需要说明") : "")}。"), Verdict(result.IsAccepted));
        Line(FactsLine(), new PageLook());
        if (facts.Contact is { } contact)
        {
            Line($"有疑问请联系：{contact}", Grey);
        }

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

    static PageLook Verdict(bool isGood) => new()
    {
        Size = 14, IsBold = true, Ink = isGood ? "1B5E20" : "8E1B10", Fill = isGood ? "E2F0D9" : "F8CBAD",
    };

    string FactsLine()
    {
        var (from, year) = (facts.From ?? result.Draft?.From, facts.Year ?? result.Draft?.Year);
        return string.Join('　', new[]
        {
            from is null ? null : from.Value.School is { } school ? $"学校标识码：{school}" : $"填报单位：{from.Value.Name.Zh}",
            year is { } known ? Invariant($"学年：{known.StartYear}—{known.StartYear + 1}") : null,
            facts.Version is { } version ? Invariant($"第 {version} 次报送") : null,
            facts.Received is { } received ? Invariant($"收到：{received:yyyy-MM-dd}") : null,
            facts.Due is { } due ? Invariant($"截止：{due:yyyy-MM-dd}{(facts.Received > due ? "（已过期）" : "")}") : null,
            $"状态：{ReturnStates.NameOf(result.IsAccepted && facts.Returned is null ? ReturnState.Accepted : ReturnState.Returned)}",
        }.OfType<string>());
    }

    void WriteTotals(Return accepted)
    {
        _last++;
        Section(facts.Returned is null ? "主要合计（教育局将使用的数据）" : "主要合计（退回的数据）", "E2F0D9");
        Cells(("项目", Header, 3), ("今年", Header, 1), ("上年", Header, 1), ("单位、说明", Header, 3));
        var before = facts.LastYear is { } last ? ReturnForms.Of(last.Form).Totals(last).ToDictionary(total => total.Name) : [];
        foreach (var (name, unit, value, blank) in ReturnForms.Of(accepted.Form).Totals(accepted))
        {
            var remark = blank > 0 ? Invariant($"{unit}　另有 {blank} 行未填报") : unit;
            Cells((name, Plain, 3), (value, Centred, 1), (before.GetValueOrDefault(name)?.Value, Centred, 1), (remark, Plain, 3));
        }
    }

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
