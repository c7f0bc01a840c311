namespace EduFunctions.App.Tests.Returns;

public sealed class PoisonTests(RunningApp app)
{
    const string GivenUp = "校验未能完成";

    [Fact]
    public async Task AReturnWhoseCheckFailedAtEveryTrySaysSo()
    {
        var county = new County(app, "420691");
        await county.RegisterAsync(1);
        await SendAsync("webjobs-blobtrigger-poison", BlobEvent.Of(county.Blob(1)));
        var entry = await Wait.ForAsync("the failure is recorded", async () =>
            (await county.GetAsync($"{county.Api}/returns")).List("returns").FirstOrDefault(item => item.TextOrNull("failure") is not null));
        Assert.Equal(("received", 0m), (entry.Text("state"), entry.Number("version")));
        Assert.StartsWith(GivenUp, entry.Text("failure"), StringComparison.Ordinal);
        using (var receipt = await county.SendAsync(HttpMethod.Get, county.ReturnOf(1) + "/receipt"))
        {
            Assert.Equal(("check-not-ended", 409), ((await Json.OfAsync(receipt)).Text("code"), (int)receipt.StatusCode));
        }

        // The next upload that can be checked takes it away.
        var state = await county.IngestAsync(1, county.Return(1));
        Assert.Equal(("accepted", 1m, null), (state.Text("state"), state.Number("version"), state.TextOrNull("failure")));
    }

    [Fact]
    public async Task AReturnInForceStaysSoWhenALaterUploadFailed()
    {
        var county = new County(app, "420692");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1));
        await SendAsync("webjobs-blobtrigger-poison", BlobEvent.Of(county.Blob(1, "later.xlsx")));
        var state = await Wait.ForAsync("the failure is recorded", async () => await county.SettledAsync(1) is var now && now.TextOrNull("failure") is not null ? now : null);
        Assert.Equal(("accepted", 1m), (state.Text("state"), state.Number("inForceVersion")));
        Assert.Equal(13, (await county.RowsAsync(1)).Count);
    }

    [Fact]
    public async Task AnUploadThatTheSweepHasCheckedMeanwhileHasNotFailed()
    {
        var county = new County(app, "420693");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1));
        var etag = (await app.Returns.GetBlobClient(county.Blob(1)).GetPropertiesAsync(cancellationToken: Wait.Token)).Value.ETag;
        await SendAsync("webjobs-blobtrigger-poison", BlobEvent.Of(county.Blob(1), etag.ToString("H")));
        await EmptyAsync("webjobs-blobtrigger-poison");
        Assert.Null((await county.SettledAsync(1)).TextOrNull("failure"));
    }

    [Fact]
    public async Task ALateMessageOfAnOlderUploadSaysNothingOfTheNewerOne()
    {
        var county = new County(app, "420697");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 40), file: "a.xlsx");
        await Task.Delay(TimeSpan.FromSeconds(1.1), Wait.Token); // storage tells time in seconds
        await county.IngestAsync(1, county.Return(1, 41), 2, "b.xlsx");
        await SendAsync("webjobs-blobtrigger-poison", BlobEvent.Of(county.Blob(1, "a.xlsx")));
        await EmptyAsync("webjobs-blobtrigger-poison");
        Assert.Null((await county.SettledAsync(1, 2)).TextOrNull("failure"));
    }

    [Theory]
    [InlineData("webjobs-blobtrigger-poison", "no json")]
    [InlineData("webjobs-blobtrigger-poison", "{\"BlobName\":\"no/return\"}")]
    [InlineData("webjobs-blobtrigger-poison", "[]")]
    [InlineData("compile-poison", "no json")]
    [InlineData("sweep-poison", "{\"county\":\"420694\"}")]
    [InlineData("compile-poison", "{\"county\":\"42069x\",\"year\":2025}")]
    public async Task AStrangePoisonMessageIsLoggedAndGone(string queue, string message)
    {
        await SendAsync(queue, message);
        await EmptyAsync(queue);
        Assert.Contains(app.Log, line => line.Contains($"A poison message could not be understood ({message.Length} characters)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARoundWhoseSummaryFailedAtEveryTrySaysSoUntilItSucceeds()
    {
        var county = new County(app, "420694");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1));
        await SendAsync("compile-poison", $$"""{"county":"{{county.Code}}","year":2025}""");
        var round = await Wait.ForAsync("the failure is recorded", async () => await county.GetAsync($"{county.Api}/round") is var now && now.TextOrNull("failure") is not null ? now : null);
        Assert.StartsWith("汇总未能完成", round.Text("failure"), StringComparison.Ordinal);
        Assert.Contains("✗ 汇总未能完成", System.Net.WebUtility.HtmlDecode(await app.Http.GetStringAsync(county.Page, Wait.Token)), StringComparison.Ordinal);

        await county.CompileAsync();
        Assert.Null((await county.GetAsync($"{county.Api}/round")).TextOrNull("failure"));
    }

    Task SendAsync(string queue, string message) => app.Queue(queue).SendMessageAsync(message, Wait.Token); // made at start

    Task EmptyAsync(string queue) => Wait.UntilAsync($"{queue} is empty", async () =>
        (await app.Queue(queue).GetPropertiesAsync(Wait.Token)).Value.ApproximateMessagesCount == 0);
}
