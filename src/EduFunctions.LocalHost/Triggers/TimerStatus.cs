namespace EduFunctions.LocalHost.Triggers;

/// <summary>What is known of a timer, in UTC.</summary>
/// <param name="Last">When it last ran. The smallest date when it never did.</param>
/// <param name="Next">When it is due next, seen from then.</param>
/// <param name="LastUpdated">When this was written.</param>
internal sealed record TimerStatus(DateTime Last, DateTime Next, DateTime LastUpdated);
