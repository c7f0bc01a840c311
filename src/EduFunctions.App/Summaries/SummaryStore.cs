using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>
/// The summaries' runs: one blob each in container <c>runs</c>, <c>{county}/{year}/{run}.json.gz</c>, with figures, flags and what they
/// were made from, and never changed.
/// Table <c>figures</c> has the county's own figures once more, for those who query tables: a partition for each run, so that no
/// compilation pays for those before it.
/// </summary>
sealed class SummaryStore(Storage storage)
{
    readonly TableClient _figures = storage.Table("figures");

    /// <summary>Writes a run; false when there is one of that number already.</summary>
    public async Task<bool> TryWriteAsync(CountySummary summary, int run, RunSources from, CancellationToken cancellationToken)
    {
        try
        {
            var content = Compressed(new StoredRun(
                summary.County.Value, summary.Year.StartYear, run, from, summary.Figures,
                summary.Flags, summary.Settings));
            var options = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = "application/gzip" },
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            };
            await storage.Runs.GetBlobClient(NameOf(summary.County, summary.Year, run)).UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }

        var partition = string.Create(CultureInfo.InvariantCulture,
            $"{ReturnPlace.PartitionOf(summary.County, summary.Year)}-{run:000000}");
        var figures = summary.Figures.Where(figure => !figure.Code.Contains(".school-", StringComparison.Ordinal))
            .Select(figure => new TableEntity(partition, figure.Code)
        {
            ["Name"] = figure.Name.Zh,
            ["Unit"] = figure.Unit,
            ["Value"] = (double?)figure.Value,
            ["LastYear"] = (double?)figure.LastYear,
            ["Counted"] = figure.Counted,
            ["Expected"] = figure.Expected,
        });
        await Batches.SubmitAsync(_figures,
            figures.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)), cancellationToken);
        return true;
    }

    /// <summary>A run as it was written: one request.</summary>
    public async Task<CountySummary> ReadAsync(CountyCode county, SchoolYear year, int run, CancellationToken cancellationToken)
    {
        var blob = await storage.Runs.GetBlobClient(NameOf(county, year, run)).DownloadContentAsync(cancellationToken);
        await using var plain = new GZipStream(blob.Value.Content.ToStream(), CompressionMode.Decompress);
        var stored = await JsonSerializer.DeserializeAsync<StoredRun>(plain, Json.Options, cancellationToken)
            ?? throw new InvalidDataException("A run is stored as null.");
        return new CountySummary(county, year, stored.Figures, stored.Flags) { Settings = stored.Settings };
    }

    static BinaryData Compressed(StoredRun run)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(gzip, run, Json.Options);
        }

        return BinaryData.FromBytes(buffer.ToArray());
    }

    static string NameOf(CountyCode county, SchoolYear year, int run) =>
        string.Create(CultureInfo.InvariantCulture, $"{county}/{year}/{run:000000}.json.gz");

    sealed record StoredRun(string County, int Year, int Run, RunSources From, ImmutableArray<Figure> Figures, ImmutableArray<Flag> Flags,
        ImmutableArray<SettingFinding> Settings);
}
