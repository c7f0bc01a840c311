using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Queues;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>The messages that an engine has fetched and not done with. An engine that stops does not wait for those which it
/// was just fetching, and ends the whole process when they find it disposed of.</summary>
sealed class InFlight : IQueueProcessorFactory
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    int _count;

    public QueueProcessor Create(QueueProcessorOptions queueProcessorOptions) => new Counting(queueProcessorOptions, this);

    /// <summary>Waits for the end of all. The engine must fetch no more.</summary>
    public async Task EmptyAsync()
    {
        while (Volatile.Read(ref _count) > 0)
        {
            await Task.Delay(Glance);
        }
    }

    /// <summary>A message begins before the fetching of its batch ends, and is complete when it has been deleted or made visible
    /// again.</summary>
    sealed class Counting(QueueProcessorOptions options, InFlight messages) : QueueProcessor(options)
    {
        protected override async Task<bool> BeginProcessingMessageAsync(QueueMessage message, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref messages._count);
            var isBegun = false;
            try
            {
                return isBegun = await base.BeginProcessingMessageAsync(message, cancellationToken);
            }
            finally
            {
                Interlocked.Add(ref messages._count, isBegun ? 0 : -1);
            }
        }

        protected override async Task CompleteProcessingMessageAsync(
            QueueMessage message, FunctionResult result, CancellationToken cancellationToken)
        {
            try
            {
                await base.CompleteProcessingMessageAsync(message, result, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref messages._count);
            }
        }
    }
}
