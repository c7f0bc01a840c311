using EduFunctions.App.Findings;
using EduFunctions.App.Rounds;
using EduFunctions.Reports;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Reports;

/// <summary>
/// <c>GET</c>, <c>PUT</c> and <c>DELETE /api/counties/{county}/report-template</c>: the office's template of the report; ours while it has
/// none.
/// </summary>
sealed class GetReportTemplate(ReportTemplates templates, RoundReader reader)
{
    public const string Put = "PutReportTemplate";
    public const string Delete = "DeleteReportTemplate";

    [Function(nameof(GetReportTemplate))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/report-template")] HttpRequest request, CountyCode county, CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var known = await templates.FindAsync(county, cancellationToken);
        return await ETags.UnlessKnownAsync(request, ETags.StateOf(known?.ETag), () => Task.FromResult(
            Results.File(known?.Content ?? ReportTemplate.Write(), ContentTypes.Docx, $"自评报告模板-{county}.docx")));
    }

    [Function(Put)]
    public async Task<IResult> RunPut([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/report-template")] HttpRequest request, CountyCode county, CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var known = await templates.FindAsync(county, cancellationToken);
        ETags.Require(request, ETags.StateOf(known?.ETag)); // GET has a tag for ours too
        var findings = await templates.ReplaceAsync(county, known?.ETag, await Body.ReadAsync(request, cancellationToken), cancellationToken);
        return Json.Answer(new ReportTemplateJson(county.Value, FindingJson.Of(findings)));
    }

    [Function(Delete)]
    public async Task<IResult> RunDelete([HttpTrigger(AuthorizationLevel.Function, "delete",
        Route = "api/counties/{county}/report-template")] HttpRequest request, CountyCode county, CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var known = await templates.FindAsync(county, cancellationToken);
        ETags.Require(request, ETags.StateOf(known?.ETag));
        await templates.RemoveAsync(county, known?.ETag, cancellationToken);
        return Results.NoContent();
    }
}

/// <summary>A template that was taken.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Findings">What was noticed in it; none of them rejects it.</param>
sealed record ReportTemplateJson(string County, IReadOnlyList<FindingJson> Findings);
