using Microsoft.Extensions.Logging;

namespace EduFunctions.App;

/// <summary>Everything that is logged: codes and counts, never a cell's text or a person's name.</summary>
static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{County}/{Year}/{School} version {Version}: {State}, {ErrorCount} errors, {QueryCount} queries, {RowCount} rows in {ElapsedMs} ms")]
    public static partial void Ingested(ILogger logger, string county, int year, string school, int version, string state, int errorCount,
        int queryCount, int rowCount, long elapsedMs);

    [LoggerMessage(2, LogLevel.Information, "{County}/{Year}/{School}: nothing new in the upload ({Reason})")]
    public static partial void Skipped(ILogger logger, string county, int year, string school, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{BlobCount} blobs in container returns do not lie four levels deep, at {{county}}/{{year}}/{{school}}/{{file}}, or are no files of people's (~$…, .…, Thumbs.db, desktop.ini)")]
    public static partial void Misplaced(ILogger logger, int blobCount);

    [LoggerMessage(4, LogLevel.Information, "{County}/{Year} swept: {ReturnCount} returns, {MissedCount} uploads had been missed, {FailureCount} of them could not be ingested")]
    public static partial void Swept(ILogger logger, string county, int year, int returnCount, int missedCount, int failureCount);

    [LoggerMessage(5, LogLevel.Information, "{County}/{Year}: run {Run} compiled, {FigureCount} figures, {FlagCount} flags, {InForceCount} of {ExpectedCount} returns in {ElapsedMs} ms")]
    public static partial void Compiled(ILogger logger, string county, int year, int run, int figureCount, int flagCount, int inForceCount,
        int expectedCount, long elapsedMs);

    [LoggerMessage(6, LogLevel.Information, "{County}/{Year}: nothing changed since run {Run}")]
    public static partial void Unchanged(ILogger logger, string county, int year, int run);

    [LoggerMessage(7, LogLevel.Error, "{County}/{Year}/{School}: given up after the last try")]
    public static partial void GivenUp(ILogger logger, string county, int year, string school);

    [LoggerMessage(8, LogLevel.Error, "Request failed: {Path}")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string path);

    [LoggerMessage(9, LogLevel.Warning, "A poison message could not be understood ({Length} characters)")]
    public static partial void StrangePoison(ILogger logger, int length);

    [LoggerMessage(10, LogLevel.Warning, "{County}/{Year}, sheet {Sheet}: column {Column} stands in {RowCount} stored rows or in the form, but not in both; read as blank")]
    public static partial void StrangeColumn(ILogger logger, string county, int year, string sheet, string column, int rowCount);

    [LoggerMessage(11, LogLevel.Information, "The client went away before it was answered: {Path}")]
    public static partial void ClientGone(ILogger logger, string path);

    [LoggerMessage(12, LogLevel.Error, "{County}/{Year}: {FolderCount} senders' folders in container returns cannot be listed: a blob's name holds what XML cannot say")]
    public static partial void FoldersUnread(ILogger logger, string county, int year, int folderCount);

    [LoggerMessage(15, LogLevel.Information, "{County}/{Year}/{School}: {Act} of version {Version}, {State} now")]
    public static partial void Moved(ILogger logger, string county, int year, string school, string act, int version, string state);

    [LoggerMessage(14, LogLevel.Error, "Request failed, since storage does not answer or takes nothing: {Path} ({Reason})")]
    public static partial void StorageUnavailable(ILogger logger, string path, string reason);

    [LoggerMessage(13, LogLevel.Error, "Health: {Service} answers {Answer}")]
    public static partial void Unhealthy(ILogger logger, string service, string answer);

    [LoggerMessage(16, LogLevel.Information, "{County}/{Year}/{School} version {Version}: received, {ByteCount} bytes")]
    public static partial void Received(ILogger logger, string county, int year, string school, int version, long byteCount);
}
