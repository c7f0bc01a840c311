using System.IO.Compression;
using System.Net;
using ClosedXML.Excel;

namespace EduFunctions.App.Tests.Rounds;

public sealed class TemplateTests(RunningApp app)
{
    [Fact]
    public async Task TheTemplateIsTheSchoolsOwn()
    {
        var county = new County(app, "420616");
        await county.RegisterEntriesAsync(county.Entry(1, "镇区", "九年一贯制学校", "鹿鸣镇学校"));
        using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/template?school={county.School(1)}")));
        var cover = workbook.Worksheet("封面");
        Assert.Equal([county.School(1), "鹿鸣镇学校", county.Code, "2025", "九年一贯制学校", "镇区", "公办"], Enumerable.Range(3, 7).Select(row => cover.Cell(row, 3).GetString()));
        Assert.Equal("", workbook.Worksheet("经费").Cell("D3").GetString());
    }

    [Fact]
    public async Task LastYearsFiguresStandInItOnceLastYearsReturnIsAccepted()
    {
        var county = new County(app, "420617");
        await county.RegisterAsync(1);
        await county.In(2024).IngestAsync(1, county.In(2024).Return(1, 58).Set("经费", "C3", 123.5));
        using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync($"{county.Api}/template?school={county.School(1)}")));
        Assert.Equal("2025", workbook.Worksheet("封面").Cell("C6").GetString());
        Assert.Equal("123.5", workbook.Worksheet("经费").Cell("D3").GetString());
        Assert.Equal("上年·学生数", workbook.Worksheet("班级").Cell("N3").GetString());
        Assert.Equal("58", workbook.Worksheet("班级").Cell("N4").GetString());
    }

    // Of three schools, one with a return of last year, one with more time.
    [Fact]
    public async Task AllOfARoundComeAsOneArchive()
    {
        var county = new County(app, "420619");
        await county.RegisterEntriesAsync(county.Entry(1, name: "青石小学"), county.Entry(2, name: "城关\"一\"小"), county.Entry(3, kind: "幼儿园", name: "青石幼儿园"));
        await county.In(2024).IngestAsync(1, county.In(2024).Return(1, 58).Set("经费", "C3", 123.5));
        using var response = await county.SendAsync(HttpMethod.Get, $"{county.Api}/templates");
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("private, no-store", response.Headers.CacheControl?.ToString() is { } kept && kept.Contains("no-store", StringComparison.Ordinal) ? "private, no-store" : "");
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal([$"青石小学-{county.School(1)}-2025.xlsx", $"城关一小-{county.School(2)}-2025.xlsx", $"青石幼儿园-{county.School(3)}-2025.xlsx", "教育局-420619-2025.xlsx"],
            zip.Entries.Select(entry => entry.FullName));
        using var first = new XLWorkbook(await CopyOf(zip.Entries[0]));
        Assert.Equal("123.5", first.Worksheet("经费").Cell("D3").GetString());
        using var head = await county.SendAsync(HttpMethod.Head, $"{county.Api}/templates");
        Assert.Equal("application/zip", head.Content.Headers.ContentType?.MediaType);
        using var nowhere = await county.SendAsync(HttpMethod.Get, "/api/counties/420688/years/2025/templates");
        Assert.Equal((HttpStatusCode.NotFound, "unknown-county"), (nowhere.StatusCode, (await Json.OfAsync(nowhere)).Text("code")));
    }

    static async Task<MemoryStream> CopyOf(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        await using var opened = await entry.OpenAsync();
        await opened.CopyToAsync(copy);
        copy.Position = 0;
        return copy;
    }

    [Fact]
    public async Task ASchoolThatIsNotRegisteredHasNone()
    {
        var county = new County(app, "420618");
        using var response = await county.SendAsync(HttpMethod.Get, $"{county.Api}/template?school={county.School(1)}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("school-not-registered", (await Json.OfAsync(response)).Text("code"));
    }
}
