using Azure;
using EduFunctions.App.Findings;
using EduFunctions.Findings;
using EduFunctions.Reports;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.App.Reports;

/// <summary>The office's own template of the report: container <c>settings</c>, blob <c>{county}.docx</c>; ours where there is none.</summary>
sealed class ReportTemplates(SettingBlobs settings, CheckTurns turns)
{
    /// <summary>Bytes of a template.</summary>
    internal const int FileBytesMaximum = 20 * 1024 * 1024;

    /// <summary>The template as it was put, with the tag of this state; null when there is none.</summary>
    public Task<(byte[] Content, ETag ETag)?> FindAsync(CountyCode county, CancellationToken cancellationToken) =>
        settings.FindAsync(NameOf(county), cancellationToken);

    /// <summary>What is to be said of a template; an error refuses it.</summary>
    public Task<IReadOnlyList<Finding>> CheckAsync(byte[] template, CancellationToken cancellationToken) =>
        turns.TakeAsync(() => Task.FromResult<IReadOnlyList<Finding>>(ReportTemplate.Check(template)), cancellationToken);

    /// <summary>Puts a template in the place of the one that was found; of one with errors nothing is taken.</summary>
    /// <returns>What is to be said of it.</returns>
    /// <exception cref="ProblemException">422: it has errors, which are told; 409: somebody has changed it meanwhile.</exception>
    public async Task<IReadOnlyList<Finding>> ReplaceAsync(CountyCode county, ETag? known, byte[] template, CancellationToken cancellationToken)
    {
        var findings = await CheckAsync(template, cancellationToken);
        return findings.Any(finding => finding.Severity == Severity.Error)
            ? throw Refused(findings)
            : await settings.TryReplaceAsync(NameOf(county), known, template, ContentTypes.Docx, cancellationToken) ? findings
            : throw ETags.ChangedMeanwhile(StatusCodes.Status409Conflict);
    }

    /// <summary>Takes the template away: ours is used again. Nothing when there is none.</summary>
    /// <exception cref="ProblemException">409: somebody has changed it meanwhile.</exception>
    public async Task RemoveAsync(CountyCode county, ETag? known, CancellationToken cancellationToken)
    {
        if (known is { } tag && !await settings.TryDeleteAsync(NameOf(county), tag, cancellationToken))
        {
            throw ETags.ChangedMeanwhile(StatusCodes.Status409Conflict);
        }
    }

    /// <summary>What is told of a template that cannot be used.</summary>
    internal static ProblemException Refused(IEnumerable<Finding> findings) => new(422, "template-has-errors", "模板有错误，未作任何改动。",
        "The template has errors; nothing was changed.") { Findings = FindingJson.Of(findings) };

    static string NameOf(CountyCode county) => $"{county}.docx";
}
