using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace EduFunctions.App.Tests;

/// <summary>Azure's host takes the first function, in alphabetical order of names, whose route and verb match; no literal is better than a parameter or a catch-all (azure-functions-host 9876, 3153, 6062).</summary>
public sealed class RouteTests
{
    static readonly (string Function, string Route, string[] Verbs)[] Routes =
        [.. Metadata.Bindings.Where(binding => binding.Type == "httpTrigger")
            .Select(binding => (binding.Function, binding.Element.GetProperty("route").GetString()!, binding.Element.GetProperty("methods").EnumerateArray().Select(verb => verb.GetString()!.ToUpperInvariant()).ToArray()))
            .OrderBy(route => route.Function, StringComparer.OrdinalIgnoreCase)];

    public static TheoryData<string, string, string> Requests =>
        [.. Routes.SelectMany(route => route.Verbs, (route, verb) => (route.Function, verb, SampleOf(route.Route)))];

    [Theory]
    [MemberData(nameof(Requests))]
    public void NoRouteHidesALaterOne(string function, string verb, string path) =>
        Assert.Equal(function, Routes.First(route => route.Verbs.Contains(verb) && Matches(route.Route, path)).Function);

    [Fact]
    public void TheCatchAllIsTheLastOfAll()
    {
        Assert.True(Routes.Length >= 20);
        Assert.StartsWith("{*", Routes[^1].Route, StringComparison.Ordinal);
        Assert.Single(Routes, route => route.Route.Contains("{*", StringComparison.Ordinal));
    }

    static bool Matches(string route, string path) => new TemplateMatcher(TemplateParser.Parse(route), []).TryMatch(new PathString("/" + path), []);

    // What a caller could send for each parameter; the catch-all is asked for an address that no other function has.
    static string SampleOf(string route) => string.Join('/', route.Split('/').Select(part => part.StartsWith("{*", StringComparison.Ordinal) ? "" : part.StartsWith('{') ? "sample" : part));
}
