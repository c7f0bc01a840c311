using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary>
/// <c>GET …/template?school=</c>, <c>GET …/bureau/template</c>: the sender's workbook to fill in, with last year's figures.
/// </summary>
sealed class GetTemplate(TemplateWriter templates)
{
    public const string OfBureau = "GetBureauTemplate";

    [Function(nameof(GetTemplate))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/template")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var code = SchoolCode.Parse(request.Query[Parameters.School.Name].ToString());
        var common = await templates.ReadAsync(county, year, cancellationToken);
        var school = common.Register.FindOrLatest(code, year)
            ?? throw ProblemException.NotRegistered(county, code);
        return await AnswerAsync(common, school, cancellationToken);
    }

    [Function(OfBureau)]
    public async Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/bureau/template")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
            await AnswerAsync(await templates.ReadAsync(county, year, cancellationToken), null, cancellationToken);

    async Task<IResult> AnswerAsync(TemplateWriter.Common common, School? school, CancellationToken cancellationToken) =>
        Results.File(await templates.WriteAsync(common, school, cancellationToken), ContentTypes.Xlsx,
            ReturnTemplate.NameOf(school, common.County, common.Year));
}
