using System.Text;

namespace EduFunctions.Reports;

/// <summary>
/// Takes out of a sentence what tells of nothing that the county has: nobody writes “其中骨干教师占 不适用” where no teacher was exchanged. A
/// phrase ends at a ，；： or 。 outside “”; what stands in （） is told of what stands before it, and goes with it. What leads up to phrases (按方向分：) goes
/// with the last of them; a 其中 goes with what it is a part of.
/// </summary>
static class ReportPhrases
{
    const char None = '\uE000';
    const char Told = '\uE001';
    const char Fact = '\uE002';
    const string Part = "其中";
    const string Signs = "，；。：";

    /// <summary>What is left of a sentence.</summary>
    /// <param name="pieces">Its pieces: words, or a place (words null), of which it is said whether its figures do not apply; null where it has none.</param>
    /// <returns>For each piece its words as they are left, empty for a place; null for a place that is left out.</returns>
    public static IReadOnlyList<string?> Left(IReadOnlyList<(string? Words, bool? IsNotApplicable)> pieces)
    {
        var text = string.Concat(pieces.Select(piece => piece.Words ?? (piece.IsNotApplicable switch { true => None, false => Told, _ => Fact }).ToString())).ToCharArray();
        var isLeft = Enumerable.Repeat(true, text.Length).ToArray();
        Level(text, isLeft, 0, text.Length);
        var (left, at) = (new List<string?>(), 0);
        foreach (var (words, _) in pieces)
        {
            var length = words?.Length ?? 1;
            left.Add(words is null ? isLeft[at] ? "" : null : Concat(text.AsSpan(at, length), isLeft.AsSpan(at, length)));
            at += length;
        }

        return left;
    }

    // Of one sentence, or of what stands between （ and ）. The sign before a phrase that is taken out gives way to the one behind it, where
    // that parts more, or to the end.
    static void Level(char[] text, bool[] isLeft, int first, int end)
    {
        var (start, sign) = (first, -1);
        while (start < end)
        {
            var (stop, own) = PhraseOf(text, start, end);
            var isSign = Signs.Contains(text[stop - 1], StringComparison.Ordinal);
            var isLead = text[stop - 1] == '：' && LeadsToNothing(text, stop, end);
            if (IsOfNothing(own) || (isLead && !text.AsSpan(start, stop - start).Contains(Told)))
            {
                Array.Fill(isLeft, false, start, stop - start + (IsPart(text, stop, end) ? Part.Length : 0));
                if (sign >= 0 && text[sign] != '：' && (isSign ? text[stop - 1] != '：' && OrderOf(text[stop - 1]) > OrderOf(text[sign]) : end < text.Length))
                {
                    (text[sign], isLeft[sign]) = (isSign ? text[stop - 1] : text[sign], isSign);
                }
            }
            else
            {
                Groups(text, isLeft, start, stop);
                text[stop - 1] = isLead ? '，' : text[stop - 1];
                sign = isSign ? stop - 1 : -1;
            }

            start = stop;
        }
    }

    static bool IsOfNothing(string own) => own.Contains(None) && !own.Contains(Told);

    // Whether the next phrase tells of a part of this one.
    static bool IsPart(char[] text, int start, int end) => text.AsSpan(start, end - start).StartsWith(Part);

    // Whether all of what a ： leads up to, to the ； or 。 or the next ：, is taken out.
    static bool LeadsToNothing(char[] text, int start, int end)
    {
        var isLed = start < end;
        while (isLed && start < end)
        {
            var (stop, own) = PhraseOf(text, start, end);
            if (text[stop - 1] == '：')
            {
                return false;
            }

            isLed = IsOfNothing(own);
            if (text[stop - 1] != '，')
            {
                break;
            }

            start = stop;
        }

        return isLed;
    }

    static void Groups(char[] text, bool[] isLeft, int start, int stop)
    {
        for (var open = Array.IndexOf(text, '（', start, stop - start); open >= 0; open = open < stop ? Array.IndexOf(text, '（', open, stop - open) : -1)
        {
            var close = CloseOf(text, open, stop);
            var inside = text.AsSpan(open + 1, close - open - 1);
            if (inside.Contains(None) && !inside.Contains(Told))
            {
                Array.Fill(isLeft, false, open, Math.Min(close + 1, stop) - open);
            }
            else
            {
                Level(text, isLeft, open + 1, close);
            }

            open = close + 1;
        }
    }

    // Where a phrase ends, and its text without what stands in （）.
    static (int Stop, string Own) PhraseOf(char[] text, int start, int end)
    {
        var (own, isQuoted) = (new StringBuilder(), false);
        for (var index = start; index < end; index++)
        {
            isQuoted = text[index] == '“' || (isQuoted && text[index] != '”');
            if (text[index] == '（')
            {
                index = CloseOf(text, index, end);
                continue;
            }

            own.Append(text[index]);
            if (!isQuoted && Signs.Contains(text[index], StringComparison.Ordinal))
            {
                return (index + 1, own.ToString());
            }
        }

        return (end, own.ToString());
    }

    // The ） of a （; the end where there is none.
    static int CloseOf(char[] text, int open, int end)
    {
        var depth = 0;
        for (var index = open; index < end; index++)
        {
            depth += text[index] switch { '（' => 1, '）' => -1, _ => 0 };
            if (depth == 0)
            {
                return index;
            }
        }

        return end;
    }

    static int OrderOf(char sign) => Signs.IndexOf(sign, StringComparison.Ordinal);

    static string Concat(ReadOnlySpan<char> text, ReadOnlySpan<bool> isLeft)
    {
        var left = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (isLeft[index])
            {
                left.Append(text[index]);
            }
        }

        return left.ToString();
    }
}
