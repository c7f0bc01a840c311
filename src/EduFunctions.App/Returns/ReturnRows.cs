using System.Globalization;
using Azure.Data.Tables;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Returns;

/// <summary>
/// A return's rows as entities of table <c>rows</c>: partition <c>{county}-{year}-{sheet}</c>, row <c>{sender}-{version}-{row}</c>.
/// A column's value stands under its code, and where it stood in the workbook beside it under <c>{code}_at</c>; never a list by position,
/// since columns come and go with the years.
/// </summary>
static class ReturnRows
{
    const string NotApplicable = "/";

    const string Addresses = "at";

    // Rows of accepted versions stay for good: those of the first days have a property {code}_at for each column instead.
    const string FormerSuffix = "_at";

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
            [Addresses] = string.Join(' ', row.Sheet.Columns.Zip(row.Cells, (column, cell) => $"{column.Code}={cell.Address}")),
        };
        foreach (var (column, cell) in row.Sheet.Columns.Zip(row.Cells))
        {
            if (cell.State != CellState.Blank)
            {
                entity[column.Code] = cell.State == CellState.NotApplicable ? NotApplicable : cell.Number is { } number ? Stored(number)
                    : cell.Text;
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
    /// The row that an entity keeps, and the codes of the columns that only one of the two has, the sheet or the entity: what the entity has
    /// not is blank, what the sheet has not (any more) is passed over.
    /// </summary>
    public static (FormRow Row, IReadOnlyCollection<string> Strangers) RowOf(FormSheet sheet, TableEntity entity)
    {
        var addresses = AddressesOf(entity);
        var row = new FormRow(
            sheet,
            entity.GetString(SheetName),
            int.Parse(entity.RowKey.AsSpan(^RowNumberLength..), NumberStyles.None, CultureInfo.InvariantCulture),
            [.. sheet.Columns.Select(column =>
                CellOf(column, entity.TryGetValue(column.Code, out var value) ? value : null, addresses.GetValueOrDefault(column.Code)))]);
        return (row, StrangersOf(sheet, addresses.Keys));
    }

    // A row says of every column of its form where it stood, also of those that are blank or that its workbook lacked.
    static Dictionary<string, string> AddressesOf(TableEntity entity)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        if (entity.GetString(Addresses) is { } all)
        {
            foreach (var one in all.AsSpan().Split(' '))
            {
                var (start, mark) = (one.Start.Value, all.IndexOf('=', one.Start.Value));
                addresses.Add(all[start..mark], all[(mark + 1)..one.End.Value]);
            }
        }
        else
        {
            foreach (var (name, address) in entity.Where(property => property.Key.EndsWith(FormerSuffix, StringComparison.Ordinal)))
            {
                addresses.Add(name[..^FormerSuffix.Length], (string)address);
            }
        }

        return addresses;
    }

    static HashSet<string> StrangersOf(FormSheet sheet, Dictionary<string, string>.KeyCollection stored)
    {
        if (stored.Count == sheet.Columns.Length && sheet.Columns.All(column => stored.Contains(column.Code)))
        {
            return []; // nearly always
        }

        var strangers = stored.ToHashSet(StringComparer.Ordinal);
        strangers.SymmetricExceptWith(sheet.Columns.Select(column => column.Code));
        return strangers;
    }

    static object Stored(decimal number) => number % 1 == 0 && number is >= int.MinValue and <= int.MaxValue ? (int)number : (double)number;

    static FormCell CellOf(FormColumn column, object? value, string? address)
    {
        var at = CellAddress.TryParse(address, out var parsed) ? parsed : (CellAddress?)null;
        return value switch
        {
            null => new FormCell(CellState.Blank, null, null, at),
            int number => new FormCell(number == 0 ? CellState.Zero : CellState.Value, number, null, at),
            double number => new FormCell(number == 0 ? CellState.Zero : CellState.Value, (decimal)number, null, at),
            NotApplicable => new FormCell(CellState.NotApplicable, null, null, at),
            string text when column is NumberColumn =>
                throw new InvalidDataException($"Column {column.Code} holds text of {text.Length} characters where a number was stored."),
            _ => new FormCell(CellState.Value, null, (string)value, at),
        };
    }
}
