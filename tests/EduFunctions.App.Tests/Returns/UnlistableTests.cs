using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using EduFunctions.App.Rounds;
using EduFunctions.Returns;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduFunctions.App.Tests.Returns;

/// <summary>A storage that cannot list a container: Azurite, when a name holds a character that XML has not.</summary>
public sealed class UnlistableTests(QuietAppOfOwn quiet) : IClassFixture<QuietAppOfOwn>
{
    [Fact]
    public async Task AFolderThatCannotBeListedKeepsNoOtherWaitingAndTheRoundSaysSoUntilItCanAgain()
    {
        var host = await quiet.StartedAsync();
        var county = new County(host, "420691");
        await county.RegisterAsync(1, 2, 3);
        foreach (var number in new[] { 1, 2, 3 })
        {
            await county.PutBlobAsync(number, county.Return(number).ToXlsx());
        }

        var later = new LaterBy(TimeSpan.FromMinutes(1));
        var app = new InProcess(host, new Unlistable($"{county.Code}/2025/", $"{county.Code}/2025/{county.School(2)}/"), later);
        await app.SweepRound.Run($$"""{"county":"{{county.Code}}","year":2025}""", Wait.Token);
        Assert.Equal([ReturnState.Accepted, null, ReturnState.Accepted], await StatesAsync());
        Assert.Contains("有的上传文件无法列出", (await county.GetAsync($"{county.Api}/round")).Text("failure"), StringComparison.Ordinal);

        await new InProcess(host, null, later).SweepRound.Run($$"""{"county":"{{county.Code}}","year":2025}""", Wait.Token);
        Assert.Equal([ReturnState.Accepted, ReturnState.Accepted, ReturnState.Accepted], await StatesAsync());
        Assert.Null((await county.GetAsync($"{county.Api}/round")).TextOrNull("failure"));

        async Task<List<ReturnState?>> StatesAsync()
        {
            var states = new List<ReturnState?>();
            foreach (var number in new[] { 1, 2, 3 })
            {
                states.Add((await app.Returns.FindAsync(county.Place(number), Wait.Token))?.ReturnState);
            }

            return states;
        }
    }

    [Fact]
    public async Task ASweepThatFailsAtEveryTryIsToldOnTheRound()
    {
        var host = await quiet.StartedAsync();
        var app = new InProcess(host);
        var county = new County(host, "420692");
        await new RecordSweepPoison(app.Rounds, NullLogger<RecordSweepPoison>.Instance).Run($$"""{"county":"{{county.Code}}","year":2025}""", Wait.Token);
        Assert.StartsWith("补收上传文件未能完成", (await county.GetAsync($"{county.Api}/round")).Text("failure"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HealthTellsOfAContainerThatCannotBeListed()
    {
        var host = await quiet.StartedAsync();
        var app = new InProcess(host, new Unlistable(""));
        var answers = await new StorageProbe(app.Storage, TimeProvider.System, NullLogger<StorageProbe>.Instance).AskAsync(Wait.Token);
        Assert.Equal([("blobs", false), ("queues", true), ("tables", true), ("writing", true)], answers.Select(pair => (pair.Key, pair.Value.IsWell)).Order());
    }

    [Fact]
    public async Task WhatIsOnlySlowIsWellWhenItHasAnsweredLatelyAndNotOtherwise()
    {
        var host = await quiet.StartedAsync();
        var slow = new Slow();
        var app = new InProcess(host, slow);
        var probe = new StorageProbe(app.Storage, new Hurried(), NullLogger<StorageProbe>.Instance);
        slow.IsSlow = true;
        Assert.All((await probe.AskAsync(Wait.Token)).Values, answer => Assert.Equal(("no answer", false), (answer.Answer, answer.IsWell)));
        slow.IsSlow = false;
        Assert.All((await probe.AskAsync(Wait.Token)).Values, answer => Assert.True(answer.IsWell));
        slow.IsSlow = true;
        Assert.All((await probe.AskAsync(Wait.Token)), answer => Assert.Equal((answer.Key == "writing" ? "ok" : "slow", true), (answer.Value.Answer, answer.Value.IsWell)));
    }

    /// <summary>500 to the listing of these prefixes; an empty one stands for every listing.</summary>
    sealed class Unlistable(params string[] prefixes) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var query = System.Web.HttpUtility.ParseQueryString(message.Request.Uri.Query);
            return query["comp"] == "list" && query["delimiter"] is null && prefixes.Contains(query["prefix"] ?? "", StringComparer.Ordinal)
                ? throw new RequestFailedException(500, "Invalid character in string")
                : ProcessNextAsync(message, pipeline);
        }
    }

    sealed class Slow : HttpPipelinePolicy
    {
        public bool IsSlow { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (IsSlow)
            {
                await Task.Delay(Timeout.Infinite, message.CancellationToken);
            }

            await ProcessNextAsync(message, pipeline);
        }
    }

    /// <summary>A clock by which ten seconds are over in one.</summary>
    sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 10, period);
    }
}
