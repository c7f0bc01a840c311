using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Reports;

/// <summary>
/// <c>POST …/report</c>, <c>GET …/report?number=&amp;format=</c>, <c>GET …/reports</c>, <c>GET …/report/{number}/changes?against=&amp;against-year=</c>:
/// self-assessment reports, kept as they were made.
/// </summary>
sealed class GetReport(CountyReports reports, ReportStore store)
{
    public const string Post = "PostReport";
    public const string List = "GetReports";
    public const string Changes = "GetReportChanges";

    internal const int BodyBytesMaximum = 10_000;

    const string Expected = """{"by":"王敏"}""";

    [Function(nameof(GetReport))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/report")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var report = await store.ShownAsync(county, year, Parameters.Number.NumberIn(request.Query), cancellationToken);
        var format = Parameters.ReportFormat.In(request.Query)?.ToLowerInvariant() ?? "json";
        return await ETags.UnlessKnownAsync(request, FormattableString.Invariant($"report-{report.Number}-{format}"), async () => format switch
        {
            "docx" => Results.File(await store.ContentAsync(report, cancellationToken), ContentTypes.Docx, $"自评报告-{county}-{year}-第{report.Number}号.docx"),
            "html" => Results.Content(await store.HtmlAsync(report, cancellationToken), $"{ContentTypes.Html}; charset=utf-8"),
            _ => Json.Answer(ReportJson.Of(report)),
        });
    }

    [Function(Post)]
    public async Task<IResult> RunPost([HttpTrigger(AuthorizationLevel.Function, "post",
        Route = "api/counties/{county}/years/{year}/report")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var body = await Body.ReadAsync(request, cancellationToken);
        var report = await reports.MakeAsync(county, year, body.Length == 0 ? null : Json.Read<PostReportJson>(body, Expected).By, request, cancellationToken);
        request.HttpContext.Response.Headers.Location = FormattableString.Invariant($"/api/counties/{county}/years/{year}/report?number={report.Number}");
        return Json.Answer(ReportJson.Of(report), StatusCodes.Status201Created);
    }

    [Function(List)]
    public async Task<IResult> RunList([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/reports")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        Json.Answer(new ReportsJson(county.Value, year.StartYear, await store.ListAsync(county, year, cancellationToken)));

    [Function(Changes)]
    public async Task<IResult> RunChanges([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/report/{number}/changes")] HttpRequest request, CountyCode county, SchoolYear year, int number,
        CancellationToken cancellationToken)
    {
        var report = await store.ShownAsync(county, year, number, cancellationToken);
        return Json.Answer(Parameters.AgainstYear.NumberIn(request.Query) is { } other
            ? await reports.CompareAsync(report, new SchoolYear(other), cancellationToken)
            : await reports.ChangesAsync(report, Parameters.Against.NumberIn(request.Query), cancellationToken));
    }
}
