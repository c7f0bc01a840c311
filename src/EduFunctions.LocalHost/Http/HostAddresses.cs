using System.Text.Json;
using EduFunctions.LocalHost.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.LocalHost.Http;

/// <summary>The host's own addresses, as far as a single machine needs them: everything under <c>/admin</c> and
/// <c>/runtime</c>, where no function is reached.</summary>
sealed class HostAddresses(TriggerSet triggers, IReadOnlySet<string> functions)
{
    static readonly PathString Functions = "/functions";

    /// <summary>Takes these addresses out of what the app gets.</summary>
    public void Map(IApplicationBuilder app)
    {
        app.Map("/admin", admin => admin.Run(AnswerAsync));
        app.Map("/runtime", runtime => runtime.Run(NotFound));
    }

    Task AnswerAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path);
        if (HttpMethods.IsGet(method) && path == "/host/status")
        {
            return context.Response.WriteAsJsonAsync(new { state = "Running" });
        }

        return HttpMethods.IsPost(method) && path.StartsWithSegments(Functions, out var name) && name.HasValue
            ? FireAsync(context, name.Value.TrimStart('/'))
            : NotFound(context);
    }

    /// <summary>As in the real host: any function of the app is accepted, a disabled one too; only timers and queues really run.</summary>
    async Task FireAsync(HttpContext context, string function) =>
        context.Response.StatusCode =
            !context.Request.HasJsonContentType() ? StatusCodes.Status415UnsupportedMediaType
            : await InputAsync(context) is not { } input ? StatusCodes.Status400BadRequest
            : !functions.Contains(function) ? StatusCodes.Status404NotFound
            : Fire(function, input);

    int Fire(string function, ManualInput input)
    {
        triggers.TryFire(function, input.Input ?? "");
        return StatusCodes.Status202Accepted;
    }

    static async Task<ManualInput?> InputAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<ManualInput>(context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>The body that the real host expects; <c>{}</c> will do.</summary>
    sealed record ManualInput(string? Input);
}
