using EduFunctions.Reports;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Reports;

/// <summary>The demo county's report.</summary>
static class DemoReport
{
    static readonly Lazy<ReportFile> Made = new(() => Write(null));

    public static ReportSource Source { get; } = new(DemoCounty.Summary, DemoCounty.History.Now, 3, new DateOnly(2025, 10, 16));

    public static byte[] Content => File.Content!;

    public static ReportFile File => Made.Value;

    public static ReportFile Write(byte[]? template) => ReportDocument.Write(Source, template, AddressOf);

    public static string? AddressOf(ReportRun run) => run.Figure is { } figure ? $"/counties/420699/2025/figures/{figure}" : run.Flag is { } flag ? $"/counties/420699/2025/flags/{Uri.EscapeDataString(flag)}" : null;
}
