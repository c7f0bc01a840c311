using System.Text.Json.Nodes;

namespace EduFunctions.LocalHost.Rpc;

/// <summary>A function as the worker declares it.</summary>
/// <param name="Id">The worker's own identifier.</param>
/// <param name="Name">The name that people know.</param>
/// <param name="Trigger">The binding that sets it off.</param>
/// <param name="Metadata">The whole declaration, handed back to the worker when the function is loaded.</param>
sealed record FunctionDefinition(string Id, string Name, JsonObject Trigger, JsonObject Metadata)
{
    /// <summary>For instance <c>queueTrigger</c>.</summary>
    public string TriggerType => Text("type") ?? "";

    /// <summary>The name of the parameter that the trigger fills.</summary>
    public string Parameter => Text("name") ?? "";

    /// <summary>Whether the worker opens the blob or message itself, from a reference.</summary>
    public bool IsDeferred =>
        string.Equals(Trigger["properties"]?["supportsDeferredBinding"]?.ToString(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A property of the trigger, or null.</summary>
    public string? Text(string property) => Trigger[property]?.ToString();

    /// <summary>Reads one entry of the worker's list; null for a function without a trigger.</summary>
    public static FunctionDefinition? Of(JsonObject metadata)
    {
        var trigger = metadata["rawBindings"]?.AsArray()
            .Select(raw => JsonNode.Parse(raw!.GetValue<string>())!.AsObject())
            .FirstOrDefault(b => b["type"]?.ToString().EndsWith("Trigger", StringComparison.OrdinalIgnoreCase) == true);
        var name = metadata["name"]!.ToString();
        return trigger is null ? null : new(metadata["functionId"]?.ToString() ?? name, name, trigger, metadata);
    }
}
