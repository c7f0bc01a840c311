namespace EduFunctions.Findings;

/// <summary>What a sender has answered to a query in an earlier version of its return.</summary>
/// <param name="Outcome">What the check saw then (<see cref="Finding.OutcomeAt"/>): the answer is to that, and to nothing else.</param>
/// <param name="Said">The answer.</param>
public sealed record QueryAnswer(string Outcome, string Said)
{
    // What a sender writes who finds nothing wrong with the figure, and the check at fault.
    const string RuleIsWrong = "规则有误";

    /// <summary>True for an answer that says that the check itself is wrong: it goes to the bureau and counts against the check.</summary>
    public static bool Disputes(string said) => said.Contains(RuleIsWrong, StringComparison.Ordinal);
}
