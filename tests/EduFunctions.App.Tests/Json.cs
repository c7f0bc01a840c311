using System.Net.Http.Json;
using System.Text.Json;

namespace EduFunctions.App.Tests;

/// <summary>An answer in JSON, read by name.</summary>
sealed class Json(JsonElement element)
{
    public JsonElement Element => element;

    public static async Task<Json> OfAsync(HttpResponseMessage response) => new(await response.Content.ReadFromJsonAsync<JsonElement>(Wait.Token));

    public Json this[string name] => new(element.GetProperty(name));

    public string Text(string name) => element.GetProperty(name).GetString()!;

    public string? TextOrNull(string name) => element.GetProperty(name).GetString();

    public decimal Number(string name) => element.GetProperty(name).GetDecimal();

    public decimal? NumberOrNull(string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    public IReadOnlyList<Json> Items => [.. element.EnumerateArray().Select(item => new Json(item))];

    public IReadOnlyList<Json> List(string name) => this[name].Items;

    /// <summary>One property of each item.</summary>
    public IEnumerable<string> Texts(string list, string name) => List(list).Select(item => item.Text(name));

    /// <summary>The figure of a code in a summary.</summary>
    public Json Figure(string code) => List("figures").Single(figure => figure.Text("code") == code);

    public override string ToString() => element.GetRawText();
}
