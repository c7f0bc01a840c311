using System.IO.Compression;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary>
/// <c>GET …/templates</c>: the workbooks of all senders of a round as one .zip. Each is written, sent and forgotten before the next, so that
/// a large county takes no more memory than a small one.
/// </summary>
sealed class GetTemplates(RoundReader reader, TemplateWriter templates)
{
    [Function(nameof(GetTemplates))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/templates")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var common = await templates.ReadAsync(county, year, cancellationToken);
        var senders = HttpMethods.IsHead(request.Method) ? [] : common.Register.In(year).Cast<School?>().Append(null).ToList();

        // The archive writes a file's length behind it, some bytes, and knows no other way to do it.
        request.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return Results.Stream(async stream =>
        {
            await using var zip =
                await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            foreach (var school in senders)
            {
                var bytes = await templates.WriteAsync(common, school, cancellationToken);
                var entry = zip.CreateEntry(ReturnTemplate.NameOf(school, county, year),
                    CompressionLevel.NoCompression); // workbooks are compressed in themselves
                entry.LastWriteTime = ReturnTemplate.Stamp;
                await using var file = await entry.OpenAsync(cancellationToken);
                await file.WriteAsync(bytes, cancellationToken);
            }
        }, ContentTypes.Zip, $"填报模板-{county}-{year}.zip");
    }
}
