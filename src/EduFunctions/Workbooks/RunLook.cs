namespace EduFunctions.Workbooks;

/// <summary>
/// How a run of a rich text looks. Its digits become what is seen, ² where they are raised and 1 with a stroke through it (U+0336) where
/// they are struck out, so that they are no digits of the number beside them.
/// </summary>
/// <param name="Zero">The zero of its digits: raised, lowered, or '\0' where they stand on the line.</param>
/// <param name="IsStruck">True when it is struck out.</param>
readonly record struct RunLook(char Zero, bool IsStruck)
{
    /// <summary>The zero of raised digits.</summary>
    public const char Raised = '\u2070';

    /// <summary>The zero of lowered digits.</summary>
    public const char Lowered = '\u2080';

    const string Stroke = "\u0336";

    /// <summary>A letter as it is seen.</summary>
    public string Of(char letter)
    {
        if (!char.IsAsciiDigit(letter))
        {
            return letter.ToString();
        }

        var seen = (Zero, letter) switch
        {
            ('\0', _) => letter,
            (Raised, '1') => '\u00B9',
            (Raised, '2' or '3') => (char)('\u00B2' + letter - '2'),
            _ => (char)(Zero + letter - '0'),
        };
        return IsStruck ? seen + Stroke : seen.ToString();
    }
}
