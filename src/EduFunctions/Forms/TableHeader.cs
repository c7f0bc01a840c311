using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>
/// Says which column of the form each column of a table is, by all the captions above it. What a caption over several columns means is
/// told by the one below it: 合计 is the whole, 女生 a part, and without a 合计 nobody knows.
/// </summary>
sealed class TableHeader(FormSheet sheet, RawSheet raw, ColumnPlaces places, FindingCollector findings)
{
    /// <summary>True when the columns that are none of this sheet are another's, and nothing is said of them.</summary>
    public bool IsShared { get; init; }

    /// <summary>A column as its captions name it.</summary>
    /// <param name="ColumnIndex">Where it stands.</param>
    /// <param name="Captions">What names it, without words of years, wholes and parts; the last is its own.</param>
    /// <param name="Index">The form's column; −1 for none.</param>
    /// <param name="Groups">The form's columns that caption the group in which it stands, with where they are written.</param>
    sealed record Named(int ColumnIndex, List<HeaderCaption> Captions, int Index, List<(int Index, HeaderCaption Caption)> Groups)
    {
        /// <summary>The caption that says that its figures are of another year; null when none does.</summary>
        public HeaderCaption? OtherYear { get; init; }

        /// <summary>Row of the lowest caption, 合计 or not.</summary>
        public required int RowNumber { get; init; }

        /// <summary>True when it has no caption of its own below one that stands over several columns.</summary>
        public bool IsUnnamed { get; init; }
    }

    // Rows over what a row is about too: the school's name and the day, which group nothing.
    readonly HashSet<int> _lines = [];

    /// <summary>Gives each column of the form its place.</summary>
    public void Locate(HeaderBlock block)
    {
        var units = raw.Rows.SkipWhile(row => row.RowNumber <= block.LastRow)
            .TakeWhile(row => HintRows.IsUnits(row) || HintRows.IsNumbering(row)).FirstOrDefault(HintRows.IsUnits);
        var all = NamedOf(block).OrderBy(column => column.ColumnIndex).ToList();
        foreach (var (other, caption) in all.Where(column => column is { Index: >= 0, OtherYear: not null })
            .Select(column => (column, column.OtherYear!.Value)))
        {
            places.PassOver(other.Index, caption.RowNumber, At(other, caption));
        }

        var named = all.Where(column => column.OtherYear is null).ToList();
        var own = named.Where(column => column.Index >= 0 && (places.Captions.IsOwn(column.Captions[^1].Cell) || (IsOwn(column)
            && named.TrueForAll(other => other.Index != column.Index || IsOwn(other) || MayBePlanned(other))))).Select(column => column.Index).ToHashSet();
        foreach (var column in named)
        {
            // 学生数 and 班额 side by side: the form's own caption is meant. 实到人数 is, beside 班额; beside 学生人数 nobody knows.
            if (column.Index < 0 || (own.Contains(column.Index) && !IsOwn(column)))
            {
                ReportUnknown(column, block.MainRow);
            }
            else if (column.Captions.TrueForAll(caption => places.HasUnit(column.Index, caption.RowNumber, At(column, caption)))
                && places.HasUnit(column.Index, units?.RowNumber ?? 0, At(column, column.Captions[^1]), UnitIn(units, column.ColumnIndex)))
            {
                places.Take(column.Index, (column.Captions[^1].RowNumber, column.ColumnIndex), At(column, column.Captions[^1]));
            }
        }

        TellUncaptioned(block, [.. all.Select(column => column.ColumnIndex)]);
        foreach (var (index, caption) in named.SelectMany(column => column.Groups).Distinct().Where(group => !places.IsFound(group.Index))
            .ToList())
        {
            places.RefuseDivided(index, caption.RowNumber, caption.Cell);
        }
    }

    // Figures between the captions, under none: what they were of is lost. Beside the table people reckon, and left of it they number.
    void TellUncaptioned(HeaderBlock block, HashSet<int> captioned)
    {
        if (captioned.Count == 0 || IsShared)
        {
            return;
        }

        var (first, last) = (captioned.Min(), captioned.Max());
        foreach (var column in raw.Rows.Where(row => row.RowNumber > block.LastRow && !HintRows.IsNumbering(row) && HasFigure(row, captioned))
            .SelectMany(row => row.Cells.Where(cell => cell.Value is double && cell.ColumnIndex > first && cell.ColumnIndex < last
                && !cell.IsCovered && !captioned.Contains(cell.ColumnIndex)).Select(cell => (row.RowNumber, Cell: cell)))
            .GroupBy(figure => figure.Cell.ColumnIndex))
        {
            places.TellUncaptioned([.. column.Select(figure => ColumnPlaces.At(figure.RowNumber, figure.Cell))]);
        }
    }

    static bool HasFigure(RawRow row, HashSet<int> columns) => row.Cells.Any(cell => cell.Value is double && columns.Contains(cell.ColumnIndex));

    // Below a caption over several columns some have no caption of their own. Where nothing stands in one, it is nothing; where figures
    // stand in one alone, they are the caption's; else nobody knows what they are.
    IEnumerable<Named> NamedOf(HeaderBlock block)
    {
        var columns = block.Columns().ToList();
        _lines.UnionWith(columns.Where(column => column.Captions.Exists(IsKey)).SelectMany(column => column.Captions.TakeWhile(caption => !IsKey(caption)))
            .Where(caption => caption.RowNumber < block.MainRow && !HeaderWords.IsOfPupils(CellText.Caption(caption.Cell.Value)))
            .Select(caption => caption.RowNumber));
        var divided = columns.SelectMany(column => column.Captions.SkipLast(1)).ToHashSet();
        var groups = columns.GroupBy(column => column.Captions[^1]).Select(group => group.ToList()).ToList();
        var filled = Filled(block, groups.Where(group => group.Count > 1 || divided.Contains(group[0].Captions[^1]))
            .SelectMany(group => group.Select(column => (column.ColumnIndex, places.Captions.IndexOf(column.Captions[^1].Cell.Value))))
            .ToDictionary(entry => entry.ColumnIndex, entry => entry.Item2));
        foreach (var group in groups)
        {
            var last = group[0].Captions[^1];
            var withFigures = group.Where(column => filled.Contains(column.ColumnIndex)).ToList();
            if (!divided.Contains(last) && withFigures.Count <= 1)
            {
                yield return Name(withFigures is [var one] ? one : group[0]);
            }
            else if (withFigures.Count > 0)
            {
                var index = places.Captions.IndexOf(last.Cell.Value);
                yield return Name(withFigures[^1]) with { Index = -1, IsUnnamed = true, Groups = index < 0 ? [] : [(index, last)] };
            }
        }
    }

    bool IsKey(HeaderCaption caption) => places.Captions.IsKey(caption.Cell.Value);

    // Which of the columns hold what theirs would take, in a row with figures: notes and signatures below a table are none.
    HashSet<int> Filled(HeaderBlock block, Dictionary<int, int> indices) => indices.Count == 0 ? []
        : [.. raw.Rows.Where(row => row.RowNumber > block.LastRow && row.Cells.Any(cell => cell.Value is double
                || (cell.Value is string text && CellText.TryNumber(text, "", out _))))
            .SelectMany(row => row.Cells)
            .Where(cell => indices.TryGetValue(cell.ColumnIndex, out var index) && (index < 0 || places.Understands(index, cell.Value)))
            .Select(cell => cell.ColumnIndex)];

    Named Name((int ColumnIndex, List<HeaderCaption> Captions) column)
    {
        var isPart = column.Captions.Exists(caption => HeaderWords.IsOfWhich(CellText.Caption(caption.Cell.Value)));
        var captions = column.Captions.Where(caption => !places.Captions.IsGroup(caption.Cell.Value)).ToList();
        var otherYear = column.Captions.Where(caption => places.Captions.IsOfOtherYear(caption.Cell.Value)).Cast<HeaderCaption?>()
            .FirstOrDefault();

        // 学生数 over 合计 is 学生数; so is 学生数 over 合计 over 计.
        var isTotal = (HeaderCaption caption) => HeaderWords.IsTotal(CellText.Caption(caption.Cell.Value));
        var isWhole = captions.Count > 1 && isTotal(captions[^1]);
        captions = captions.Count > 1 ? [.. captions.Where((caption, index) => index == 0 || !isTotal(caption))] : captions;
        if (captions is [.., { Cell.Value: string unit }] && captions.Count > 1 && UnitNames.IsUnit(unit.Trim('(', ')', '（', '）')))
        {
            captions.RemoveAt(captions.Count - 1);
        }

        var own = column.Captions[^1].RowNumber;
        if (captions.Count == 0)
        {
            return new Named(column.ColumnIndex, column.Captions, -1, []) { OtherYear = otherYear, RowNumber = own };
        }

        var index = places.Captions.IndexOf(captions[^1].Cell.Value);
        index = index < 0 && isPart ? places.Captions.IndexOf("其中" + CellText.Of(captions[^1].Cell.Value)) : index;

        // 合计 under 学生情况 is all of them.
        index = index < 0 && isWhole && captions.TrueForAll(caption => HeaderWords.IsOfPupils(CellText.Caption(caption.Cell.Value)))
            ? places.Captions.IndexOf("总人数") : index;

        // 音乐教室 over 96平方米及以上, 公用经费 over 预算数: both together are the caption.
        var joined = index >= 0 ? null : captions.SkipLast(1).Reverse()
            .Select(group => places.Captions.Joined(group.Cell.Value, captions[^1].Cell.Value)).FirstOrDefault(caption => caption is not null);
        if (joined is not null)
        {
            index = places.Captions.IndexOf(joined);
        }

        List<(int Index, HeaderCaption Caption)> groups = [.. captions.SkipLast(1)
            .Select(caption => (Index: places.Captions.IndexOf(caption.Cell.Value), caption)).Where(group => group.Index >= 0)];

        // Girls below 学生数 are girls; below 寄宿生 they are something else. What a row must have is what the rest are parts of.
        var isOfPart = joined is null && !isWhole && index >= 0
            && captions.SkipLast(1).Any(caption => places.Captions.IndexWithin(caption.Cell.Value) is >= 0 and var above
            && above != index && !sheet.Columns[above].Required);

        // 人数 and 女 below 走读生, or any group that we do not know, are that group's.
        var isOfGroup = joined is null && index >= 0 && HeaderWords.IsOfPupils(CellText.Caption(captions[^1].Cell.Value))
            && captions.SkipLast(1).Any(caption => !_lines.Contains(caption.RowNumber) && places.Captions.IndexWithin(caption.Cell.Value) < 0
                && !HeaderWords.IsOfPupils(CellText.Caption(caption.Cell.Value)));
        return new Named(column.ColumnIndex, captions, isOfPart || isOfGroup ? -1 : index, groups) { OtherYear = otherYear, RowNumber = own };
    }

    static RawCell? UnitIn(RawRow? units, int column) => units?.CellAt(column) is { Value: string text } cell
        && UnitNames.IsUnit(text.Trim('(', ')', '（', '）'))
        ? cell with { Value = text.Trim('(', ')', '（', '）') } : null;

    // 今年学生数 is no other name of 学生数: beside it, it is the same caption twice.
    bool IsOwn(Named column) => places.Captions.IsOwn(column.Captions[^1].Cell)
        || places.Captions.YearOf(column.Captions[^1].Cell.Value) is not null;

    // 班额 is also how many a class may have.
    static bool MayBePlanned(Named column) => CellText.Caption(column.Captions[^1].Cell.Value).Contains("班额", StringComparison.Ordinal);

    static RawCell At(Named column, HeaderCaption caption) => caption.Cell with { ColumnIndex = column.ColumnIndex };

    // A lone word above the captions (the school's name, a day) is no column.
    void ReportUnknown(Named column, int mainRow)
    {
        var last = column.Captions[^1];
        if (IsShared || column.RowNumber < mainRow || CellText.Caption(last.Cell.Value) is "" or "序号" or "班级序号")
        {
            return;
        }

        var name = string.Join('·', column.Captions.Select(caption => CellText.Shown(caption.Cell.Value)));
        findings.Add(FormFindings.ColumnUnknown, raw, CellText.Shown(last.Cell.Value),
            [ColumnPlaces.At(last.RowNumber, At(column, last))], null, column.IsUnnamed ? name + "·（无小标题）" : name);
    }
}
