using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using EduFunctions.App.Returns;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Tests.Returns;

/// <summary>Rows and states as they stand in the tables, and what is read from them.</summary>
public sealed class StoredRowTests(QuietApp quiet)
{
    [Theory]
    [InlineData("420741", false)]
    [InlineData("420745", true)]
    public async Task AColumnThatHasGoneOrComeSinceIsBlankAndTheLogSaysSo(string code, bool isOfFirstForm)
    {
        var (host, county) = await CountyAsync(code);
        var app = new InProcess(host);
        await app.IngestAsync(county, 1, county.Return(1, 50));
        await ChangeRowsAsync(host, county, row =>
        {
            if (row.PartitionKey.EndsWith("-classes", StringComparison.Ordinal))
            {
                row["bygone"] = "张三";
                row.Remove("girls");
                row["at"] = $"bygone=L4 {Regex.Replace(row.GetString("at"), "girls=D[0-9]+ ", "")}";
            }

            return isOfFirstForm ? FirstForm(row) : row;
        });
        var log = new CollectingLogger<ReturnStore>();
        var status = await app.Returns.FindAsync(county.Place(1), Wait.Token);
        var inForce = Assert.Single(await new ReturnStore(app.Storage, log)
            .InForceAsync(county.Place(1).County, county.Place(1).Year, [status!], null, Wait.Token)).Value;
        var classes = inForce[Classes.Sheet].ToList();
        Assert.Equal(6, classes.Count);
        Assert.All(classes, row => Assert.Equal((CellState.Blank, null), (row.Cell(Classes.Girls).State, row.Cell(Classes.Girls).Address)));
        Assert.Equal((50m, "C4"), (classes[0][Classes.Pupils], classes[0].Cell(Classes.Pupils).Address.ToString()));
        Assert.Equal(
            [$"{code}/2025, sheet classes: column bygone stands in 6 stored rows or in the form, but not in both; read as blank",
                $"{code}/2025, sheet classes: column girls stands in 6 stored rows or in the form, but not in both; read as blank"],
            log.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RowsOfTheFirstFormAreReadTheSame()
    {
        var (host, county) = await CountyAsync("420746");
        var app = new InProcess(host);

        // 57 pupils, 寄宿生 left blank, 随班就读 “/”; the cover has no column of explanations.
        await app.IngestAsync(county, 1, county.Return(1, 57).Set("班级", "E4", "").Set("班级", "F4", "/"));
        var (before, sheets) = (await app.InForceAsync(county, 1), await SheetsAsync(county));
        Assert.Contains("classes 班级 4: A4=Value1 B4=Value1 C4=Value57 D4=Value20 E4=Blank F4=NotApplicable ", before, StringComparison.Ordinal);
        Assert.Contains(",57,20,", sheets, StringComparison.Ordinal);

        await ChangeRowsAsync(host, county, FirstForm);
        var row = (await county.RowsAsync(1)).Single(one => one.PartitionKey.EndsWith("-classes", StringComparison.Ordinal) && one.RowKey.EndsWith("-000004", StringComparison.Ordinal));
        Assert.Equal((57d, "C4", "E4", false), (row["pupils"], row["pupils_at"], row["boarders_at"], row.ContainsKey("at")));
        Assert.Equal(before, await app.InForceAsync(county, 1));
        Assert.Equal(sheets, await SheetsAsync(county));
    }

    [Fact]
    public void WhereACellStoodCanBeSaidOfEveryColumn()
    {
        string[] taken = ["PartitionKey", "RowKey", "Timestamp", "sheetName", RowAddresses.Property];
        foreach (var sheet in ReturnForms.Forms.SelectMany(form => form.Sheets))
        {
            Assert.All(sheet.Columns, column => Assert.Matches("^[a-z][A-Za-z0-9]*$", column.Code)); // neither “=” nor a space, nor “_at”
            Assert.DoesNotContain(sheet.Columns, column => taken.Contains(column.Code, StringComparer.OrdinalIgnoreCase));

            // The last cell that Excel has is XFD1048576, of ten characters; a property holds 32,768.
            Assert.InRange(sheet.Columns.Sum(column => column.Code.Length + 1 + 10 + 1), 1, 32_768);
        }
    }

    [Fact]
    public void NothingThatAFileSaysIsTooLongForATable()
    {
        var county = new County(null, "420749");
        var accepted = ReturnChecker.Check(county.Return(1).ToXlsx(), county.Context(1)).Return!;
        var strange = new Return(accepted.From, accepted.Year, accepted.Form, [.. accepted.Rows.Select(row => row with { SheetName = new string(' ', 33_000) })]);
        var entities = ReturnRows.EntitiesOf(county.Place(1), "0001-0123456789ab", strange).ToList();
        Assert.Equal(13, entities.Count);
        Assert.All(entities.SelectMany(entity => entity.Where(property => property.Key != "at").Select(property => property.Value).OfType<string>()), text => Assert.InRange(text.Length, 0, 500)); // the longest that a column takes
    }

    [Fact]
    public void AThousandVersionsMoreThanAPropertyHoldsKeepTheirRows()
    {
        var county = new County(null, "420749");
        var status = ReturnStatus.New(county.Place(1));
        var result = ReturnChecker.Check(county.Return(1).ToXlsx(), county.Context(1));
        for (var number = 1; number <= 2500; number++)
        {
            (status.Version, status.VersionId) = (number, $"{number:0000}-0123456789ab");
            status.Finish(default, result, default);
        }

        Assert.InRange(status.EverInForce.Length, 20_000, 32_768);
        Assert.Equal("2500-0123456789ab", status.InForceId);
        Assert.False(status.IsStray("0007-0123456789ab")); // older than all that are listed
        Assert.False(status.IsStray("2400-0123456789ab"));
        Assert.True(status.IsStray("2400-ffffffffffff")); // never was in force
    }

    [Fact]
    public async Task OnlyTheSheetsAskedForAreRead()
    {
        var (host, county) = await CountyAsync("420742");
        await new InProcess(host).IngestAsync(county, 1, county.Return(1));
        var counting = new CountingPolicy();
        var app = new InProcess(host, counting);
        var status = await app.Returns.FindAsync(county.Place(1), Wait.Token);
        var before = counting.Count;
        var inForce = await app.Returns.InForceAsync(county.Place(1).County, county.Place(1).Year, [status!], [Classes.Sheet], Wait.Token);
        Assert.Equal(1, counting.Count - before);
        Assert.Equal(6, Assert.Single(inForce).Value.Rows.Length);
    }

    [Fact]
    public async Task BothDaysAreKeptAndHowFarTheSheetsAreFilledIn()
    {
        var (host, county) = await CountyAsync("420743");
        var app = new InProcess(host);
        await county.PutBlobAsync(1, county.Return(1).Set("班级", "C4", "x").ToXlsx(), received: "2025-09-10");
        await app.Ingest.RunAsync(county.Blob(1), Wait.Token);
        var broken = (await app.Returns.FindAsync(county.Place(1), Wait.Token))!;
        Assert.Equal(("2025-09-10", null, null), (broken.Received, broken.Accepted, broken.Filled));

        foreach (var (pupils, day) in new[] { (40, "2025-10-05"), (41, "2025-10-20") })
        {
            await county.PutBlobAsync(1, county.Return(1, pupils).Set("班级", "E4", "").Set("班级", "F4", "/").ToXlsx(), received: day);
            await app.Ingest.RunAsync(county.Blob(1), Wait.Token);
        }

        var status = (await app.Returns.FindAsync(county.Place(1), Wait.Token))!;
        Assert.Equal(("2025-09-10", "2025-10-05"), (status.Received, status.Accepted));
        Assert.Equal([2, 3], status.EverInForce.Split(',')
            .Select(id => int.Parse(id[..4], System.Globalization.CultureInfo.InvariantCulture)));

        // 班级 asks ten columns in six rows; one cell is blank, and “/” is an answer.
        Assert.Equal(59 / 60m, System.Text.Json.JsonDocument.Parse(status.Filled!).RootElement.GetProperty("classes").GetDecimal());
    }

    [Fact]
    public async Task AnUploadThroughTheApiIsReceivedAtOnceAndTheReturnInForceStaysSoMeanwhile()
    {
        var (host, county) = await CountyAsync("420744");
        var app = new InProcess(host);
        await UploadAsync(40);
        Assert.Equal(("received", 1m, 0m), await StateAsync());
        await IngestNewestAsync();
        Assert.Equal(("accepted", 1m, 1m), await StateAsync());

        await UploadAsync(41);
        Assert.Equal(("received", 2m, 1m), await StateAsync());
        Assert.Equal(InProcess.TextOf(county, 1, county.Return(1, 40).ToXlsx()), await app.InForceAsync(county, 1));
        var upload = await IngestNewestAsync();
        Assert.Equal(("accepted", 2m, 2m), await StateAsync());

        // Said too late, when its event has been faster: nothing changes.
        var settled = (await app.Returns.FindAsync(county.Place(1), Wait.Token))!;
        await app.Returns.ReceiveAsync(county.Place(1), upload, new DateOnly(2025, 9, 1), Wait.Token);
        Assert.Equal(settled.ETag, (await app.Returns.FindAsync(county.Place(1), Wait.Token))!.ETag);

        async Task UploadAsync(double pupils)
        {
            using var response = await county.PutReturnAsync(1, county.Return(1, pupils).ToXlsx());
            Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        }

        async Task<(string State, decimal Version, decimal InForce)> StateAsync()
        {
            var state = await county.GetAsync(county.ReturnOf(1));
            return (state.Text("state"), state.Number("version"), state.Number("inForceVersion"));
        }

        async Task<Upload> IngestNewestAsync()
        {
            var newest = (await app.Files.ListNewestAsync(county.Place(1).County, county.Place(1).Year, Wait.Token)).Newest;
            var name = Assert.Single(newest).Value.Name;
            await app.Ingest.RunAsync(name, Wait.Token);
            return (await app.Files.ReadAsync(name, Wait.Token))!;
        }
    }

    async Task<(RunningApp Host, County County)> CountyAsync(string code)
    {
        var host = await quiet.StartedAsync();
        var county = new County(host, code);
        await county.RegisterAsync(1);
        return (host, county);
    }

    static async Task ChangeRowsAsync(RunningApp host, County county, Func<TableEntity, TableEntity> change)
    {
        var table = host.Tables.GetTableClient("rows");
        foreach (var row in await county.RowsAsync(1))
        {
            await table.UpdateEntityAsync(change(row), row.ETag, TableUpdateMode.Replace, Wait.Token);
        }
    }

    // As rows were written until 2026-11-27: a property for each column's address, and every number with a fraction.
    static TableEntity FirstForm(TableEntity row)
    {
        var first = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (name, value) in row.Where(property => property.Key is not ("at" or "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
        {
            first[name] = value is int number ? (double)number : value;
        }

        foreach (var place in row.GetString("at").Split(' ').Select(place => place.Split('=')))
        {
            first[$"{place[0]}_at"] = place[1];
        }

        return first;
    }

    static async Task<string> SheetsAsync(County county) => string.Concat(await Task.WhenAll(new[] { "classes", "cover", "money", "premises" }
        .Select(async sheet => Encoding.UTF8.GetString(await county.DownloadAsync($"{county.Api}/sheets/{sheet}?format=csv")))));
}

/// <summary>Keeps what is logged.</summary>
sealed class CollectingLogger<T> : ILogger<T>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
        string> formatter)
    {
        lock (Lines)
        {
            Lines.Add(formatter(state, exception));
        }
    }
}

/// <summary>Counts requests to storage.</summary>
sealed class CountingPolicy : Azure.Core.Pipeline.HttpPipelinePolicy
{
    int _count;

    public int Count => Volatile.Read(ref _count);

    public override void Process(Azure.Core.HttpMessage message, ReadOnlyMemory<Azure.Core.Pipeline.HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException();

    public override ValueTask ProcessAsync(Azure.Core.HttpMessage message, ReadOnlyMemory<Azure.Core.Pipeline.HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref _count);
        return ProcessNextAsync(message, pipeline);
    }
}
