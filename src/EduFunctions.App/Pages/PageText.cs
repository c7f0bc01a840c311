using System.Globalization;
using System.Text.Encodings.Web;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Components;

namespace EduFunctions.App.Pages;

/// <summary>Days, signs and classes of colours, the same on every page: no colour stands without a sign and a word.</summary>
public static class PageText
{
    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment in the county's time.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What the addresses of a sender's return have after the year: schools/4206990001, bureau.</summary>
    public static string PathOf(string sender) => sender == Sender.Bureau.ToString() ? sender : $"schools/{sender}";

    /// <summary>A number as people read it.</summary>
    public static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A place in a drawing.</summary>
    public static string Place(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Letters of a drawing: Razor takes SVG's own element for one of its own.</summary>
    public static MarkupString SvgText(double x, double y, string cssClass, string text) =>
        new($"""<text x="{Place(x)}" y="{Place(y)}" class="{cssClass}">{HtmlEncoder.Default.Encode(text)}</text>""");

    /// <summary>The sign of a severity.</summary>
    public static string Sign(FlagSeverity severity) =>
        severity switch { FlagSeverity.Serious => "■", FlagSeverity.Warning => "▲", _ => "●" };

    /// <summary>The sign of a state.</summary>
    public static string Sign(ReturnState state) => state switch
    {
        ReturnState.Expected => "○",
        ReturnState.Received => "…",
        ReturnState.Returned => "✗",
        _ => "✓",
    };

    /// <summary>The class of a flag's severity in the style sheet.</summary>
    public static string ClassOf(FlagSeverity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>The class of a state.</summary>
    public static string ClassOf(ReturnState state) => state switch
    {
        ReturnState.Expected => "none",
        ReturnState.Received => "busy",
        ReturnState.Returned => "bad",
        _ => "ok",
    };

    /// <summary>The class of a finding's severity.</summary>
    public static string ClassOf(Severity severity) => severity switch { Severity.Error => "bad", Severity.Query => "busy", _ => "none" };

    /// <summary>What a school does about findings of a severity.</summary>
    public static string ToDo(Severity severity) => severity switch
    {
        Severity.Error => "必须改正，改好后重新上传。",
        Severity.Query => "请核对：有误就改正，无误就写明原因：在这里写，或在该行“说明”栏写好再上传。",
        _ => "系统已按下面的方式读取，不必处理。",
    };
}
