namespace EduFunctions.App.Tests.Cli;

public sealed class ServeTests
{
    [Theory]
    [InlineData("-TERM")]
    [InlineData("-INT")]
    public async Task ASignalEndsServingAndLeavesNoProcessButTheData(string signal)
    {
        using var serve = new CommandLine("serve", "--port", "0", "--data", "data");
        var line = await serve.LineAsync("http://127.0.0.1:");
        using var http = new HttpClient { BaseAddress = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0]) };
        Assert.Contains("\"healthy\":true", await http.GetStringAsync("/api/health", Wait.Token), StringComparison.Ordinal);
        await AssertGoneAfterAsync(serve, signal);
        Assert.True(File.Exists(Path.Combine(serve.Folder.FullName, "data", "__azurite_db_table__.json")), "The data was not kept.");
    }

    [Fact]
    public async Task WhatWasServedIsThereWhenItIsServedAgain()
    {
        using var first = new CommandLine("serve", "--port", "0", "--data", "data");
        var county = new Uri((await AddressAsync(first)) + "api/counties/420721/schools");
        using var http = new HttpClient();
        using var register = new StringContent("""[{"code":"4207210001","name":"青石小学","kind":"小学","location":"城区","sponsor":"公办"}]""", System.Text.Encoding.UTF8, "application/json");
        using (var response = await http.PutAsync(county, register, Wait.Token))
        {
            Assert.True(response.IsSuccessStatusCode);
        }

        first.Signal("-TERM");
        await first.ExitAsync();
        using var second = new CommandLine("serve", "--port", "0", "--data", Path.Combine(first.Folder.FullName, "data"));
        Assert.Contains("青石小学", await http.GetStringAsync(new Uri((await AddressAsync(second)) + "api/counties/420721/schools"), Wait.Token), StringComparison.Ordinal);
        await AssertGoneAfterAsync(second, "-TERM");
    }

    [Fact]
    public async Task ADemoStoppedWhileItLoadsLeavesNoProcessAndNoData()
    {
        using var demo = new CommandLine("demo", "--port", "0");
        await demo.LineAsync("2023");
        Assert.Single(demo.Temporary);
        await AssertGoneAfterAsync(demo, "-TERM");
        Assert.Empty(demo.Temporary);
    }

    static async Task<string> AddressAsync(CommandLine serve)
    {
        var line = await serve.LineAsync("http://127.0.0.1:");
        return line[line.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0];
    }

    static async Task AssertGoneAfterAsync(CommandLine command, string signal)
    {
        var children = command.Descendants();
        Assert.Contains(children.Values, child => child.StartsWith("node", StringComparison.Ordinal) || child.Contains("/node", StringComparison.Ordinal));
        Assert.Contains(children.Values, child => child.Contains("EduFunctions.App", StringComparison.Ordinal));
        command.Signal(signal);
        await command.ExitAsync();
        await Wait.UntilAsync("the children are gone", () => Task.FromResult(!children.Any(child => CommandLine.IsRunning(child.Key, child.Value))));
    }
}
