using System.Net;
using System.Text;
using System.Text.Json;

namespace EduFunctions.App.Tests;

/// <summary>Of two who change the same thing, one only does.</summary>
public sealed class ConditionalTests(RunningApp app)
{
    [Fact]
    public async Task OfTwoRegistersAtOnceOneWinsWholeAndTheOtherIsTold()
    {
        var county = new County(app, "420633");
        for (var round = 1; round <= 4; round++)
        {
            var answers = await Task.WhenAll(RegisterAsync(county, $"甲{round}"), RegisterAsync(county, $"乙{round}"));
            Assert.Contains(HttpStatusCode.OK, answers);
            Assert.All(answers, answer => Assert.Contains(answer, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
            var names = (await county.GetAsync($"/api/counties/{county.Code}/schools")).Items.Select(school => school.Text("name")).ToList();
            Assert.Equal(150, names.Count);
            Assert.Equal($"{round}校", Assert.Single(names.Distinct(StringComparer.Ordinal))[1..]);
        }

        // Nothing is left of what is over, but the one before.
        var rows = await app.Tables.GetTableClient("schools").QueryAsync<Azure.Data.Tables.TableEntity>(row => row.PartitionKey == county.Code, cancellationToken: Wait.Token).CountAsync(Wait.Token);
        Assert.InRange(rows, 301, 451); // two versions, what a loser has left since, and the row that names the one in force
    }

    [Fact]
    public async Task ARegisterThatSomebodyElseHasChangedIsNotReplaced()
    {
        var county = new County(app, "420634");
        var address = $"/api/counties/{county.Code}/schools";
        Assert.Equal(HttpStatusCode.PreconditionFailed, await RegisterAsync(county, "甲", "*")); // there is none yet
        Assert.Equal(HttpStatusCode.OK, await RegisterAsync(county, "甲"));
        var seen = await ETagAsync(address);
        Assert.Equal(HttpStatusCode.OK, await RegisterAsync(county, "乙", seen));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await RegisterAsync(county, "丙", seen));
        Assert.Equal(HttpStatusCode.BadRequest, await RegisterAsync(county, "丙", "none"));
        Assert.Equal("乙校", (await county.GetAsync(address)).Items[0].Text("name"));
        Assert.Equal(HttpStatusCode.OK, await RegisterAsync(county, "丁", $"\"other\", {await ETagAsync(address)}"));
    }

    [Fact]
    public async Task DatesThatSomebodyElseHasChangedAreNotReplaced()
    {
        var county = new County(app, "420637");
        Assert.Equal(HttpStatusCode.PreconditionFailed, await DatesAsync("2025-10-01", "*"));
        Assert.Equal(HttpStatusCode.OK, await DatesAsync("2025-10-01", null));
        var seen = await ETagAsync($"{county.Api}/round");
        Assert.Equal(HttpStatusCode.OK, await DatesAsync("2025-10-02", seen));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await DatesAsync("2025-10-03", seen));
        Assert.Equal("2025-10-02", (await county.GetAsync($"{county.Api}/round")).Text("due"));

        async Task<HttpStatusCode> DatesAsync(string due, string? ifMatch) =>
            (await PutAsync($"{county.Api}/round", Encoding.UTF8.GetBytes($$"""{"opens":null,"due":"{{due}}"}"""), "application/json", ifMatch)).StatusCode;
    }

    [Fact]
    public async Task OfTwoUploadsOverTheSameStateOneIsTaken()
    {
        var county = new County(app, "420639");
        await county.RegisterAsync(1);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(county.ReturnOf(1), county.Return(1, 50).ToXlsx(), County.Xlsx, "*")).StatusCode);
        // Through the API: of a blob put by hand and an upload in the same second the name decides which is the later.
        using (await county.PutReturnAsync(1, county.Return(1, 50).ToXlsx()))
        {
            await county.SettledAsync(1);
        }

        var seen = await ETagAsync(county.ReturnOf(1));
        var answers = await Task.WhenAll(new[] { 51, 52 }.Select(pupils => PutAsync(county.ReturnOf(1), county.Return(1, pupils).ToXlsx(), County.Xlsx, seen)));
        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(2, (await county.SettledAsync(1, 2)).Number("version"));
    }

    async Task<HttpStatusCode> RegisterAsync(County county, string name, string? ifMatch = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(1, 150).Select(number => county.Entry(number, name: $"{name}校")));
        using var response = await PutAsync($"/api/counties/{county.Code}/schools", body, "application/json", ifMatch);
        return response.StatusCode;
    }

    async Task<HttpResponseMessage> PutAsync(string address, byte[] body, string contentType, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(contentType);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await app.Http.SendAsync(request, Wait.Token);
    }

    async Task<string> ETagAsync(string address)
    {
        using var response = await app.Http.GetAsync(address, Wait.Token);
        return response.Headers.ETag!.ToString();
    }
}
