using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App;

/// <summary>A request that cannot be answered, for a reason that its sender can mend.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Stable kebab-case code.</param>
/// <param name="text">What is wrong, what came and what was expected, in Chinese.</param>
/// <param name="textEn">The same in English.</param>
sealed class ProblemException(int status, string code, string text, string textEn) : Exception(textEn)
{
    public IResult ToResult() => Problem.Of(status, code, text, Message);
}

/// <summary>Problem details (RFC 9457) with a code, in Chinese and English.</summary>
static class Problem
{
    public static IResult Of(int status, string code, string text, string textEn, object? findings = null)
    {
        var details = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = $"urn:edufunctions:{code}",
            ["title"] = code,
            ["status"] = status,
            ["detail"] = text,
            ["detailEn"] = textEn,
            ["code"] = code,
        };
        if (findings is not null)
        {
            details["findings"] = findings;
        }

        return Results.Json(details, Json.Options, "application/problem+json", status);
    }
}

/// <summary>How JSON is written: camelCase, names for enums, Chinese as it stands.</summary>
static class Json
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never written into HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>The value with an ETag; 304 when the client has it already.</summary>
    public static IResult Answer(HttpRequest request, object value, string etag)
    {
        request.HttpContext.Response.Headers.ETag = etag;
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        return request.Headers.IfNoneMatch.Any(known => known is not null && known.Split(',').Any(tag => tag.Trim() == etag || tag.Trim() == "*"))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(value, Options);
    }
}

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

/// <summary>What the paths of requests mean.</summary>
static class Requests
{
    public static CountyCode County(string county) => CountyCode.TryParse(county, out var code)
        ? code
        : throw new ProblemException(400, "bad-county", $"县代码“{county}”不是六位数字。", $"County '{county}' is not six digits.");

    public static SchoolYear Year(string year) => year.Length == 4 && SchoolYear.TryParse(year, out var value)
        ? value
        : throw new ProblemException(400, "bad-year", $"学年“{year}”不是 2000 至 2099 的四位数字。", $"School year '{year}' is not four digits from 2000 to 2099.");

    public static SchoolCode School(string school) => SchoolCode.TryParse(school, out var code)
        ? code
        : throw new ProblemException(400, "bad-school", $"学校标识码“{school}”不是十位数字。", $"School '{school}' is not ten digits.");

    public static ProblemException TooLarge() =>
        new(413, "file-too-large", "文件超过 20 MiB。请删去图片和多余内容。", "The file is over 20 MiB. Remove pictures and what does not belong in it.");

    /// <summary>The request's body, at most <paramref name="limit"/> bytes.</summary>
    public static async Task<byte[]> BodyAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int count;
        while ((count = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > limit)
            {
                throw TooLarge();
            }
        }

        return buffer.ToArray();
    }
}
