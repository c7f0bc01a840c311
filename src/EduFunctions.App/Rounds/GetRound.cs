using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>GET …/round</c>: the round's dates and its latest run.</summary>
sealed class GetRound(RoundStore rounds)
{
    [Function(nameof(GetRound))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/round")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var (code, schoolYear) = (Requests.County(county), Requests.Year(year));
        var round = await rounds.FindAsync(code, schoolYear, cancellationToken)
            ?? throw new ProblemException(404, "no-round", $"县 {code} 没有 {schoolYear} 学年的填报批次。", $"County {code} has no round of school year {schoolYear}.");
        return Results.Json(RoundJson.Of(round), Json.Options);
    }
}
