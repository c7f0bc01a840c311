using EduFunctions.App.Schools;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary>
/// <c>GET …/template?school=</c>, <c>GET …/bureau/template</c>: the sender's workbook to fill in, with last year's figures.
/// </summary>
sealed class GetTemplate(SchoolRegister register, ReturnStore returns)
{
    public const string OfBureau = "GetBureauTemplate";

    [Function(nameof(GetTemplate))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/template")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var code = SchoolCode.Parse(request.Query[Parameters.School.Name].ToString());
        var school = await register.FindAsync(county, code, year, cancellationToken)
            ?? throw new ProblemException(404, "school-not-registered", $"学校 {code} 不在县 {county} 的名册中。",
                $"School {code} is not in the register of county {county}.");
        return await WriteAsync(new ReturnPlace(county, year, Sender.Of(code)), school, cancellationToken);
    }

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/bureau/template")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) => WriteAsync(new ReturnPlace(county, year, Sender.Bureau), null, cancellationToken);

    async Task<IResult> WriteAsync(ReturnPlace place, School? school, CancellationToken cancellationToken)
    {
        var (county, year) = (place.County, place.Year);
        var lastYear = await returns.FindInForceAsync(place with { Year = year.Previous }, cancellationToken);
        return Results.File(ReturnTemplate.Write(school, county, year, lastYear), ContentTypes.Xlsx,
            $"{ReturnTemplate.NameOf(school, county, year)}.xlsx");
    }
}
