using EduFunctions.App.Rounds;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/adjustments</c>: what the bureau has said beside figures, with all that it said before.</summary>
sealed class GetAdjustments(AdjustmentStore adjustments, RoundReader reader)
{
    [Function(nameof(GetAdjustments))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/adjustments")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var all = await adjustments.ListAsync(county, year, cancellationToken);
        return await ETags.UnlessKnownAsync(request, AdjustmentStore.StateOf(all), () => Task.FromResult(Json.Answer(new AdjustmentsJson(
            county.Value, year.StartYear, [.. Adjustment.InForce(all).Values.Select(AdjustmentJson.Of)], [.. all.Select(AdjustmentJson.Of)]))));
    }
}

/// <summary>What the bureau says beside figures.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="InForce">What holds.</param>
/// <param name="All">All that was ever said, by figure, oldest first.</param>
sealed record AdjustmentsJson(string County, int Year, IReadOnlyList<AdjustmentJson> InForce, IReadOnlyList<AdjustmentJson> All);

/// <summary>What the bureau says beside a figure; no other figure counts it.</summary>
/// <param name="Figure">Code of the figure.</param>
/// <param name="Number">Which one of that figure it is, from 1; the last one holds.</param>
/// <param name="Value">What the bureau holds to be right, in the figure's unit; null where it takes back what it said before.</param>
/// <param name="Compiled">The figure as the latest run had it then; null when no return gave it.</param>
/// <param name="Run">Number of that run.</param>
/// <param name="By">The officer.</param>
/// <param name="Reason">Why.</param>
/// <param name="MadeOn">When, UTC.</param>
sealed record AdjustmentJson(
    string Figure, int Number, decimal? Value, decimal? Compiled, int Run, string By, string Reason, DateTimeOffset MadeOn)
{
    public static AdjustmentJson Of(Adjustment one) =>
        new(one.Figure, one.Number, one.Value, one.Compiled, one.Run, one.By, one.Reason, one.MadeOn);
}
