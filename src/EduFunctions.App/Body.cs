using System.Globalization;

namespace EduFunctions.App;

/// <summary>Reading what a caller sends.</summary>
static class Body
{
    public static ProblemException TooLarge(long limit)
    {
        var size = limit >= 1024 * 1024 ? string.Create(CultureInfo.InvariantCulture, $"{limit / (1024 * 1024)} MiB")
            : string.Create(CultureInfo.InvariantCulture, $"{limit:#,0} B");
        return limit >= 1024 * 1024
            ? new ProblemException(413, "file-too-large", $"文件超过 {size}。请删去图片和多余内容。",
                $"The file is over {size}. Remove pictures and what does not belong in it.")
            : new ProblemException(413, "body-too-large", $"正文超过 {size}。", $"The body is over {size}.");
    }

    /// <summary>The whole of a body of at most <paramref name="limit"/> bytes.</summary>
    public static async Task<byte[]> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int count;
        while ((count = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > limit)
            {
                throw TooLarge(limit);
            }
        }

        return buffer.ToArray();
    }
}
