using System.Runtime.ExceptionServices;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Hosting;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>That an engine has given up. The SDK's own way is to end the process with a dump.</summary>
sealed class EngineFailure : IWebJobsExceptionHandlerFactory, IWebJobsExceptionHandler
{
    readonly TaskCompletionSource<string> _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the reason in one line.</summary>
    public Task<string> Happened => _happened.Task;

    public void Tell(Exception exception) => _happened.TrySetResult(exception.GetBaseException().Message);

    public IWebJobsExceptionHandler Create(IHost jobHost) => this;

    public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo)
    {
        Tell(exceptionInfo.SourceException);
        return Task.CompletedTask;
    }

    // Functions have their time limit in Invoker.
    public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod) =>
        OnUnhandledExceptionAsync(exceptionInfo);
}
