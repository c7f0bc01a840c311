using EduFunctions.App.Returns;
using EduFunctions.Findings;
using EduFunctions.Returns;

namespace EduFunctions.App.Rounds;

/// <summary>A version of a return, read again from its upload.</summary>
/// <param name="Upload">The file.</param>
/// <param name="Result">Its rows, with the findings that it was told when it came.</param>
/// <param name="Facts">What its receipt says beside.</param>
sealed record VersionReading(Upload Upload, CheckedReturn Result, ReceiptFacts Facts);

/// <summary>Two versions of a return beside each other.</summary>
/// <param name="Name">Name of the sender.</param>
/// <param name="From">Number of the earlier.</param>
/// <param name="To">Number of the later.</param>
/// <param name="Difference">What differs.</param>
public sealed record TwoVersions(string Name, int From, int To, ReturnDifference Difference);

/// <summary>Reads versions of returns again, those that were rejected too. Nothing is written.</summary>
sealed class VersionReader(ReturnFiles files, ReturnStore returns, ReturnIngest ingest, CheckTurns turns, CountyClock clock)
{
    /// <summary>A version as it came; null when its file is not there any more.</summary>
    public async Task<VersionReading?> ReadAsync(ReturnPlace place, IEnumerable<ReturnStep> history, int number,
        CancellationToken cancellationToken)
    {
        var step = history.LastOrDefault(step => step.Version == number && step.Blob is not null);
        if (step is null || await files.ReadAsync(step.Blob!, cancellationToken) is not { } upload
            || !step.VersionId.EndsWith(upload.Hash[..12], StringComparison.Ordinal))
        {
            return null;
        }

        var (context, facts, _) = await ingest.BackgroundAsync(place, upload.Received ?? clock.DayOf(upload.Written), cancellationToken);
        var result = await turns.TakeAsync(() => Task.FromResult(ReturnIngest.Check(upload, context)), cancellationToken);

        // Register, limits and last year may have changed since: what it was told then is what counts.
        var told = await files.FindingsAsync(place, step.VersionId, cancellationToken);
        return new VersionReading(upload, result with
        {
            Findings = told, Return = told.Any(finding => finding.Severity == Severity.Error) ? null : result.Draft,
        }, facts with { Version = number });
    }

    /// <summary>Compares two versions of a return.</summary>
    /// <param name="place">Whose return.</param>
    /// <param name="from">Number of the earlier; null for the one before the later.</param>
    /// <param name="to">Number of the later; null for the latest.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ProblemException">404: there is no such version, or its file is not there any more.</exception>
    public async Task<TwoVersions> CompareAsync(ReturnPlace place, int? from, int? to, CancellationToken cancellationToken)
    {
        var history = await returns.HistoryAsync(place, cancellationToken);
        var later = to ?? history.Where(step => step.Blob is not null).Select(step => step.Version).DefaultIfEmpty().Max();
        var earlier = from ?? later - 1;
        var (before, after) = (await VersionAsync(earlier), await VersionAsync(later));
        return new TwoVersions(after.Facts.Name ?? place.Sender.School?.Value ?? place.Sender.Name.Zh, earlier, later,
            ReturnDifference.Of(before.Result, after.Result));

        async Task<VersionReading> VersionAsync(int number) => await ReadAsync(place, history, number, cancellationToken)
            ?? throw new ProblemException(404, "no-version", $"{place.Sender.Name.Zh} 在 {place.Year} 学年没有第 {number} 版报表，或原文件已不在。",
                $"There is no version {number} of {place.Sender.Name.En} in school year {place.Year}, or its file is not there any more.");
    }

    /// <summary>
    /// The receipt of a version that the bureau has returned, with the reason on top; null when it has not, or the file is not there any
    /// more.
    /// </summary>
    public async Task<byte[]?> ReturnedReceiptAsync(ReturnPlace place, int number, CancellationToken cancellationToken)
    {
        var history = await returns.HistoryAsync(place, cancellationToken);
        if (history.LastOrDefault(step => step.Version == number && step.TheAct == ReturnAct.Return) is not { } returned
            || await ReadAsync(place, history, number, cancellationToken) is not { } version)
        {
            return null;
        }

        var notice = new ReturnNotice(returned.Reason ?? "", returned.By, clock.DayOf(returned.At));
        return await turns.TakeAsync(() => Task.FromResult(ReturnReceipt.Write(version.Upload.Content, version.Result,
            version.Facts with { Returned = notice })), cancellationToken);
    }
}
