using System.Globalization;
using System.Xml;

namespace EduFunctions.Workbooks;

/// <summary>Walks one sheet's part: counts its cells, and finds what ExcelDataReader reads as blank without a word.</summary>
sealed class SheetWalk(PackageBudget budget)
{
    Dictionary<(int RowNumber, int ColumnIndex), RawError>? _errors;
    int _rowNumber;
    int _columnIndex = -1;
    bool _inCell;
    bool _hasFormula;
    bool _hasValue;
    string? _type;

    /// <summary>Cells with an error value or a formula saved without its value; null when there are none.</summary>
    public IReadOnlyDictionary<(int RowNumber, int ColumnIndex), RawError>? Errors => _errors;

    /// <summary>Last row in which a cell has content; 0 when none has.</summary>
    public int LastRowNumber { get; private set; }

    /// <summary>Takes the next node.</summary>
    public void Take(XmlReader reader)
    {
        switch (reader.NodeType, reader.LocalName)
        {
            case (XmlNodeType.Element, "row"):
                _rowNumber = PackageBudget.TakeRow(reader.GetAttribute("r"), _rowNumber);
                _columnIndex = -1;
                break;
            case (XmlNodeType.Element, "c"):
                budget.TakeCell();
                _columnIndex = ColumnOf(reader.GetAttribute("r"), _columnIndex + 1);
                (_inCell, _hasFormula, _hasValue) = (!reader.IsEmptyElement, false, false);
                _type = reader.GetAttribute("t");
                break;
            case (XmlNodeType.Element, "f"):
                _hasFormula = true;
                TakeContent();
                break;
            case (XmlNodeType.Element, "v" or "is"):
                _hasValue = true;
                TakeContent();
                break;
            case (XmlNodeType.EndElement, "c"):
                if (_type == "e" || (_hasFormula && !_hasValue))
                {
                    (_errors ??= [])[(_rowNumber, _columnIndex)] = _type == "e" ? RawError.ErrorValue : RawError.FormulaWithoutValue;
                }

                // Text that follows the last cell (a footer, a drop-down) is no cell's.
                _inCell = false;
                break;
            case (XmlNodeType.Text, _) when _inCell && _hasValue && _type == "s":
                budget.TakeSharedString(reader.Value);
                break;
            default:
                if (_inCell)
                {
                    budget.TakeText(reader);
                }

                break;
        }
    }

    // A formula or a value elsewhere (a footer, a drop-down) is no cell's.
    void TakeContent() => LastRowNumber = _inCell ? PackageBudget.TakeContent(_rowNumber) : LastRowNumber;

    /// <summary>
    /// Column index that an address such as B12 names, as ExcelDataReader understands it; the next one when it names none.
    /// </summary>
    public static int ColumnOf(string? address, int next)
    {
        var (column, letters) = (0, 0);
        while (letters < address?.Length && char.IsAsciiLetterUpper(address[letters]))
        {
            column = unchecked((column * 26) + address[letters++] - 'A' + 1);
        }

        return letters > 0 && int.TryParse(address.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? column - 1
            : next;
    }
}
