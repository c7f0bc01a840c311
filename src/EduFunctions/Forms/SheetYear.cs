using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Of which year a sheet says that it is: by what stands above its captions, or by its name.</summary>
/// <param name="Raw">The workbook's sheet.</param>
/// <param name="Text">What says it.</param>
/// <param name="At">Where that stands; null for the sheet's name.</param>
/// <param name="IsOwn">True when that is the year which is reported.</param>
/// <param name="Own">The year which is reported, as the sheet would have it.</param>
sealed record SheetYear(RawSheet Raw, string Text, FindingCell? At, bool IsOwn, string Own)
{
    /// <summary>What a sheet says; null when it says nothing, or the year reported is not known.</summary>
    /// <param name="sheet">The form's sheet.</param>
    /// <param name="raw">The workbook's sheet.</param>
    /// <param name="firstRow">First row of captions.</param>
    /// <param name="captions">What its captions mean.</param>
    public static SheetYear? Of(FormSheet sheet, RawSheet raw, int firstRow, SheetCaptions captions)
    {
        if (captions.Year is not { } own)
        {
            return null;
        }

        var said = raw.Rows.TakeWhile(row => row.RowNumber < firstRow)
            .SelectMany(row => row.Cells, (row, cell) => (row.RowNumber, Cell: cell))
            .Select(entry => (Text: CellText.Shown(entry.Cell.Value), At: (FindingCell?)ColumnPlaces.At(entry.RowNumber, entry.Cell),
                IsOwn: IsOwn(entry.Cell.Value as string ?? "")))
            .Append((raw.Name, null, HeaderWords.YearOfSheet(raw.Name) is { } named ? IsOf(named) : null))
            .Where(entry => entry.IsOwn is not null).ToList();
        return said.Count == 0 ? null : said.FindIndex(entry => entry.IsOwn == true) is >= 0 and var index
            ? new SheetYear(raw, said[index].Text, said[index].At, true, captions.OwnYear)
            : new SheetYear(raw, said[0].Text, said[0].At, false, captions.OwnYear);

        // A title of money names the school year of the return, or a calendar year.
        bool? IsOwn(string text) => HeaderWords.SchoolYearIn(text) is { } school ? school == own
            : sheet.IsOfFiscalYear && HeaderWords.CalendarYearIn(text) is { } year ? IsOf(year) : null;

        // A calendar year alone is that of the money, or that in which the form is filled in: either may be meant.
        bool IsOf(int year) => year == own || (sheet.IsOfFiscalYear && year == own - 1);
    }

    /// <summary>Says which sheets are of another year: a whole workbook of one once.</summary>
    /// <param name="sheets">The sheets.</param>
    /// <param name="findings">Where it is said.</param>
    /// <param name="isSaid">True when it is said already that the return itself is of another year.</param>
    public static void Tell(IEnumerable<LocatedSheet> sheets, FindingCollector findings, bool isSaid)
    {
        var years = sheets.Select(sheet => sheet.Year).OfType<SheetYear>().DistinctBy(year => year.Raw.Index).ToList();
        var others = years.FindAll(year => !year.IsOwn);
        if (others.Count > 1 && others.Count == years.Count)
        {
            if (!isSaid)
            {
                findings.Add(FormFindings.WorkbookOfOtherYear, null, others[0].Text, others[0].Own,
                    string.Join('、', others.Select(year => year.Raw.Name)));
            }

            return;
        }

        foreach (var (raw, text, at, _, own) in others)
        {
            findings.Add(FormFindings.SheetOfOtherYear, raw, null, at is { } cell ? [cell] : [], null, raw.Name, text, own);
        }
    }
}
