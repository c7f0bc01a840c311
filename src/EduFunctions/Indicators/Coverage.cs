namespace EduFunctions.Indicators;

/// <summary>From how many of how many schools a measure comes, and why not from the others: those left over have no return in force.</summary>
/// <param name="Counted">Schools that it comes from.</param>
/// <param name="Expected">Schools that it should come from.</param>
/// <param name="Withheld">Of the others, those that answer “/” and leave nothing blank.</param>
/// <param name="Uncomputed">Of the others, those that have reported without: a blank, nothing to divide by, or nothing of last year to compare with.</param>
readonly record struct Coverage(int Counted, int Expected, int Withheld = 0, int Uncomputed = 0)
{
    /// <summary>True when it comes from all.</summary>
    public bool IsWhole => Counted >= Expected;
}
