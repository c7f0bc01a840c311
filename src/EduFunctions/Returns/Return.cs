using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>A return, normalised: what the bureau computes with.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="Year">The school year it is of.</param>
/// <param name="Form">The form that it fills in.</param>
/// <param name="Rows">Its rows, by sheet in the form's order, then by row number.</param>
public sealed record Return(Sender From, SchoolYear Year, Form Form, ImmutableArray<FormRow> Rows)
{
    /// <summary>Its rows, by sheet in the form's order, then by row number.</summary>
    public ImmutableArray<FormRow> Rows { get; } = Rows;

    readonly ILookup<FormSheet, FormRow> _rows = Rows.ToLookup(row => row.Sheet);

    /// <summary>The rows of one sheet; empty when none was read.</summary>
    public IEnumerable<FormRow> this[FormSheet sheet] => _rows[sheet];

    /// <summary>
    /// For each sheet of the form the share (0–1) of its cells that are filled in, “/” included; the explanation, and columns of other
    /// years and of other kinds of school, are never asked.
    /// </summary>
    public ImmutableDictionary<string, decimal> Filled() => Form.Sheets.ToImmutableDictionary(sheet => sheet.Code, sheet =>
    {
        var form = ReturnForms.Of(Form);
        var asked = form.For(Year.StartYear, form.KindIn(this[Form.Sheets[0]].FirstOrDefault())).ColumnsOf(sheet)
            .Where(column => !ReferenceEquals(column, sheet.Explanation)).ToList();
        var cells = this[sheet].SelectMany(row => asked, (row, column) => row.Cell(column).State).ToList();
        return cells.Count == 0 ? 0 : cells.Count(state => state != CellState.Blank) / (decimal)cells.Count;
    });
}
