using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>Where a form's sheet and its columns stand in a workbook.</summary>
/// <param name="Form">The form's sheet.</param>
/// <param name="Raw">The workbook's sheet.</param>
/// <param name="HeaderRowNumber">Row of the captions; 0 on a list sheet.</param>
/// <param name="Places">For each column of the form its place: on a table sheet the column index (row is the header's), on a list sheet the
/// value's row and column; null when absent.</param>
sealed record LocatedSheet(FormSheet Form, RawSheet Raw, int HeaderRowNumber, IReadOnlyList<(int RowNumber, int ColumnIndex)?> Places)
{
    /// <summary>True when serial numbers of dates count from 1904.</summary>
    public bool IsDate1904 { get; init; }
}

/// <summary>Finds sheets by name and alias, and header rows and items by caption and alias, in any order and place.</summary>
static class SheetLocator
{
    const int HeaderRowsSearched = 30;

    /// <summary>Finds the form's sheets; those not found are reported and left out.</summary>
    public static List<LocatedSheet> Locate(FormVersion version, RawWorkbook workbook, FindingCollector findings)
    {
        var form = version.Form;
        if (workbook.FormCode is { } code && code != version.Code)
        {
            findings.Add(version.IsSucceeding(code) ? FormFindings.FormVersionOlder : FormFindings.WrongFormVersion, null, code,
                version.Code);
        }

        var taken = new Dictionary<FormSheet, RawSheet>();
        var unknown = new List<RawSheet>();
        foreach (var raw in workbook.Sheets)
        {
            var sheet = form.Sheets.FirstOrDefault(candidate => IsNameOf(candidate, raw));
            if (sheet is null)
            {
                unknown.Add(raw);
            }
            else if (taken.TryGetValue(sheet, out var first))
            {
                findings.Add(FormFindings.SheetDuplicated, raw, first.Name, raw.Name, sheet.Caption);
            }
            else
            {
                taken.Add(sheet, raw);
                if (CellText.Caption(raw.Name) != sheet.Caption)
                {
                    findings.Add(FormFindings.SheetRenamed, raw, raw.Name, sheet.Caption);
                }
            }
        }

        if (taken.Count == 0)
        {
            findings.Add(FormFindings.WrongForm, null, string.Join('、', workbook.Sheets.Select(sheet => sheet.Name)), form.Caption);
            return [];
        }

        foreach (var raw in unknown.Where(raw => raw.Rows.Length > 0 && raw.Name != InstructionsName && !ReceiptSheet.Is(raw)))
        {
            findings.Add(FormFindings.SheetUnknown, raw, raw.Name);
        }

        var located = new List<LocatedSheet>();
        foreach (var sheet in form.Sheets)
        {
            if (!taken.TryGetValue(sheet, out var raw))
            {
                findings.Add(FormFindings.SheetMissing, null, sheet.Caption);
                continue;
            }

            var found = sheet.Layout == SheetLayout.Table ? LocateTable(sheet, raw, version, findings)
                : LocateList(sheet, raw, version, findings);
            if (found is not null)
            {
                located.Add(found with { IsDate1904 = workbook.IsDate1904 });
            }
        }

        return located;
    }

    /// <summary>True when a sheet of a workbook has the name of the form's, or an alias of it.</summary>
    public static bool IsNameOf(FormSheet sheet, RawSheet raw) =>
        CellText.Caption(raw.Name) is var name && (name == sheet.Caption || sheet.Aliases.Contains(name));

    /// <summary>Name of the instruction sheet of our templates: never read.</summary>
    public const string InstructionsName = "填报说明";

    /// <summary>Rows above the header in which a caption may stand, merged down to it. A title stands alone in its row.</summary>
    const int RowsAboveHeader = 3;

    static LocatedSheet? LocateTable(FormSheet sheet, RawSheet raw, FormVersion version, FindingCollector findings)
    {
        var places = new ColumnPlaces(sheet, raw, version.Year, findings);
        var header = raw.Rows.TakeWhile(row => row.RowNumber <= HeaderRowsSearched)
            .Select(row => (Row: row, Known: row.Cells.Count(cell => places.IndexOf(cell.Value) >= 0)))
            .Where(candidate => candidate.Known >= 2)
            .OrderByDescending(candidate => candidate.Known).ThenBy(candidate => candidate.Row.RowNumber)
            .Select(candidate => candidate.Row).FirstOrDefault();
        if (header is null)
        {
            findings.Add(FormFindings.HeaderMissing, raw, raw.Name);
            return null;
        }

        places.TakeSheetUnits(header.RowNumber, _ => false);
        var own = header.Cells.Where(places.IsOwn).ToLookup(cell => places.IndexOf(cell.Value));
        foreach (var cell in header.Cells)
        {
            var index = places.IndexOf(cell.Value);
            if (index >= 0 && own.Contains(index) && !places.IsOwn(cell))
            {
                // 学生数 and 班额 side by side: the form's own caption is meant.
                findings.Add(FormFindings.ColumnUnknown, raw, CellText.Caption(cell.Value), [ColumnPlaces.At(header.RowNumber, cell)], null,
                    CellText.Of(cell.Value));
            }
            else if (index >= 0 && places.HasUnit(index, header.RowNumber, cell))
            {
                places.Take(index, (header.RowNumber, cell.ColumnIndex), cell);
            }
        }

        var above = raw.Rows.Where(row => row.RowNumber < header.RowNumber && row.RowNumber >= header.RowNumber - RowsAboveHeader
            && row.Cells.Length > 1).Reverse();
        var below = raw.Rows.Where(row => row.RowNumber == header.RowNumber + 1 && row.Cells.All(cell => cell.Value is string)
            && row.Cells.Any(cell => MayLendCaption(cell, header, places)));
        RawRow[] lenders = [.. below, .. above];
        foreach (var row in lenders)
        {
            foreach (var cell in row.Cells.Where(cell => MayLendCaption(cell, header, places)
                && places.HasUnit(places.IndexOf(cell.Value), row.RowNumber, cell)))
            {
                places.Take(places.IndexOf(cell.Value), (row.RowNumber, cell.ColumnIndex), cell);
            }
        }

        foreach (var cell in header.Cells.Where(cell => places.IndexOf(cell.Value) < 0
            && !places.All.Any(place => place?.ColumnIndex == cell.ColumnIndex)))
        {
            if (CellText.Caption(cell.Value) is { Length: > 0 } caption && !caption.StartsWith("上年", StringComparison.Ordinal)
                && caption != "序号")
            {
                findings.Add(FormFindings.ColumnUnknown, raw, caption, [ColumnPlaces.At(header.RowNumber, cell)], null,
                    CellText.Of(cell.Value));
            }
        }

        places.ReportAbsent();
        return new LocatedSheet(sheet, raw,
            lenders is [{ RowNumber: var number }, ..] && number > header.RowNumber ? number : header.RowNumber, places.All);
    }

    // Captions over two rows, merged: 年级 stands in the upper row with nothing under it, or 学生数 with 合计 under it; 女生 in the lower one with
    // nothing over it.
    static bool MayLendCaption(RawCell cell, RawRow header, ColumnPlaces places) =>
        places.IndexOf(cell.Value) is >= 0 and var index && !places.IsFound(index)
        && (header[cell.ColumnIndex] is not { } over || CellText.Caption(over) is "合计" or "小计" or "计" or "总数");

    static LocatedSheet LocateList(FormSheet sheet, RawSheet raw, FormVersion version, FindingCollector findings)
    {
        var places = new ColumnPlaces(sheet, raw, version.Year, findings);
        ListItems.Locate(raw, places);
        places.ReportAbsent();
        return new LocatedSheet(sheet, raw, 0, places.All);
    }
}
