using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>A form's rows as a check looks at them, and where it puts what it finds.</summary>
record FormUnderCheck(RawWorkbook Workbook, ImmutableArray<LocatedSheet> Located, ImmutableArray<FormRow> Rows, FindingCollector Findings)
{
    readonly ILookup<FormSheet, FormRow> _rows = Rows.ToLookup(row => row.Sheet);

    /// <summary>The rows of one sheet; empty when the workbook lacks it.</summary>
    public IEnumerable<FormRow> Of(FormSheet sheet) => _rows[sheet];

    /// <summary>The one row of a list sheet; null when the workbook lacks it.</summary>
    public FormRow? One(FormSheet sheet) => Of(sheet).FirstOrDefault();

    /// <summary>The same row in the return of the year before; null when there is none.</summary>
    public virtual FormRow? LastYearOf(FormRow row) => null;

    /// <summary>The sheet of the workbook that was read as the form's; null when it lacks it.</summary>
    public RawSheet? RawOf(FormSheet sheet) => Located.FirstOrDefault(found => ReferenceEquals(found.Form, sheet))?.Raw;

    /// <summary>What the school wrote beside queries in an earlier receipt, by <see cref="FindingCell.Key"/>.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What it answered to queries in earlier versions, by <see cref="FindingCell.Key"/>.</summary>
    public IReadOnlyDictionary<string, QueryAnswer> Earlier { get; init; } = ImmutableDictionary<string, QueryAnswer>.Empty;

    /// <summary>Reports at one cell of a row. For a query, what the row's explanation says goes with it.</summary>
    public void Report(FindingRule rule, FormRow row, FormColumn column, params ReadOnlySpan<string> values) =>
        Report(rule, row, column, [], values);

    /// <summary>Reports at one cell of a row, with the cells that it was compared with.</summary>
    public void Report(FindingRule rule, FormRow row, FormColumn column, IReadOnlyList<FindingPlace> against,
        params ReadOnlySpan<string> values)
    {
        var raw = RawOf(row.Sheet)!;
        var cell = row.Cell(column);
        var key = $"{rule.Code}/{row.Sheet.Code}/{row.Key}/{column.Code}".ReplaceLineEndings(" ");
        var place = new FindingCell(cell.Address?.RowNumber ?? row.RowNumber, cell.Address?.ColumnIndex, TextOf(cell))
        {
            Key = key, Against = against,
        };
        var explanation = rule.Severity == Severity.Query
            ? ReceiptSheet.Joined(ExplanationOf(row, raw, cell.Address?.RowNumber), Answers.GetValueOrDefault(key))
                ?? SaidBefore(Earlier.GetValueOrDefault(key), place, rule, values) : null;
        Findings.Add(rule, raw, column.Caption, [place], explanation, values);
    }

    // The file says nothing to it, and nothing has changed since it was answered.
    static string? SaidBefore(QueryAnswer? earlier, FindingCell place, FindingRule rule, ReadOnlySpan<string> values) =>
        earlier is not null && earlier.Outcome == rule.Create(values).OutcomeAt(place with { Detail = rule.DetailOf(values) }) ? earlier.Said : null;

    /// <summary>Where columns of rows stand: neighbours of one column as one range, columns that the workbook lacks left out.</summary>
    public static IReadOnlyList<FindingPlace> PlacesOf(IEnumerable<FormRow> rows, params ReadOnlySpan<FormColumn> columns)
    {
        var all = rows.ToList();
        var places = new List<FindingPlace>();
        foreach (var column in columns)
        {
            if (all.Select(row => row.Cell(column).Address).OfType<CellAddress>().ToList() is [var first, .., var last])
            {
                places.Add(new FindingPlace(all[0].SheetName, $"{first}:{last}"));
            }
            else if (all.Select(row => row.Cell(column).Address).OfType<CellAddress>().FirstOrDefault() is { RowNumber: > 0 } only)
            {
                places.Add(new FindingPlace(all[0].SheetName, only.ToString()));
            }
        }

        return places;
    }

    // On a list sheet an item may have an explanation of its own beside it.
    static string? ExplanationOf(FormRow row, RawSheet raw, int? rowNumber)
    {
        if (row.Sheet.Explanation is not { } explanation)
        {
            return null;
        }

        var beside = row.Sheet.Layout == SheetLayout.List && ListItems.ExplanationColumn(row.Sheet, raw) is >= 0 and var index
            ? raw.Rows.FirstOrDefault(candidate => candidate.RowNumber == rowNumber)?[index] as string
            : null;
        return beside is null || CellText.IsNotApplicable(beside) ? row[explanation] : beside.Trim();
    }

    /// <summary>A number as it is printed in a message.</summary>
    public static string Print(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A day as it is printed in a message.</summary>
    public static string Print(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");

    static string? TextOf(FormCell cell) => cell.Number is { } number ? Print(number) : cell.Text;
}
