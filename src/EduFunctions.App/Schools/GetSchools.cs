using System.Text.Json;
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
