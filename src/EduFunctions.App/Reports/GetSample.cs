using EduFunctions.App.Rounds;
using EduFunctions.Reports;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Reports;

/// <summary>
/// <c>GET …/sample?size=&amp;seed=&amp;run=&amp;format=</c>, <c>PUT …/sample/outcomes</c>: schools and cells to be verified on site, and what was
/// found there.
/// </summary>
sealed class GetSample(SiteSamples samples, RoundReader reader)
{
    public const string Put = "PutSampleOutcomes";

    internal const int BodyBytesMaximum = 200_000;

    const string Expected =
        """{"by":"王敏","outcomes":[{"school":"4206990001","sheet":"classes","row":"1-1","column":"pupils","found":"59","note":"1 人已转出"}]}""";

    [Function(nameof(GetSample))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/sample")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var reading = await FindAsync(samples, request.Query, county, year, cancellationToken);
        var format = Parameters.SummaryFormat.In(request.Query)?.ToLowerInvariant();
        var name = FormattableString.Invariant($"抽样核查-{county}-{year}-第{reading.Sample.Run}次");
        return format switch
        {
            null => await ETags.UnlessKnownAsync(request, reading.State, () => Task.FromResult(Json.Answer(SiteSampleJson.Of(reading)))),
            "csv" => TableAnswer.Of(format, name, "抽样核查表", SiteWorkbook.Captions, SiteWorkbook.Rows(reading.Sample, reading.Outcomes)),
            _ => Results.File(SiteWorkbook.Write(reading.Sample, (await reader.CountyAsync(county, cancellationToken)).Standards(year).NameOf(county),
                reading.Outcomes), ContentTypes.Xlsx, $"{name}.xlsx"),
        };
    }

    [Function(Put)]
    public async Task<IResult> RunPut([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/sample/outcomes")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var said = Json.Read<PutOutcomesJson>(await Body.ReadAsync(request, cancellationToken), Expected);
        var reading = await FindAsync(samples, request.Query, county, year, cancellationToken);
        ETags.Require(request, reading.State);
        var after = await samples.AddAsync(county, year, reading, said, cancellationToken);
        request.HttpContext.Response.Headers.ETag = $"W/\"{after.State}\"";
        return Json.Answer(SiteSampleJson.Of(after));
    }

    /// <summary>The sample that a query asks for.</summary>
    internal static Task<SampleReading> FindAsync(SiteSamples samples, IQueryCollection query, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        samples.FindAsync(county, year, Parameters.Run.NumberIn(query), Parameters.Size.NumberIn(query), Parameters.Seed.In(query), cancellationToken);
}
