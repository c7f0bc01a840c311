using System.Text.Json;

namespace EduFunctions.App;

static class PoisonMessage
{
    /// <summary>A text property of a JSON message; null when there is none.</summary>
    public static string? Property(string message, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
