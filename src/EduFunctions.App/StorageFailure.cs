using System.Globalization;
using Azure;

namespace EduFunctions.App;

/// <summary>What of an exception is the storage's doing.</summary>
static class StorageFailure
{
    /// <summary>True for storage that does not answer, or cannot do what it is asked.</summary>
    public static bool Is(Exception cause) => cause is RequestFailedException { Status: 0 or >= 500 } or IOException or OperationCanceledException;

    /// <summary>
    /// What has gone wrong: the worker wraps what a function throws, and a client all that its tries have ended in. If one of them is not the
    /// storage's doing, it is that one.
    /// </summary>
    public static Exception CauseOf(Exception exception) =>
        exception is AggregateException several && several.Flatten().InnerExceptions is { Count: > 0 } causes
            ? causes.FirstOrDefault(cause => !Is(cause)) ?? causes[^1] : exception;

    /// <summary>A cause in a word or two, for log and health: the code that storage gives, HTTP 500, no answer.</summary>
    public static string NameOf(Exception cause) => cause switch
    {
        RequestFailedException { ErrorCode: { Length: > 0 } code } => code,
        RequestFailedException { Status: > 0 and var status } => string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"),
        RequestFailedException or OperationCanceledException => "no answer",
        _ => cause.GetType().Name,
    };
}
