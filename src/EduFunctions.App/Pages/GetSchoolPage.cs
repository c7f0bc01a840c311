using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary>
/// <c>GET /counties/{county}/years/{year}/schools/{school}</c>, <c>GET /counties/{county}/years/{year}/bureau</c>: a return on one page.
/// </summary>
sealed class GetSchoolPage(
    RoundReader reader, ReturnStore returns, ReturnFiles files, ReturnVersions versions, QueryStore queries, SummaryStore summaries,
    CountyClock clock)
{
    /// <summary>Versions that are listed: the latest of them.</summary>
    const int VersionsShown = 20;

    static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    static readonly string[] Indicators =
        ["classes", "pupils", "large-classes", "super-large-classes", "large-class-share", "large-classes-new", "large-classes-persisting"];

    public const string OfBureau = "GetBureauPage";

    [Function(nameof(GetSchoolPage))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/schools/{school}")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken) =>
        ShowAsync(new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/bureau")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) => ShowAsync(new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> ShowAsync(ReturnPlace place, CancellationToken cancellationToken)
    {
        var (county, year, sender) = (place.County, place.Year, place.Sender);
        var finding = returns.FindAsync(place, cancellationToken);
        var stepping = returns.HistoryAsync(place, cancellationToken);
        var answering = queries.ListAsync(place, cancellationToken);
        var listing = VersionsAsync(place, finding, stepping, cancellationToken);
        var records = await reader.CountyAsync(county, cancellationToken);
        var (status, entry) = (await finding, sender.School is { } code ? new Register(records.Register).Find(code, year) : null);
        if (status is null && sender.School is { } school && records.Register.All(one => one.Code != school))
        {
            throw ProblemException.NotRegistered(county, school);
        }

        var summary = records.RoundOf(year) is { SummaryRun: > 0 and var run }
            ? await summaries.ReadAsync(county, year, run, cancellationToken) : null;
        var codes = sender.School is not { } own ? []
            : Indicators.Select(indicator => new FigureCode(indicator, Subject.Of(own)).ToString()).ToHashSet();
        return new RazorComponentResult<SchoolPage>(new
        {
            View = new SchoolView(records, year, sender, entry, status)
            {
                Uploaded = status?.Uploaded is { } uploaded ? clock.InZone(uploaded) : null,
                IsSlow = clock.UtcNow - status?.Uploaded > Soon,
                Findings = status is null or { ReturnState: ReturnState.Received or ReturnState.Expected } ? []
                    : await files.FindingsAsync(place, status.VersionId, cancellationToken),
                Answered = (await answering).Where(row => row.By is not null).ToDictionary(row => row.Id, StringComparer.Ordinal),
                Versions = await listing,
                History = [.. (await stepping).AsEnumerable().Reverse().Select(step => (step, clock.InZone(step.At)))],
                Seen = ETags.StateOf(status?.ETag),
                Figures = [.. summary?.Figures.Where(figure => codes.Contains(figure.Code) && figure.Value is not null) ?? []],
                Profile = summary is not null && entry is not null
                    && PeerProfile.Of(summary, new Register(records.Register).In(year), entry, records.Standards(year)) is { Figures.IsEmpty: false } profile ? profile : null,
                Flags = [.. summary?.Flags.Where(flag => flag.Stands && flag.School == sender.School?.Value) ?? []],
            },
        });
    }

    async Task<IReadOnlyList<VersionView>> VersionsAsync(ReturnPlace place, Task<ReturnStatus?> reading, Task<List<ReturnStep>> stepping,
        CancellationToken cancellationToken)
    {
        var known = await versions.ListAsync(place, null, cancellationToken);
        var status = await reading;
        var returned = (await stepping).Where(step => step.TheAct == ReturnAct.Return)
            .Select(step => step.VersionId).ToHashSet(StringComparer.Ordinal);
        return [.. known.Where(version => status is not { ReturnState: ReturnState.Received } || version.Id != status.VersionId)
            .Take(VersionsShown).Select(version => new VersionView(version.Number, clock.InZone(version.Checked),
                status?.WasInForce(version.Id) == true, version.Errors, version.Queries, returned.Contains(version.Id)))];
    }
}
