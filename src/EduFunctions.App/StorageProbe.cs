using System.Collections.Concurrent;
using System.Globalization;
using System.Xml;
using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App;

/// <summary>How one service has answered.</summary>
/// <param name="Answer">“ok”, or what came instead.</param>
/// <param name="IsWell">False when it cannot be used.</param>
sealed record ProbeAnswer(string Answer, bool IsWell);

/// <summary>
/// Asks storage whether it can be used: each service for itself, at the same time, with its own patience. What has answered lately and is
/// only slow now is well: a busy hour is no failure, and restarting the app for it would make it worse.
/// </summary>
sealed class StorageProbe(Storage storage, TimeProvider time, ILogger<StorageProbe> logger)
{
    const string Writing = "writing";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Lately = TimeSpan.FromMinutes(2);

    // Whoever asks every second does not make it write every second.
    static readonly TimeSpan WriteInterval = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, DateTimeOffset> _answered = new(StringComparer.Ordinal);

    /// <summary>Each service's answer, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, ProbeAnswer>> AskAsync(CancellationToken cancellationToken)
    {
        BlobContainerClient[] containers = [storage.Returns, storage.Receipts, storage.Runs, storage.Settings, storage.Reports];
        var questions = new (string Service, Func<CancellationToken, Task> Ask)[]
        {
            ("blobs", token => Task.WhenAll(containers.Select(container => ListAsync(container, token)))),
            ("tables", async token => await storage.Table("rounds").QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: token)
                .AsPages().FirstOrDefaultAsync(token)),
            ("queues", token => storage.Compile.GetPropertiesAsync(token)),
            (Writing, WriteAsync),
        };
        var answers = await Task.WhenAll(questions.Select(question => AskAsync(question.Service, question.Ask, cancellationToken)));
        return questions.Zip(answers).ToDictionary(pair => pair.First.Service, pair => pair.Second, StringComparer.Ordinal);
    }

    // One page of names: a name that storage cannot say fails here, where somebody looks, and not only in the sweep.
    static async Task ListAsync(BlobContainerClient container, CancellationToken cancellationToken) =>
        await container.GetBlobsAsync(cancellationToken: cancellationToken).AsPages().FirstOrDefaultAsync(cancellationToken);

    // A disk that is full, or may not be written, answers every question but this.
    async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (!IsLately(Writing, WriteInterval))
        {
            var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await storage.Settings.SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["health"] = now },
                cancellationToken: cancellationToken);
            _answered[Writing] = time.GetUtcNow();
        }
    }

    async Task<ProbeAnswer> AskAsync(string service, Func<CancellationToken, Task> question, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await question(patience.Token).WaitAsync(patience.Token);
            if (service != Writing)
            {
                _answered[service] = time.GetUtcNow();
            }

            return new ProbeAnswer("ok", true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && IsLately(service, Lately))
        {
            return new ProbeAnswer("slow", true);
        }
        catch (Exception failure) when (failure is RequestFailedException or AuthenticationFailedException or AggregateException or XmlException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var answer = StorageFailure.NameOf(StorageFailure.CauseOf(failure));
            Log.Unhealthy(logger, service, answer);
            return new ProbeAnswer(answer, false);
        }
    }

    bool IsLately(string service, TimeSpan span) => _answered.TryGetValue(service, out var when) && time.GetUtcNow() - when < span;
}
