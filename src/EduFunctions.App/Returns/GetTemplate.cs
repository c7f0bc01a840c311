using EduFunctions.App.Schools;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App.Returns;

/// <summary><c>GET …/template?school=</c>: the school's workbook to fill in, with last year's figures.</summary>
sealed class GetTemplate(SchoolRegister register, ReturnStore returns)
{
    [Function(nameof(GetTemplate))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/template")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var code = Requests.School(request.Query["school"].ToString());
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Sender.Of(code));
        var school = await register.FindAsync(place.County, code, place.Year, cancellationToken)
            ?? throw new ProblemException(404, "school-not-registered", $"学校 {place.Sender} 不在县 {place.County} 的名册中。", $"School {place.Sender} is not in the register of county {place.County}.");
        var before = await returns.FindAsync(place with { Year = place.Year.Previous }, cancellationToken);
        var lastYear = before is null ? null : (await returns.InForceAsync(place.County, place.Year.Previous, [before], null, cancellationToken)).GetValueOrDefault(place.Sender);
        var template = ReturnTemplate.Write(school, place.County, place.Year, lastYear);
        return Results.File(template, ContentTypes.Xlsx, $"{ReturnTemplate.NameOf(school, place.Year)}.xlsx", entityTag: new EntityTagHeaderValue(ContentTypes.ETagOf(template)));
    }
}
