using System.Net;
using System.Text;
using System.Xml;
using EduFunctions.App.Returns;

namespace EduFunctions.App.Tests.Returns;

public sealed class UploadNameTests(RunningApp app)
{
    [Theory]
    [InlineData("年报 2025.xlsx", "年报 2025.xlsx")]
    [InlineData("a\uFFFEb\uFFFFc.xlsx", "abc.xlsx")]
    [InlineData("a\0b\u001fc\u0085.xlsx", "abc.xlsx")]
    [InlineData("𠮷\U0001FFFE\U0010FFFF.xlsx", "𠮷.xlsx")]
    [InlineData("\u202Exslx.exe\u200B.xlsx", "xslx.exe.xlsx")] // what turns the writing round
    [InlineData(@"C:\我的\年报?#%.xlsx", "年报.xlsx")]
    [InlineData("../../..", "return.xlsx")]
    [InlineData("", "return.xlsx")]
    [InlineData("\uFFFE", "return.xlsx")]
    public void ANameKeepsWhatAListInXmlCanSay(string sent, string kept) => Assert.Equal(kept, UploadName.Of(sent));

    [Fact]
    public void ALongNameIsCutBetweenCharactersAndKeepsItsEnd()
    {
        var name = UploadName.Of(string.Concat(Enumerable.Repeat("𠮷", 60)) + "x.xlsx"); // 120 + 6
        Assert.Equal(string.Concat(Enumerable.Repeat("𠮷", 47)) + "x.xlsx", name); // 94 + 6
        Assert.All(Enumerable.Range(0, 0x10000).Select(code => UploadName.Of($"x{(char)code}y")), kept => XmlConvert.VerifyXmlChars(kept));
    }

    [Fact]
    public void HalvesOfAPairAreDropped() => Assert.Equal("ab𠮷.xlsx", UploadName.Of("a\ud800b\udc00𠮷.xlsx"));

    [Theory]
    [InlineData("~$年报.xlsx")]
    [InlineData("~$a.xlsx")]
    [InlineData(".~lock.年报.xlsx#")]
    [InlineData("Thumbs.db")]
    [InlineData("DESKTOP.INI")]
    public async Task WhatAProgramHasLeftIsNotTakenAndChangesNothing(string file)
    {
        var county = new County(app, "420675");
        using var response = await county.PutReturnAsync(1, [1, 2, 3], Uri.EscapeDataString(file));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("not-a-persons-file", (await Json.OfAsync(response)).Text("code"));
        using var state = await county.SendAsync(HttpMethod.Get, county.ReturnOf(1));
        Assert.Equal(HttpStatusCode.NotFound, state.StatusCode);
        Assert.False(ReturnPlace.TryParse($"{county.Code}/2025/{county.School(1)}/{UploadName.At(DateTimeOffset.UnixEpoch, file)}", out _));
    }

    [Theory]
    [InlineData("?file=%EF%BF%BE.xlsx", false)]
    [InlineData("?file=%ED%A0%80.xlsx", false)] // half a pair in UTF-8
    [InlineData("?file=%00%01.xlsx", false)]
    [InlineData("\uFFFE年报.xlsx", true)]
    public async Task ABadNameStopsNoUploadAndHealthStaysGreen(string file, bool isForm)
    {
        var county = new County(app, "420676");
        await county.RegisterAsync(1, 2);
        var workbook = county.Return(1, 57).ToXlsx();
        using (var response = isForm ? await FormAsync(county, workbook, file)
            : await county.SendAsync(HttpMethod.Put, county.ReturnOf(1) + file, workbook, County.Xlsx))
        {
            Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Accepted, HttpStatusCode.SeeOther });
        }

        await county.SettledAsync(1);
        await app.Returns.GetBlobsAsync(cancellationToken: Wait.Token).CountAsync(Wait.Token);
        await county.GetAsync("/api/health");
    }

    async Task<HttpResponseMessage> FormAsync(County county, byte[] workbook, string file)
    {
        var content = new MultipartFormDataContent { { new StringContent(county.School(1)), "school" } };
        var part = new ByteArrayContent(workbook);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{string.Concat(Encoding.UTF8.GetBytes(file).Select(one => $"%{one:X2}"))}");
        content.Add(part);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{county.Page}/upload") { Content = content };
        return await app.Http.SendAsync(request, Wait.Token);
    }
}
