using System.Globalization;
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
    /// <summary>
    /// Which of the rows of a table it is, from 0, where each stands in a column of its own, as on a list; null elsewhere.
    /// </summary>
    public int? Record { get; init; }

    /// <summary>True when its values stand in one column below each other, as the items of a list.</summary>
    public bool IsDown => Form.Layout == SheetLayout.List || Record is not null;

    /// <summary>True when serial numbers of dates count from 1904.</summary>
    public bool IsDate1904 { get; init; }

    /// <summary>Of which year it says that it is; null when it says none.</summary>
    public SheetYear? Year { get; init; }
}

/// <summary>Finds sheets by name and alias, and header rows and items by caption and alias, in any order and place.</summary>
static class SheetLocator
{
    /// <summary>Most rows with content of a form's sheet: each is read in all the columns of the form, blank or not.</summary>
    const int RowsMaximum = 20_000;

    /// <summary>Finds the form's sheets; those not found are reported and left out.</summary>
    /// <param name="version">The form's layout.</param>
    /// <param name="workbook">Where they are looked for.</param>
    /// <param name="findings">Where it is said what was found.</param>
    /// <param name="year">First calendar year of the school year reported, which tells its columns from another year's; null when it is not
    /// known.</param>
    public static List<LocatedSheet> Locate(FormVersion version, RawWorkbook workbook, FindingCollector findings, int? year)
    {
        var form = version.Form;
        if (workbook.FormCode is { } code && !version.HasCode(code))
        {
            findings.Add(version.IsSucceeding(code) ? FormFindings.FormVersionOlder : FormFindings.WrongFormVersion, null,
                CellText.Shown(code), version.Code);
        }

        var taken = new Dictionary<FormSheet, RawSheet>();
        var unknown = new List<RawSheet>();
        // What Excel shows comes before what it hides, and 班级 before 2.班级 and 班级 (2).
        foreach (var (raw, sheet, isExact) in workbook.Sheets.Select(raw => Named(form, ComputedCells.Without(raw), year)).OrderBy(named => !named.IsExact)
            .ThenBy(named => named.Raw.IsHidden))
        {
            if (sheet is null || (!isExact && taken.TryGetValue(sheet, out var exact) && IsNameOf(sheet, exact)))
            {
                unknown.Add(raw);
            }
            else if (!taken.TryGetValue(sheet, out var first))
            {
                taken.Add(sheet, raw);
                Say(sheet, raw, workbook.Sheets.First(one => one.Index == raw.Index), findings);
            }
            else if (raw.IsHidden && !first.IsHidden)
            {
                findings.Add(FormFindings.SheetHiddenSkipped, raw, raw.Name, sheet.Caption, first.Name);
            }
            else
            {
                findings.Add(FormFindings.SheetDuplicated, raw, first.Name, raw.Name, sheet.Caption);
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
            var captions = new SheetCaptions(sheet, version, year);
            var raw = taken.GetValueOrDefault(sheet) ?? HostOf(sheet, captions);
            if (raw is null)
            {
                findings.Add(FormFindings.SheetMissing, null, sheet.Caption);
                continue;
            }

            if (raw.Rows.Length > RowsMaximum && raw.Rows.Count(row => row.Cells.Any(cell => !cell.IsNothing)) > RowsMaximum)
            {
                findings.Add(FormFindings.TooManyRows, raw, raw.Name, RowsMaximum.ToString(CultureInfo.InvariantCulture));
                continue;
            }

            var places = new ColumnPlaces(sheet, raw, captions, findings);
            var found = sheet.Layout == SheetLayout.Table ? LocateTable(sheet, raw, places, findings, isShared: !taken.ContainsKey(sheet))
                : LocateList(sheet, raw, places, findings);
            TellComputed(workbook.Sheets.First(one => one.Index == raw.Index), places, [.. found.Where(one => one.IsDown)]);
            located.AddRange(found.Select(one => one with { IsDate1904 = workbook.IsDate1904 }));
        }

        return located;

        // The sheet on which its columns stand, all that a row must have, for want of one of its own.
        RawSheet? HostOf(FormSheet sheet, SheetCaptions captions)
        {
            var host = form.Sheets.FirstOrDefault(other => other.Caption == sheet.MayStandOn);
            var asked = Enumerable.Range(0, sheet.Columns.Length).Where(index => sheet.Columns[index].Required).ToList();
            if (host is null || !taken.TryGetValue(host, out var raw) || !raw.Rows.Any(row =>
                asked.TrueForAll(index => row.Cells.Any(cell => captions.IndexOf(cell.Value) == index))))
            {
                return null;
            }

            findings.Add(FormFindings.SheetRenamed, raw, raw.Name, sheet.Caption);
            return raw;
        }
    }

    // A figure in the column that computes, beside the blank place of its item.
    static void TellComputed(RawSheet whole, ColumnPlaces places, List<LocatedSheet> found)
    {
        foreach (var (_, rowNumber, cell) in found is [var first, ..] ? ComputedCells.Written(first.Form, whole).Where(written => written.Cell.Value is double) : [])
        {
            foreach (var index in places.All.Index().Where(place => place.Item?.RowNumber == rowNumber && places.IsNumber(place.Index)).Select(place => place.Index)
                .Where(index => found.TrueForAll(one => one.Places[index] is not (var row, var column)
                    || one.Raw.Rows.FirstOrDefault(line => line.RowNumber == row)?.CellAt(column) is null)))
            {
                places.TellBeside(index, [ColumnPlaces.At(rowNumber, cell)]);
            }
        }
    }

    static (RawSheet Raw, FormSheet? Sheet, bool IsExact) Named(Form form, RawSheet raw, int? year)
    {
        var exact = form.Sheets.FirstOrDefault(candidate => IsNameOf(candidate, raw));
        var name = HeaderWords.WithoutSheetNumber(CellText.Caption(raw.Name));
        var of = CaptionYear.Of(name.TrimEnd('表'));
        return (raw, exact ?? form.Sheets.FirstOrDefault(candidate => of is null ? IsLike(candidate, name)
            : of.Value.IsOwn(year, candidate.IsOfFiscalYear) && IsLike(candidate, of.Value.Rest)), exact is not null);

        bool IsLike(FormSheet sheet, string name) => IsNameOf(sheet, raw with { Name = name })
            || (name.EndsWith('表') && IsNameOf(sheet, raw with { Name = name[..^1] }));
    }

    static void Say(FormSheet sheet, RawSheet raw, RawSheet whole, FindingCollector findings)
    {
        if (CellText.Caption(raw.Name) != sheet.Caption)
        {
            findings.Add(FormFindings.SheetRenamed, raw, raw.Name, sheet.Caption);
        }

        if (raw.IsHidden)
        {
            findings.Add(FormFindings.SheetHidden, raw, raw.Name);
        }

        foreach (var (caption, rowNumber, cell) in ComputedCells.Written(sheet, whole))
        {
            findings.Add(FormFindings.ComputedNotTaken, raw, caption, [ColumnPlaces.At(rowNumber, cell)], null, caption);
        }
    }

    /// <summary>True when a sheet of a workbook has the name of the form's, or an alias of it.</summary>
    public static bool IsNameOf(FormSheet sheet, RawSheet raw) =>
        CellText.Caption(raw.Name) is var name && (name == sheet.Caption || sheet.Aliases.Contains(name));

    /// <summary>Name of the instruction sheet of our templates: never read.</summary>
    public const string InstructionsName = "填报说明";

    static IReadOnlyList<LocatedSheet> LocateTable(FormSheet sheet, RawSheet raw, ColumnPlaces places, FindingCollector findings, bool isShared)
    {
        var isAcross = IsAcross(sheet, raw);
        if (!isAcross && TableDown.Locate(sheet, raw, places) is { Count: > 0 } down)
        {
            places.ReportAbsent();
            var year = SheetYear.Of(sheet, raw, down[0].Places.Min(place => place?.RowNumber) ?? 0, places.Captions);
            return [.. down.Select(record => record with { Year = year })];
        }

        if (places.IsAnyFound)
        {
            return []; // laid out downward, and nobody knows which figures are meant: that is said already
        }

        var block = HeaderBlock.Find(raw, places.Captions);
        if (block is not null && IsTwice(sheet, raw, block.MainRow, places.Captions))
        {
            findings.Add(FormFindings.TablesSideBySide, raw, raw.Name, string.Join('、', sheet.Columns.Where(column => column.Required).Select(column => column.Caption)));
            return [];
        }

        if (isAcross || block is null)
        {
            findings.Add(isAcross ? FormFindings.ClassesAcross : FormFindings.HeaderMissing, raw, raw.Name);
            return [];
        }

        places.TakeSheetUnits(block.FirstRow, (_, _) => null);
        new TableHeader(sheet, raw, places, findings) { IsShared = isShared }.Locate(block);
        places.ReportAbsent();
        return
        [
            new LocatedSheet(sheet, raw, block.LastRow, places.All)
            {
                Year = isShared ? null : SheetYear.Of(sheet, raw, block.FirstRow, places.Captions),
            },
        ];
    }

    // All that a row must have stands twice among the captions of one row, and none of it as another year's: two tables.
    static bool IsTwice(FormSheet sheet, RawSheet raw, int headerRow, SheetCaptions captions)
    {
        var times = raw.Rows.First(row => row.RowNumber == headerRow).Cells.Where(cell => !captions.IsOfOtherYear(cell.Value))
            .CountBy(cell => captions.IndexOf(cell.Value)).ToDictionary();
        return sheet.Columns.Index().Where(column => column.Item.Required).Select(column => times.GetValueOrDefault(column.Index)).DefaultIfEmpty().Min() > 1;
    }

    // Of classes each row names one grade, or kind of class: a row that names several has them side by side. Digits alone are counts, and 一 二 三
    // the numbers of columns.
    static bool IsAcross(FormSheet sheet, RawSheet raw)
    {
        const int RowsSearched = 30;
        const int Several = 3;
        return sheet.Columns.Any(column => column is ClassNumberColumn)
            && sheet.Columns.FirstOrDefault(column => column.IsKey && column is GradeColumn or ChoiceColumn) is { } kind
            && raw.Rows.TakeWhile(row => row.RowNumber <= RowsSearched).Any(row => row.Cells.Where(cell => cell.Value is string text
                && text.Length is > 1 and <= 10 && text.Any(char.IsLetter) && kind.Understands(text))
                .Select(cell => cell.Value).Distinct().Take(Several).Count() == Several);
    }

    static IReadOnlyList<LocatedSheet> LocateList(FormSheet sheet, RawSheet raw, ColumnPlaces places, FindingCollector findings)
    {
        ListItems.Locate(GroupedCaptions.In(raw, places.Captions), places);
        if (!places.IsAnyFound)
        {
            findings.Add(FormFindings.HeaderMissing, raw, raw.Name);
            return [];
        }

        places.ReportAbsent();
        var year = SheetYear.Of(sheet, raw, places.All.Min(place => place?.RowNumber) ?? 0, places.Captions);
        return [new LocatedSheet(sheet, raw, 0, places.All) { Year = year }];
    }
}
