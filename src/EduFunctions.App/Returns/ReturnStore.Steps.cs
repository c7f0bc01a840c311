using Azure.Data.Tables;

namespace EduFunctions.App.Returns;

/// <summary>Who did what to a return, when and why.</summary>
sealed partial class ReturnStore
{
    /// <summary>Writes a state with the step that led to it, both or neither, if nobody wrote it meanwhile. False when somebody did.</summary>
    public async Task<bool> TryWriteAsync(ReturnStatus status, ReturnStep step, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _returns.SubmitTransactionAsync(
            [
                status.ETag == default ? new TableTransactionAction(TableTransactionActionType.Add, status)
                    : new TableTransactionAction(TableTransactionActionType.UpdateReplace, status, status.ETag),
                new TableTransactionAction(TableTransactionActionType.Add, step),
            ], cancellationToken);
            status.ETag = response.Value[0].Headers.ETag ?? throw new InvalidOperationException("Table storage answered without an ETag.");
            return true;
        }
        catch (TableTransactionFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return status.ETag == default && await RenumberedAsync(status, step, cancellationToken) is { } renumbered
                && await TryWriteAsync(status, renumbered, cancellationToken);
        }
    }

    // A state that an operator has taken away leaves its steps: numbers go on behind them. Null when the state is there.
    async Task<ReturnStep?> RenumberedAsync(ReturnStatus status, ReturnStep step, CancellationToken cancellationToken)
    {
        var known = await _returns.GetEntityIfExistsAsync<ReturnStatus>(status.PartitionKey, status.RowKey, cancellationToken: cancellationToken);
        if (known.HasValue || (await HistoryAsync(status.PartitionKey, status.RowKey, cancellationToken)).LastOrDefault() is not { } last)
        {
            return null;
        }

        status.Steps = last.Number + 1;
        return step with { RowKey = ReturnStep.KeyOf(status.RowKey, status.Steps) };
    }

    /// <summary>All that was done to a return, oldest first.</summary>
    public Task<List<ReturnStep>> HistoryAsync(ReturnPlace place, CancellationToken cancellationToken) =>
        HistoryAsync(place.Partition, place.Sender.ToString(), cancellationToken);

    async Task<List<ReturnStep>> HistoryAsync(string partition, string sender, CancellationToken cancellationToken)
    {
        var owner = ReturnStep.Mark + sender;
        var steps = new List<ReturnStep>();
        await foreach (var step in _returns.QueryAsync<ReturnStep>(TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey gt {owner + "-"} and RowKey lt {owner + "."}"), cancellationToken: cancellationToken))
        {
            steps.Add(step);
        }

        return steps;
    }
}
