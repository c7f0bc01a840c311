using System.Globalization;
using System.Text;
using EduFunctions.Indicators;

namespace EduFunctions.App.Summaries;

/// <summary>Figures as a table for other programs (RFC 4180, UTF-8 with its mark: Excel and WPS take it for GBK otherwise).</summary>
static class SummaryCsv
{
    static readonly string[] Captions =
    [
        "code", "指标", "单位", "数值", "上年", "纳入学校", "应含学校", "上年纳入", "上年应含", "同口径数值", "同口径上年", "同口径学校", "统计时点",
    ];

    public static byte[] Write(IEnumerable<Figure> figures)
    {
        var text = new StringBuilder().AppendJoin(',', Captions).Append("\r\n");
        foreach (var figure in figures)
        {
            text.AppendJoin(',',
                Quoted(figure.Code), Quoted(figure.Name.Zh), Quoted(figure.Unit), Number(figure.Value), Number(figure.LastYear),
                Number(figure.Counted), Number(figure.Expected), Number(figure.LastYearCounted), Number(figure.LastYearExpected),
                Number(figure.LikeForLike?.Value), Number(figure.LikeForLike?.LastYear), Number(figure.LikeForLike?.Schools),
                figure.ReferenceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    static string Number(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    // A name that begins like a formula is text to a spreadsheet only behind an apostrophe (OWASP, CSV injection).
    static string Quoted(string text) =>
        $"\"{(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
