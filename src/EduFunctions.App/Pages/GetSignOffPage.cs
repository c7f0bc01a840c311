using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary>
/// <c>GET …/schools/{school}/sign-off</c>, <c>GET …/bureau/sign-off</c>: the return in force on one sheet of A4, to be signed and sealed.
/// </summary>
sealed class GetSignOffPage(RoundReader reader, ReturnStore returns, VersionReader versions, CountyClock clock)
{
    public const string OfBureau = "GetBureauSignOffPage";

    [Function(nameof(GetSignOffPage))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/schools/{school}/sign-off")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken) =>
        ShowAsync(new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/bureau/sign-off")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) => ShowAsync(new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> ShowAsync(ReturnPlace place, CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(place.County, cancellationToken);
        if (await returns.FindAsync(place, cancellationToken) is not { InForceId: { } id } status
            || await returns.FindInForceAsync(place, cancellationToken) is not { } inForce)
        {
            throw new ProblemException(404, "nothing-in-force", "还没有已核的报表，不能打印签字页。请先报送并通过校验。",
                "No return is accepted yet; there is nothing to sign.");
        }

        var history = await returns.HistoryAsync(place, cancellationToken);
        var version = await versions.ReadAsync(place, history, status.InForceVersion, cancellationToken)
            ?? throw new ProblemException(404, "no-version", $"第 {status.InForceVersion} 版报表的原文件已不在，不能打印签字页。请重新报送。",
                $"The file of version {status.InForceVersion} is not there any more; send it again.");
        return new RazorComponentResult<SignOffPage>(new
        {
            View = new SignOffView(place, records.Standards(place.Year).NameOf(place.County), version.Facts.Name, inForce, status,
                version.Upload.Hash, clock.InZone(version.Upload.Written),
                history.LastOrDefault(step => step.VersionId == id && step.TheAct == ReturnAct.Accept) is { } accepted
                    ? clock.InZone(accepted.At) : null),
        });
    }
}

/// <summary>What a sign-off page shows.</summary>
/// <param name="Place">Whose return.</param>
/// <param name="County">The county as titles write it.</param>
/// <param name="SchoolName">The school's name in the register; null when it has none, and for the bureau.</param>
/// <param name="Return">The return in force.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Hash">SHA-256 of its workbook, hexadecimal.</param>
/// <param name="Received">When the workbook came, in the county's time.</param>
/// <param name="Accepted">When the check accepted it; null when that is not known.</param>
public sealed record SignOffView(ReturnPlace Place, string County, string? SchoolName, Return Return, ReturnStatus Status, string Hash,
    DateTimeOffset Received, DateTimeOffset? Accepted)
{
    /// <summary>Name of the sender.</summary>
    public string Name => SchoolName ?? Place.Sender.School?.Value ?? $"{County}教育局";
}
