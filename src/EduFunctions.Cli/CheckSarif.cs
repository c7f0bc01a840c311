using System.Text.Json;
using System.Text.Json.Nodes;
using EduFunctions.Findings;
using EduFunctions.Returns;

namespace EduFunctions.Cli;

/// <summary>
/// What was found as SARIF 2.1.0 (OASIS), which editors and code hosts show: a result for each finding, with a location for each of its
/// cells, since all of them are to be changed. One document, result after result.
/// </summary>
sealed class CheckSarif(TextWriter writer) : ICheckOutput
{
    const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    static readonly Dictionary<string, int> Rules =
        FindingTable.All.Index().ToDictionary(rule => rule.Item.Code, rule => rule.Index, StringComparer.Ordinal);

    bool _isBegun;

    public async ValueTask TakeAsync(CheckedFile file, CancellationToken cancellationToken)
    {
        foreach (var finding in file.Findings)
        {
            await WriteAsync((_isBegun ? ",\n" : Head()) + ResultOf(file.Path, finding).ToJsonString(CheckJson.Options), cancellationToken);
            _isBegun = true;
        }
    }

    public async ValueTask EndAsync(CheckTotals totals, CancellationToken cancellationToken)
    {
        JsonObject invocation = new()
        {
            ["executionSuccessful"] = totals.ExitCode != CheckCommand.WrongUsage,
            ["exitCode"] = totals.ExitCode,
            ["toolExecutionNotifications"] = new JsonArray([.. totals.Missing.Concat(totals.Unread).Select(path => (JsonNode)new JsonObject
            {
                ["level"] = "error",
                ["message"] = Message(Text.Of($"{path}: 没有，或打不开", $"{path}: not there, or cannot be opened")),
            })]),
        };
        await WriteAsync((_isBegun ? "" : Head()) + $"\n], \"invocations\": [{invocation.ToJsonString(CheckJson.Options)}]}}]}}\n",
            cancellationToken);
    }

    static string Head() => $$"""
        {"$schema": "{{Schema}}", "version": "2.1.0", "runs": [{"tool": {"driver": {{Driver().ToJsonString(CheckJson.Options)}}},
        "columnKind": "utf16CodeUnits", "results": [

        """;

    static JsonObject Driver() => new()
    {
        ["name"] = "EduFunctions",
        ["version"] = typeof(CheckSarif).Assembly.GetName().Version?.ToString(),
        ["rules"] = new JsonArray([.. FindingTable.All.Select(rule => (JsonNode)new JsonObject
        {
            ["id"] = rule.Code,
            ["shortDescription"] = Message(rule.Message),
            ["defaultConfiguration"] = new JsonObject { ["level"] = LevelOf(rule.Severity) },
            ["properties"] = new JsonObject { ["family"] = JsonNamingPolicy.CamelCase.ConvertName(rule.Family.ToString()) },
        })]),
    };

    static JsonObject ResultOf(string path, Finding finding) => new()
    {
        ["ruleId"] = finding.Code,
        ["ruleIndex"] = Rules[finding.Code],
        ["level"] = LevelOf(finding.Severity),
        ["message"] = Message(finding.Message),
        ["locations"] = new JsonArray([.. finding.Cells.Select(cell => (JsonNode)LocationOf(path, finding, cell)).DefaultIfEmpty(
            LocationOf(path, finding, null))]),
    };

    static JsonObject LocationOf(string path, Finding finding, FindingCell? cell)
    {
        var location = new JsonObject
        {
            ["physicalLocation"] = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(path) } },
        };
        if (finding.Sheet is { } sheet)
        {
            location["logicalLocations"] = new JsonArray(new JsonObject
            {
                ["fullyQualifiedName"] = cell is null ? sheet : $"{sheet}!{cell.Address}",
                ["kind"] = cell is null ? "sheet" : "cell",
            });
        }

        if (cell?.Detail is { } detail)
        {
            location["message"] = Message(detail);
        }

        return location;
    }

    // A relative path stays one, so that results can be read on another machine.
    static string UriOf(string path) => Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));

    static JsonObject Message(Text text) => new() { ["text"] = $"{text.Zh} {text.En}" };

    static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Query => "warning",
        _ => "note",
    };

    async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }
}
