using System.Text;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Returns;

/// <summary>What an officer wants done to a return.</summary>
/// <param name="Act">What.</param>
/// <param name="By">The officer: a name as given, since there is no sign-in yet.</param>
/// <param name="Reason">Why; null where no reason is needed and none is given.</param>
/// <param name="Due">The day until which it is extended; null for other acts.</param>
sealed record ReturnOrder(ReturnAct Act, string By, string? Reason, DateOnly? Due)
{
    const int NameMaximum = 50;
    const int ReasonMaximum = 500;

    /// <summary>An order as somebody wrote it.</summary>
    /// <exception cref="ProblemException">400: no officer does this, or something is missing.</exception>
    public static ReturnOrder Of(SchoolYear year, ReturnAct act, string? by, string? reason, DateOnly? due)
    {
        var moves = ReturnMoves.All.Where(move => move.Act == act && move.By == ReturnActor.Bureau).ToList();
        if (moves.Count == 0)
        {
            throw Bad($"“{ReturnMoves.NameOf(act).Zh}”不由教育局办理。", $"'{act}' is not for an officer to do.");
        }

        var order = new ReturnOrder(act, Name(by), Reasoned(reason, moves.Exists(move => move.NeedsReason)),
            act == ReturnAct.Extend ? due : null);
        if (act == ReturnAct.Extend && !(due >= new DateOnly(year.StartYear, 9, 1) && due <= new DateOnly(year.StartYear + 1, 8, 31)))
        {
            throw Bad($"延期要写明新的截止日，在 {year.StartYear}-09-01 至 {year.StartYear + 1}-08-31 之间。",
                $"An extension needs its day, from {year.StartYear}-09-01 to {year.StartYear + 1}-08-31.");
        }

        return order;
    }

    /// <summary>An officer's name.</summary>
    /// <exception cref="ProblemException">400: it is missing, too long, or holds what cannot be printed.</exception>
    public static string Name(string? by) => Plain(by, NameMaximum)
        ?? throw Bad($"请写明经办人姓名（不超过 {NameMaximum} 字）。", $"Say who does it (a name of at most {NameMaximum} characters).");

    /// <summary>A reason; null when none is given.</summary>
    /// <exception cref="ProblemException">400: it is needed and missing, too long, or holds what cannot be printed.</exception>
    public static string? Reasoned(string? reason, bool isNeeded) => string.IsNullOrWhiteSpace(reason) && !isNeeded ? null
        : Plain(reason, ReasonMaximum) ?? throw Bad($"请写明原因（不超过 {ReasonMaximum} 字）。",
            $"Say why (at most {ReasonMaximum} characters).");

    // One line that pages and workbooks can print.
    static string? Plain(string? text, int maximum) =>
        text?.ReplaceLineEndings(" ").Trim() is { Length: > 0 } line && line.Length <= maximum
        && line.EnumerateRunes().All(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE)
            ? line : null;

    static ProblemException Bad(string zh, string en) => new(400, "bad-act", zh, en);
}
