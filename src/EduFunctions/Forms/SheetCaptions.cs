using System.Runtime.CompilerServices;
using EduFunctions.Workbooks;
using static System.FormattableString;

namespace EduFunctions.Forms;

/// <summary>What captions mean on one sheet: which column of the form, in which unit, of which year.</summary>
/// <param name="sheet">The form's sheet.</param>
/// <param name="version">The form's layout.</param>
/// <param name="year">First calendar year of the school year reported; null when it is not known.</param>
sealed class SheetCaptions(FormSheet sheet, FormVersion version, int? year)
{
    // Longer texts are titles.
    const int CaptionMaximum = 30;

    static readonly ConditionalWeakTable<FormSheet, ILookup<string, int>> Captions = [];
    static readonly ConditionalWeakTable<FormSheet, HashSet<string>> Parts = [];

    readonly Dictionary<string, (int Index, CaptionYear? Year, string? Unit)> _known = new(StringComparer.Ordinal);

    /// <summary>First calendar year of the school year reported; null when it is not known.</summary>
    public int? Year => year;

    /// <summary>The year reported, as figures of the sheet have it: 2025学年, 2024年; 本年 when it is not known.</summary>
    public string OwnYear => year is not { } own ? "本年" : sheet.IsOfFiscalYear ? Invariant($"{own - 1}年") : Invariant($"{own}学年");

    /// <summary>True when the form's layout has the column.</summary>
    public bool IsAsked(int index) => sheet.Columns[index].IsIn(version.Year);

    /// <summary>True when the sender is asked for the column.</summary>
    public bool IsMissed(int index) => version.Asks(sheet.Columns[index]);

    /// <summary>Index of the column that the caption names, of whatever year; −1 when it names none.</summary>
    public int IndexOf(object value) => Known(value).Index;

    /// <summary>The unit that the caption gives; null when it gives none.</summary>
    public string? UnitOf(object value) => Known(value).Unit;

    /// <summary>The year that the caption gives; null when it gives none, or is that of a column as the form has it.</summary>
    public CaptionYear? YearOf(object? value) => value is null ? null : Known(value).Year;

    /// <summary>True when the caption says that the figures are of another year than the one reported.</summary>
    public bool IsOfOtherYear(object? value) => YearOf(value) is { } other && !other.IsOwn(year, sheet.IsOfFiscalYear);

    /// <summary>True when the caption says that the figures are of the year reported, and no more.</summary>
    public bool IsThisYear(object? value) => YearOf(value) is { IsAll: true } own && own.IsOwn(year, sheet.IsOfFiscalYear);

    /// <summary>True when the caption says that the figures are of the year before the one reported, and no more.</summary>
    public bool IsLastYear(object? value) => YearOf(value) is { IsAll: true } before && before.IsLastOf(year, sheet.IsOfFiscalYear);

    /// <summary>True for a caption over several columns that is none of theirs: 其中, 2025学年.</summary>
    public bool IsGroup(object value) => HeaderWords.IsOfWhich(CellText.Caption(value))
        || (Known(value) is { Index: < 0, Year.IsAll: true });

    // A caption as it stands, else without the year in it, each with its unit.
    (int Index, CaptionYear? Year, string? Unit) Known(object value)
    {
        var text = value as string ?? CellText.Caption(value);
        if (text.Length == 0)
        {
            return (-1, null, null);
        }

        if (!_known.TryGetValue(text, out var known))
        {
            known = Look(text);
            var (plain, unit) = known.Index < 0 ? HeaderWords.WithoutNumber(text) : (null, null);
            known = plain is not null && Look(plain) is { Index: >= 0 } numbered ? numbered with { Unit = numbered.Unit ?? unit } : known;
            _known[text] = known;
        }

        return known;

        (int Index, CaptionYear? Year, string? Unit) Look(string text)
        {
            var (caption, unit) = CellText.CaptionAndUnit(text);
            var (index, of) = (Index(caption, unit), (CaptionYear?)null);
            if (index < 0 && (of = CaptionYear.Of(caption)) is { Rest: { Length: > 0 } rest })
            {
                var (shorter, inner) = CellText.CaptionAndUnit(rest);
                unit ??= inner;
                index = Index(shorter, unit) is >= 0 and var full ? full : Index(shorter + "数", unit);
            }

            return (index, of, unit);
        }
    }

    int Index(string caption, string? unit) => caption.Length == 0 ? -1 : CaptionsOf(sheet)[caption]
        .FirstOrDefault(index => IsAsked(index) && (unit is null || sheet.Columns[index].Unit.Length > 0), -1);

    /// <summary>Index of the column whose caption the text has in it (寄宿生情况), the longest of them; −1 when there is none.</summary>
    public int IndexWithin(object value) => IndexOf(value) is >= 0 and var index ? index
        : CellText.Caption(value) is var text && text.Length <= CaptionMaximum
            ? CaptionsOf(sheet).Where(entry => entry.Key.Length > 1 && text.Contains(entry.Key, StringComparison.Ordinal))
                .OrderByDescending(entry => entry.Key.Length).Select(entry => entry.First()).FirstOrDefault(-1) : -1;

    /// <summary>
    /// The caption that a group and one of its parts make together (公用经费 and 预算数, 音乐教室 and 96平方米及以上); null when they make none.
    /// </summary>
    public string? Joined(object group, object part)
    {
        var ((one, unit), (other, own)) = (CellText.CaptionAndUnit(group), CellText.CaptionAndUnit(part));
        return !PartsOf(sheet).Contains(one) || !PartsOf(sheet).Contains(other)
            || YearOf(group) is { IsAll: true } || YearOf(part) is { IsAll: true } ? null // 上年 says of which year, and not of what
            : new[] { one + other, other + one }.Where(caption => Index(caption, own ?? unit) >= 0)
                .Select(caption => (own ?? unit) is { } stated ? $"{caption}（{stated}）" : caption).FirstOrDefault();
    }

    /// <summary>True for a text that a caption begins or ends with: it may be one half of it.</summary>
    public bool IsPart(object value) => PartsOf(sheet).Contains(CellText.Caption(value));

    /// <summary>True when the caption is that of a column which says what its row is about.</summary>
    public bool IsKey(object value) => IndexOf(value) is >= 0 and var index && sheet.Columns[index].IsKey;

    /// <summary>True for the column of explanations.</summary>
    public bool IsExplanation(int index) => ReferenceEquals(sheet.Columns[index], sheet.Explanation);

    /// <summary>True when the cell has the column's own caption in this layout, and not an alias.</summary>
    public bool IsOwn(RawCell cell) => IndexOf(cell.Value) is >= 0 and var index
        && CellText.Caption(cell.Value) == CellText.Caption(CaptionOf(index));

    /// <summary>The column's caption in this layout.</summary>
    public string CaptionOf(int index) => sheet.Columns[index].CaptionIn(version.Year);

    /// <summary>True when the caption is the column's, or one of its aliases.</summary>
    public static bool IsCaptionOf(FormColumn column, string caption) =>
        AllOf(column).Any(one => CellText.Caption(one) == caption);

    static IEnumerable<string> AllOf(FormColumn column) =>
        column.FormerCaption is { } former ? [column.Caption, former.Caption, .. column.Aliases] : column.Aliases.Prepend(column.Caption);

    // The columns' indices by caption and alias, made once a sheet.
    static ILookup<string, int> CaptionsOf(FormSheet sheet) => Captions.GetValue(sheet, form =>
        form.Columns.SelectMany((column, index) =>
            AllOf(column).Select(caption => (Caption: CellText.Caption(caption), Index: index)))
            .ToLookup(entry => entry.Caption, entry => entry.Index, StringComparer.Ordinal));

    // What captions and aliases begin and end with, made once a sheet.
    static HashSet<string> PartsOf(FormSheet sheet) => Parts.GetValue(sheet, form =>
        CaptionsOf(form).SelectMany(entry => Enumerable.Range(1, Math.Max(0, entry.Key.Length - 1)).SelectMany(length => new[] { entry.Key[..length], entry.Key[length..] }))
            .ToHashSet(StringComparer.Ordinal));
}
