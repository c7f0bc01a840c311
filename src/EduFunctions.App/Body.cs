using System.Globalization;
using EduFunctions.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace EduFunctions.App;

/// <summary>What a caller sends.</summary>
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

    /// <summary>
    /// Waits until the whole body has come, of which the function then reads as from a file. Of one that is too long nothing is kept,
    /// whether it told its length or not.
    /// </summary>
    /// <exception cref="ProblemException">413: it has more bytes than <paramref name="limit"/>.</exception>
    /// <exception cref="InvalidDataException">It is a form that cannot be read.</exception>
    public static async Task ReceiveAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        var coming = request.Body;
        request.EnableBuffering(BytesInMemory);
        var chunk = new byte[BytesInMemory];
        long total = 0;
        for (int count; (count = await request.Body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if ((total += count) > limit)
            {
                request.Body = coming;
                throw TooLarge(limit);
            }
        }

        request.Body.Position = 0;
        if (request.HasFormContentType)
        {
            try
            {
                await request.ReadFormAsync(cancellationToken);
            }
            catch (IOException broken)
            {
                // All of it has come, so that it is no connection and no disk that has failed.
                throw new InvalidDataException(broken.Message, broken);
            }
        }
    }

    /// <summary>
    /// Lets what was not wanted come and go: a server that answers and hangs up while its caller still speaks is not heard by all of them.
    /// </summary>
    public static async Task DiscardAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await request.Body.DrainAsync(cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or BadHttpRequestException or OperationCanceledException)
        {
            // It is longer than any host lets through, or breaks off: the answer is tried all the same.
        }
    }

    /// <summary>The whole body in memory, for what is short.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var content = new byte[request.Body.Length];
        await request.Body.ReadExactlyAsync(content, cancellationToken);
        return content;
    }
}
