using System.Reflection;
using System.Text.Json;

namespace EduFunctions.App.Tests;

public sealed class OpenApiTests(RunningApp app)
{
    static readonly string Checked = Path.Combine(typeof(OpenApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "Repository").Value!, "docs", "openapi.json");

    [Fact]
    public void TheTableSaysOfEveryFunctionWhatItsTriggerSays()
    {
        var triggers = Metadata.Bindings.Where(binding => binding.Type == "httpTrigger").Select(binding =>
            $"{binding.Function} {string.Join(',', binding.Element.GetProperty("methods").EnumerateArray().Select(verb => verb.GetString()))} {binding.Element.GetProperty("route").GetString()} {binding.Element.GetProperty("authLevel").GetString()}");
        var rows = Endpoints.All.Select(endpoint => $"{endpoint.Function} {string.Join(',', endpoint.Verbs)} {endpoint.Route} {endpoint.Level}");
        Assert.Equal(triggers.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NoParameterHasTheNameOfThePlatformsKey() =>
        Assert.DoesNotContain(Endpoints.All.SelectMany(endpoint => endpoint.Path.Concat(endpoint.Query)), parameter => parameter.Name is "code" or "clientId");

    [Fact]
    public void EveryExampleOfAParameterIsGood() =>
        Assert.All(Endpoints.All.SelectMany(endpoint => endpoint.Path.Concat(endpoint.Query)).Where(parameter => parameter.Example is not null), parameter => Assert.True(parameter.Allows(parameter.Example)));

    [Fact]
    public async Task TheRuleBookIsServedFromTheTables()
    {
        var rules = await Json.OfAsync(await app.Http.GetAsync("/api/rules", Wait.Token));
        Assert.Equal(["school-return", "kindergarten-return", "bureau-return"], rules.Texts("forms", "code"));
        Assert.Equal(56m, rules.List("limits").Single(limit => limit.Text("code") == "large-class").Number("national")); // 国发〔2016〕40号
        Assert.Equal("query", rules.List("checks").Single(check => check.Text("code") == "changed-much").Text("severity"));
        var pupils = rules.List("forms")[0].List("sheets").Single(sheet => sheet.Text("code") == "classes").List("columns").Single(column => column.Text("code") == "pupils");
        Assert.Equal(("学生数", "人", true), (pupils.Text("caption"), pupils.Text("unit"), pupils.Element.GetProperty("required").GetBoolean()));
    }

    /// <summary>docs/openapi.json is what the app serves; a run with APPROVE=1 writes it anew.</summary>
    [Fact]
    public async Task TheDescriptionInTheDocumentsIsTheOneThatIsServed()
    {
        var served = await app.Http.GetStringAsync("/api/openapi.json", Wait.Token) + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            await File.WriteAllTextAsync(Checked, served, Wait.Token);
        }

        Assert.Equal(await File.ReadAllTextAsync(Checked, Wait.Token), served);
    }

    [Fact]
    public async Task EveryPropertyOfEveryRecordIsExplained()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(await app.Http.GetByteArrayAsync("/api/openapi.json", Wait.Token));
        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().ToList();
        Assert.True(schemas.Count >= 15);
        Assert.All(schemas, schema => Assert.True(schema.Value.TryGetProperty("description", out _), schema.Name));
        Assert.All(schemas.SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject(), (schema, property) => (Name: $"{schema.Name}.{property.Name}", property.Value)),
            property => Assert.True(property.Value.TryGetProperty("description", out _), property.Name));
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
