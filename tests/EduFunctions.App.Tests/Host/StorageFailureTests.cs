using Azure;

namespace EduFunctions.App.Tests.Host;

/// <summary>What is told as storage's doing, of exceptions as worker and clients wrap them.</summary>
public sealed class StorageFailureTests
{
    static readonly Exception Refused = new RequestFailedException(0, "Connection refused");

    public static TheoryData<Exception, bool, string> Known => new()
    {
        { Refused, true, "no answer" },
        { new RequestFailedException(500, "ENOSPC", "InternalError", null), true, "InternalError" },
        { new RequestFailedException(503, "busy"), true, "HTTP 503" },
        { new RequestFailedException(404, "gone", "ResourceNotFound", null), false, "ResourceNotFound" }, // ours: what may not be there is asked for so
        { new RequestFailedException(400, "bad", "InvalidInput", null), false, "InvalidInput" },
        { new RequestFailedException(403, "no", "AuthorizationFailure", null), false, "AuthorizationFailure" },
        { new IOException("reset"), true, "IOException" },
        { new TaskCanceledException("100 s"), true, "no answer" },
        { new InvalidOperationException("a bug"), false, "InvalidOperationException" },
        // Four tries of a client, wrapped again by the worker.
        { new AggregateException(new AggregateException(Refused, Refused, new IOException("reset"), Refused)), true, "no answer" },
        { new AggregateException(new AggregateException(Refused, new InvalidOperationException("a bug"), Refused)), false, "InvalidOperationException" },
        { new AggregateException(), false, "AggregateException" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void TheCauseIsFoundAndNamed(Exception thrown, bool isStorage, string name)
    {
        var cause = StorageFailure.CauseOf(thrown);
        Assert.Equal((isStorage, name), (StorageFailure.Is(cause), StorageFailure.NameOf(cause)));
    }
}
