using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace EduFunctions.App;

/// <summary>The API's description, the one list of its addresses.</summary>
static class OpenApi
{
    static readonly string[] Verbs = ["get", "put", "post", "delete", "patch"];

    public static byte[] Document { get; } = Resource.Bytes("openapi.json");

    static readonly IReadOnlyList<(TemplateMatcher Path, IReadOnlyList<string> Methods)> Paths = Read();

    /// <summary>The methods that an address takes; empty when the API has no such address.</summary>
    public static IReadOnlyList<string> MethodsOf(PathString path) =>
        Paths.FirstOrDefault(entry => entry.Path.TryMatch(path, [])).Methods ?? [];

    static List<(TemplateMatcher, IReadOnlyList<string>)> Read()
    {
        using var document = JsonDocument.Parse(Document);
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().Select(path => (
            new TemplateMatcher(TemplateParser.Parse(path.Name.TrimStart('/')), []),
            (IReadOnlyList<string>)[.. path.Value.EnumerateObject().Where(entry => Verbs.Contains(entry.Name)).Select(entry => entry.Name.ToUpperInvariant())]))];
    }
}
