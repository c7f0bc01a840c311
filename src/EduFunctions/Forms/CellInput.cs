using EduFunctions.Findings;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>The cell that a column is asked to read, and where it says what it finds there. One for all cells of a sheet.</summary>
sealed class CellInput(LocatedSheet sheet, FindingCollector findings)
{
    readonly ShownNumber _shown = new();
    object? _value;
    bool? _oneIsYes;
    FormColumn? _column;

    /// <summary>True when serial numbers of dates count from 1904.</summary>
    public bool IsDate1904 => sheet.IsDate1904;

    /// <summary>True when the sheet says that 1 is a yes: 达标填1.</summary>
    public bool OneIsYes => _oneIsYes ??= sheet.Raw.Rows.Any(row =>
        row.Cells.Any(cell => cell.Value is string text && HeaderWords.TakesOneForYes(text)));

    /// <summary>Where it stands.</summary>
    public CellAddress Address { get; private set; }

    /// <summary>Grade of its row, 1–12; null when the sheet has none, or it cannot be read.</summary>
    public int? Grade { get; private set; }

    /// <summary>What stands there.</summary>
    public object Value => _value ?? throw new InvalidOperationException("The cell is blank.");

    /// <summary>Reads one cell of a column.</summary>
    public FormCell Read(FormColumn column, CellAddress address, RawCell? cell, int? grade)
    {
        (_column, Address, _value, Grade) = (column, address, cell?.Value, grade);
        switch (_value)
        {
            case null when column.Required:
                return Reject(FormFindings.ValueMissing, column.Caption);
            case null:
                return Blank;
            case RawError.FormulaWithoutValue:
                return Reject(FormFindings.FormulaWithoutValue, column.Caption);
            case RawError.ErrorValue:
                return Reject(FormFindings.ErrorValue, column.Caption);
            case double number when column is NumberColumn { Unit.Length: > 0 }
                && _shown.Other(number, cell?.NumberFormat, column.Unit) is { } shown:
                return Reject(FormFindings.UnitShownDiffers, column.Caption, shown, column.Unit, CellText.Of(number));
            case string mark when CellText.IsNotApplicable(mark):
                return column.IsKey ? Reject(FormFindings.NotApplicableNotAllowed, column.Caption)
                    : Blank with { State = CellState.NotApplicable };
            case string text when CellText.HasUnseen(text):
                Report(FormFindings.UnseenCharacters, column.Caption);
                return column.Read(this);
            default:
                return column.Read(this);
        }
    }

    /// <summary>A reported number.</summary>
    public FormCell Number(decimal number) => Blank with { State = number == 0 ? CellState.Zero : CellState.Value, Number = number };

    /// <summary>A reported text.</summary>
    public FormCell Text(string text) => Blank with { State = CellState.Value, Text = text };

    /// <summary>Says what is wrong here, and takes the cell as not reported.</summary>
    public FormCell Reject(FindingRule rule, params ReadOnlySpan<string> values)
    {
        Report(rule, values);
        return Blank with { IsUnread = true };
    }

    /// <summary>Says something of the cell.</summary>
    public void Report(FindingRule rule, params ReadOnlySpan<string> values) =>
        findings.Add(rule, sheet.Raw, _column!.Caption, [ColumnPlaces.At(Address, _value)], null, values);

    FormCell Blank => new(CellState.Blank, null, null, Address);
}
