using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EduFunctions.Workbooks;

namespace EduFunctions.App.Returns;

/// <summary>The name that an upload is kept under: the moment it came, and the file's own.</summary>
static partial class UploadName
{
    const int LengthMaximum = 100;

    /// <summary>Name of a blob, in its folder.</summary>
    public static string At(DateTimeOffset moment, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{moment:yyyyMMdd'T'HHmmssfff}-{file}");

    /// <summary>
    /// The file's own name: without folders, of at most 100 characters, and of such only as a list of names in XML can say (a name that
    /// cannot be listed hides every other) and people can see.
    /// </summary>
    /// <exception cref="ProblemException">400: programs leave such files behind, beside those that people save.</exception>
    public static string Of(string fileName)
    {
        var own = fileName.Replace('\\', '/').Split('/')[^1];
        if (own.Trim().Trim('.').Length > 0 && LeftoverFiles.Has(own))
        {
            throw new ProblemException(400, "not-a-persons-file", "这是办公软件或系统自动留下的文件（~$ 或 . 开头、Thumbs.db、desktop.ini），不是报表。请选择您保存的报表文件。",
                "This file was left by a program (~$…, .…, Thumbs.db, desktop.ini); it is no return. Choose the file that you have saved.");
        }

        var runes = Runes(own).Where(IsPlain).ToList();
        while (runes.Sum(rune => rune.Utf16SequenceLength) > LengthMaximum)
        {
            runes.RemoveAt(0); // the end has the type
        }

        var name = string.Concat(runes).Trim('.', ' ');
        return name.Length == 0 ? "return.xlsx" : name;
    }

    /// <summary>The name under which the school sent a blob's file.</summary>
    public static string FileOf(string blobName) => Moment().Replace(blobName[(blobName.LastIndexOf('/') + 1)..], "");

    // Halves of a pair are passed over, and not made into “�”.
    static IEnumerable<Rune> Runes(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (Rune.TryGetRuneAt(text, index, out var rune))
            {
                index += rune.Utf16SequenceLength - 1;
                yield return rune;
            }
        }
    }

    // Not the two last of each plane, which are no characters; nor what is invisible, or turns the direction of writing; nor what an
    // address means something by.
    static bool IsPlain(Rune rune) => (rune.Value & 0xFFFE) != 0xFFFE
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not ('?' or '#' or '%');

    [GeneratedRegex(@"^[0-9]{8}T[0-9]{9}-")]
    private static partial Regex Moment();
}
