using System.Globalization;
using EduFunctions.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace EduFunctions.App;

/// <summary>Reading what a caller sends; how much it may be, <see cref="RequestCheck"/> has told the server.</summary>
static class Body
{
    /// <summary>What is longer waits on disk: a hundred slow callers cost no memory.</summary>
    const int BytesInMemory = 64 * 1024;

    /// <summary>What is told of a body over its limit in bytes. A form is around a file: what is too long for it is too long a file.</summary>
    public static ProblemException TooLarge(int limit)
    {
        var most = Math.Min(limit, WorkbookReader.FileBytesMaximum);
        if (most < 1024 * 1024)
        {
            var bytes = string.Create(CultureInfo.InvariantCulture, $"{most:#,0} B");
            return new ProblemException(413, "body-too-large", $"正文超过 {bytes}。", $"The body is over {bytes}.");
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{most / (1024 * 1024)} MiB");
        return new ProblemException(413, "file-too-large", $"文件超过 {size}。请删去图片和多余内容。",
            $"The file is over {size}. Remove pictures and what does not belong in it.");
    }

    /// <summary>The whole body, from its start, once it has all come.</summary>
    public static async Task<Stream> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering(BytesInMemory);
        await request.Body.DrainAsync(cancellationToken);
        request.Body.Position = 0;
        return request.Body;
    }

    /// <summary>The whole body in memory, for what is short.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
