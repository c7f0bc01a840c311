using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary><c>GET …/schools/{school}/return</c>, <c>GET …/bureau/return</c>: state, version, findings.</summary>
sealed class GetReturn(ReturnFiles files, ReturnStore returns)
{
    public const string OfBureau = "GetBureauReturn";

    [Function(nameof(GetReturn))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken) =>
        AnswerAsync(request, new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/bureau/return")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> AnswerAsync(HttpRequest request, ReturnPlace place, CancellationToken cancellationToken)
    {
        var status = await returns.FindAsync(place, cancellationToken) ?? throw NothingYet(place);
        return await ETags.UnlessKnownAsync(request, ETags.StateOf(status.ETag), async () =>
            Json.Answer(ReturnJson.Of(place, status, status.ReturnState is ReturnState.Received or ReturnState.Expected ? []
                : await files.FindingsAsync(place, status.VersionId, cancellationToken))));
    }

    internal static ProblemException NothingYet(ReturnPlace place) =>
        new(404, "nothing-received", $"{place.Sender.Name.Zh} 在 {place.Year} 学年尚未报送。",
            $"Nothing has come from {place.Sender.Name.En} in school year {place.Year}.");
}
