using System.Text;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary><c>GET …/schools/{school}/return</c>: state, version, findings.</summary>
sealed class GetReturn(ReturnFiles files, ReturnStore returns)
{
    [Function(nameof(GetReturn))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/schools/{school}/return")] HttpRequest request, string county, string year, string school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Sender.Of(Requests.School(school)));
        var status = await returns.FindAsync(place, cancellationToken) ?? throw NothingYet(place);
        var findings = status.ReturnState == ReturnState.Received ? [] : await files.FindingsAsync(place, status.VersionId, cancellationToken);
        return Json.Answer(request, new
        {
            county = place.County.Value,
            year = place.Year.StartYear,
            school = place.Sender.ToString(),
            state = status.ReturnState,
            stateName = ReturnStates.NameOf(status.ReturnState),
            status.Version,
            status.InForceVersion,
            status.Received,
            status.Uploaded,
            file = ReturnFiles.NameOf(status.BlobName),
            status.ContentHash,
            status.Errors,
            status.Queries,
            status.OpenQueries,
            status.Failure,
            findings = findings.Select(FindingJson.Of),
        }, ContentTypes.ETagOf(Encoding.UTF8.GetBytes(status.ETag.ToString())));
    }

    internal static ProblemException NothingYet(ReturnPlace place) =>
        new(404, "nothing-received", $"学校 {place.Sender} 在 {place.Year} 学年尚未报送。", $"School {place.Sender} has sent nothing in school year {place.Year}.");
}
