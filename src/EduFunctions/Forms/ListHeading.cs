using System.Text.RegularExpressions;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>The row above a downward list that says what stands beside its items: 项目 | 单位 | 填报数 | 上年数 | 说明.</summary>
sealed partial class ListHeading
{
    const int RowsSearched = 30;

    static readonly string[] ValueCaptions =
        ["填报数", "填报内容", "填报", "填报值", "本年", "本年数", "内容", "数值", "数据", "数量", "金额", "数额", "数", "实际数", "实有数"];

    /// <summary>What heads columns of text and figures that are neither an item nor its value, besides 上年数.</summary>
    static readonly string[] BesideCaptions =
    [
        "备注", "说明", "情况说明", "填报要求", "要求", "填报说明", "单位", "计量单位", "序号", "代码", "指标代码", "编号", "行次", "栏次", "增减", "增减%", "增幅", "占比", ComputedCells.Caption,
    ];

    static readonly string[] NoCaptions = ["否", "无", "未", "没有", "不是", "未达标", "不达标"];

    readonly SheetCaptions _captions;

    readonly List<int> _divided = [];

    ListHeading(RawSheet raw, RawRow row, int firstRow, SheetCaptions captions)
    {
        (Row, _captions) = (row, captions);
        var values = Heads(head => captions.IsThisYear(head.Value) || ValueCaptions.Contains(CellText.Caption(head.Value).Split('(')[0]));
        ValueColumns = values.Count > 0 ? values : Heads(head => HeaderWords.IsTotal(CellText.Caption(head.Value)));

        var below = raw.Rows.LastOrDefault(line => line.RowNumber > row.RowNumber && line.RowNumber < firstRow && line.Cells.Length > 1
            && line.Cells.All(cell => cell.Value is string) && !HintRows.IsUnits(line) && !HintRows.IsNumbering(line));
        ValueColumns = below is null ? ValueColumns : [.. ValueColumns.Select(Whole)];

        // 填报数 over 小学 | 初中 | 合计: the figures stand below the last.
        int Whole(int column)
        {
            var end = row.Cells.Where(head => head.ColumnIndex > column).Select(head => (int?)head.ColumnIndex).Min() ?? int.MaxValue;
            var parts = below.Cells.Where(cell => cell.ColumnIndex >= column && cell.ColumnIndex < end).ToList();
            var wholes = parts.Where(cell => HeaderWords.IsTotal(CellText.Caption(cell.Value))).ToList();
            if (parts.Count > 1 && wholes.Count != 1)
            {
                _divided.Add(column);
            }

            return parts.Count > 1 && wholes is [var whole] ? whole.ColumnIndex : column;
        }

        List<int> Heads(Func<RawCell, bool> isMeant) => [.. row.Cells.Where(isMeant).Select(head => head.ColumnIndex)];
    }

    /// <summary>The row.</summary>
    public RawRow Row { get; }

    /// <summary>Columns of the values: those of the year reported and of 填报数, else of 合计; none when no head says so.</summary>
    public List<int> ValueColumns { get; }

    /// <summary>The heading of a sheet; null when it has none.</summary>
    public static ListHeading? Find(RawSheet raw, SheetCaptions captions)
    {
        var first = raw.Rows.FirstOrDefault(row => row.Cells.Any(cell =>
            captions.IndexOf(cell.Value) is >= 0 and var index && !captions.IsExplanation(index)));

        // The last row above the items that says of which year the figures are, as 上年 | 本年 below 填报数, or 2023年 | 2024年.
        var row = raw.Rows.TakeWhile(row => row.RowNumber < first?.RowNumber)
            .LastOrDefault(row => row.Cells.Length > 1 && row.Cells.Any(cell => captions.YearOf(cell.Value) is { IsAll: true }))
            ?? RowOf(raw)
            ?? raw.Rows.LastOrDefault(row => row.RowNumber < first?.RowNumber && row.Cells.Length > 1
                && row.Cells.All(cell => cell.Value is string));
        return row is null ? null : new ListHeading(raw, row, first?.RowNumber ?? 0, captions);
    }

    /// <summary>The first row that names the figures by a word; null when none does.</summary>
    public static RawRow? RowOf(RawSheet raw) => raw.Rows.TakeWhile(row => row.RowNumber <= RowsSearched).FirstOrDefault(Is);

    /// <summary>True for a row that names the figures by a word.</summary>
    public static bool Is(RawRow row) => row.Cells.Any(cell => ValueCaptions.Contains(CellText.Caption(cell.Value)))
        && row.Cells.All(cell => cell.Value is string || CellText.Caption(cell.Value).Length > 0);

    /// <summary>True where the head of the figures stands over several columns, none of which is the whole.</summary>
    public bool IsDivided(int column) => _divided.Contains(column);

    /// <summary>True for the head of an explanation's column, of a unit's, of a number's.</summary>
    public bool IsBeside(int column) => Row[column] is { } head && BesideCaptions.Contains(CellText.Caption(head));

    /// <summary>True for a head below which a figure may be one that was typed beside its place: 备注, 单位, or none.</summary>
    public static bool MayHoldFigure(object? head, SheetCaptions captions) => head is null || (!captions.IsOfOtherYear(head) && !OwnFigures().IsMatch(CellText.Caption(head)));

    /// <summary>True where another year's figures stand.</summary>
    public bool IsOfOtherYear(int column) => Row[column] is { } head && _captions.IsOfOtherYear(head);

    /// <summary>
    /// True where figures of the year reported may stand; where a head says so, there alone. Null left of them: a title in its row.
    /// </summary>
    public bool? IsOfFigures(int column) => IsOfOtherYear(column) || IsBeside(column) ? false
        : ValueColumns is not [var first, ..] || ValueColumns.Contains(column) ? true : column < first ? null : false;

    /// <summary>True where a tick says no: 是 | 否 over two columns.</summary>
    public bool IsNo(int column) => Row[column] is { } head && NoCaptions.Contains(CellText.Caption(head));

    /// <summary>True when a column between two has a head of its own, of the year reported or of none.</summary>
    public bool HasOwnColumn(int after, int before) => Row.Cells.Any(head => head.ColumnIndex > after && head.ColumnIndex < before
        && !IsOfOtherYear(head.ColumnIndex) && !IsBeside(head.ColumnIndex));

    // What heads figures of its own: numbers of items, telephones, days, shares, changes, what is wanted, marks of an evaluation.
    [GeneratedRegex("(?:号|码|次|序|^no\\.?|电话|手机|传真|邮编|日期|时间|年[份度]?|增减[%数额值]?|增长[%数额值]?|增幅%?|变化|同比|环比|占比%?|比例%?|[^比]率%?|差[额值]?|均数?|标准值?|(?:目标|参考|预警|平均|最[大小高低])值?|[上下]限|(?:合格|底|警戒)线|分[数值]?|排名|权重)$", RegexOptions.IgnoreCase)]
    private static partial Regex OwnFigures();
}
