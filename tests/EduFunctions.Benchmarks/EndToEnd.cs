using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using EduFunctions.Cli;
using EduFunctions.LocalHost;
using EduFunctions.Schools;

namespace EduFunctions.Benchmarks;

/// <summary>The real worker and the real Azurite under the local host: from a blob put to its receipt, one by one and 300 at once.</summary>
static class EndToEnd
{
    const int OneByOne = 21;
    const int AtOnce = 300;
    const int ASecond = 50;
    const int LoadSeconds = 60;
    const int Uploads = 20;
    const string County = "420699";

    /// <summary>Measures, and gives a Markdown table.</summary>
    /// <param name="isQuick">True to leave the load of requests out.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<string> TableAsync(bool isQuick, CancellationToken cancellationToken)
    {
        await using var host = await FunctionHost.StartAsync(LocalApp.Options(null, 0, null), cancellationToken);
        using var http = new HttpClient { BaseAddress = host.Address };
        var storage = new BlobServiceClient(host.ConnectionString);
        var schools = Enumerable.Range(1, AtOnce).Select(number => RawReturn(number)).ToList();
        await RegisterAsync(http, schools.Select(entry => entry.School), cancellationToken);

        var waits = new List<double>();
        foreach (var (school, bytes) in schools.Take(OneByOne + 1))
        {
            var watch = Stopwatch.StartNew();
            await PutAsync(storage, 2024, school, bytes, cancellationToken);
            while (!await HasReceiptAsync(storage, school, cancellationToken))
            {
                await Task.Delay(20, cancellationToken);
            }

            waits.Add(watch.Elapsed.TotalSeconds);
        }

        var all = Stopwatch.StartNew();
        await Parallel.ForEachAsync(schools, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (entry, token) => await PutAsync(storage, 2025, entry.School, entry.Bytes, token));
        int done;
        do
        {
            await Task.Delay(500, cancellationToken); // asking costs the storage a look at all the states
            var states = await http.GetFromJsonAsync<JsonElement>(new Uri($"/api/counties/{County}/years/2025/returns", UriKind.Relative), cancellationToken);
            done = states.GetProperty("returns").EnumerateArray().Count(entry => entry.GetProperty("state").GetString() == "accepted");
        }
        while (done < AtOnce);

        var seconds = all.Elapsed.TotalSeconds;
        if (isQuick)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{AtOnce} returns put at once → all ingested: {seconds:0.0} s\n");
        }

        await CompileAsync(http, cancellationToken);
        var answers = await UnderLoadAsync(host.Address, storage, schools, cancellationToken);

        // The first upload pays for the worker's warming up.
        var sorted = waits.Skip(1).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"""
            | what | seconds | target |
            |---|---:|---:|
            | blob put → receipt readable, median of {OneByOne} | {sorted[sorted.Count / 2]:0.00} | ≤ 1 |
            | the same, slowest | {sorted[^1]:0.00} | |
            | {AtOnce} returns put at once → all ingested | {seconds:0.0} | ≤ 15 |
            | `GET …/summary` {ASecond} times a second while {Uploads} returns come in, median of {answers.Count} | {answers[answers.Count / 2]:0.000} | |
            | the same, 99th percentile | {answers[answers.Count * 99 / 100]:0.000} | ≤ 0.5 |

            """);
    }

    static async Task CompileAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var asked = await http.PostAsync(new Uri($"/api/counties/{County}/years/2025/compile", UriKind.Relative), null, cancellationToken);
        asked.EnsureSuccessStatusCode();
        while (!(await http.GetAsync(new Uri($"/api/counties/{County}/years/2025/summary", UriKind.Relative), cancellationToken)).IsSuccessStatusCode)
        {
            await Task.Delay(200, cancellationToken);
        }
    }

    // Asked at its time, whether or not the answer before has come: who is kept waiting counts too.
    static async Task<List<double>> UnderLoadAsync(Uri address, BlobServiceClient storage, IReadOnlyList<(School School, byte[] Bytes)> schools, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All };
        using var http = new HttpClient(handler) { BaseAddress = address };
        var (asked, watch) = (new List<Task<double>>(), Stopwatch.StartNew());
        for (var number = 0; number < ASecond * LoadSeconds; number++)
        {
            if (number % (ASecond * LoadSeconds / Uploads) == 0)
            {
                var (school, bytes) = schools[number % schools.Count];
                await PutAsync(storage, 2024, school, bytes, cancellationToken);
            }

            var due = TimeSpan.FromSeconds(number / (double)ASecond);
            if (due > watch.Elapsed)
            {
                await Task.Delay(due - watch.Elapsed, cancellationToken);
            }

            asked.Add(AskAsync(due));
        }

        return [.. (await Task.WhenAll(asked)).Order()];

        async Task<double> AskAsync(TimeSpan due)
        {
            await http.GetByteArrayAsync(new Uri($"/api/counties/{County}/years/2025/summary?subject=county", UriKind.Relative), cancellationToken);
            return (watch.Elapsed - due).TotalSeconds;
        }
    }

    static (School School, byte[] Bytes) RawReturn(int number)
    {
        var school = RawReturnContext with { Code = SchoolCode.Parse(string.Create(CultureInfo.InvariantCulture, $"{County}{number:0000}")) };
        return (school, new Tests.Returns.RawReturn().Set("封面", "C3", school.Code.Value).ToXlsx());
    }

    static School RawReturnContext => Tests.Returns.RawReturn.Context.School!;

    static async Task RegisterAsync(HttpClient http, IEnumerable<School> schools, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(RegisterWorkbook.Write(schools));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await http.PutAsync(new Uri($"/api/counties/{County}/schools", UriKind.Relative), content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    static Task PutAsync(BlobServiceClient storage, int year, School school, byte[] bytes, CancellationToken cancellationToken) =>
        storage.GetBlobContainerClient("returns").GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{County}/{year}/{school.Code}/return.xlsx"))
            .UploadAsync(BinaryData.FromBytes(bytes), overwrite: true, cancellationToken);

    static async Task<bool> HasReceiptAsync(BlobServiceClient storage, School school, CancellationToken cancellationToken)
    {
        await foreach (var blob in storage.GetBlobContainerClient("receipts").GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, $"{County}/2024/{school.Code}/", cancellationToken))
        {
            if (blob.Name.EndsWith("receipt.xlsx", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
