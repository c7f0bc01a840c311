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

    int _runStart;
    char _zero;
    bool _isStruck;

    /// <summary>What is gathered.</summary>
    public ReadOnlySpan<char> Span => _letters.AsSpan(0, _length);

    /// <summary>Begins a new one.</summary>
    public void Clear() => (_length, _runStart, _zero, _isStruck) = (0, 0, '\0', false);

    /// <summary>Takes what a run of a rich text says of its look: whether it is raised, lowered or struck out.</summary>
    public void TakeLook(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "r":
                (_zero, _isStruck) = ('\0', false);
                break;
            case "vertAlign":
                _zero = reader.GetAttribute("val") switch { "superscript" => RunLook.Raised, "subscript" => RunLook.Lowered, _ => '\0' };
                break;
            case "strike" or "dstrike":
                _isStruck = reader.GetAttribute("val") is not ("0" or "false");
                break;
        }
    }

    /// <summary>Begins the text of a run.</summary>
    public void BeginRun() => _runStart = _length;

    /// <summary>
    /// Ends the text of a run: its letters become what is seen.
    /// </summary>
    public void EndRun()
    {
        if (_zero == '\0' && !_isStruck)
        {
            return;
        }

        var run = new string(_letters, _runStart, _length - _runStart);
        _length = _runStart;
        foreach (var letter in run)
        {
            if (_length + 2 > Maximum)
            {
                throw new InvalidDataException("a text is too long");
            }

            foreach (var seen in new RunLook(_zero, _isStruck).Of(letter))
            {
                _letters[_length++] = seen;
            }
        }
    }

    /// <summary>Takes a node; one that is no text adds nothing.</summary>
    /// <exception cref="InvalidDataException">It grows longer than Excel takes, or something stands in its midst after which other programs
    /// read no further.</exception>
    public void Take(XmlReader reader)
    {
        if (reader.NodeType is XmlNodeType.Comment or XmlNodeType.ProcessingInstruction)
        {
            throw new InvalidDataException("a text is parted");
        }

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
