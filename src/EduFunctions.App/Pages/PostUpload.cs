using EduFunctions.App.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>POST /counties/{county}/years/{year}/upload</c>: the page's form.</summary>
sealed class PostUpload(ReturnFiles files)
{
    [Function(nameof(PostUpload))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/upload")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var place = new ReturnPlace(county, year, Parameters.SenderIn(form));
        var file = form.Files.GetFile("file") ?? throw new ProblemException(400, "no-file", "没有选择文件。", "No file was chosen.");
        await using var stream = file.OpenReadStream();
        await files.UploadAsync(place, file.FileName, stream, cancellationToken);
        return SeeOther.To(place.Address, request);
    }
}
