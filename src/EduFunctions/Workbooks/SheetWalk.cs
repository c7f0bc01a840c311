using System.Collections.Immutable;
using System.Xml;

namespace EduFunctions.Workbooks;

/// <summary>Reads one sheet's part in one walk: its cells with content, and what Excel hides and merges.</summary>
sealed partial class SheetWalk
{
    /// <summary>How deep rows stand: worksheet, sheetData, row, c, v.</summary>
    const int RowDepth = 2;

    readonly string _name;
    readonly WorkbookParts _parts;
    readonly PackageBudget _budget;
    readonly SharedStrings _strings;
    readonly CellStyles _styles;
    readonly XmlText _text;
    readonly ImmutableArray<RawRow>.Builder _rows = ImmutableArray.CreateBuilder<RawRow>();
    readonly ImmutableArray<RawCell>.Builder _cells = ImmutableArray.CreateBuilder<RawCell>();
    readonly List<RawRange> _merged = [];
    readonly ImmutableArray<(int First, int Last)>.Builder _hiddenColumns = ImmutableArray.CreateBuilder<(int, int)>();

    // The names as every reader of the package gives them, compared as objects.
    readonly object _row;
    readonly object _c;
    readonly object _v;
    readonly object _f;
    readonly object _t;
    readonly object _is;
    readonly object _rPh;
    readonly object _sheetData;

    bool _inData;
    bool _hasData;
    bool _isNumbered;
    bool _isHidden;
    int _rowNumber;
    int _columnIndex = -1;
    bool _isOrdered;
    bool _inCell;
    bool _inRow;
    bool _takes;
    bool _hasValue;
    bool _hasInline;
    object? _main;
    bool _inPhonetic;
    bool _hasFormula;
    string? _type;
    string? _style;

    /// <summary>Begins the walk of one sheet.</summary>
    public SheetWalk(string name, WorkbookParts parts, PackageBudget budget, SharedStrings strings, CellStyles styles)
    {
        (_name, _parts, _budget, _strings, _styles, _text) = (name, parts, budget, strings, styles, parts.Text);
        var names = parts.ElementNames;
        (_row, _c, _v, _f) = (names.Add("row"), names.Add("c"), names.Add("v"), names.Add("f"));
        (_t, _is, _rPh, _sheetData) = (names.Add("t"), names.Add("is"), names.Add("rPh"), names.Add("sheetData"));
    }

    /// <summary>The sheet as read.</summary>
    public RawSheet Finish(int index, bool isHidden)
    {
        TakeRow();
        ImmutableArray<RawRange> merged = [.. _merged.OrderBy(range => range.FirstRow)];
        return new RawSheet(_name, index, merged.IsEmpty ? _rows.DrainToImmutable() : [.. RawRange.WithCovered(_rows, merged)])
        {
            IsHidden = isHidden,
            Merged = merged,
            HiddenColumns = _hiddenColumns.DrainToImmutable(),
        };
    }

    /// <summary>Takes the next node.</summary>
    public void Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when _inData:
                Begin(reader, reader.LocalName);
                break;
            case XmlNodeType.EndElement when _inData:
                End(reader, reader.LocalName);
                break;
            case XmlNodeType.Element:
                _main ??= reader.NamespaceURI;
                TakeAround(reader);
                break;
            default:
                if (_takes)
                {
                    _text.Take(reader);
                }

                break;
        }
    }

    // Where no element may stand, programs see different things: that is damage, and so is what one of them may leave out.
    void Begin(XmlReader reader, object name)
    {
        if (_takes || reader.LocalName == "AlternateContent")
        {
            throw Misplaced();
        }

        if (!ReferenceEquals(reader.NamespaceURI, _main))
        {
            // An extension's: none of the cells.
        }
        else if (name == _row || name == _c)
        {
            if (reader.Depth != (name == _row ? RowDepth : RowDepth + 1) || _inRow == (name == _row))
            {
                throw Misplaced();
            }

            if (name == _row)
            {
                BeginRow(reader);
            }
            else
            {
                BeginCell(reader);
            }
        }
        else if (_inCell)
        {
            BeginInCell(reader, name);
        }
        else if (name == _sheetData)
        {
            throw Misplaced();
        }
    }

    void End(XmlReader reader, object name)
    {
        if (!ReferenceEquals(reader.NamespaceURI, _main))
        {
            return;
        }

        if (name == _c)
        {
            EndCell();
        }
        else if (name == _row)
        {
            _inRow = false;
        }
        else if (_takes && (name == _v || name == _t))
        {
            _takes = false;
            _text.EndRun();
        }
        else if (name == _rPh)
        {
            _inPhonetic = false;
        }
        else if (name == _sheetData)
        {
            _inData = false;
        }
    }
}
