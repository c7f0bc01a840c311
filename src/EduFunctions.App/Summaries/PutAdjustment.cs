using System.Text.Json.Serialization;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>PUT …/figures/{figure}/adjustment</c>: says something beside a figure, or takes it back.</summary>
sealed class PutAdjustment(Adjustments adjustments)
{
    internal const int BodyBytesMaximum = 10_000;

    const string Expected = """{"value":45,"by":"王敏","reason":"两校重复报送同一个班"}""";

    [Function(nameof(PutAdjustment))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/figures/{figure}/adjustment")] HttpRequest request, CountyCode county, SchoolYear year,
        string figure, CancellationToken cancellationToken)
    {
        var said = Json.Read<PutAdjustmentJson>(await Body.ReadAsync(request, cancellationToken), Expected);
        return Json.Answer(AdjustmentJson.Of(await adjustments.AddAsync(county, year, figure, said,
            all => ETags.Require(request, AdjustmentStore.StateOf(all)), cancellationToken)));
    }
}

/// <summary>What the bureau says beside a figure.</summary>
/// <param name="Value">What it holds to be right, in the figure's unit (1 yes, 0 no), whole where it counts; null to take back what was said before.</param>
/// <param name="By">The officer, at most 50 characters.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
sealed record PutAdjustmentJson([property: JsonRequired] decimal? Value, [property: JsonRequired] string By, [property: JsonRequired] string Reason);
