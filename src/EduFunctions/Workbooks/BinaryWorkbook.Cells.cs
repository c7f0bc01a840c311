using System.Buffers.Binary;
using System.Text;

namespace EduFunctions.Workbooks;

sealed partial class BinaryWorkbook
{
    Dictionary<(int, int), (object?, bool)> Cells(int offset)
    {
        var (cells, filled) = (new Dictionary<(int, int), (object?, bool)>(), new HashSet<(int, int)>());
        Filled.Add(filled);
        (int, int)? text = null;
        var (isBeside, asksForCalculation) = (false, false);
        foreach (var (type, data) in Records(offset))
        {
            var cell = data.Span;
            switch (type)
            {
                // Cells of Excel 2, which the library reads and others do not.
                case (>= 0x0001 and <= 0x0005) or 0x0007 or 0x0202 when _isBiff8:
                    throw Broken();
                case 0x005E: // UNCALCED
                    asksForCalculation = true;
                    break;
                case 0x00FD when cell.Length >= 10: // LABELSST
                    filled.Add(At(cell));
                    var index = BinaryPrimitives.ReadUInt32LittleEndian(cell[6..]);
                    cells[At(cell)] = (index < _strings.Count ? _strings[(int)index] : throw Broken(), false);
                    break;
                case 0x0203 or 0x027E when cell.Length >= 10: // NUMBER, RK
                    filled.Add(At(cell));
                    break;
                case 0x00BD when cell.Length >= 12: // MULRK
                    filled.UnionWith(Enumerable.Range(U16(cell[2..]), (cell.Length - 6) / 6).Select(column => (U16(data.Span) + 1, column)));
                    break;
                case 0x0205 when cell.Length >= 8 && cell[7] == 1: // BOOLERR
                    cells[At(cell)] = (RawError.ErrorValue, false);
                    break;
                case 0x0006 or 0x0206 or 0x0406: // FORMULA
                    if (cell.Length < 14)
                    {
                        throw Broken();
                    }

                    var isSpecial = U16(cell[12..]) == 0xFFFF;
                    cells[At(cell)] = (isSpecial && cell[6] == 2 ? RawError.ErrorValue
                        : !isSpecial && asksForCalculation && BinaryPrimitives.ReadDoubleLittleEndian(cell[6..]) == 0
                        ? RawError.FormulaWithoutValue : null, true);
                    (text, isBeside) = (isSpecial && cell[6] == 0 ? At(cell) : null, true);
                    break;
                case 0x0207 when text is { } at: // STRING, which ExcelDataReader looks for beside the formula only
                    if (!isBeside)
                    {
                        cells[at] = (TextOf(cell) ?? (object)RawError.FormulaWithoutValue, true);
                    }

                    text = null;
                    break;
                case 0x0221 or 0x0021 or 0x04BC or 0x0236: // ARRAY, SHRFMLA, TABLE
                    isBeside = false;
                    break;
            }
        }

        return cells;
    }

    // A sheet of an .xls has 256 columns: what says to stand beyond them stood elsewhere.
    static (int, int) At(ReadOnlySpan<byte> cell) => U16(cell[2..]) is <= byte.MaxValue and var column ? (U16(cell) + 1, column) : throw Broken();

    // Null for what cannot be read here: texts of Excel 95, which are of a code page, and those that go on in further records.
    string? TextOf(ReadOnlySpan<byte> data)
    {
        if (!_isBiff8 || data.Length < 3)
        {
            return null;
        }

        var length = U16(data) * ((data[2] & 1) == 1 ? 2 : 1);
        return data.Length < 3 + length || (data[2] & 0xFE) != 0 ? null
            : CellValue.Text((length == U16(data) ? Encoding.Latin1 : Encoding.Unicode).GetString(data.Slice(3, length))) ?? "";
    }
}
