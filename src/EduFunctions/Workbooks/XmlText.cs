using System.Xml;

namespace EduFunctions.Workbooks;

/// <summary>The characters of one string of a part, gathered run by run without a copy of each.</summary>
sealed class XmlText
{
    /// <summary>Longest text of a cell, in characters: Excel's own limit.</summary>
    const int Maximum = 32_767;

    // Room for the longest text at once: the reader stumbles where a chunk of a value would end within a character of two halves.
    readonly char[] _letters = new char[Maximum + 2];
    int _length;

    /// <summary>What is gathered.</summary>
    public ReadOnlySpan<char> Span => _letters.AsSpan(0, _length);

    /// <summary>Begins a new one.</summary>
    public void Clear() => _length = 0;

    /// <summary>Takes a node; one that is no text adds nothing.</summary>
    /// <exception cref="InvalidDataException">It grows longer than Excel takes.</exception>
    public void Take(XmlReader reader)
    {
        if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
        {
            return;
        }

        for (int length; (length = reader.ReadValueChunk(_letters, _length, _letters.Length - _length)) > 0;)
        {
            if ((_length += length) > Maximum)
            {
                throw new InvalidDataException("a text is too long");
            }
        }
    }
}
