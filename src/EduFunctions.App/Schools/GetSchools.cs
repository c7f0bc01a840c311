using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Schools;

/// <summary>
/// <c>GET /api/counties/{county}/schools</c>: the register, JSON or (<c>?format=xlsx</c>) a workbook that can be sent back.
/// </summary>
sealed class GetSchools(SchoolRegister register)
{
    [Function(nameof(GetSchools))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/schools")] HttpRequest request, CountyCode county, CancellationToken cancellationToken)
    {
        var version = await register.VersionAsync(county, cancellationToken) ?? throw new ProblemException(404, "no-register",
            $"县 {county} 还没有学校名册。请用 PUT 同一地址上传名册。", $"County {county} has no register yet; PUT one to this address.");
        return await ETags.UnlessKnownAsync(request, version, async () =>
        {
            var schools = await register.ListAsync(county, cancellationToken);
            return request.Query.ContainsKey(Parameters.Format.Name)
                ? Results.File(RegisterWorkbook.Write(schools), ContentTypes.Xlsx, $"{county}-学校名册.xlsx")
                : Json.Answer<IReadOnlyList<SchoolJson>>([.. schools.Select(SchoolJson.Of)]);
        });
    }
}
