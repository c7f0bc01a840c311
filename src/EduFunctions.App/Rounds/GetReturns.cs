using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>GET …/returns</c>: where every school's return stands, and the bureau's.</summary>
sealed class GetReturns(RoundReader reader)
{
    [Function(nameof(GetReturns))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/returns")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var schools = await reader.SchoolsAsync(await reader.CountyAsync(county, cancellationToken), year, cancellationToken);
        var entries = schools.Expected.Select(entry => ReturnEntryJson.Of(entry.School.Code.Value, entry.School.Name, entry.Status))
            .Concat(schools.Strangers.Select(status => ReturnEntryJson.Of(status.RowKey, null, status)));
        return Json.Answer(new ReturnsJson(county.Value, year.StartYear,
            [.. entries.OrderBy(entry => entry.School, StringComparer.Ordinal)],
            ReturnEntryJson.Of(Sender.Bureau.ToString(), Sender.Bureau.Name.Zh, schools.Bureau)));
    }
}

/// <summary>A round's returns.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Returns">One entry a school, by code: all that are expected, and all that have sent.</param>
/// <param name="Bureau">The bureau's own return.</param>
sealed record ReturnsJson(string County, int Year, IReadOnlyList<ReturnEntryJson> Returns, ReturnEntryJson Bureau);

/// <summary>Where a school's return stands.</summary>
/// <param name="School">Ten digits of the school; “bureau” for the bureau's own.</param>
/// <param name="Name">Its name; null when the register does not expect it in this year.</param>
/// <param name="State">Where it stands.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="Version">Number of the latest version; 0 when none has come.</param>
/// <param name="InForceVersion">Number of the version that counts; 0 when none was ever accepted.</param>
/// <param name="Received">Day in the county of the first upload, yyyy-MM-dd; null when none has come.</param>
/// <param name="Errors">Findings of the latest version that reject it.</param>
/// <param name="OpenQueries">Queries that the school has not explained.</param>
/// <param name="Failure">Why the last check could not be ended; null when it could.</param>
sealed record ReturnEntryJson(string School, string? Name, ReturnState State, string StateName, int Version, int InForceVersion,
    string? Received, int Errors, int OpenQueries, string? Failure)
{
    public static ReturnEntryJson Of(string school, string? name, ReturnStatus? status)
    {
        var state = status?.ReturnState ?? ReturnState.Expected;
        return new ReturnEntryJson(school, name, state, ReturnStates.NameOf(state), status?.Version ?? 0, status?.InForceVersion ?? 0,
            status?.Received, status?.Errors ?? 0, status?.OpenQueries ?? 0, status?.Failure);
    }
}
