using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using EduFunctions.App;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Schools;
using EduFunctions.App.Summaries;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EduFunctions.Benchmarks;

/// <summary>The app's own classes in this process, on real storage; every request goes through the meter.</summary>
sealed class MeteredApp
{
    public MeteredApp(string connection)
    {
        Storage = new Storage(
            new BlobServiceClient(connection, With(new BlobClientOptions())),
            new TableServiceClient(connection, With(new TableClientOptions())),
            new QueueServiceClient(connection, With(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 })));
        var clock = new CountyClock(TimeProvider.System, Options.Create(new CountySettings()));
        Register = new SchoolRegister(Storage);
        Returns = new ReturnStore(Storage, NullLogger<ReturnStore>.Instance);
        Rounds = new RoundStore(Storage);
        Summaries = new SummaryStore(Storage);
        var standards = new StandardsStore(new SettingBlobs(Storage));
        Reader = new RoundReader(Register, standards, Returns, Rounds, clock);
        Ingest = new ReturnIngest(new ReturnFiles(Storage, Returns, clock), Returns, new QueryStore(Storage), Register, standards, Rounds, new CheckTurns(), clock, TimeProvider.System,
            NullLogger<ReturnIngest>.Instance);
        Compile = new CompileSummary(Reader, Rounds, Summaries, clock, NullLogger<CompileSummary>.Instance);
    }

    public Meter Meter { get; } = new();

    public Storage Storage { get; }

    public SchoolRegister Register { get; }

    public ReturnStore Returns { get; }

    public RoundStore Rounds { get; }

    public SummaryStore Summaries { get; }

    public RoundReader Reader { get; }

    public ReturnIngest Ingest { get; }

    public CompileSummary Compile { get; }

    T With<T>(T options)
        where T : ClientOptions
    {
        options.AddPolicy(Meter, HttpPipelinePosition.PerCall);
        return options;
    }
}

/// <summary>Counts requests to storage and the bytes of their bodies, both ways.</summary>
sealed class Meter : HttpPipelinePolicy
{
    int _requests;
    long _bytes;

    public int Requests => Volatile.Read(ref _requests);

    public long Bytes => Volatile.Read(ref _bytes);

    public void Reset() => (_requests, _bytes) = (0, 0);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        var sent = message.Request.Content is { } content && content.TryComputeLength(out var length) ? length : 0;
        var received = message.Response.ContentStream is { CanSeek: true } body ? body.Length : message.Response.Headers.ContentLengthLong
            ?? 0;
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, sent + received);
    }
}
