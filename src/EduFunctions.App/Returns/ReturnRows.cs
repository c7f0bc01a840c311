using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Azure.Data.Tables;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Returns;

/// <summary>
/// A return's rows as entities of table <c>rows</c>: partition <c>{county}-{year}-{sheet}</c>, row <c>{sender}-{version}-{row}</c>.
/// A column's value stands under its code, and where all of them stood in the workbook in one property (<see cref="RowAddresses"/>); never a
/// list by position, since columns come and go with the years. What a row costs, to write, keep, send and read, is its number of properties.
/// </summary>
static class ReturnRows
{
    const string NotApplicable = "/";

    const string SheetName = "sheetName";

    /// <summary>
    /// Characters of a sheet's name that are kept: Excel allows 31, other programs write what they like, and a property holds 32,768. The
    /// texts of cells are bounded by their columns.
    /// </summary>
    const int SheetNameMaximum = 31;

    /// <summary>Length of a row's number in its key.</summary>
    const int RowNumberLength = 6;

    public static string PartitionOf(CountyCode county, SchoolYear year, string sheet) =>
        $"{ReturnPlace.PartitionOf(county, year)}-{sheet}";

    public static IEnumerable<TableEntity> EntitiesOf(ReturnPlace place, string versionId, Return accepted) => accepted.Rows.Select(row =>
    {
        var entity = new TableEntity(PartitionOf(place.County, place.Year, row.Sheet.Code),
            string.Create(CultureInfo.InvariantCulture, $"{place.Sender}-{versionId}-{row.RowNumber:000000}"))
        {
            [SheetName] = row.SheetName[..Math.Min(row.SheetName.Length, SheetNameMaximum)],
            [RowAddresses.Property] = RowAddresses.TextOf(row),
        };
        foreach (var (column, cell) in row.Sheet.Columns.Zip(row.Cells))
        {
            if (ValueOf(cell) is { } value)
            {
                entity[column.Code] = value;
            }
        }

        return entity;
    });

    /// <summary>Whose row an entity is, and of which version.</summary>
    public static (string Sender, string VersionId) OwnerOf(TableEntity entity)
    {
        var owner = entity.RowKey.AsSpan(..^(RowNumberLength + 1));
        return (owner[..^(ReturnStore.VersionIdLength + 1)].ToString(), owner[^ReturnStore.VersionIdLength..].ToString());
    }

    /// <summary>
    /// The row that an entity keeps. A column that it does not have is blank; one that the sheet does not have any more is passed over.
    /// </summary>
    public static FormRow RowOf(FormSheet sheet, TableEntity entity, RowAddresses addresses)
    {
        var cells = new FormCell[sheet.Columns.Length];
        for (var column = 0; column < cells.Length; column++)
        {
            var value = entity.TryGetValue(sheet.Columns[column].Code, out var stored) ? stored : null;
            cells[column] = value switch
            {
                int number => CellOf(number, addresses.Of[column]),
                double number => CellOf((decimal)number, addresses.Of[column]),
                _ => CellOf(sheet.Columns[column], (string?)value, addresses.Of[column]),
            };
        }

        return new FormRow(sheet, entity.GetString(SheetName), int.Parse(entity.RowKey.AsSpan(^RowNumberLength..), NumberStyles.None, CultureInfo.InvariantCulture),
            ImmutableCollectionsMarshal.AsImmutableArray(cells));
    }

    /// <summary>The row that has these values.</summary>
    /// <param name="sheet">Its sheet.</param>
    /// <param name="sheetName">The sheet's name in the workbook.</param>
    /// <param name="rowNumber">Its number.</param>
    /// <param name="addresses">Where its cells stood, one for each column.</param>
    /// <param name="values">A JSON array; from a place of it on, what is stored of its cells (<see cref="ValueOf"/>), one for each column.</param>
    /// <param name="first">That place.</param>
    /// <exception cref="InvalidDataException">There are more values or fewer, or one is a text where a number is asked.</exception>
    public static FormRow RowOf(FormSheet sheet, string sheetName, int rowNumber, ImmutableArray<CellAddress?> addresses, JsonElement values, int first)
    {
        var cells = new FormCell[sheet.Columns.Length];
        if (values.GetArrayLength() != first + cells.Length)
        {
            throw new InvalidDataException($"{values.GetArrayLength() - first} values for {cells.Length} columns.");
        }

        for (var column = 0; column < cells.Length; column++)
        {
            var value = values[first + column];
            cells[column] = value.ValueKind != JsonValueKind.Number ? CellOf(sheet.Columns[column], value.GetString(), addresses[column])
                : CellOf(value.TryGetInt32(out var whole) ? whole : (decimal)value.GetDouble(), addresses[column]);
        }

        return new FormRow(sheet, sheetName, rowNumber, ImmutableCollectionsMarshal.AsImmutableArray(cells));
    }

    /// <summary>What is stored of a cell: a whole number, a fraction or a text; null of a blank one.</summary>
    public static object? ValueOf(FormCell cell) => cell.State switch
    {
        CellState.Blank => null,
        CellState.NotApplicable => NotApplicable,
        _ => cell.Number is { } number ? Stored(number) : cell.Text,
    };

    // A whole number needs no word on its type, in a request and in what is kept; rows written until 2026-11-27 have fractions only.
    static object Stored(decimal number) => number % 1 == 0 && number is >= int.MinValue and <= int.MaxValue ? (object)(int)number : (double)number;

    static FormCell CellOf(decimal number, CellAddress? at) => new(number == 0 ? CellState.Zero : CellState.Value, number, null, at);

    static FormCell CellOf(FormColumn column, string? text, CellAddress? at) => text switch
    {
        null => new FormCell(CellState.Blank, null, null, at),
        NotApplicable => new FormCell(CellState.NotApplicable, null, null, at),
        _ when column is NumberColumn =>
            throw new InvalidDataException($"Column {column.Code} holds text of {text.Length} characters where a number was stored."),
        _ => new FormCell(CellState.Value, null, text, at),
    };
}
