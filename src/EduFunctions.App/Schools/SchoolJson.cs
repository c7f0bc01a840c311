using System.Collections.Immutable;
using System.Text.Json;
using EduFunctions.Schools;

namespace EduFunctions.App.Schools;

/// <summary>A school as the API writes it: the names are those of the workbook.</summary>
sealed record SchoolJson(string? Code, string? Name, string? Kind, string? Location, string? Sponsor, int? FirstYear, int? LastYear, string? Successor)
{
    public static SchoolJson Of(School school) => new(school.Code.Value, school.Name, SchoolKinds.NameOf(school.Kind), SchoolKinds.NameOf(school.Location),
        SchoolKinds.NameOf(school.Sponsor), school.FirstYear, school.LastYear, school.Successor?.Value);

    /// <summary>Reads a JSON array through the workbook's own checks.</summary>
    public static RegisterReading Read(byte[] body)
    {
        try
        {
            var rows = JsonSerializer.Deserialize<ImmutableArray<SchoolJson?>>(body, Json.Options);
            return RegisterWorkbook.Check([.. rows.Select(row => new[] { row?.Code, row?.Name, row?.Kind, row?.Location, row?.Sponsor, Text(row?.FirstYear), Text(row?.LastYear), row?.Successor })]);
        }
        catch (JsonException broken)
        {
            throw new ProblemException(400, "bad-json", $"不是名册的 JSON 数组（第 {broken.LineNumber + 1} 行）。", $"No JSON array of schools (line {broken.LineNumber + 1}).");
        }

        static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
