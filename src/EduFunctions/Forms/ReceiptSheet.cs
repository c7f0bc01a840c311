using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>The first sheet of a receipt as it comes back: not a sheet of the form, but what the school wrote in it is read.</summary>
static class ReceiptSheet
{
    /// <summary>Its name; with a number behind it where the school has a sheet of that name.</summary>
    public const string Name = "回执";

    /// <summary>Caption of the column that says how much a finding weighs.</summary>
    public const string LevelCaption = "级别";

    /// <summary>Caption of the column in which the school answers.</summary>
    public const string AnswerCaption = "本校说明";

    /// <summary>Caption of the hidden column that says what a line's answer is to: one key a line of text.</summary>
    public const string KeyCaption = "EduFunctionsKey";

    /// <summary>Longest answer taken, in characters; it is stored with the return.</summary>
    public const int AnswerMaximum = 500;

    // Between two answers to one query. None of them may be lost.
    const string Between = "；";

    /// <summary>The sheet; null when the workbook is no receipt. A school's own sheet of that name has other captions.</summary>
    public static RawSheet? In(RawWorkbook workbook) => workbook.Sheets.FirstOrDefault(Is);

    /// <summary>True for the first sheet of a receipt of ours.</summary>
    public static bool Is(RawSheet sheet) => sheet.Name.StartsWith(Name, StringComparison.Ordinal) && CaptionsOf(sheet) is not null;

    /// <summary>The answers that stand in it, by what they are to; none when the workbook is no receipt.</summary>
    public static IReadOnlyDictionary<string, string> AnswersIn(RawWorkbook workbook)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (In(workbook) is not { } sheet || CaptionsOf(sheet) is not { } captions)
        {
            return answers;
        }

        var (answerColumn, keyColumn) = (ColumnOf(captions, AnswerCaption), ColumnOf(captions, KeyCaption));
        foreach (var row in sheet.Rows.Where(row => row.RowNumber > captions.RowNumber))
        {
            if (row[keyColumn] is string keys && row[answerColumn] is { } value && !CellText.IsNotApplicable(CellText.Of(value)))
            {
                var answer = CellText.Of(value).Trim();
                foreach (var key in keys.Split('\n'))
                {
                    answers[key] = answer.Length > AnswerMaximum ? answer[..AnswerMaximum] : answer;
                }
            }
        }

        return answers;
    }

    /// <summary>
    /// Two explanations of one thing as one; the same, or one that is part of the other, is said once. Null when there is none.
    /// </summary>
    public static string? Joined(string? first, string? second) =>
        first is null || (second is not null && second.Contains(first, StringComparison.Ordinal)) ? second
        : second is null || first.Contains(second, StringComparison.Ordinal) ? first
        : first + Between + second;

    static RawRow? CaptionsOf(RawSheet sheet) =>
        sheet.Rows.FirstOrDefault(row => ColumnOf(row, LevelCaption) >= 0 && ColumnOf(row, AnswerCaption) >= 0);

    // −1 when the row has no such caption.
    static int ColumnOf(RawRow row, string caption) =>
        row.Cells.Where(cell => cell.Value as string == caption).Select(cell => cell.ColumnIndex).DefaultIfEmpty(-1).First();
}
