using EduFunctions.App.Findings;
using EduFunctions.Schools;
using EduFunctions.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Schools;

/// <summary><c>PUT /api/counties/{county}/schools</c>: the whole register, as a workbook or JSON.</summary>
sealed class PutSchools(SchoolRegister register)
{
    [Function(nameof(PutSchools))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/schools")] HttpRequest request, CountyCode county, CancellationToken cancellationToken)
    {
        var body = await Body.ReadAsync(request.Body, WorkbookReader.FileBytesMaximum, cancellationToken);
        var reading = request.HasJsonContentType() ? SchoolJson.Read(body) : RegisterWorkbook.Read(body);
        var schools = reading.Schools
            ?? throw new ProblemException(422, "register-has-errors", "名册有错误，未作任何改动。",
                "The register has errors; nothing was changed.") { Findings = FindingJson.Of(reading.Findings) };
        await register.ReplaceAsync(county, schools, cancellationToken);
        return Json.Answer(new RegisterJson(county.Value, schools.Length, FindingJson.Of(reading.Findings)));
    }
}

/// <summary>A register that was taken.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Schools">How many schools it has now.</param>
/// <param name="Findings">What was noticed in it; none of them rejects it.</param>
sealed record RegisterJson(string County, int Schools, IReadOnlyList<FindingJson> Findings);
