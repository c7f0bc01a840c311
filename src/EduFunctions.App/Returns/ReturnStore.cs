using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.Extensions.Logging;

namespace EduFunctions.App.Returns;

/// <summary>The returns' states and rows in the tables <c>returns</c> and <c>rows</c>.</summary>
sealed partial class ReturnStore(Storage storage, ILogger<ReturnStore> logger)
{
    /// <summary>Length of a version's key: four digits, a hyphen, twelve hexadecimal digits.</summary>
    public const int VersionIdLength = 17;

    const int RowsPerPage = 1000;
    const int TriesMaximum = 5;

    readonly TableClient _returns = storage.Table("returns");
    readonly TableClient _rows = storage.Table("rows");
    readonly EarlierRows _earlier = new(storage);

    /// <summary>Where a school's return stands; null when nothing has come.</summary>
    public async Task<ReturnStatus?> FindAsync(ReturnPlace place, CancellationToken cancellationToken)
    {
        var found = await _returns.GetEntityIfExistsAsync<ReturnStatus>(place.Partition, place.Sender.ToString(),
            cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>The states of a whole round, by school.</summary>
    public async Task<List<ReturnStatus>> ListAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var partition = ReturnPlace.PartitionOf(county, year);
        var states = new List<ReturnStatus>();
        await foreach (var status in _returns.QueryAsync<ReturnStatus>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {ReturnStep.Mark}"),
            cancellationToken: cancellationToken))
        {
            states.Add(status);
        }

        return states;
    }

    /// <summary>Writes a state if nobody wrote it meanwhile, and takes over its new ETag. False when somebody did.</summary>
    public async Task<bool> TryWriteAsync(ReturnStatus status, CancellationToken cancellationToken)
    {
        try
        {
            var response = status.ETag == default
                ? await _returns.AddEntityAsync(status, cancellationToken)
                : await _returns.UpdateEntityAsync(status, status.ETag, TableUpdateMode.Replace, cancellationToken);
            status.ETag = response.Headers.ETag ?? throw new InvalidOperationException("Table storage answered without an ETag.");
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Says of a return that the check of an upload could not be ended. False when somebody wrote its state meanwhile.</summary>
    public Task<bool> TryGiveUpAsync(ReturnStatus status, string blobName, CancellationToken cancellationToken)
    {
        if (status.BlobName.Length == 0)
        {
            (status.State, status.BlobName) = (nameof(ReturnState.Received), blobName);
        }

        status.Failure = "校验未能完成，已记录，待技术人员处理 The check could not be ended; an operator is needed.";
        return TryWriteAsync(status, cancellationToken);
    }

    /// <summary>
    /// Says at once that an upload has come, as its ingest would: whoever asks for the return sees 已收 and not what was before. Nothing
    /// when it has been judged, or overtaken, already; when others keep writing, the ingest says it.
    /// </summary>
    public async Task ReceiveAsync(ReturnPlace place, Upload upload, DateOnly day, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < TriesMaximum; attempt++)
        {
            var status = await FindAsync(place, cancellationToken) ?? ReturnStatus.New(place);
            if (status.IsAfter(upload) || status.HasJudged(upload) || status.IsClaimedFor(upload))
            {
                return;
            }

            if (await TryWriteAsync(status, status.Claim(upload, day), cancellationToken))
            {
                Log.Received(logger, place.County.Value, place.Year.StartYear, place.Sender.ToString(), status.Version, upload.Length);
                return;
            }
        }
    }

    /// <summary>Writes a version's rows, sheet by sheet. They count only once a state names the version.</summary>
    public Task WriteRowsAsync(ReturnPlace place, string versionId, Return accepted, CancellationToken cancellationToken) =>
        Task.WhenAll(ReturnRows.EntitiesOf(place, versionId, accepted)
            .GroupBy(entity => entity.PartitionKey, entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity))
            .Select(sheet => Batches.SubmitAsync(_rows, sheet, cancellationToken)));

    /// <summary>Deletes the rows of a return's versions for which this is true: those that never came into force, and never can.</summary>
    public Task DeleteRowsAsync(ReturnPlace place, Func<string, bool> isStray, CancellationToken cancellationToken) =>
        Task.WhenAll(SheetCodes(ReturnForms.FormsOf(place.Sender).SelectMany(form => form.Sheets))
            .Select(sheet => DeleteRowsAsync(place, sheet, isStray, cancellationToken)));

    async Task DeleteRowsAsync(ReturnPlace place, string sheet, Func<string, bool> isStray, CancellationToken cancellationToken)
    {
        var keys = new List<TableTransactionAction>();
        await foreach (var entity in _rows.QueryAsync<TableEntity>(RangeOf(place.County, place.Year, sheet, place.Sender.ToString()),
            select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (isStray(ReturnRows.OwnerOf(entity).VersionId))
            {
                keys.Add(new TableTransactionAction(TableTransactionActionType.Delete, entity, ETag.All));
            }
        }

        try
        {
            await Batches.SubmitAsync(_rows, keys, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Somebody else deletes them too, and has been faster with some.
            await DeleteRowsAsync(place, sheet, isStray, cancellationToken);
        }
    }

    /// <summary>
    /// The returns in force, by sender, as these states name them: a version's rows are there before a state names it and stay for good,
    /// so that nobody sees half a return, however late the rows are read.
    /// </summary>
    /// <param name="county">The county.</param>
    /// <param name="year">The school year.</param>
    /// <param name="states">The states, of one sender or of many.</param>
    /// <param name="sheets">The sheets to read, and the returns have no rows of others; null for all.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<IReadOnlyDictionary<Sender, Return>> InForceAsync(
        CountyCode county, SchoolYear year, IEnumerable<ReturnStatus> states, IReadOnlyCollection<FormSheet>? sheets,
            CancellationToken cancellationToken) => await VersionsAsync(county, year, InForceOf(states), sheets, cancellationToken);

    /// <summary>The same of an earlier year, whose rows are kept together (<see cref="EarlierRows"/>).</summary>
    public async Task<IReadOnlyDictionary<Sender, Return>> EarlierInForceAsync(
        CountyCode county, SchoolYear year, IEnumerable<ReturnStatus> states, IReadOnlyCollection<FormSheet> sheets, CancellationToken cancellationToken)
    {
        var inForce = InForceOf(states);
        var name = EarlierRows.NameOf(county, year, inForce, [.. SheetCodes(sheets)]);
        var rows = await _earlier.FindAsync(name, inForce, cancellationToken);
        if (rows is null)
        {
            rows = await RowsAsync(county, year, inForce, sheets, cancellationToken);
            await _earlier.KeepAsync(name, rows, cancellationToken);
        }

        return ReturnsOf(year, inForce, rows);
    }

    /// <summary>A version that was in force once, as a run names it, with all its rows.</summary>
    /// <param name="place">Whose return it is.</param>
    /// <param name="version">Key of the version.</param>
    /// <param name="form">The form that it fills in.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<Return> VersionAsync(ReturnPlace place, string version, Form form, CancellationToken cancellationToken) =>
        (await VersionsAsync(place.County, place.Year, new() { [place.Sender.ToString()] = (version, form, place.Sender) }, null, cancellationToken))[place.Sender];

    async Task<IReadOnlyDictionary<Sender, Return>> VersionsAsync(CountyCode county, SchoolYear year,
        Dictionary<string, (string Version, Form Form, Sender Sender)> inForce, IReadOnlyCollection<FormSheet>? sheets, CancellationToken cancellationToken) =>
        ReturnsOf(year, inForce, await RowsAsync(county, year, inForce, sheets, cancellationToken));

    async Task<List<(Sender Sender, FormRow Row)>> RowsAsync(CountyCode county, SchoolYear year,
        Dictionary<string, (string Version, Form Form, Sender Sender)> inForce, IReadOnlyCollection<FormSheet>? sheets, CancellationToken cancellationToken)
    {
        // Rows come in the order of their keys, and Task.WhenAll keeps that of the sheets: a return's rows are in order.
        var ofForms = SheetCodes(inForce.Values.Select(entry => entry.Form).Distinct().SelectMany(form => form.Sheets)).ToList();
        var bySheet = await Task.WhenAll(
            (sheets is null ? ofForms : SheetCodes(sheets).Where(ofForms.Contains)) // a form that nobody has in force has no rows
                .Select(code => RowsAsync(county, year, inForce, code, cancellationToken).ToListAsync(cancellationToken).AsTask()));
        return [.. bySheet.SelectMany(sheet => sheet)];
    }

    static ImmutableDictionary<Sender, Return> ReturnsOf(SchoolYear year, Dictionary<string, (string Version, Form Form, Sender Sender)> inForce,
        IEnumerable<(Sender Sender, FormRow Row)> read)
    {
        var rows = read.ToLookup(row => row.Sender, row => row.Row);
        return inForce.Values.ToImmutableDictionary(entry => entry.Sender, entry =>
            new Return(entry.Sender, year, entry.Form, [.. rows[entry.Sender]]));
    }

    /// <summary>The rows of one sheet of the returns in force, by sender, as they are read: they are never all in memory.</summary>
    public IAsyncEnumerable<(Sender Sender, FormRow Row)> RowsAsync(CountyCode county, SchoolYear year, IEnumerable<ReturnStatus> states, string sheet,
        CancellationToken cancellationToken) => RowsAsync(county, year, InForceOf(states), sheet, cancellationToken);

    static Dictionary<string, (string Version, Form Form, Sender Sender)> InForceOf(IEnumerable<ReturnStatus> states) =>
        states.Where(status => status.InForceId is not null).ToDictionary(status => status.RowKey,
            status => (status.InForceId!, ReturnForms.Forms.First(form => form.Code == status.Form), status.Sender), StringComparer.Ordinal);

    async IAsyncEnumerable<(Sender Sender, FormRow Row)> RowsAsync(CountyCode county, SchoolYear year,
        Dictionary<string, (string Version, Form Form, Sender Sender)> inForce, string code, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var strangers = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = new Dictionary<(FormSheet, string), RowAddresses>(); // schools fill in the same template: few texts for many rows
        var range = RangeOf(county, year, code, inForce.Count == 1 ? $"{inForce.Keys.Single()}-{inForce.Values.Single().Version}" : null);
        await foreach (var entity in _rows.QueryAsync<TableEntity>(range, RowsPerPage, cancellationToken: cancellationToken))
        {
            var (sender, version) = ReturnRows.OwnerOf(entity);
            if (inForce.TryGetValue(sender, out var entry) && entry.Version == version)
            {
                var (sheet, text) = (entry.Form[code], RowAddresses.TextOf(entity));
                if (!known.TryGetValue((sheet, text), out var addresses))
                {
                    known.Add((sheet, text), addresses = RowAddresses.Parse(sheet, text));
                }

                foreach (var column in addresses.Strangers)
                {
                    strangers[column] = strangers.GetValueOrDefault(column) + 1;
                }

                yield return (entry.Sender, ReturnRows.RowOf(sheet, entity, addresses));
            }
        }

        foreach (var (column, count) in strangers)
        {
            Log.StrangeColumn(logger, county.Value, year.StartYear, code, column, count);
        }
    }

    /// <summary>A sender's return in force, with all its rows; null when it has none.</summary>
    public async Task<Return?> FindInForceAsync(ReturnPlace place, CancellationToken cancellationToken) =>
        await FindAsync(place, cancellationToken) is { } status
            ? (await InForceAsync(place.County, place.Year, [status], null, cancellationToken)).GetValueOrDefault(place.Sender) : null;

    static IEnumerable<string> SheetCodes(IEnumerable<FormSheet> sheets) => sheets.Select(sheet => sheet.Code)
        .Distinct(StringComparer.Ordinal);

    // The rows of a sheet: all, or those of one owner (a sender, or a sender and a version).
    static string RangeOf(CountyCode county, SchoolYear year, string sheet, string? owner)
    {
        var partition = ReturnRows.PartitionOf(county, year, sheet);
        return owner is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {owner + "-"} and RowKey lt {owner + "."}");
    }
}
