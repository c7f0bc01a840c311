using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure.Core.Pipeline;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Schools;
using EduFunctions.App.Summaries;
using EduFunctions.Returns;
using EduFunctions.Tests.Returns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EduFunctions.App.Tests.Returns;

/// <summary>
/// The app's own classes in the test's process, on the real storage; all their requests go through one policy when one is given.
/// </summary>
sealed class InProcess
{
    public InProcess(RunningApp app, HttpPipelinePolicy? policy = null, TimeProvider? time = null)
    {
        var connection = app.Host.ConnectionString;
        Storage = new Storage(
            new BlobServiceClient(connection, With(new BlobClientOptions(), policy)),
            new TableServiceClient(connection, With(new TableClientOptions(), policy)),
            new QueueServiceClient(connection, With(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, policy)));
        var clock = Clock = new CountyClock(time ?? TimeProvider.System, Options.Create(new CountySettings()));
        Returns = new ReturnStore(Storage, NullLogger<ReturnStore>.Instance);
        Files = new ReturnFiles(Storage, Returns, clock);
        var register = new SchoolRegister(Storage);
        Rounds = new RoundStore(Storage);
        Ingest = new ReturnIngest(Files, Returns, new QueryStore(Storage), register, new StandardsStore(new SettingBlobs(Storage)), Rounds, new CheckTurns(), clock, TimeProvider.System, NullLogger<ReturnIngest>.Instance);
        Acts = new ReturnActs(Returns, register, clock, NullLogger<ReturnActs>.Instance);
        Sweep = new SweepReturns(Files, clock, Storage);
        SweepRound = new SweepRound(Files, Returns, Ingest, Rounds, clock, NullLogger<SweepRound>.Instance);
        Reader = new RoundReader(register, new StandardsStore(new SettingBlobs(Storage)), Returns, Rounds, clock);
        Summaries = new SummaryStore(Storage);
        Adjustments = new AdjustmentStore(Storage);
        Cares = new FlagCareStore(Storage, register);
        Nightly = new CompileNightly(Rounds, Reader, Summaries);
        Compile = new CompileSummary(Reader, Rounds, Summaries, clock, NullLogger<CompileSummary>.Instance);
    }

    public CountyClock Clock { get; }

    public Storage Storage { get; }

    public ReturnFiles Files { get; }

    public ReturnStore Returns { get; }

    public RoundStore Rounds { get; }

    public ReturnIngest Ingest { get; }

    public ReturnActs Acts { get; }

    public SweepReturns Sweep { get; }

    public SweepRound SweepRound { get; }

    public RoundReader Reader { get; }

    public SummaryStore Summaries { get; }

    public AdjustmentStore Adjustments { get; }

    public FlagCareStore Cares { get; }

    public CompileNightly Nightly { get; }

    public CompileSummary Compile { get; }

    /// <summary>Puts a return's blob and ingests it.</summary>
    public async Task IngestAsync(County county, int number, RawReturn raw)
    {
        await county.PutBlobAsync(number, raw.ToXlsx());
        await Ingest.RunAsync(county.Blob(number), Wait.Token);
    }

    /// <summary>The return in force of a school as every reader of the app sees it, as text; null when there is none.</summary>
    public async Task<string?> InForceAsync(County county, int number)
    {
        var place = county.Place(number);
        var status = await Returns.FindAsync(place, Wait.Token);
        var inForce = status is null ? ImmutableDictionary<Sender, Return>.Empty
            : await Returns.InForceAsync(place.County, place.Year, [status], null, Wait.Token);
        return inForce.TryGetValue(place.Sender, out var accepted) ? TextOf(accepted) : null;
    }

    /// <summary>Every row with its sheet, row number, and each cell's address, state and value.</summary>
    public static string TextOf(Return accepted) => string.Join('\n', accepted.Rows.Select(row =>
        $"{row.Sheet.Code} {row.SheetName} {row.RowNumber}: {string.Join(' ', row.Cells.Select(cell => $"{cell.Address}={cell.State}{cell.Number:0.####}{cell.Text}"))}"));

    /// <summary>What the library says of a workbook, as text.</summary>
    public static string TextOf(County county, int number, byte[] workbook) =>
        TextOf(ReturnChecker.Check(workbook, county.Context(number)).Return
            ?? throw new InvalidOperationException("The return is not accepted."));

    /// <summary>
    /// Keys of the rows that must be there: those of every version that was ever in force, and no other. These workbooks are the
    /// versions' contents.
    /// </summary>
    public static IEnumerable<string> KeysOf(County county, int number, ReturnStatus status, params IEnumerable<byte[]> workbooks) =>
        status.EverInForce.Split(',')
        .SelectMany(id => ReturnRows.EntitiesOf(county.Place(number), id,
            ReturnChecker.Check(workbooks.First(workbook => HashOf(workbook).StartsWith(id[5..], StringComparison.Ordinal)),
            county.Context(number)).Return!))
        .Select(KeyOf).Order(StringComparer.Ordinal);

    public static string KeyOf(TableEntity row) => $"{row.PartitionKey} {row.RowKey}";

    public static string HashOf(byte[] workbook) => Convert.ToHexStringLower(SHA256.HashData(workbook));

    static T With<T>(T options, HttpPipelinePolicy? policy)
        where T : ClientOptions
    {
        if (policy is not null)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerCall);
            options.Retry.MaxRetries = 0;
        }

        return options;
    }
}

/// <summary>The process has died.</summary>
sealed class CrashException() : Exception("The process died here.");

/// <summary>
/// Dies at the n-th request (of those whose address has that part), and answers none after it: before it is sent, or after storage has
/// carried it out.
/// </summary>
sealed class DieAt(int number, bool isCarriedOut, string part = "") : HttpPipelinePolicy
{
    /// <summary>Dies when a receipt is to be written: the version is claimed, and its rows are there.</summary>
    public static DieAt Receipt => new(1, false, "/receipts/");

    int _count;

    public bool IsDead => Volatile.Read(ref _count) >= number;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (!IsDead && !message.Request.Uri.ToString().Contains(part, StringComparison.Ordinal))
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        var mine = Interlocked.Increment(ref _count);
        if (mine > number || (mine == number && !isCarriedOut))
        {
            throw new CrashException();
        }

        await ProcessNextAsync(message, pipeline);
        if (mine == number)
        {
            throw new CrashException();
        }
    }
}
