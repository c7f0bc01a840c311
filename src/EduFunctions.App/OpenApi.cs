using System.Globalization;
using System.Text.Json.Nodes;
using EduFunctions.Findings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;

namespace EduFunctions.App;

/// <summary>The API's description: made from the table of endpoints, their records and the doc comments of these.</summary>
static class OpenApi
{
    const string Key = "functionKey";

    // Written to memory: nothing to wait for.
    static readonly Lazy<string> Written =
        new(() => Describe().SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1).GetAwaiter().GetResult());

    /// <summary>The description in JSON.</summary>
    public static string Document => Written.Value;

    static OpenApiDocument Describe()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "EduFunctions",
                Version = "1",
                Description = "School returns of a county: checked, compiled, flagged. 县域教育年报：校验、汇总、问题清单。 "
                    + "Answers carry an ETag, and 304 is answered to who has them already; they are compressed where the client accepts it. HEAD is answered wherever GET is.",
                License = new OpenApiLicense { Name = "All rights reserved", Identifier = "LicenseRef-All-rights-reserved" },
            },
            Servers = [new OpenApiServer { Url = "/", Description = "The app that serves this description" }],
            Components = new OpenApiComponents
            {
                SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "x-functions-key", Description = "A key of the function app; none is needed on a computer of one's own." },
                },
            },
            Paths = [],
        };
        var schemas = new JsonSchemas(document);
        foreach (var path in Endpoints.All.Where(endpoint => endpoint.Route.StartsWith("api/", StringComparison.Ordinal))
            .GroupBy(endpoint => endpoint.Route))
        {
            document.Paths["/" + path.Key] = new OpenApiPathItem
            {
                Operations = path.ToDictionary(endpoint => HttpMethod.Parse(endpoint.Verbs[0]),
                    endpoint => Describe(endpoint, schemas, document)),
            };
        }

        return document;
    }

    static OpenApiOperation Describe(Endpoint endpoint, JsonSchemas schemas, OpenApiDocument document) => new()
    {
        OperationId = endpoint.Function,
        Summary = Both(endpoint.Summary),
        Parameters = [.. endpoint.Path.Select(parameter => Describe(parameter, ParameterLocation.Path)),
            .. endpoint.Query.Select(parameter => Describe(parameter, ParameterLocation.Query))],
        RequestBody = endpoint.Body is not { } body ? null : new OpenApiRequestBody
        {
            Required = !body.IsOptional,
            Description = $"At most {body.BytesMaximum.ToString("#,0", CultureInfo.InvariantCulture)} bytes",
            Content = body.ContentTypes.ToDictionary(type => type, type => Content(type, body.Json, schemas)),
        },
        Responses = Describe(endpoint.AllAnswers, schemas),
        Security = endpoint.Level == AuthorizationLevel.Anonymous ? [[]]
            : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }],
    };

    static string Both(Text text) => $"{text.En} {text.Zh}";

    static OpenApiParameter Describe(Parameter parameter, ParameterLocation location) => new()
    {
        Name = parameter.Name,
        In = location,
        Required = parameter.IsRequired,
        Description = Both(parameter.Meaning),
        Example = parameter.Example,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = parameter.Pattern,
            Enum = parameter.Values.IsEmpty ? null : [.. parameter.Values.Select(value => (JsonNode)value)] },
    };

    static OpenApiResponses Describe(IEnumerable<Answer> answers, JsonSchemas schemas)
    {
        var responses = new OpenApiResponses();
        foreach (var status in answers.GroupBy(answer => answer.Status).OrderBy(group => group.Key))
        {
            responses[status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join("; or: ", status.Select(answer => answer.Meaning)),
                Content = status.Where(answer => answer.ContentType is not null)
                    .ToDictionary(answer => answer.ContentType!, answer => Content(answer.ContentType!, answer.Record, schemas)),
            };
        }

        return responses;
    }

    static IOpenApiMediaType Content(string contentType, Type? record, JsonSchemas schemas) => new OpenApiMediaType
    {
        Schema = record is not null && contentType is ContentTypes.Json or ProblemJson.ContentType
            ? schemas.Of(record!)
            : new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
    };
}
