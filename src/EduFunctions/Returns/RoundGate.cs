using EduFunctions.Findings;
using EduFunctions.Forms;

namespace EduFunctions.Returns;

/// <summary>Whether a round takes a return that came on a day; what it does not take is checked all the same, and kept.</summary>
/// <param name="Received">Day in the county on which it came.</param>
public sealed record RoundGate(DateOnly Received)
{
    /// <summary>Day on which the round opens; null when it always is open.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>True when the round is locked, and nothing lets this sender in all the same.</summary>
    public bool IsRoundLocked { get; init; }

    /// <summary>True when the sender's own return is locked.</summary>
    public bool IsReturnLocked { get; init; }

    /// <summary>Why it is not taken; null when it is.</summary>
    public Finding? Refusal => this switch
    {
        { IsReturnLocked: true } => ReturnFindings.ReturnLocked.Create(),
        { IsRoundLocked: true } => ReturnFindings.RoundLocked.Create(),
        { Opens: { } opens } when Received < opens => ReturnFindings.RoundNotOpen.Create(FormUnderCheck.Print(opens), FormUnderCheck.Print(Received)),
        _ => null,
    };
}
