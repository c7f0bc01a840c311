using System.Security.Cryptography;
using System.Text;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary><c>GET …/schools/{school}/return</c>: state, version, findings.</summary>
sealed class GetReturn(ReturnFiles files, ReturnStore returns)
{
    [Function(nameof(GetReturn))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(county, year, Sender.Of(school));
        var status = await returns.FindAsync(place, cancellationToken) ?? throw NothingYet(place);
        return await ETags.UnlessKnownAsync(request, StateOf(status), async () =>
            Json.Answer(ReturnJson.Of(place, status,
                status.ReturnState == ReturnState.Received ? [] : await files.FindingsAsync(place, status.VersionId, cancellationToken))));
    }

    // The table's own tag of the row holds quotation marks and percent signs.
    internal static string StateOf(ReturnStatus status) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(status.ETag.ToString())))[..16];

    internal static ProblemException NothingYet(ReturnPlace place) =>
        new(404, "nothing-received", $"学校 {place.Sender} 在 {place.Year} 学年尚未报送。", $"School {place.Sender} has sent nothing in school year {place.Year}.");
}
