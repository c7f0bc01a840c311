using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>GET …/round</c>: the round's dates and its latest run.</summary>
sealed class GetRound(RoundStore rounds)
{
    [Function(nameof(GetRound))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/round")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await rounds.FindAsync(county, year, cancellationToken)
            ?? throw new ProblemException(404, "no-round", $"县 {county} 没有 {year} 学年的填报批次。",
                $"County {county} has no round of school year {year}.");
        return await ETags.UnlessKnownAsync(request, ETags.StateOf(round.ETag), () => Task.FromResult(Json.Answer(RoundJson.Of(round))));
    }
}
