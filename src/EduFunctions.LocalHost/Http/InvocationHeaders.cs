using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace EduFunctions.LocalHost.Http;

/// <summary>The headers by which the worker finds the invocation, and the address that the caller used.</summary>
internal sealed class InvocationHeaders(string invocationId) : HttpTransformer
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
