using EduFunctions.App.Schools;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary><c>GET …/template?school=</c>: the school's workbook to fill in, with last year's figures.</summary>
sealed class GetTemplate(SchoolRegister register, ReturnStore returns)
{
    [Function(nameof(GetTemplate))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/template")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var code = SchoolCode.Parse(request.Query[Parameters.School.Name].ToString());
        var school = await register.FindAsync(county, code, year, cancellationToken)
            ?? throw new ProblemException(404, "school-not-registered", $"学校 {code} 不在县 {county} 的名册中。",
                $"School {code} is not in the register of county {county}.");
        var before = await returns.FindAsync(new ReturnPlace(county, year.Previous, Sender.Of(code)), cancellationToken);
        var lastYear = before is null ? null
            : (await returns.InForceAsync(county, year.Previous, [before], null, cancellationToken)).GetValueOrDefault(Sender.Of(code));
        return Results.File(ReturnTemplate.Write(school, county, year, lastYear), ContentTypes.Xlsx,
            $"{ReturnTemplate.NameOf(school, year)}.xlsx");
    }
}
