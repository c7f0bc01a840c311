using EduFunctions.App.Returns;
using EduFunctions.Workbooks;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>POST /counties/{county}/years/{year}/upload</c>: the page's form.</summary>
sealed class PostUpload(ReturnFiles files)
{
    [Function(nameof(PostUpload))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "counties/{county}/years/{year}/upload")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            throw ContentTypes.Unsupported(request.ContentType);
        }

        var form = await request.ReadFormAsync(cancellationToken);
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Sender.Of(Requests.School(form["school"].ToString())));
        var file = form.Files.GetFile("file") ?? throw new ProblemException(400, "no-file", "没有选择文件。", "No file was chosen.");
        await using var stream = file.OpenReadStream();
        await files.UploadAsync(place, file.FileName, await Requests.BodyAsync(stream, WorkbookReader.FileBytesMaximum, cancellationToken), cancellationToken);
        return SeeOther.To($"/counties/{place.County}/years/{place.Year}?uploaded={place.Sender}", request);
    }
}
