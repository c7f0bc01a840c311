using EduFunctions.Schools;

namespace EduFunctions.App;

/// <summary>What the paths of requests mean.</summary>
static class Requests
{
    public static CountyCode County(string county) => CountyCode.TryParse(county, out var code)
        ? code
        : throw new ProblemException(400, "bad-county", $"县代码“{county}”不是六位数字。", $"County '{county}' is not six digits.");

    public static SchoolYear Year(string year) => year.Length == 4 && SchoolYear.TryParse(year, out var value)
        ? value
        : throw new ProblemException(400, "bad-year", $"学年“{year}”不是 2000 至 2099 的四位数字。", $"School year '{year}' is not four digits from 2000 to 2099.");

    public static SchoolCode School(string school) => SchoolCode.TryParse(school, out var code)
        ? code
        : throw new ProblemException(400, "bad-school", $"学校标识码“{school}”不是十位数字。", $"School '{school}' is not ten digits.");

    public static ProblemException TooLarge() =>
        new(413, "file-too-large", "文件超过 20 MiB。请删去图片和多余内容。", "The file is over 20 MiB. Remove pictures and what does not belong in it.");

    /// <summary>The request's body, at most <paramref name="limit"/> bytes.</summary>
    public static async Task<byte[]> BodyAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int count;
        while ((count = await body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > limit)
            {
                throw TooLarge();
            }
        }

        return buffer.ToArray();
    }
}
