using EduFunctions.Schools;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary><c>PUT …/schools/{school}/return</c>, <c>PUT …/bureau/return</c>: an upload; the blob trigger does the rest.</summary>
sealed class PutReturn(ReturnFiles files, ReturnStore returns)
{
    public const string OfBureau = "PutBureauReturn";

    [Function(nameof(PutReturn))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken) =>
        TakeAsync(request, new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/bureau/return")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        TakeAsync(request, new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> TakeAsync(HttpRequest request, ReturnPlace place, CancellationToken cancellationToken)
    {
        if (request.Headers.IfMatch.Count > 0)
        {
            // The state is written once more as it is: of two who have seen the same, one only comes through.
            var seen = await returns.FindAsync(place, cancellationToken);
            ETags.Require(request, seen?.ETag);
            if (!await returns.TryWriteAsync(seen!, cancellationToken))
            {
                throw ETags.ChangedMeanwhile(StatusCodes.Status412PreconditionFailed);
            }
        }

        var hash = await files.UploadAsync(place, request.Query[Parameters.FileName.Name].ToString(), request.Body,
            cancellationToken);
        var address = $"/api{place.Address}/return";
        request.HttpContext.Response.Headers.Location = address;
        return Json.Answer(new UploadJson(address, hash), StatusCodes.Status202Accepted);
    }
}

/// <summary>An upload that was taken.</summary>
/// <param name="Status">Address at which its state can be asked for.</param>
/// <param name="ContentHash">SHA-256 of the file, hexadecimal: that of the state once this very file has been taken up.</param>
sealed record UploadJson(string Status, string ContentHash);
