using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EduFunctions.Cli.Seeds;
using EduFunctions.LocalHost;
using EduFunctions.Schools;

namespace EduFunctions.Cli;

/// <summary>
/// The main job on the demo county, through the doors that a county uses: register by HTTP, returns as blobs, the nightly timer, the API.
/// </summary>
sealed class Demo(FunctionHost host, SeedCounty county) : IDisposable
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly HttpClient _http = new() { BaseAddress = host.Address };
    readonly BlobContainerClient _returns = new BlobServiceClient(host.ConnectionString).GetBlobContainerClient("returns");

    /// <summary>The demo county.</summary>
    public const string County = "420699";

    /// <summary>The school years that are loaded, oldest first.</summary>
    public static IReadOnlyList<SchoolYear> Years => SeedCounty.Years;

    /// <summary>Start of the addresses of one year's API.</summary>
    public static string Api(SchoolYear year) => $"/api/counties/{County}/years/{year}";

    public async Task LoadRegisterAsync(CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(SeedWorkbook.Register(county.Register));
        content.Headers.ContentType = new MediaTypeHeaderValue(Xlsx);
        using var response = await _http.PutAsync(new Uri($"/api/counties/{County}/schools", UriKind.Relative), content, cancellationToken);
        await SucceededAsync(response, cancellationToken);
        using var named = await _http.PutAsJsonAsync(new Uri($"/api/counties/{County}/settings", UriKind.Relative), new { name = SeedCounty.Name }, cancellationToken);
        await SucceededAsync(named, cancellationToken);
    }

    /// <summary>Puts a year's files as blobs, and reports how many of them have been checked.</summary>
    public async Task LoadReturnsAsync(SchoolYear year, Action<int, int> report, CancellationToken cancellationToken)
    {
        // A sender's second file comes when its first has been checked, as it does in life.
        var waves = county.Files(year).GroupBy(file => file.From).SelectMany(sender => sender.Select((file, wave) => (file, wave)))
            .ToLookup(entry => entry.wave, entry => entry.file);
        foreach (var wave in waves.OrderBy(wave => wave.Key))
        {
            await Parallel.ForEachAsync(wave, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken },
                async (file, token) =>
                await _returns.GetBlobClient($"{County}/{year}/{file.From}/{file.FileName}").UploadAsync(BinaryData.FromBytes(file.Bytes),
                    new BlobUploadOptions { Metadata = new Dictionary<string,
                        string> { ["received"] =
                        file.Received.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) } }, token));
            var senders = wave.Select(file => file.From.ToString()).ToHashSet(StringComparer.Ordinal);
            await UntilAsync($"the {senders.Count} returns of {year} are checked", async () =>
            {
                var states = await GetAsync($"{Api(year)}/returns", cancellationToken);
                var done = states.GetProperty("returns").EnumerateArray().Append(states.GetProperty("bureau"))
                    .Count(entry => senders.Contains(entry.GetProperty("school").GetString()!)
                    && entry.GetProperty("version").GetInt32() > wave.Key
                        && entry.GetProperty("state").GetString() is "accepted" or "returned");
                report(done, senders.Count);
                return done >= senders.Count;
            }, cancellationToken);
        }
    }

    /// <summary>Fires the nightly timer and waits for every year's summary.</summary>
    public async Task CompileAsync(CancellationToken cancellationToken)
    {
        await host.FireTimerAsync("CompileNightly", cancellationToken);
        foreach (var year in Years)
        {
            await UntilAsync($"the summary of {year} is compiled", async () =>
            {
                using var response = await _http.GetAsync(new Uri($"{Api(year)}/summary", UriKind.Relative), cancellationToken);
                return response.StatusCode == HttpStatusCode.OK;
            }, cancellationToken);
        }
    }

    public async Task<JsonElement> GetAsync(string address, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<JsonElement>(await DownloadAsync(address, cancellationToken));

    public async Task<byte[]> DownloadAsync(string address, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        await SucceededAsync(response, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Has the self-assessment report of a year made.</summary>
    public Task<(JsonElement Report, byte[] Document)> MakeReportAsync(SchoolYear year, CancellationToken cancellationToken) =>
        ReportCommand.MakeAsync(_http, Api(year), cancellationToken);

    static async Task SucceededAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    static async Task UntilAsync(string what, Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (!await isSo())
            {
                await Task.Delay(200, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited {Patience} until {what}.");
        }
    }

    public void Dispose() => _http.Dispose();
}
