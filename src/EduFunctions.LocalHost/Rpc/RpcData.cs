using System.Text;
using System.Text.Json.Nodes;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>Values in the form that the contract gives them.</summary>
static class RpcData
{
    public static JsonObject Text(string value) => new() { ["string"] = value };

    public static JsonObject Json(JsonNode? value) => new() { ["json"] = value?.ToJsonString() ?? "null" };

    /// <summary>A reference that the worker's storage extension opens.</summary>
    public static JsonObject Reference(string source, JsonObject content) => new()
    {
        ["modelBindingData"] = new JsonObject
        {
            ["version"] = "1.0",
            ["source"] = source,
            ["contentType"] = "application/json",
            ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(content.ToJsonString())),
        },
    };
}
