using System.Globalization;
using System.Xml;

namespace EduFunctions.Workbooks;

sealed partial class SheetWalk
{
    // References are left out, in small letters, or not in order, as programs write them; they count on from the cell before.
    void BeginCell(XmlReader reader)
    {
        if (reader.GetAttribute("r") is { } reference)
        {
            if (!RawRange.TryParseCell(reference, out var row, out var column) || !IsRow(row))
            {
                throw Misplaced();
            }

            _isOrdered &= column > _columnIndex;
            _columnIndex = column;
        }
        else if (++_columnIndex >= RawRange.ColumnsMaximum)
        {
            throw Misplaced();
        }

        _inCell = !reader.IsEmptyElement;
        if (_inCell)
        {
            (_hasFormula, _takes, _inPhonetic, _hasValue, _hasInline) = (false, false, false, false, false);
            (_type, _style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
            _text.Clear();
        }
    }

    // A text of its own (is) counts where the cell's type says so, the value (v) elsewhere; the other one only where that is missing.
    void BeginInCell(XmlReader reader, object name)
    {
        if (name == _f)
        {
            _hasFormula = true;
        }
        else if (name == _rPh)
        {
            _inPhonetic = !reader.IsEmptyElement;
        }
        else if ((name == _v || name == _is) && reader.Depth == RowDepth + 2)
        {
            var isInline = name == _is;
            if (isInline ? _hasInline : _hasValue)
            {
                throw Misplaced();
            }

            (_hasInline, _hasValue) = (_hasInline || isInline, _hasValue || !isInline);
            if (!IsOverruled(isInline))
            {
                _text.Clear();
                _text.BeginRun();
                _takes = !isInline && !reader.IsEmptyElement;
            }
        }
        else if (name == _t && _hasInline && !IsOverruled(isInline: true))
        {
            _takes = !reader.IsEmptyElement && !_inPhonetic;
            _text.BeginRun();
        }
        else
        {
            _text.TakeLook(reader);
        }
    }

    bool IsOverruled(bool isInline) => _hasInline && _hasValue && isInline != (_type == "inlineStr");

    // What the school is told: 班级!12:12.
    DamageException Misplaced() => new(string.Create(CultureInfo.InvariantCulture, $"{_name}!{_rowNumber}:{_rowNumber}"));

    // A row without number is that of its first cell.
    bool IsRow(int row)
    {
        if (!_isNumbered && row > _rowNumber && _cells.Count == 0)
        {
            _rowNumber = row;
        }

        return row == _rowNumber;
    }

    void EndCell()
    {
        _inCell = false;
        if (Value() is not { } value)
        {
            return;
        }

        var style = _styles[_style];
        _budget.TakeCell(_rowNumber);
        _cells.Add(new RawCell(_columnIndex, value)
        {
            NumberFormat = style.NumberFormatOf(value),
            IsFormula = _hasFormula,
            IsStruck = style.IsStruck,
        });
    }

    object? Value()
    {
        var text = _text.Span;
        var isBlank = text.Trim().IsEmpty;
        return _type switch
        {
            "e" => RawError.ErrorValue,
            _ when isBlank && _hasFormula && (_parts.AsksForCalculation || _type != "str") => RawError.FormulaWithoutValue,
            _ when isBlank => null,
            "s" => _strings.At(text.Trim()),
            "b" => text.Trim() is "1" or "true",
            "d" => CellValue.Iso(text.Trim().ToString()),
            null or "n" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                _hasFormula && number == 0 && _parts.AsksForCalculation ? RawError.FormulaWithoutValue
                    : CellValue.Number(number, _styles[_style].IsDate, _parts.IsDate1904),
            _ => CellValue.Text(text.ToString()),
        };
    }
}
