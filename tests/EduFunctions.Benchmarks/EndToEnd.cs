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
    const string County = "420699";

    /// <summary>Measures, and gives a Markdown table.</summary>
    public static async Task<string> TableAsync(CancellationToken cancellationToken)
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

        // The first upload pays for the worker's warming up.
        var sorted = waits.Skip(1).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"""
            | what | seconds | target |
            |---|---:|---:|
            | blob put → receipt readable, median of {OneByOne} | {sorted[sorted.Count / 2]:0.00} | ≤ 1 |
            | the same, slowest | {sorted[^1]:0.00} | |
            | {AtOnce} returns put at once → all ingested | {all.Elapsed.TotalSeconds:0.0} | ≤ 15 |

            """);
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
