using System.Collections.Immutable;
using Azure.Data.Tables;
using EduFunctions.Findings;
using EduFunctions.Forms;

namespace EduFunctions.App.Returns;

/// <summary>
/// Where the cells of a stored row stood in the workbook. One property says it of every column that the form had, by its code:
/// <c>grade=A4 pupils=C4 explanation=</c>, empty where the workbook lacked the column.
/// </summary>
/// <param name="Of">One for each column of the sheet, in its order; null where the workbook lacked it, or the row does not know it.</param>
/// <param name="Strangers">Codes of columns that the row has and the sheet has not, or the sheet has and the row has not.</param>
sealed record RowAddresses(ImmutableArray<CellAddress?> Of, ImmutableArray<string> Strangers)
{
    /// <summary>Name of the property.</summary>
    public const string Property = "at";

    // Rows of accepted versions stay for good: until 2026-11-27 each column had a property of its own, {code}_at.
    const string FormerSuffix = "_at";

    /// <summary>What is stored of a row.</summary>
    public static string TextOf(FormRow row) =>
        string.Join(' ', row.Sheet.Columns.Zip(row.Cells, (column, cell) => $"{column.Code}={cell.Address}"));

    /// <summary>What is stored of a row, as it is written now, in whatever form it was.</summary>
    public static string TextOf(TableEntity entity) => entity.GetString(Property)
        ?? string.Join(' ', entity.Where(property => property.Key.EndsWith(FormerSuffix, StringComparison.Ordinal))
            .Select(property => $"{property.Key[..^FormerSuffix.Length]}={property.Value}"));

    /// <summary>What a text says of the columns of a sheet.</summary>
    public static RowAddresses Parse(FormSheet sheet, string text)
    {
        var stored = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('='))
            .ToDictionary(one => one[0], one => CellAddress.TryParse(one[1], out var address) ? address : (CellAddress?)null, StringComparer.Ordinal);
        var strangers = stored.Keys.ToHashSet(StringComparer.Ordinal);
        strangers.SymmetricExceptWith(sheet.Columns.Select(column => column.Code));
        return new RowAddresses([.. sheet.Columns.Select(column => stored.GetValueOrDefault(column.Code))], [.. strangers]);
    }
}
