using System.Security.Cryptography;
using EduFunctions.Workbooks;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary><c>PUT …/schools/{school}/return</c>: an upload; the blob trigger does the rest. The hash in the answer is that of the state once this very file has been taken up.</summary>
sealed class PutReturn(ReturnFiles files)
{
    [Function(nameof(PutReturn))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/counties/{county}/years/{year}/schools/{school}/return")] HttpRequest request, string county, string year, string school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Sender.Of(Requests.School(school)));
        if (!ContentTypes.IsWorkbook(request.ContentType))
        {
            throw ContentTypes.Unsupported(request.ContentType);
        }

        var content = await Requests.BodyAsync(request.Body, WorkbookReader.FileBytesMaximum, cancellationToken);
        await files.UploadAsync(place, request.Query["file"].ToString(), content, cancellationToken);
        var address = $"/api/counties/{place.County}/years/{place.Year}/schools/{place.Sender}/return";
        return Results.Accepted(address, new { status = address, contentHash = Convert.ToHexStringLower(SHA256.HashData(content)) });
    }
}
