using EduFunctions.App.Findings;
using EduFunctions.Findings;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Schools;

/// <summary>
/// <c>PUT /api/counties/{county}/settings</c>: the county's name and limits, all of them; a mistake in them changes nothing.
/// </summary>
sealed class PutSettings(StandardsStore standards)
{
    internal const int BodyBytesMaximum = 100_000;

    [Function(nameof(PutSettings))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/settings")] HttpRequest request, CountyCode county, CancellationToken cancellationToken)
    {
        var settings = await Body.ReadAsync(request, cancellationToken);
        var findings = Standards.Check(settings);
        if (!findings.IsEmpty)
        {
            throw new ProblemException(422, "settings-have-errors", "设置有错误，未作任何改动。", "The settings have errors; nothing was changed.")
            {
                Findings = [.. findings.Select(finding => new FindingJson(finding.Code, Severity.Error, null,
                    finding.Setting.Length == 0 ? null : finding.Setting, [], finding.Text.Zh, finding.Text.En, null))],
            };
        }

        var known = await standards.FindAsync(county, cancellationToken);
        ETags.Require(request, ETags.StateOf(known?.ETag)); // GET has a tag for “none” too
        if (!await standards.TryReplaceAsync(county, known?.ETag, settings, cancellationToken))
        {
            throw ETags.ChangedMeanwhile(StatusCodes.Status409Conflict);
        }

        return Results.Bytes(settings, $"{ContentTypes.Json}; charset=utf-8");
    }
}
