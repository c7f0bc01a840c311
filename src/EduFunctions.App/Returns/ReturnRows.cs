using EduFunctions.Findings;
using EduFunctions.Forms;
using System.Globalization;
using Azure.Data.Tables;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Returns;

/// <summary>A return's rows as entities of table <c>rows</c>: row key <c>{school}-{version}-{sheet}-{row}</c>, one property a column, and the address that each had.</summary>
static class ReturnRows
{
    const string NotApplicable = "/";

    public static IEnumerable<TableEntity> EntitiesOf(ReturnPlace place, string versionId, Return accepted) => accepted.Rows.Select(row =>
    {
        var entity = new TableEntity(place.Partition, string.Create(CultureInfo.InvariantCulture, $"{place.School}-{versionId}-{row.Sheet.Code}-{row.RowNumber:000000}"))
        {
            ["sheetName"] = row.SheetName,
            ["addresses"] = string.Join(',', row.Cells.Select(cell => cell.Address?.ToString())),
        };
        foreach (var (column, cell) in row.Sheet.Columns.Zip(row.Cells))
        {
            if (cell.State != CellState.Blank)
            {
                entity[column.Code] = cell.State == CellState.NotApplicable ? NotApplicable : cell.Number is { } number ? (double)number : cell.Text;
            }
        }

        return entity;
    });

    /// <summary>The version that an entity belongs to.</summary>
    public static (string School, string VersionId) OwnerOf(TableEntity entity) => (entity.RowKey[..10], entity.RowKey[11..RestOf(entity.RowKey)]);

    /// <summary>The row that an entity keeps.</summary>
    public static FormRow RowOf(TableEntity entity)
    {
        var rest = entity.RowKey[(RestOf(entity.RowKey) + 1)..];
        var sheet = ReturnForms.Forms[0][rest[..rest.LastIndexOf('-')]];
        var rowNumber = int.Parse(rest.AsSpan(rest.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
        var addresses = entity.GetString("addresses").Split(',');
        return new FormRow(sheet, entity.GetString("sheetName"), rowNumber,
            [.. sheet.Columns.Select((column, index) => CellOf(column, entity.TryGetValue(column.Code, out var value) ? value : null, addresses.ElementAtOrDefault(index)))]);
    }

    static FormCell CellOf(FormColumn column, object? value, string? address)
    {
        var at = CellAddress.TryParse(address, out var parsed) ? parsed : (CellAddress?)null;
        return value switch
        {
            null => new FormCell(CellState.Blank, null, null, at),
            double number => new FormCell(number == 0 ? CellState.Zero : CellState.Value, (decimal)number, null, at),
            NotApplicable => new FormCell(CellState.NotApplicable, null, null, at),
            string text when column is NumberColumn => throw new InvalidDataException($"Column {column.Code} holds text of {text.Length} characters where a number was stored."),
            _ => new FormCell(CellState.Value, null, (string)value, at),
        };
    }

    /// <summary>Rows in the form's order of sheets, as a return has them.</summary>
    public static Return ReturnOf(SchoolCode school, SchoolYear year, IEnumerable<FormRow> rows) =>
        new(Sender.Of(school), year, ReturnForms.Forms[0], [.. rows.OrderBy(row => ReturnForms.Forms[0].Sheets.IndexOf(row.Sheet)).ThenBy(row => row.RowNumber)]);

    // {school: 10}-{number: 4}-{hash: 12}-{sheet}-{row}
    static int RestOf(string rowKey) => 10 + 1 + ReturnStore.VersionIdLength is var end && rowKey[end] == '-' ? end : throw new InvalidDataException($"Row key '{rowKey}' is none of table rows.");
}
