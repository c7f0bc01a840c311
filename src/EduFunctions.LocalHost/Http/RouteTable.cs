using EduFunctions.LocalHost.Rpc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;

namespace EduFunctions.LocalHost.Http;

/// <summary>A function that is reached by HTTP.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Template">Its address without the app's prefix, such as <c>schools/{school}</c>.</param>
/// <param name="Verbs">What it answers to; empty: everything.</param>
sealed record FunctionRoute(string Function, string Template, IReadOnlyList<string> Verbs)
{
    /// <summary>As the worker declares it.</summary>
    public static FunctionRoute Of(FunctionDefinition function) => new(
        function.Name,
        function.Text("route") is { Length: > 0 } route ? route : function.Name,
        [.. function.Trigger["methods"]?.AsArray().Select(verb => verb!.ToString()) ?? []]);
}

/// <summary>Which function answers a request: the first in alphabetical order of names whose route and verb match. No literal
/// is better than a parameter or a catch-all, and a verb that does not match leaves the request to the next.</summary>
/// <remarks>ASP.NET's older routing by a list, for the real host uses it too (<c>WebScriptHostHttpRoutesManager</c>); its newer
/// one, by endpoints, prefers literals and answers 405.</remarks>
sealed class RouteTable
{
    const string Function = "function";

    readonly RouteCollection _routes = new();

    /// <param name="prefix">What every address begins with; may be empty.</param>
    /// <param name="functions">The functions, in any order.</param>
    /// <param name="constraints">Knows what <c>{year:int}</c> means.</param>
    public RouteTable(string prefix, IEnumerable<FunctionRoute> functions, IInlineConstraintResolver constraints)
    {
        foreach (var function in functions.OrderBy(function => function.Function, StringComparer.OrdinalIgnoreCase))
        {
            var template = string.Join('/', new[] { prefix.Trim('/'), function.Template.Trim('/') }.Where(part => part.Length > 0));
            var verbs = new Dictionary<string, object>(StringComparer.Ordinal);
            if (function.Verbs.Count > 0)
            {
                verbs.Add("httpMethod", new HttpMethodRouteConstraint([.. function.Verbs]));
            }

            var name = new RouteValueDictionary { [Function] = function.Function };
            _routes.Add(new Route(new Found(), function.Function, template, [], verbs, name, constraints));
        }
    }

    /// <summary>The function that answers; the request then has its route's values. Null when none does.</summary>
    public async Task<string?> MatchAsync(HttpContext context)
    {
        // The real host answers 404 to //api, even where a catch-all would take it.
        if (context.Request.Path.Value is ['/', '/', ..])
        {
            return null;
        }

        var route = new RouteContext(context);
        await _routes.RouteAsync(route);
        if (route.Handler is null)
        {
            return null;
        }

        context.Request.RouteValues = route.RouteData.Values;
        return (string)route.RouteData.DataTokens[Function]!;
    }

    /// <summary>The end of every route. What happens there is the caller's business.</summary>
    sealed class Found : IRouter
    {
        public VirtualPathData? GetVirtualPath(VirtualPathContext context) => null;

        public Task RouteAsync(RouteContext context)
        {
            context.Handler = _ => Task.CompletedTask;
            return Task.CompletedTask;
        }
    }
}
