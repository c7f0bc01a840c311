using System.Text.Json.Serialization;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>PUT …/round</c>: sets when the round opens and when returns are due.</summary>
sealed class PutRound(RoundActs acts)
{
    internal const int BodyBytesMaximum = 10_000;

    const string Expected = """{"opens":"2025-09-01","due":"2025-09-30"}""";

    [Function(nameof(PutRound))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/round")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var dates = Json.Read<RoundDatesJson>(await Body.ReadAsync(request, cancellationToken), Expected);
        return Json.Answer(RoundJson.Of(await acts.SetAsync(county, year, dates.Opens, dates.Due,
            row => ETags.Require(request, row.ETag), cancellationToken)));
    }
}

/// <summary>The days of a round that a county sets.</summary>
/// <param name="Opens">First day on which returns are taken; null when they always are.</param>
/// <param name="Due">Last day on which a return is in time; null for the standard one.</param>
sealed record RoundDatesJson([property: JsonRequired] DateOnly? Opens, [property: JsonRequired] DateOnly? Due);
