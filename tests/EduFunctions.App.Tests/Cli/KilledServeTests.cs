using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace EduFunctions.App.Tests.Cli;

public sealed class KilledServeTests
{
    // All at once, as a power cut; or the program alone, whose storage then ends by itself.
    [Theory]
    [InlineData("420722", true)]
    [InlineData("420723", false)]
    public async Task EveryUploadThatWasTakenIsCheckedAlthoughTheProgramWasKilledTheNextMoment(string code, bool isAll)
    {
        using var http = new HttpClient();
        using var first = new CommandLine("serve", "--port", "0", "--data", "data");
        var address = await AddressAsync(first);
        var county = new County(null, code);
        using (var register = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Enumerable.Range(1, 30).Select(number => county.Entry(number))))))
        {
            register.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.PutAsync(new Uri($"{address}/api/counties/{county.Code}/schools"), register, Wait.Token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        var taken = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1, 30), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Wait.Token }, async (number, token) =>
        {
            using var content = new ByteArrayContent(county.Return(number, 57).ToXlsx());
            content.Headers.ContentType = new MediaTypeHeaderValue(County.Xlsx);
            using var response = await http.PutAsync(new Uri(address + county.ReturnOf(number)), content, token);
            Interlocked.Add(ref taken, response.StatusCode == HttpStatusCode.Accepted ? 1 : 0);
        });
        var all = first.Descendants();
        first.Signal("-KILL");
        foreach (var id in all.Keys.Where(_ => isAll))
        {
            using var kill = Process.Start("kill", ["-KILL", $"{id}"]);
            await kill.WaitForExitAsync(Wait.Token);
        }

        Assert.Equal(30, taken);
        using var second = new CommandLine("serve", "--port", "0", "--data", Path.Combine(first.Folder.FullName, "data"));
        address = await AddressAsync(second);
        await Wait.UntilAsync("all thirty are checked", async () =>
        {
            using var response = await http.GetAsync(new Uri(address + county.Api + "/returns"), Wait.Token);
            var returns = (await Json.OfAsync(response)).List("returns");
            Assert.Equal(30, returns.Count); // they are all there from the first moment
            return returns.All(entry => entry.Text("state") is "accepted" or "returned");
        });
        second.Signal("-TERM");
        await second.ExitAsync();
    }

    [Fact]
    public async Task ASecondServeOnTheSameFolderEndsWithASentence()
    {
        using var first = new CommandLine("serve", "--port", "0", "--data", "data");
        await AddressAsync(first);
        using var second = new CommandLine("serve", "--port", "0", "--data", Path.Combine(first.Folder.FullName, "data"));
        Assert.NotEqual(0, await second.ExitAsync());
        Assert.Contains("正由另一个程序使用", second.Output, StringComparison.Ordinal);
        first.Signal("-TERM");
        await first.ExitAsync();
    }

    static async Task<string> AddressAsync(CommandLine serve)
    {
        var line = await serve.LineAsync("http://127.0.0.1:");
        return line[line.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0].TrimEnd('/');
    }
}
