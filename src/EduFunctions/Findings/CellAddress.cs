using System.Globalization;

namespace EduFunctions.Findings;

/// <summary>One cell's place in its sheet. As Excel writes it (“C12”) only where people and files are met.</summary>
/// <param name="RowNumber">Row as Excel shows it, from 1.</param>
/// <param name="ColumnIndex">Column, from 0.</param>
public readonly record struct CellAddress(int RowNumber, int ColumnIndex)
{
    /// <summary>Column letters of an index from 0: A, B, … Z, AA, …</summary>
    public static string LettersOf(int columnIndex)
    {
        var letters = "";
        for (var rest = columnIndex + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>True for an address as Excel writes it, capitals and without $.</summary>
    public static bool TryParse(string? text, out CellAddress address)
    {
        var (column, letters) = (0, 0);
        while (letters < text?.Length && letters < 3 && char.IsAsciiLetterUpper(text[letters]))
        {
            column = (column * 26) + text[letters++] - 'A' + 1;
        }

        address = default;
        if (letters == 0 || !int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row < 1)
        {
            return false;
        }

        address = new CellAddress(row, column - 1);
        return true;
    }

    /// <summary>As Excel writes it.</summary>
    public override string ToString() => LettersOf(ColumnIndex) + RowNumber.ToString(CultureInfo.InvariantCulture);
}
