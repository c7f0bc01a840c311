using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Pages;

/// <summary>A version of a return, as its school's page lists it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Checked">When its check ended, in the county's time.</param>
/// <param name="IsAccepted">True when it had no error.</param>
/// <param name="Errors">Findings that rejected it.</param>
/// <param name="Queries">Findings that asked.</param>
/// <param name="IsReturned">True when the bureau has returned it.</param>
public sealed record VersionView(int Number, DateTimeOffset Checked, bool IsAccepted, int Errors, int Queries, bool IsReturned);

/// <summary>What the page of a school, or of the bureau's own return, shows.</summary>
/// <param name="Records">The county's register, rounds and limits.</param>
/// <param name="Year">The school year.</param>
/// <param name="Sender">Whose return it is.</param>
/// <param name="School">The register's entry in that year; null when it has none, and for the bureau.</param>
/// <param name="Status">Where its return stands; null when nothing has come.</param>
public sealed record SchoolView(CountyRecords Records, SchoolYear Year, Sender Sender, School? School, ReturnStatus? Status)
{
    const int RefreshSoon = 3;
    const int RefreshLater = 30;

    /// <summary>When the latest file came, in the county's time; null when none has.</summary>
    public required DateTimeOffset? Uploaded { get; init; }

    /// <summary>True when that was some minutes ago: a check that has not ended by then takes its time.</summary>
    public required bool IsSlow { get; init; }

    /// <summary>The findings of the latest version, in order; empty while it is being checked.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What was answered on the page or by the API, by the query's id: there it can be changed.</summary>
    public required IReadOnlyDictionary<string, QueryRow> Answered { get; init; }

    /// <summary>The queries that wait for an answer and can be answered here.</summary>
    public IReadOnlyList<Finding> Open => [.. Findings.Where(finding => finding is { Severity: Severity.Query, Explanation: null }
        && finding.Cells.Any(cell => cell.Id is not null) && AnswerTo(finding) is null)];

    /// <summary>The answer to a query that can be changed here; null where it stands in the workbook, or there is none.</summary>
    public QueryRow? AnswerTo(Finding finding) => finding.Severity != Severity.Query ? null
        : finding.Cells.Select(cell => cell.Id is { } id ? Answered.GetValueOrDefault(id) : null).FirstOrDefault(row => row is not null);

    /// <summary>The versions that have been checked, newest first.</summary>
    public required IReadOnlyList<VersionView> Versions { get; init; }

    /// <summary>All that was done to the return, newest first, with the moment in the county's time.</summary>
    public required IReadOnlyList<(ReturnStep Step, DateTimeOffset At)> History { get; init; }

    /// <summary>The state that the page shows: who acts on another has not seen it.</summary>
    public required string Seen { get; init; }

    /// <summary>Number of the county's latest run; 0 when there is none.</summary>
    public int Run => Records.RoundOf(Year).SummaryRun;

    /// <summary>The school's figures in that run; empty when it has none.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>The school among its peers in that run; null when it has no figures there.</summary>
    public required PeerProfile? Profile { get; init; }

    /// <summary>Its flags in that run that stand.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>The county.</summary>
    public CountyCode County => Records.County;

    /// <summary>The county as titles write it.</summary>
    public string CountyName => Records.Standards(Year).NameOf(County);

    /// <summary>Name of the sender; a school's code when the register has none.</summary>
    public string SenderName => School?.Name ?? Sender.School?.Value ?? Sender.Name.Zh;

    /// <summary>True for a school that the register does not have in that year.</summary>
    public bool IsStranger => School is null && Sender.School is not null;

    /// <summary>Last day on which a return is in time.</summary>
    public DateOnly Due => Status?.DueDate ?? Records.DueOf(Year);

    /// <summary>The school years that have a round, newest first.</summary>
    public IEnumerable<SchoolYear> Years => Records.Rounds.Select(round => round.Year);

    /// <summary>Where its return stands.</summary>
    public ReturnState State => Status?.ReturnState ?? ReturnState.Expected;

    /// <summary>Name under which the school sent the latest file.</summary>
    public string FileName => UploadName.FileOf(Status?.BlobName ?? "");

    /// <summary>True when there is a receipt of the latest version.</summary>
    public bool HasReceipt => State is ReturnState.Returned or ReturnState.Accepted or ReturnState.Locked;

    /// <summary>Seconds after which the page looks again; null when nothing is awaited.</summary>
    public int? RefreshSeconds => State != ReturnState.Received || Status?.Failure is not null ? null : IsSlow ? RefreshLater : RefreshSoon;

    /// <summary>Address of the county's page.</summary>
    public string CountyPath => $"/counties/{County}/years/{Year}";

    /// <summary>Address of the page in a year.</summary>
    public string PathIn(SchoolYear year) => new ReturnPlace(County, year, Sender).Address;

    /// <summary>Start of the addresses of the sender's API.</summary>
    public string Api => $"/api{PathIn(Year)}";

    /// <summary>Address of the sender's template.</summary>
    public string TemplateAddress => Sender.School is { } code ? $"/api{CountyPath}/template?school={code}" : $"{Api}/template";
}
