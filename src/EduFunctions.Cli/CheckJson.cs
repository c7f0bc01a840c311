using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduFunctions.Findings;

namespace EduFunctions.Cli;

/// <summary>What was found, for programs: findings are written as the API writes them.</summary>
static class CheckJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never written into HTML
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(IReadOnlyList<CheckedFile> files, IReadOnlyList<string> missing) => JsonSerializer.Serialize(new
    {
        total = files.Count,
        accepted = files.Count(file => file.Result?.IsAccepted == true),
        returned = files.Count(file => file.Result?.IsAccepted == false),
        missing = missing.Concat(files.Where(file => file.Result is null).Select(file => file.Path)),
        files = files.Where(file => file.Result is not null).Select(file => new
        {
            path = file.Path,
            accepted = file.Result!.IsAccepted,
            errors = file.Count(Severity.Error),
            queries = file.Count(Severity.Query),
            notices = file.Count(Severity.Notice),
            findings = file.Result.Findings.Select(finding => new
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
        }),
    }, Options);
}
