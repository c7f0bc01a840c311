using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App;

/// <summary>Turns what a function throws into problem details.</summary>
sealed class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The one place where every exception ends: the client must get an answer, the operator the cause.
            var cause = exception is AggregateException { InnerException: { } inner } ? inner : exception;
            switch (cause)
            {
                case ProblemException problem:
                    context.GetInvocationResult().Value = problem.ToResult();
                    break;
                case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                    context.GetInvocationResult().Value = Requests.TooLarge().ToResult();
                    break;
                case BadHttpRequestException or InvalidDataException:
                    context.GetInvocationResult().Value = Problem.Of(400, "bad-request", "请求无法读取。", "The request cannot be read.");
                    break;
                default:
                    Log.RequestFailed(logger, cause, http.Request.Path);
                    context.GetInvocationResult().Value = Problem.Of(500, "internal", "系统出错，已记录。请稍后再试。", "An error of the system; it is recorded. Try again later.");
                    break;
            }
        }
    }
}
