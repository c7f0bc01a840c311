using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary>
/// <c>GET …/schools/{school}/diff?from=&amp;to=</c>, <c>GET …/bureau/diff</c>: two versions of a return beside each other.
/// </summary>
sealed class GetDifferencePage(RoundReader reader, VersionReader versions)
{
    public const string OfBureau = "GetBureauDifferencePage";

    [Function(nameof(GetDifferencePage))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/schools/{school}/diff")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken) =>
        ShowAsync(request, new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/bureau/diff")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) => ShowAsync(request, new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> ShowAsync(HttpRequest request, ReturnPlace place, CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(place.County, cancellationToken);
        var (from, to) = GetDifference.VersionsOf(request);
        return new RazorComponentResult<DifferencePage>(new
        {
            Place = place,
            County = records.Standards(place.Year).NameOf(place.County),
            Two = await versions.CompareAsync(place, from, to, cancellationToken),
        });
    }
}
