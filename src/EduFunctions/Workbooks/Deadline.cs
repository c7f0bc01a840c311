using System.Globalization;

namespace EduFunctions.Workbooks;

/// <summary>
/// When the work on one file must have ended. It stands behind the counts of <see cref="PackageBudget"/>, which let no file take longer
/// than 2 s of a processor: what they do not catch ends here, and not with the program.
/// </summary>
sealed class Deadline
{
    /// <summary>What a check, or a receipt, may take by the clock: fifteen files at once on one processor have time enough.</summary>
    public static readonly TimeSpan Allowed = TimeSpan.FromSeconds(30);

    readonly TimeProvider? _clock;
    readonly long _started;

    /// <summary>The deadline of work that begins now; none without a clock, which the library does not have.</summary>
    public Deadline(TimeProvider? clock) => (_clock, _started) = (clock, clock?.GetTimestamp() ?? 0);

    /// <summary>Goes on while there is time.</summary>
    /// <exception cref="BudgetException">There is none left.</exception>
    public void Keep()
    {
        if (_clock?.GetElapsedTime(_started) > Allowed)
        {
            var seconds = Allowed.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            throw new BudgetException(WorkbookFindings.FileTakesTooLong.Create(seconds));
        }
    }
}
