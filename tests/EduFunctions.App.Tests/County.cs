using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Tests.Returns;

namespace EduFunctions.App.Tests;

/// <summary>One county of a test's own, and its doors. School n has the identifier <c>{county}{n:0000}</c>.</summary>
sealed class County(RunningApp? app, string code, int year = 2025, [CallerFilePath] string file = "")
{
    static readonly ConcurrentDictionary<(Uri? Host, string Code), string> Owners = new();

    // Two classes of tests that share a county on one host find each other's returns there.
    readonly string _owner = Owners.GetOrAdd((app?.Host.Address, code), file) is var owner && owner == file ? owner
        : throw new InvalidOperationException($"County {code} is taken by {Path.GetFileName(owner)}.");

    // A county without a host has names and files only.
    RunningApp App => app ?? throw new InvalidOperationException($"County {code} has no host.");

    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string Code => code;

    /// <summary>Start of the addresses of the year's API.</summary>
    public string Api { get; } = $"/api/counties/{code}/years/{year}";

    /// <summary>The county's page.</summary>
    public string Page { get; } = $"/counties/{code}/years/{year}";

    public string Partition { get; } = $"{code}-{year}";

    /// <summary>The same county in another year.</summary>
    public County In(int otherYear) => new(app, code, otherYear, _owner);

    public string School(int number) => string.Create(CultureInfo.InvariantCulture, $"{code}{number:0000}");

    public string ReturnOf(int number) => $"{Api}/schools/{School(number)}/return";

    /// <summary>Name of a blob of a school.</summary>
    public string Blob(int number, string file = "return.xlsx") => $"{code}/{year}/{School(number)}/{file}";

    /// <summary>A school's entry in the register: a public primary school in town or country.</summary>
    public object Entry(int number, string location = "城区", string kind = "小学", string name = "青石小学") =>
        new { code = School(number), name, kind, location, sponsor = "公办" };

    /// <summary>Registers primary schools with these numbers.</summary>
    public Task RegisterAsync(params int[] numbers) => RegisterEntriesAsync([.. numbers.Select(number => Entry(number))]);

    public async Task RegisterEntriesAsync(params object[] entries)
    {
        using var response = await SendAsync(HttpMethod.Put, $"/api/counties/{code}/schools", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entries)), "application/json");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>A good return of a school, with these pupils in class 1 of grade 1, 2, …; 40 in the others.</summary>
    public RawReturn Return(int number, params double[] pupils)
    {
        var raw = new RawReturn().Set("封面", "C3", School(number)).Set("封面", "C5", code).Set("封面", "C6", $"{year}");
        var classes = Enumerable.Range(0, 6).Select(grade => pupils.Length > grade ? pupils[grade] : 40).ToList();
        for (var grade = 0; grade < 6; grade++)
        {
            raw.Set("班级", $"C{grade + 4}", classes[grade]);
        }

        return raw.Set("经费", "C7", classes.Sum()).Set("经费", "C8", classes.Sum());
    }

    /// <summary>The register's entry as the library has it.</summary>
    public ReturnContext Context(int number) => new(CountyCode.Parse(code), new SchoolYear(year), Sender.Of(SchoolCode.Parse(School(number))),
        new School { Code = SchoolCode.Parse(School(number)), Name = "青石小学", Kind = SchoolKind.Primary, Location = Location.Urban, Sponsor = Sponsor.Public });

    public ReturnPlace Place(int number) => new(CountyCode.Parse(code), new SchoolYear(year), Sender.Of(SchoolCode.Parse(School(number))));

    public Task<HttpResponseMessage> PutReturnAsync(int number, byte[] bytes, string file = "return.xlsx") =>
        SendAsync(HttpMethod.Put, $"{ReturnOf(number)}?file={file}", bytes, Xlsx);

    public Task PutBlobAsync(int number, byte[] bytes, string file = "return.xlsx", string? received = null) =>
        App.Returns.GetBlobClient(Blob(number, file)).UploadAsync(BinaryData.FromBytes(bytes),
            new BlobUploadOptions { Metadata = received is null ? null : new Dictionary<string, string> { ["received"] = received } }, Wait.Token);

    /// <summary>The state of a school's return once this version has been checked.</summary>
    public Task<Json> SettledAsync(int number, int version = 1) => Wait.ForAsync($"version {version} of {School(number)}", async () =>
    {
        using var response = await App.Http.GetAsync(ReturnOf(number), Wait.Token);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        var state = await Json.OfAsync(response);
        return state.Number("version") >= version && state.Text("state") is "accepted" or "returned" ? state : null;
    });

    /// <summary>Puts a blob and waits until it has been checked as this version.</summary>
    public async Task<Json> IngestAsync(int number, RawReturn raw, int version = 1, string file = "return.xlsx", string? received = null)
    {
        await PutBlobAsync(number, raw.ToXlsx(), file, received);
        return await SettledAsync(number, version);
    }

    /// <summary>Asks for a compilation and waits for its end. Returns the summary.</summary>
    public async Task<Json> CompileAsync()
    {
        var before = await CheckedOnAsync();
        using var response = await SendAsync(HttpMethod.Post, $"{Api}/compile");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await Wait.UntilAsync($"a summary of {Partition}", async () => await CheckedOnAsync() is { } now && now != before);
        return await GetAsync($"{Api}/summary");
    }

    /// <summary>When the returns were last looked through, whether a run came of it or not; null when they never were.</summary>
    public async Task<string?> CheckedOnAsync()
    {
        using var response = await App.Http.GetAsync($"{Api}/round", Wait.Token);
        return response.StatusCode == HttpStatusCode.NotFound ? null : (await Json.OfAsync(response)).TextOrNull("checkedOn");
    }

    public async Task<Json> GetAsync(string address)
    {
        using var response = await App.Http.GetAsync(address, Wait.Token);
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(Wait.Token)}");
        return await Json.OfAsync(response);
    }

    public Task<byte[]> DownloadAsync(string address) => App.Http.GetByteArrayAsync(address, Wait.Token);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, byte[]? body = null, string? contentType = null, string? ifNoneMatch = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await App.Http.SendAsync(request, Wait.Token);
    }

    /// <summary>What table <c>rows</c> holds of the year, of one school when one is given.</summary>
    public async Task<List<TableEntity>> RowsAsync(int? number = null)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in App.Tables.GetTableClient("rows").QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey gt {Partition + "-"} and PartitionKey lt {Partition + "."}"), cancellationToken: Wait.Token))
        {
            if (number is not { } one || row.RowKey.StartsWith(School(one), StringComparison.Ordinal))
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
