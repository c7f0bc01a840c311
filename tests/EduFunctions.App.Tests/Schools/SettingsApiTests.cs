using System.Net;
using System.Text;
using ClosedXML.Excel;

namespace EduFunctions.App.Tests.Schools;

public sealed class SettingsApiTests(RunningApp app)
{
    [Fact]
    public async Task WhatIsPutIsWhatIsGotAndItIsInForce()
    {
        var county = new County(app, "420655");
        await county.RegisterAsync(1);
        Assert.Equal("{}", Encoding.UTF8.GetString(await county.DownloadAsync(Address(county))));

        const string settings = """{"name":"青石县","contact":"计财股 0717-1234567","large-class":51,"years":{"2024":{"large-class":56}}}""";
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(county, settings)).Status);
        Assert.Equal(settings, Encoding.UTF8.GetString(await county.DownloadAsync(Address(county))));

        await county.IngestAsync(1, county.Return(1, 50, 51));
        Assert.Equal(1, (await county.CompileAsync()).Figure("large-classes").Number("value"));
        foreach (var address in new[] { county.ReturnOf(1) + "/receipt", $"{county.Api}/bureau/template" })
        {
            using var workbook = new XLWorkbook(new MemoryStream(await county.DownloadAsync(address)));
            Assert.Contains(workbook.Worksheet(1).CellsUsed(), cell => cell.GetString().EndsWith("有疑问请联系：计财股 0717-1234567", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("""{"large-class":5}""", "setting-out-of-range", "large-class")]
    [InlineData("""{"years":{"2031":{"large-class":5}}}""", "setting-out-of-range", "years.2031.large-class")]
    [InlineData("""{"large-clas":50}""", "setting-unknown", "large-clas")]
    [InlineData("""{"name":" "}""", "setting-out-of-range", "name")]
    [InlineData("""{"name":7}""", "setting-wrong-kind", "name")]
    [InlineData("[]", "setting-wrong-kind", null)]
    [InlineData("{", "settings-unreadable", null)]
    public async Task AMistakeIsToldAndNothingIsChanged(string settings, string code, string? setting)
    {
        var county = new County(app, "420656");
        await PutAsync(county, """{"name":"双桥县"}""");
        var (status, body) = await PutAsync(county, settings);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var finding = body!.List("findings")[0];
        Assert.Equal((code, setting), (finding.Text("code"), finding.TextOrNull("caption")));
        Assert.Equal("""{"name":"双桥县"}""", Encoding.UTF8.GetString(await county.DownloadAsync(Address(county))));
    }

    [Fact]
    public async Task OnlyWhatWasGotIsReplacedWhenTheSenderAsksForThat()
    {
        var county = new County(app, "420657");
        using var empty = await county.SendAsync(HttpMethod.Get, Address(county));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(county, """{"name":"青石县"}""", empty.Headers.ETag!.ToString())).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(county, """{"name":"双桥县"}""", empty.Headers.ETag!.ToString())).Status);
        using var known = await county.SendAsync(HttpMethod.Get, Address(county));
        Assert.Equal("""{"name":"青石县"}""", await known.Content.ReadAsStringAsync(Wait.Token));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(county, """{"name":"双桥县"}""", known.Headers.ETag!.ToString())).Status);
    }

    static string Address(County county) => $"/api/counties/{county.Code}/settings";

    async Task<(HttpStatusCode Status, Json? Body)> PutAsync(County county, string settings, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Address(county)) { Content = new StringContent(settings, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var response = await app.Http.SendAsync(request, Wait.Token);
        return (response.StatusCode, response.IsSuccessStatusCode ? null : await Json.OfAsync(response));
    }
}
