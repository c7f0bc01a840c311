using System.Collections.Immutable;
using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>What is compared beside the items of a list, and where formulas find what they compute with.</summary>
sealed partial class FormTemplate
{
    // What is shown, and one thing that is wrong, for each record; more where more may be wrong.
    int FaultLines(FormSheet form, FormColumn column, int records) =>
        fill.Faults.Count(one => one.Sheet == form && one.At == column && IsOf(one, RecordsOf(form)[0])) switch
        {
            0 => 1,
            var faults => (records * faults) + 1,
        };

    // What is of one record alone, such as a stage, is computed at its own.
    static bool IsOf(RowFault fault, string? record) =>
        record is null || fault is not Comparison { Of: (_, var value) } || value == record;

    // What is compared at one item, in one cell for all records; the input of the record that is wrong turns red with it.
    void Compare(IXLWorksheet sheet, FormSheet form, FormColumn column, int rowNumber, ImmutableArray<string?> records)
    {
        var comparisons = fill.Faults.Where(one => one.Sheet == form && one.At == column && IsDrawn(one)).ToList();
        if (comparisons.Count == 0)
        {
            return;
        }

        var cell = sheet.Cell(rowNumber, FirstInput + (records.Length * 2));
        cell.FormulaA1 = string.Join('&',
            records.Select((name, record) =>
            PlacesOf(form, other => fill.Values.ContainsKey(other) && name is not null ? $"\"{name}\"" : PlaceOf(form, other, record),
                other => PlaceOf(form, other, record, 1)).TextOf(comparisons.Where(one => IsOf(one, name)), records.Length > 1 ? name : null)));
        foreach (var (record, name) in records.Index())
        {
            WorkbookLook.Alarm(sheet.Cell(rowNumber, FirstInput + (record * 2)).AsRange(), Alarmed(cell, records.Length > 1 ? name : null));
        }

        WorkbookLook.Alarm(cell.AsRange(), Alarmed(cell, null));
    }

    static string Alarmed(IXLCell cell, string? name) =>
        $"ISNUMBER(SEARCH(\"{TemplatePlaces.Mark}{name}\",{TemplatePlaces.Fixed(cell.Address.RowNumber, cell.Address.ColumnNumber)}))";

    string PlaceOf(FormSheet form, FormColumn column, int record, int right = 0) =>
        new CellAddress(FirstListRow + ItemsOf(form).IndexOf(column), FirstInput - 1 + (record * 2) + right).ToString();

    // A year may not ask for a column that is compared, nor a kind of school.
    bool IsDrawn(RowFault one) => one.Needs.All(need => version.ColumnsOf(need.Sheet ?? one.Sheet).Contains(need.Column))
        && (one is not MemberChange || ShownAgain(one.Sheet).Count > 0) && (one is not GroupFault || fill.Totals is { HasLastYear: true });

    TemplatePlaces PlacesOf(FormSheet form, Func<FormColumn, string> cell, Func<FormColumn, string>? before = null) => new()
    {
        Cell = cell,
        Before = column => before?.Invoke(column),
        Own = column => RangeOf(form, column),
        OwnBefore = column => ShownAgain(form).IndexOf(column) is >= 0 and var index ? RangeIn(version.ColumnsOf(form).Count() + index + 1) : null,
        IsTold = IsTold,
        Counted = count => Named(count.Sheet, CountedAt(count)),
        All = (sheet, column) => IsDown(sheet)
            ? string.Join(',', RecordsOf(sheet).Select((_, record) => Named(sheet, PlaceOf(sheet, column, record))))
            : Named(sheet, RangeOf(sheet, column)),
        Rows = sheet => IsDown(sheet) ? RecordsOf(sheet).Length.ToString(CultureInfo.InvariantCulture)
            : $"COUNTA({Named(sheet, RangeOf(sheet, version.ColumnsOf(sheet).First()))})",
    };

    string RangeOf(FormSheet sheet, FormColumn column) => RangeIn(version.ColumnsOf(sheet).ToList().IndexOf(column) + 1);

    static string RangeIn(int column) => $"{TemplatePlaces.Fixed(FirstTableRow, column)}:{TemplatePlaces.Fixed(LastOpenRow, column)}";

    static string Named(FormSheet sheet, string place) => $"'{sheet.Caption}'!{place}";
}
