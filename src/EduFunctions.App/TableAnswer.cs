using EduFunctions.Workbooks;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.App;

/// <summary>A table as its reader wants it: CSV for other programs, or a workbook.</summary>
static class TableAnswer
{
    /// <param name="format">“csv”; anything else is a workbook.</param>
    /// <param name="name">Name of the file, without what follows the point.</param>
    /// <param name="sheet">Name of the workbook's sheet.</param>
    /// <param name="captions">Captions.</param>
    /// <param name="rows">Rows of texts, numbers, days and nothing.</param>
    public static IResult Of(string format, string name, string sheet, IReadOnlyList<string> captions, IEnumerable<IReadOnlyList<object?>> rows)
    {
        if (format.Equals("csv", StringComparison.OrdinalIgnoreCase))
        {
            return Results.File(Csv.Write(captions, rows.Select(row => row.ToArray())), $"{ContentTypes.Csv}; charset=utf-8", $"{name}.csv");
        }

        using var workbook = new TableWorkbook(sheet, captions);
        foreach (var row in rows)
        {
            workbook.Add(row);
        }

        return Results.File(workbook.ToBytes(), ContentTypes.Xlsx, $"{name}.xlsx");
    }
}
