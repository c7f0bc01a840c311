using EduFunctions.App.Rounds;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /counties/{county}/years/{year}/round</c>: the round's dates and lock, and whom to call.</summary>
sealed class GetRoundPage(RoundReader reader, CountyClock clock)
{
    [Function(nameof(GetRoundPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/round")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var missing = Outstanding.Of(await reader.ReadStatesAsync(county, year, cancellationToken), clock.Today);
        var round = records.RoundOf(year);
        return new RazorComponentResult<RoundPage>(new
        {
            View = new RoundView(records, year, round, missing, ETags.StateOf(round.ETag),
                round.LockedOn is { } locked ? clock.InZone(locked) : null),
        });
    }
}

/// <summary>What the page of a round shows.</summary>
/// <param name="Records">The county's register, rounds and limits.</param>
/// <param name="Year">The school year.</param>
/// <param name="Round">The round.</param>
/// <param name="Missing">Whose return is still wanted, most overdue first.</param>
/// <param name="Seen">The state that the page shows: who acts on another has not seen it.</param>
/// <param name="LockedOn">When it was locked or reopened last, in the county's time; null when it never was.</param>
public sealed record RoundView(CountyRecords Records, SchoolYear Year, RoundRow Round, IReadOnlyList<Outstanding> Missing, string Seen,
    DateTimeOffset? LockedOn)
{
    /// <summary>The county as titles write it.</summary>
    public string Name => Records.Standards(Year).NameOf(Records.County);

    /// <summary>Address of the county's page.</summary>
    public string CountyPath => $"/counties/{Records.County}/years/{Year}";
}
