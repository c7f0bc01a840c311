using EduFunctions.App.Reports;
using EduFunctions.Findings;
using EduFunctions.Schools;

namespace EduFunctions.App.Pages;

/// <summary>What the page of the report shows.</summary>
/// <param name="Year">The school year.</param>
/// <param name="County">The county as titles write it.</param>
/// <param name="CountyPath">Address of the county's page.</param>
/// <param name="LatestRun">The run that is shown now; 0 when there is none.</param>
/// <param name="Reports">The year's reports, newest first.</param>
public sealed record ReportView(SchoolYear Year, string County, string CountyPath, int LatestRun, IReadOnlyList<ReportEntryJson> Reports)
{
    /// <summary>The report that is shown; null when there is none yet.</summary>
    internal StoredReport? Report { get; init; }

    /// <summary>Its text, with links to the pages of its figures.</summary>
    public string Html { get; init; } = "";

    /// <summary>When it was made, in the county's time.</summary>
    public DateTimeOffset MadeOn { get; init; }

    /// <summary>What of it is otherwise in the latest run; null when there is no report.</summary>
    internal ReportChangesJson? Changes { get; init; }

    /// <summary>Whether the office has a template of its own.</summary>
    public required bool HasTemplate { get; init; }

    /// <summary>The state of that template, as forms send it back.</summary>
    public required string Seen { get; init; }

    /// <summary>What is to be said of the template in use, or of one that was just refused.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>True when those findings refuse a template that was just sent.</summary>
    public bool IsRefused { get; init; }
}
