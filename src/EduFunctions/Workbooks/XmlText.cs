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
                _zero = reader.GetAttribute("val") switch { "superscript" => '\u2070', "subscript" => '\u2080', _ => '\0' };
                break;
            case "strike" or "dstrike":
                _isStruck = reader.GetAttribute("val") is not ("0" or "false");
                break;
        }
    }

    /// <summary>Begins the text of a run.</summary>
    public void BeginRun() => _runStart = _length;

    /// <summary>
    /// Ends the text of a run: its digits become what is seen, ² where they are raised and 1 with a stroke through it (U+0336) where they are
    /// struck out, so that they are no digits of the number beside them.
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

            var isDigit = char.IsAsciiDigit(letter);
            _letters[_length++] = !isDigit || _zero == '\0' ? letter
                : (_zero, letter) switch { ('\u2070', '1') => '\u00B9', ('\u2070', '2' or '3') => (char)('\u00B2' + letter - '2'), _ => (char)(_zero + letter - '0') };
            if (isDigit && _isStruck)
            {
                _letters[_length++] = '\u0336';
            }
        }
    }

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
