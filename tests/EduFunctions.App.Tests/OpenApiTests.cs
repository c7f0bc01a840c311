using System.Text.Json;

namespace EduFunctions.App.Tests;

public sealed class OpenApiTests(RunningApp app)
{
    [Fact]
    public async Task EveryAddressOfTheApiIsDescribedWithItsVerbsAndNoOther()
    {
        var document = new Json(JsonSerializer.Deserialize<JsonElement>(await app.Http.GetByteArrayAsync("/api/openapi.json", Wait.Token)));
        var described = document["paths"].Element.EnumerateObject().SelectMany(path => path.Value.EnumerateObject(), (path, verb) => $"{verb.Name} {path.Name}");
        var served = Metadata.Bindings.Where(binding => binding.Type == "httpTrigger" && binding.Element.GetProperty("route").GetString()!.StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(binding => binding.Element.GetProperty("methods").EnumerateArray(), (binding, verb) => $"{verb.GetString()} /{binding.Element.GetProperty("route").GetString()}");
        Assert.Equal(served.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryReferenceInItLeadsSomewhereAndEveryParameterOfAPathIsDescribed()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(await app.Http.GetByteArrayAsync("/api/openapi.json", Wait.Token));
        Assert.All(References(document), reference => Assert.NotNull(Find(document, reference)));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var named = path.Name.Split('{').Skip(1).Select(part => part.Split('}')[0]);
            foreach (var verb in path.Value.EnumerateObject().Where(entry => entry.Name is "get" or "put" or "post"))
            {
                var parameters = new[] { path.Value, verb.Value }.SelectMany(place => place.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : [])
                    .Select(parameter => parameter.TryGetProperty("$ref", out var reference) ? Find(document, reference.GetString()!)!.Value : parameter)
                    .Where(parameter => parameter.GetProperty("in").GetString() == "path").Select(parameter => parameter.GetProperty("name").GetString());
                Assert.Equal(named.Order(StringComparer.Ordinal), parameters.Order(StringComparer.Ordinal));
            }
        }
    }

    static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    static JsonElement? Find(JsonElement document, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonElement?)document, (place, name) => place is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var next) ? next : null);
}

/// <summary>What the worker SDK wrote of the app's functions.</summary>
static class Metadata
{
    /// <summary>The triggers.</summary>
    public static IReadOnlyList<(string Function, string Type, JsonElement Element)> Bindings { get; } =
        [.. JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(RunningApp.AppDirectory, "functions.metadata"))).EnumerateArray()
            .SelectMany(function => function.GetProperty("bindings").EnumerateArray(), (function, binding) => (function.GetProperty("name").GetString()!, binding.GetProperty("type").GetString()!, binding))
            .Where(binding => binding.Item2.EndsWith("Trigger", StringComparison.Ordinal))];
}
