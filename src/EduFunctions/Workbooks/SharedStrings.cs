using System.Globalization;
using System.Xml;

namespace EduFunctions.Workbooks;

/// <summary>The strings that cells share.</summary>
/// <param name="text">Where each is gathered.</param>
sealed class SharedStrings(XmlText text)
{
    readonly List<string?> _strings = [];
    bool _takes;
    bool _inPhonetic;

    /// <summary>The string of an index; null when nothing of it is seen.</summary>
    /// <exception cref="DamageException">There is none.</exception>
    public string? At(ReadOnlySpan<char> index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < _strings.Count ? _strings[number]
            : throw new DamageException("sharedStrings");

    /// <summary>Takes a node of the part.</summary>
    public void Take(XmlReader reader)
    {
        switch (reader.NodeType, reader.LocalName)
        {
            case (XmlNodeType.Element, "si"):
                text.Clear();
                if (reader.IsEmptyElement)
                {
                    _strings.Add(null);
                }

                break;
            case (XmlNodeType.EndElement, "si"):
                _strings.Add(CellValue.Text(text.Span.ToString()));
                break;
            case (XmlNodeType.Element, "t"):
                _takes = !reader.IsEmptyElement && !_inPhonetic;
                text.BeginRun();
                break;
            case (XmlNodeType.EndElement, "t"):
                _takes = false;
                text.EndRun();
                break;
            case (XmlNodeType.Element, "r" or "vertAlign" or "strike"):
                text.TakeLook(reader);
                break;
            case (XmlNodeType.Element or XmlNodeType.EndElement, "rPh"):
                _inPhonetic = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
                break;
            default:
                if (_takes)
                {
                    text.Take(reader);
                }

                break;
        }
    }
}
