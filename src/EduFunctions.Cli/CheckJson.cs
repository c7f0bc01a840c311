using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduFunctions.Findings;

namespace EduFunctions.Cli;

/// <summary>What was found, for programs: findings are written as the API writes them. One document, file after file.</summary>
sealed class CheckJson(TextWriter writer) : ICheckOutput
{
    /// <summary>How JSON is written here.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never written into HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    string _before = "{\n\"files\": [\n";

    public async ValueTask TakeAsync(CheckedFile file, CancellationToken cancellationToken)
    {
        if (file.IsAccepted is null)
        {
            return; // named at the end
        }

        await WriteAsync(JsonSerializer.Serialize(new
        {
            path = file.Path,
            school = file.School,
            accepted = file.IsAccepted,
            errors = file.Count(Severity.Error),
            queries = file.Count(Severity.Query),
            notices = file.Count(Severity.Notice),
            findings = file.Findings.Select(finding => new
            {
                finding.Code,
                finding.Severity,
                finding.Sheet,
                finding.Caption,
                cells = finding.Cells.Select(cell => new { cell.Address, cell.Text, detail = cell.Detail?.Zh, detailEn = cell.Detail?.En }),
                message = finding.Message.Zh,
                messageEn = finding.Message.En,
                finding.Explanation,
            }),
        }, Options), cancellationToken);
        _before = ",\n";
    }

    public async ValueTask EndAsync(CheckTotals totals, CancellationToken cancellationToken)
    {
        var rest = JsonSerializer.Serialize(new
        {
            total = totals.Files,
            accepted = totals.Accepted,
            returned = totals.Returned,
            missing = totals.Missing.Concat(totals.Unread),
        }, Options);
        _before = _before[0] == '{' ? _before : "";
        await WriteAsync("\n],\n" + rest[1..].TrimStart() + "\n", cancellationToken);
    }

    async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(_before.AsMemory(), cancellationToken);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }
}
