using System.Net;
using ClosedXML.Excel;

namespace EduFunctions.App.Tests.Returns;

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

    [Fact]
    public async Task ASchoolThatIsNotRegisteredHasNone()
    {
        var county = new County(app, "420618");
        using var response = await county.SendAsync(HttpMethod.Get, $"{county.Api}/template?school={county.School(1)}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("school-not-registered", (await Json.OfAsync(response)).Text("code"));
    }
}
