using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary>
/// <c>GET …/schools/{school}/return/receipt?version=</c>, <c>GET …/bureau/return/receipt?version=</c>: the marked-up workbook of the latest
/// version, or of an earlier one; of a version that the bureau has returned with its reason on top.
/// </summary>
sealed class GetReceipt(ReturnFiles files, ReturnStore returns, ReturnVersions versions, VersionReader reader)
{
    public const string OfBureau = "GetBureauReceipt";

    [Function(nameof(GetReceipt))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return/receipt")] HttpRequest request, CountyCode county,
        SchoolYear year, SchoolCode school, CancellationToken cancellationToken) =>
        AnswerAsync(request, new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/bureau/return/receipt")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> AnswerAsync(HttpRequest request, ReturnPlace place, CancellationToken cancellationToken)
    {
        var status = await returns.FindAsync(place, cancellationToken) is { ReturnState: not ReturnState.Expected } known ? known
            : throw GetReturn.NothingYet(place);
        var number = Parameters.Version.NumberIn(request.Query) ?? status.Version;
        if (number == status.Version)
        {
            // A file sent back may be judged again under its version: its receipt is known by the state, not by the version alone.
            return status.ReturnState == ReturnState.Received ? throw NotEnded()
                : await OfVersionAsync(ETags.StateOf(status.ETag), status.VersionId, status.ReturnedId == status.VersionId);
        }

        var earlier = (await versions.ListAsync(place, number, cancellationToken)).SingleOrDefault()
            ?? throw new ProblemException(404, "no-version", $"{place.Sender.Name.Zh} 在 {place.Year} 学年没有第 {number} 版报表；最近一版是第 {status.Version} 版。",
                $"There is no version {number} of {place.Sender.Name.En} in school year {place.Year}; the latest is {status.Version}.");
        return await OfVersionAsync(earlier.Id, earlier.Id, mayBeReturned: true);

        Task<IResult> OfVersionAsync(string state, string versionId, bool mayBeReturned) => ETags.UnlessKnownAsync(request, state, async () =>
            Results.File((mayBeReturned ? await reader.ReturnedReceiptAsync(place, number, cancellationToken) : null)
                ?? await files.ReceiptAsync(place, versionId, cancellationToken) ?? throw NotEnded(), ContentTypes.Xlsx,
                $"回执-{place.Year}-{place.Sender.School?.Value ?? place.Sender.Name.Zh}-第{number}版.xlsx"));
    }

    static ProblemException NotEnded() =>
        new(409, "check-not-ended", "正在校验，请几秒钟后再取回执。", "The check has not ended; ask again in some seconds.");
}
