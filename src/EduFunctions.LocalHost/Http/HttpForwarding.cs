using System.Net;
using System.Text.Json.Nodes;
using EduFunctions.LocalHost.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Yarp.ReverseProxy.Forwarder;

namespace EduFunctions.LocalHost.Http;

/// <summary>Passes a request to the worker's own web server, and at the same time tells the worker which function it is for.</summary>
sealed class HttpForwarding(WorkerSupervisor workers, Invoker invoker, IHttpForwarder forwarder) : IDisposable
{
    static readonly TimeSpan WorkerPatience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan LeftoverPatience = TimeSpan.FromSeconds(2);

    // What Azure's front end grants a silent connection.
    static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromSeconds(230) };

    readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
    });

    public async Task HandleAsync(HttpContext context, string function)
    {
        // A request that changes nothing is asked again when the worker dies of something else in the middle of it.
        var tries = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? 2 : 1;
        while (await WorkerAsync(context.RequestAborted) is { } worker)
        {
            if (await ForwardAsync(context, function, worker) || context.Response.HasStarted || --tries == 0)
            {
                return;
            }

            await worker.Closed;
            context.Response.Clear();
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
    }

    /// <summary>Answers the request through this worker. False when the worker was lost before it answered.</summary>
    async Task<bool> ForwardAsync(HttpContext context, string function, WorkerChannel worker)
    {
        var address = worker.HttpAddress ?? throw new InvalidOperationException("The app does not serve HTTP with ASP.NET Core.");
        var id = Guid.NewGuid().ToString();
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var unreached = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var invocation = invoker.InvokeAsync(worker, id, function, Input(context.Request), RouteValues(context.Request), unreached.Token);
        var forwarding = SendAsync(context, address, id, unreached, abandoned.Token);
        var lost = false;
        try
        {
            await invocation;
        }
        catch (Exception e) when (e is FunctionFailedException or IOException or OperationCanceledException)
        {
            // The worker has logged it. An answer that it has not given by now will not come.
            lost = e is IOException;
            abandoned.CancelAfter(LeftoverPatience);
            await forwarding;
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        }

        await forwarding;
        return !lost;
    }

    /// <summary>Passes the request on. When that fails, the function need not wait for it.</summary>
    async Task SendAsync(
        HttpContext context, Uri address, string id, CancellationTokenSource unreached, CancellationToken cancellationToken)
    {
        var error = await forwarder.SendAsync(
            context, address.GetLeftPart(UriPartial.Authority), _client, Config, new Headers(id), cancellationToken);
        if (error != ForwarderError.None)
        {
            await unreached.CancelAsync();
        }
    }

    public void Dispose() => _client.Dispose();

    async Task<WorkerChannel?> WorkerAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(WorkerPatience);
        try
        {
            return await workers.ReadyAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    static JsonObject Input(HttpRequest request) => new()
    {
        ["http"] = new JsonObject
        {
            ["method"] = request.Method,
            ["url"] = request.GetEncodedUrl(),
            ["headers"] = new JsonObject(request.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value.ToString()))),
        },
    };

    static JsonObject RouteValues(HttpRequest request) => new(request.RouteValues
        .Where(r => r.Value is not null)
        .Select(r => KeyValuePair.Create(r.Key, (JsonNode?)RpcData.Text(r.Value!.ToString()!))));

    /// <summary>The headers by which the worker finds the invocation, and the address that the caller used.</summary>
    sealed class Headers(string invocationId) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var (request, headers) = (httpContext.Request, proxyRequest.Headers);
            headers.Remove("x-ms-invocation-id");
            headers.Add("x-ms-invocation-id", invocationId);

            // A proxy before us, on this same machine, knows better.
            if (!headers.Contains("X-Forwarded-Host"))
            {
                headers.TryAddWithoutValidation("X-Forwarded-Host", request.Host.Value);
            }

            if (!headers.Contains("X-Forwarded-Proto"))
            {
                headers.TryAddWithoutValidation("X-Forwarded-Proto", request.Scheme);
            }
        }
    }
}
