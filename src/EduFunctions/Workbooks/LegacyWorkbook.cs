using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EduFunctions.Findings;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace EduFunctions.Workbooks;

/// <summary>Reads an .xls: ExcelDataReader its values, <see cref="BinaryWorkbook"/> what that does not tell.</summary>
static class LegacyWorkbook
{
    /// <summary>Most places from A1 to the last row and column, in all sheets together: the library walks over blank ones too.</summary>
    const int PlacesMaximum = 20_000_000;

    // The library asks for code pages when it starts.
    static LegacyWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The workbook's cells; null and a finding when it is of a kind that is not read, or passes a limit.</summary>
    /// <exception cref="InvalidDataException">The file does not hold together.</exception>
    public static RawWorkbook? Read(byte[] bytes, List<Finding> findings, Deadline deadline)
    {
        var file = CompoundFile.Open(bytes);
        if ((file.Find("Workbook") ?? file.Find("Book")) is not { } book)
        {
            return Refuse(NoWorkbook(file));
        }

        var known = BinaryWorkbook.Inspect(book);
        if (known.IsEncrypted)
        {
            return Refuse(HasDefaultPassword(book) ? WorkbookFindings.FileProtected.Create() : WorkbookFindings.FileEncrypted.Create());
        }

        if (known.HasMacros || VbaProject.HasCode(file))
        {
            return Refuse(WorkbookFindings.FileHasMacros.Create(known.HasMacros ? "Excel 4.0" : "VBA"));
        }

        if (known.Sheets.Count == 0)
        {
            return Refuse(WorkbookFindings.NotAWorkbook.Create("图表 chart"));
        }

        // The stream alone: both readers see the same bytes, wherever else the file has some of that name.
        using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(known.ForLibrary(), writable: false));
        if (reader.ResultsCount != known.Sheets.Count)
        {
            throw new InvalidDataException("the library sees other sheets");
        }

        return reader.ResultsCount > WorkbookReader.SheetsMaximum
            ? Refuse(WorkbookFindings.TooManySheets.Create(Text(reader.ResultsCount), Text(WorkbookReader.SheetsMaximum)))
            : Read(reader, known, findings, deadline) ?? Refuse(WorkbookFindings.TooManyCells.Create(Text(WorkbookReader.CellsMaximum)));

        RawWorkbook? Refuse(Finding finding)
        {
            findings.Add(finding);
            return null;
        }
    }

    static Finding NoWorkbook(CompoundFile file)
    {
        var names = file.Entries.Select(entry => entry.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Contains("EncryptedPackage") ? WorkbookFindings.FileEncrypted.Create()
            : WorkbookFindings.NotAWorkbook.Create(names.Contains("WordDocument") ? "Word 文档" : names.Contains("PowerPoint Document")
            ? "PowerPoint 演示文稿" : "OLE");
    }

    // With a protected structure Excel encrypts the file by a password that everybody knows ([MS-OFFCRYPTO] 2.4.2.3).
    static bool HasDefaultPassword(byte[] book)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(new MemoryStream(book, writable: false));
            return true;
        }
        catch (InvalidPasswordException)
        {
            return false;
        }
        catch (Exception other) when (WorkbookReader.IsDamage(other))
        {
            return true; // what comes after the password is of no use here
        }
    }

    // Null when there are too many cells.
    static RawWorkbook? Read(IExcelDataReader reader, BinaryWorkbook known, List<Finding> findings, Deadline deadline)
    {
        var sheets = ImmutableArray.CreateBuilder<RawSheet>();
        var (cellCount, places) = (0, 0L);
        do
        {
            if (reader.FieldCount > RawRange.ColumnsMaximum || (places += (long)reader.RowCount * reader.FieldCount) > PlacesMaximum)
            {
                return null;
            }

            var (rows, lost) = (new List<RawRow>(), known.Filled[sheets.Count]);
            for (var rowNumber = 1; reader.Read(); rowNumber++)
            {
                deadline.Keep();
                var cells = ReadRow(reader, rowNumber, known.Sheets[sheets.Count]);
                foreach (var cell in cells)
                {
                    lost.Remove((rowNumber, cell.ColumnIndex));
                }

                if (!cells.IsEmpty)
                {
                    rows.Add(new RawRow(rowNumber, cells) { IsHidden = reader.RowHeight == 0 });
                }

                if ((cellCount += cells.Length) > WorkbookReader.CellsMaximum)
                {
                    return null;
                }
            }

            // The library passes over cells of a row whose own record is gone; a text of blanks alone is no loss.
            if (lost.Any(at => known.Sheets[sheets.Count].GetValueOrDefault(at).Value is not string text || CellValue.Text(text) is not null))
            {
                throw new InvalidDataException("cells are lost");
            }

            ImmutableArray<RawRange> merged = [.. (reader.MergeCells ?? [])
                .Select(range => new RawRange(range.FromRow + 1, range.ToRow + 1, range.FromColumn, range.ToColumn))
                    .OrderBy(range => range.FirstRow)];
            sheets.Add(new RawSheet(WorkbookReader.NameOf(reader.Name ?? "", sheets.Count, findings), sheets.Count,
                [.. RawRange.WithCovered(rows, merged)])
            {
                IsHidden = reader.VisibleState is "hidden" or "veryhidden",
                Merged = merged,
                HiddenColumns = [.. Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetColumnWidth(column) == 0)
                    .Select(column => (column, column))],
            });
        }
        while (reader.NextResult());

        return new RawWorkbook(sheets.ToImmutable(), null) { IsDate1904 = known.IsDate1904 };
    }

    static ImmutableArray<RawCell> ReadRow(IExcelDataReader reader, int rowNumber,
        Dictionary<(int RowNumber, int ColumnIndex), (object? Value, bool IsFormula)> known)
    {
        var cells = ImmutableArray.CreateBuilder<RawCell>();
        for (var column = 0; column < reader.FieldCount; column++)
        {
            var (told, isFormula) = known.GetValueOrDefault((rowNumber, column));
            object? value = (told ?? reader.GetValue(column)) switch
            {
                string text => CellValue.Text(text),
                int whole => (double)whole,
                TimeSpan time => time.TotalDays,
                var other => other,
            };
            if (value is not null)
            {
                var format = value is double or string
                    ? CellStyles.Of(reader.GetNumberFormatString(column) ?? "").NumberFormatOf(value) : null;
                cells.Add(new RawCell(column, value) { NumberFormat = format, IsFormula = isFormula });
            }
        }

        return cells.DrainToImmutable();
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
