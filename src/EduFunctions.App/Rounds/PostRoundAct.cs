using System.Text.Json.Serialization;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>POST …/round/acts</c>: locks the round with all its accepted returns, or reopens it.</summary>
sealed class PostRoundAct(RoundActs acts)
{
    const string Expected = """{"act":"lock","by":"王敏"}""";

    [Function(nameof(PostRoundAct))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post",
        Route = "api/counties/{county}/years/{year}/round/acts")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var body = Json.Read<RoundActJson>(await Body.ReadAsync(request, cancellationToken), Expected);
        var (round, count) = await acts.DoAsync(county, year, body.Act, body.By, body.Reason,
            row => ETags.Require(request, row.ETag), cancellationToken);
        return Json.Answer(new RoundMovedJson(RoundJson.Of(round), count));
    }
}

/// <summary>What an officer does to a round.</summary>
/// <param name="Act">lock or reopen.</param>
/// <param name="By">The officer's name.</param>
/// <param name="Reason">Why; must be said to reopen.</param>
sealed record RoundActJson([property: JsonRequired] RoundAct Act, [property: JsonRequired] string? By, string? Reason = null);

/// <summary>A round that was locked or reopened.</summary>
/// <param name="Round">The round as it is now.</param>
/// <param name="Returns">Returns that were locked or reopened with it.</param>
sealed record RoundMovedJson(RoundJson Round, int Returns);
