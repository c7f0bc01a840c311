using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>What a receipt says of an upload beyond its check; null what nobody knows, or what the return itself says.</summary>
public sealed record ReceiptFacts
{
    /// <summary>Nothing is known but the file.</summary>
    public static ReceiptFacts None { get; } = new();

    /// <summary>Name of the sender as the register has it.</summary>
    public string? Name { get; init; }

    /// <summary>Who sent it.</summary>
    public Sender? From { get; init; }

    /// <summary>The school year that it is for.</summary>
    public SchoolYear? Year { get; init; }

    /// <summary>Number of the version, from 1.</summary>
    public int? Version { get; init; }

    /// <summary>Day in the county on which it came.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>Last day on which a return is in time.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Whom the bureau names for questions; null when it names nobody.</summary>
    public string? Contact { get; init; }

    /// <summary>The sender's return in force of the year before, whose totals stand beside this year's.</summary>
    public Return? LastYear { get; init; }

    /// <summary>Why the bureau has returned this version after its check had accepted it; null when it has not.</summary>
    public ReturnNotice? Returned { get; init; }

    /// <summary>By what the receipt's deadline is kept; nothing that is written comes from it. Null when there is no deadline.</summary>
    public TimeProvider? Clock { get; init; }
}

/// <summary>退回: an officer's word on a return that the check had accepted.</summary>
/// <param name="Reason">Why, as the officer wrote it.</param>
/// <param name="By">The officer.</param>
/// <param name="On">Day in the county.</param>
public sealed record ReturnNotice(string Reason, string By, DateOnly On);
