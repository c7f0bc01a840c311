using Azure.Data.Tables;

namespace EduFunctions.App;

/// <summary>Table transactions of at most 100 entities of one partition (azure-facts, 6).</summary>
static class Batches
{
    const int EntitiesMaximum = 100;

    public static async Task SubmitAsync(TableClient table, IEnumerable<TableTransactionAction> actions,
        CancellationToken cancellationToken)
    {
        foreach (var batch in actions.Chunk(EntitiesMaximum))
        {
            // The whole of a short sheet: the same request without a batch's wrapping, at half the cost.
            await (batch is [{ ActionType: TableTransactionActionType.UpsertReplace, Entity: var one }]
                ? table.UpsertEntityAsync(one, TableUpdateMode.Replace, cancellationToken)
                : (Task)table.SubmitTransactionAsync(batch, cancellationToken));
        }
    }
}
