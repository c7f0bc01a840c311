using System.Globalization;
using System.Xml;

namespace EduFunctions.Workbooks;

sealed partial class SheetWalk
{
    // Some programs write each cell into a row of its own, all of one number: they are one row.
    void BeginRow(XmlReader reader)
    {
        var before = _rowNumber;
        var isHidden = WorkbookParts.IsTrue(reader.GetAttribute("hidden")) || reader.GetAttribute("ht") is "0";
        _inRow = !reader.IsEmptyElement;
        var written = reader.GetAttribute("r");
        _isNumbered = int.TryParse(written, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
        if (_isNumbered && number == before)
        {
            _isHidden |= isHidden;
            return;
        }

        TakeRow();
        _rowNumber = _isNumbered ? number : before + 1;
        if (_rowNumber <= before || (!_isNumbered && written is not null)) // a number that is none: other programs put the row elsewhere
        {
            throw Misplaced();
        }

        (_isHidden, _columnIndex, _isOrdered) = (isHidden, -1, true);
    }

    // Takes the row that is complete, since another begins or the sheet ends.
    void TakeRow()
    {
        if (_cells.Count == 0)
        {
            return;
        }

        if (!_isOrdered)
        {
            _cells.Sort((one, other) => one.ColumnIndex.CompareTo(other.ColumnIndex));
            for (var index = 1; index < _cells.Count; index++)
            {
                if (_cells[index].ColumnIndex == _cells[index - 1].ColumnIndex)
                {
                    throw Misplaced();
                }
            }
        }

        _rows.Add(new RawRow(_rowNumber, _cells.ToImmutable()) { IsHidden = _isHidden });
        _cells.Clear();
    }

    void TakeAround(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "sheetData" when !_hasData && reader.Depth == 1 && ReferenceEquals(reader.NamespaceURI, _main):
                (_inData, _hasData) = (!reader.IsEmptyElement, true);
                break;
            case "sheetData":
                throw Misplaced();
            case "mergeCell" when RawRange.TryParse(reader.GetAttribute("ref"), out var range):
                _merged.Add(range);
                break;
            case "col" when (WorkbookParts.IsTrue(reader.GetAttribute("hidden")) || reader.GetAttribute("width") is "0")
                && int.TryParse(reader.GetAttribute("min"), out var first) && int.TryParse(reader.GetAttribute("max"), out var last):
                _hiddenColumns.Add((first - 1, last - 1));
                break;
        }
    }
}
