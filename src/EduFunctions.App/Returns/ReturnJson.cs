using EduFunctions.App.Findings;
using EduFunctions.Findings;
using EduFunctions.Returns;

namespace EduFunctions.App.Returns;

/// <summary>A return, with all that its latest version was told.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="School">Ten digits of the school; “bureau” for the bureau's own return.</param>
/// <param name="State">Where it stands.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="Version">Number of the latest version, from 1.</param>
/// <param name="InForceVersion">Number of the version that counts; 0 when none was ever accepted.</param>
/// <param name="Received">Day in the county of the first upload, yyyy-MM-dd; null when none has come.</param>
/// <param name="Accepted">Day in the county on which the first version came that was accepted, yyyy-MM-dd; null when none was.</param>
/// <param name="Due">Last day in time of this return alone, yyyy-MM-dd; null for the round's.</param>
/// <param name="ReturnReason">Why the bureau has returned the version that was in force; null when it has not, or another was accepted
/// since.</param>
/// <param name="ConfirmedBy">The officer who stands for the version in force; null while none does.</param>
/// <param name="ConfirmedOn">When, UTC; null with it.</param>
/// <param name="Uploaded">When the latest file was written, UTC; null when none has come.</param>
/// <param name="File">Name under which the school sent it.</param>
/// <param name="ContentHash">SHA-256 of its content, hexadecimal.</param>
/// <param name="Errors">Findings of the latest version that reject it.</param>
/// <param name="Queries">Findings that ask for an explanation.</param>
/// <param name="OpenQueries">Of them, those that the school has not explained.</param>
/// <param name="Filled">Share (0–1) of the cells filled in of the version that counts, by sheet; null when none was ever accepted.</param>
/// <param name="Failure">Why the last check could not be ended; null when it could.</param>
/// <param name="Findings">All findings of the latest version; empty while it is being checked.</param>
sealed record ReturnJson(
    string County, int Year, string School, ReturnState State, string StateName, int Version, int InForceVersion, string? Received,
        string? Accepted, string? Due, string? ReturnReason, string? ConfirmedBy, DateTimeOffset? ConfirmedOn, DateTimeOffset? Uploaded,
    string File, string ContentHash, int Errors, int Queries, int OpenQueries,
        IReadOnlyDictionary<string, decimal>? Filled, string? Failure, IReadOnlyList<FindingJson> Findings)
{
    public static ReturnJson Of(ReturnPlace place, ReturnStatus status, IReadOnlyList<Finding> findings) => new(
        place.County.Value, place.Year.StartYear, place.Sender.ToString(), status.ReturnState, ReturnStates.NameOf(status.ReturnState),
            status.Version, status.InForceVersion,
        status.Received, status.Accepted, status.Due, status.ReturnReason, status.ConfirmedBy, status.ConfirmedOn,
            status.Uploaded, UploadName.FileOf(status.BlobName), status.ContentHash, status.Errors, status.Queries,
            status.OpenQueries, status.FilledShares, status.Failure, FindingJson.Of(findings));
}
