using System.Collections.Immutable;
using EduFunctions.App.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App;

/// <summary>
/// What every HTTP function has in common: the request is held against its endpoint's row before the function runs, and whatever goes wrong
/// ends in problem details, or in a page where a browser asks.
/// </summary>
sealed class EndpointMiddleware(AnswerWriter writer, ILogger<EndpointMiddleware> logger) : IFunctionsWorkerMiddleware
{
    // The platform's own: the key of the function app, and whose it is.
    static readonly ImmutableArray<string> OfThePlatform = ["code", "clientId"];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        await writer.WriteAsync(http, async () =>
        {
            try
            {
                Check(Endpoints.Of(context.FunctionDefinition.Name), http.Request, context.BindingContext.BindingData);
                await next(context);
                await ((IResult)context.GetInvocationResult().Value!).ExecuteAsync(http);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The one place where every exception ends: the client must get an answer, the operator the cause.
                http.Response.Clear();
                await AnswerOf(exception is AggregateException { InnerException: { } inner } ? inner : exception, http).ExecuteAsync(http);
            }
        });
        context.GetInvocationResult().Value = Results.Empty;
    }

    static void Check(Endpoint endpoint, HttpRequest request, IReadOnlyDictionary<string, object?> path)
    {
        if (endpoint.IsCatchAll && !(request.Path == "/" && HttpMethods.IsGet(request.Method)))
        {
            throw Endpoints.VerbsOf(request.Path) is { Count: > 0 } verbs
                ? new ProblemException(405, "method-not-allowed", $"此地址只接受 {string.Join('、', verbs)}。",
                    $"This address takes {string.Join(", ", verbs)} only.") { Allow = verbs }
                : new ProblemException(404, "not-found", "没有这个页面。", "There is no such page.");
        }

        foreach (var parameter in endpoint.Path.Where(parameter => !parameter.Allows(path[parameter.Name] as string)))
        {
            throw parameter.Refuse(path[parameter.Name] as string);
        }

        CheckQuery(endpoint, request.Query);
        if (endpoint.Body is { } body && !body.Takes(request.ContentType))
        {
            throw new ProblemException(415, "unsupported-media-type",
                $"内容类型“{request.ContentType}”不受支持，应为 {string.Join('、', body.ContentTypes)}。",
                $"Content type '{request.ContentType}' is not taken; expected: {string.Join(", ", body.ContentTypes)}.");
        }

        if (endpoint.Body?.BytesMaximum < request.ContentLength)
        {
            throw Body.TooLarge(endpoint.Body.BytesMaximum);
        }
    }

    static void CheckQuery(Endpoint endpoint, IQueryCollection query)
    {
        foreach (var (name, values) in query.Where(entry => !OfThePlatform.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var parameter = endpoint.Query.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw Unknown(name);
            if (values.Count > 1 || !parameter.Allows(values))
            {
                throw parameter.Refuse(values);
            }
        }

        if (endpoint.Query.FirstOrDefault(parameter => parameter.IsRequired && !query.ContainsKey(parameter.Name)) is { } missing)
        {
            throw missing.Refuse(null);
        }

        ProblemException Unknown(string name)
        {
            var known = endpoint.Query.Select(parameter => parameter.Name).ToList();
            return known.Count == 0
                ? new ProblemException(400, "unknown-parameter", $"此地址没有参数“{name}”，也不接受任何参数。",
                    $"This address has no parameter '{name}', nor any other.")
                : new ProblemException(400, "unknown-parameter", $"此地址没有参数“{name}”；可用：{string.Join('、', known)}。",
                    $"This address has no parameter '{name}'; known: {string.Join(", ", known)}.");
        }
    }

    IResult AnswerOf(Exception exception, HttpContext http)
    {
        var problem = exception switch
        {
            ProblemException known => known,
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Body.TooLarge(UploadLimit.RequestBytes),
            BadHttpRequestException or InvalidDataException =>
                new ProblemException(400, "bad-request", "请求无法读取。", "The request cannot be read."),
            _ => new ProblemException(500, "internal", "系统出错，已记录。请稍后再试。", "An error of the system; it is recorded. Try again later."),
        };
        if (problem.Status == StatusCodes.Status500InternalServerError)
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
