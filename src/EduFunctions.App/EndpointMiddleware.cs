using EduFunctions.App.Pages;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App;

/// <summary>
/// What every HTTP function has in common: the request is held against its endpoint's row before the function runs, and whatever goes wrong
/// ends in problem details, or in a page where a browser asks.
/// </summary>
sealed class EndpointMiddleware(AnswerWriter writer, IOptions<CountySettings> settings, ILogger<EndpointMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var endpoint = Endpoints.Of(context.FunctionDefinition.Name);
        try
        {
            await writer.WriteAsync(http, endpoint, () => AnswerAsync(context, next, http, endpoint));
        }
        catch (Exception gone) when (IsGone(gone, context, http))
        {
            Log.ClientGone(logger, http.Request.Path);
        }

        context.GetInvocationResult().Value = Results.Empty;
    }

    async Task AnswerAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http, Endpoint endpoint)
    {
        try
        {
            RequestCheck.Check(endpoint, http.Request, context.BindingContext.BindingData, settings.Value.ArePagesOpen);
            if (endpoint.Body?.MaximumOf(http.Request.ContentType) is { } limit)
            {
                await Body.ReceiveAsync(http.Request, limit, http.RequestAborted);
            }

            await next(context);
            await ((IResult)context.GetInvocationResult().Value!).ExecuteAsync(http);
        }
        catch (Exception exception) when (!IsGone(exception, context, http))
        {
            // The one place where every exception ends: the client must get an answer, the operator the cause.
            if (http.Response.HasStarted)
            {
                // What has been sent already cannot be taken back: the client must see that it is not whole.
                Log.RequestFailed(logger, exception, http.Request.Path);
                http.Abort();
                return;
            }

            await Body.DiscardAsync(http.Request, http.RequestAborted);
            http.Response.Clear();
            await AnswerOf(exception, http).ExecuteAsync(http);
        }
    }

    // Who asked waits for no answer any more, or the host gives the invocation up for that reason: nobody's error.
    static bool IsGone(Exception exception, FunctionContext context, HttpContext http) =>
        http.RequestAborted.IsCancellationRequested || context.CancellationToken.IsCancellationRequested
        || exception is ConnectionResetException;

    IResult AnswerOf(Exception exception, HttpContext http)
    {
        var cause = StorageFailure.CauseOf(exception);
        var problem = cause switch
        {
            ProblemException known => known,
            BadHttpRequestException or InvalidDataException =>
                new ProblemException(400, "bad-request", "请求无法读取。", "The request cannot be read."),
            _ when StorageFailure.Is(cause) => new ProblemException(503, "storage-unavailable",
                "存储没有应答或写不进去（例如磁盘已满），没有做或没有做完。请稍后再做一次；仍不行请告诉管理员。",
                "Storage does not answer, or takes nothing (a full disk, say): it was not done, or not all of it. Do it again later; if that does not help, tell the operator."),
            _ => new ProblemException(500, "internal", "系统出错，已记录。请稍后再试。", "An error of the system; it is recorded. Try again later."),
        };
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            Log.StorageUnavailable(logger, http.Request.Path, StorageFailure.NameOf(cause));
        }
        else if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            Log.RequestFailed(logger, exception, http.Request.Path);
        }

        if (problem.Allow is { } verbs)
        {
            http.Response.Headers.Allow = string.Join(", ", verbs);
        }

        http.Response.Headers.Vary = HeaderNames.Accept;
        return IsBrowser(http.Request)
            ? new RazorComponentResult<ErrorPage>(new { problem.Status, problem.Text }) { StatusCode = problem.Status }
            : Results.Json(ProblemJson.Of(problem), Json.Options, ProblemJson.ContentType, problem.Status);
    }

    // A browser says that it would rather have HTML; a program that says nothing, or anything, gets JSON.
    static bool IsBrowser(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count > 0
            && Quality(ContentTypes.Html) is var html && html > 0 && html > Quality(ContentTypes.Json)
                && html > Quality(ProblemJson.ContentType);

        double Quality(string type) =>
            accepted.Where(entry => entry.MediaType == type).Select(entry => entry.Quality ?? 1).DefaultIfEmpty(0).Max();
    }
}
