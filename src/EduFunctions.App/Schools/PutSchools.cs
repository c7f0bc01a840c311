using EduFunctions.Schools;
using EduFunctions.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Schools;

/// <summary><c>PUT /api/counties/{county}/schools</c>: the whole register, as a workbook or JSON.</summary>
sealed class PutSchools(SchoolRegister register)
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
        return Results.Json(new { county = code.Value, schools = schools.Length, reading.Findings }, Json.Options);
    }
}
