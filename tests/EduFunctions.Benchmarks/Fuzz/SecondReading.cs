using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduFunctions.Findings;
using NPOI.HSSF.UserModel;
using Text = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace EduFunctions.Benchmarks;

/// <summary>The cells of a workbook as another program's library sees them: the Open XML SDK, of an .xls NPOI. No line of ours reads.</summary>
static class SecondReading
{
    /// <summary>Texts by sheet and address; null when the library does not load the file.</summary>
    public static Dictionary<(string Sheet, string Address), string>? Of(byte[] workbook)
    {
        try
        {
            return workbook is [(byte)'P', ..] ? OfPackage(workbook) : OfBinary(workbook);
        }
        catch (Exception other) when (other is not OutOfMemoryException)
        {
            return null; // what it throws is its own affair
        }
    }

    static Dictionary<(string, string), string> OfPackage(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var main = document.WorkbookPart!;
        var strings = main.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().ToList() ?? [];
        var cells = new Dictionary<(string, string), string>();
        foreach (var sheet in main.Workbook.Sheets!.Elements<Sheet>().Where(sheet => sheet.Id?.Value is not null))
        {
            switch (main.GetPartById(sheet.Id!.Value!))
            {
                case WorksheetPart part:
                    Take(part.Worksheet, sheet.Name?.Value ?? "", strings, cells);
                    break;
                case ExtendedPart: // of a type that it does not know: it has not read the sheet
                    throw new InvalidDataException();
            }
        }

        return cells;
    }

    static void Take(Worksheet worksheet, string name, List<SharedStringItem> strings, Dictionary<(string, string), string> cells)
    {
        var rowNumber = 0u;
        foreach (var row in worksheet.Elements<SheetData>().SelectMany(data => data.Elements<Row>()))
        {
            var columnIndex = -1;
            var first = row.Elements<Cell>().FirstOrDefault()?.CellReference?.Value;
            rowNumber = row.RowIndex?.Value
                ?? (CellAddress.TryParse(first?.ToUpperInvariant(), out var place) ? (uint)place.RowNumber : rowNumber + 1);
            foreach (var cell in row.Elements<Cell>())
            {
                columnIndex = cell.CellReference?.Value is { } reference && CellAddress.TryParse(reference.ToUpperInvariant(), out var at)
                    ? at.ColumnIndex : columnIndex + 1;
                var text = cell.DataType?.Value switch
                {
                    CellValues.SharedString => TextOf(strings[int.Parse(cell.CellValue?.Text ?? "", CultureInfo.InvariantCulture)]),
                    CellValues.InlineString => (cell.InlineString is { } own ? TextOf(own) : cell.CellValue?.Text) ?? "",
                    _ => cell.CellValue?.Text ?? (cell.InlineString is { } inline ? TextOf(inline) : ""),
                };
                if (text.Trim().Length > 0)
                {
                    cells[(name, new CellAddress((int)rowNumber, columnIndex).ToString())] = text;
                }
            }
        }
    }

    static string TextOf(RstType item) =>
        string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text));

    static Dictionary<(string, string), string> OfBinary(byte[] workbook)
    {
        var book = new HSSFWorkbook(new MemoryStream(workbook));
        var cells = new Dictionary<(string, string), string>();
        for (var index = 0; index < book.NumberOfSheets; index++)
        {
            var sheet = book.GetSheetAt(index);
            for (var rowIndex = sheet.FirstRowNum; rowIndex <= sheet.LastRowNum; rowIndex++)
            {
                foreach (var cell in sheet.GetRow(rowIndex)?.Cells ?? [])
                {
                    var kind = cell.CellType == NPOI.SS.UserModel.CellType.Formula ? cell.CachedFormulaResultType : cell.CellType;
                    var text = kind switch
                    {
                        NPOI.SS.UserModel.CellType.Numeric => cell.NumericCellValue.ToString("R", CultureInfo.InvariantCulture),
                        NPOI.SS.UserModel.CellType.String => cell.StringCellValue,
                        _ => "",
                    };
                    if (text.Trim().Length > 0)
                    {
                        cells[(sheet.SheetName, new CellAddress(rowIndex + 1, cell.ColumnIndex).ToString())] = text;
                    }
                }
            }
        }

        return cells;
    }
}
