using System.Security.Cryptography;
using EduFunctions.Schools;
using EduFunctions.Workbooks;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary><c>PUT …/schools/{school}/return</c>: an upload; the blob trigger does the rest.</summary>
sealed class PutReturn(ReturnFiles files)
{
    [Function(nameof(PutReturn))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken)
    {
        var content = await Body.ReadAsync(request.Body, WorkbookReader.FileBytesMaximum, cancellationToken);
        await files.UploadAsync(new ReturnPlace(county, year, Sender.Of(school)), request.Query[Parameters.FileName.Name].ToString(),
            content, cancellationToken);
        var address = $"/api/counties/{county}/years/{year}/schools/{school}/return";
        request.HttpContext.Response.Headers.Location = address;
        return Json.Answer(new UploadJson(address, Convert.ToHexStringLower(SHA256.HashData(content))), StatusCodes.Status202Accepted);
    }
}

/// <summary>An upload that was taken.</summary>
/// <param name="Status">Address at which its state can be asked for.</param>
/// <param name="ContentHash">SHA-256 of the file, hexadecimal: that of the state once this very file has been taken up.</param>
sealed record UploadJson(string Status, string ContentHash);
