using System.Security.Cryptography;

namespace EduFunctions.App;

static class ContentTypes
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string Xls = "application/vnd.ms-excel";

    static readonly string[] Workbooks = [Xlsx, Xls, "application/octet-stream"];

    /// <summary>True for what clients send a workbook as.</summary>
    public static bool IsWorkbook(string? contentType) => Workbooks.Contains(contentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    public static ProblemException Unsupported(string? contentType) =>
        new(415, "unsupported-media-type", $"内容类型“{contentType}”不受支持；应为 .xlsx 工作簿。", $"Content type '{contentType}' is not taken; expected a workbook ({Xlsx}).");

    public static string ETagOf(byte[] content) => $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
}
