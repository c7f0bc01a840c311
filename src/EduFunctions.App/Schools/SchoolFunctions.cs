using System.Collections.Immutable;
using System.Text.Json;
using EduFunctions.App.Summaries;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App.Schools;

/// <summary><c>GET /api/counties/{county}/schools</c>: the register, JSON or (<c>?format=xlsx</c>) a workbook that can be sent back.</summary>
sealed class GetSchools(SchoolRegister register)
{
    [Function(nameof(GetSchools))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/schools")] HttpRequest request, string county, CancellationToken cancellationToken)
    {
        var code = Requests.County(county);
        var schools = await register.ListAsync(code, cancellationToken);
        if (request.Query["format"] == "xlsx")
        {
            var workbook = RegisterWorkbook.Write(schools);
            return Results.File(workbook, ContentTypes.Xlsx, $"{code}-学校名册.xlsx", entityTag: new EntityTagHeaderValue(ContentTypes.ETagOf(workbook)));
        }

        var answer = schools.Select(SchoolJson.Of).ToList();
        return Json.Answer(request, answer, ContentTypes.ETagOf(JsonSerializer.SerializeToUtf8Bytes(answer, Json.Options)));
    }
}

/// <summary><c>PUT /api/counties/{county}/schools</c>: the whole register, as a workbook or JSON.</summary>
sealed class PutSchools(SchoolRegister register, RoundStore rounds)
{
    [Function(nameof(PutSchools))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/counties/{county}/schools")] HttpRequest request, string county, CancellationToken cancellationToken)
    {
        var code = Requests.County(county);
        var body = await Requests.BodyAsync(request.Body, WorkbookReader.FileBytesMaximum, cancellationToken);
        var reading = request.HasJsonContentType() ? SchoolJson.Read(body) : ContentTypes.IsWorkbook(request.ContentType) ? RegisterWorkbook.Read(body) : throw ContentTypes.Unsupported(request.ContentType);
        if (reading.Schools is not { } schools)
        {
            return Problem.Of(422, "register-has-errors", "名册有错误，未作任何改动。", "The register has errors; nothing was changed.", reading.Findings);
        }

        await register.ReplaceAsync(code, schools, cancellationToken);
        await rounds.MarkChangedAsync(code, cancellationToken);
        return Results.Json(new { county = code.Value, schools = schools.Length, reading.Findings }, Json.Options);
    }
}

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
