using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace EduFunctions.App;

/// <summary>Schemas of the records that the API writes and reads; each record once, among the document's components.</summary>
sealed class JsonSchemas(OpenApiDocument document)
{
    // What a record names stands in every answer, be it null.
    static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    readonly Dictionary<string, Type> _known = new(StringComparer.Ordinal);
    readonly DocComments _comments = new();

    public IOpenApiSchema Of(Type type)
    {
        if (Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Object && type != typeof(object))
        {
            return new OpenApiSchemaReference(NameOf(type), document);
        }

        return Schema(Options.GetJsonSchemaAsNode(type, Exporter));
    }

    JsonSchemaExporterOptions Exporter => new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var (type, node) = (Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type, schema as JsonObject ?? []);
        node.Remove("default");
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && !context.Path.IsEmpty && type != typeof(object))
        {
            node = new JsonObject { ["$ref"] = $"#/components/schemas/{NameOf(type)}" };
            if (context.PropertyInfo?.IsGetNullable == true)
            {
                node = new JsonObject { ["anyOf"] = new JsonArray(node, new JsonObject { ["type"] = "null" }) };
            }
        }
        else if (type.IsEnum)
        {
            node["type"] = node["enum"]!.AsArray().Any(value => value is null) ? new JsonArray("string", "null") : "string";
        }

        if ((context.PropertyInfo?.AttributeProvider is PropertyInfo property ? _comments.Of(property) : context.Path.IsEmpty
            ? _comments.Of(type) : null) is { } comment)
        {
            node["description"] = comment;
        }

        return node;
    }

    /// <summary>Name of a record's component, which is made when it is first asked for.</summary>
    string NameOf(Type type)
    {
        var name = type.Name.EndsWith("Json", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;
        if (_known.TryAdd(name, type))
        {
            document.AddComponent(name, (IOpenApiSchema)Schema(Options.GetJsonSchemaAsNode(type, Exporter)));
        }
        else if (_known[name] != type)
        {
            throw new InvalidOperationException($"Two records would be the schema {name}: {type} and {_known[name]}.");
        }

        return name;
    }

    OpenApiSchema Schema(JsonNode schema) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out var diagnostic,
            "json") is { } parsed && diagnostic.Errors.Count == 0
            ? parsed
            : throw new InvalidOperationException(string.Join("; ", diagnostic.Errors));
}
