using EduFunctions.Indicators;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>The flags of a run, as far as they were asked for.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Flags">The flags, gravest first, then by school and grade.</param>
/// <param name="Ended">Flags that an earlier run of the year had, as it told them last, and that stand no more.</param>
sealed record FlagsJson(string County, int Year, int Run, IReadOnlyList<FlagJson> Flags, IReadOnlyList<FlagJson> Ended);

/// <summary>A problem with a name.</summary>
/// <param name="Key">What it is about, the same from year to year.</param>
/// <param name="Code">Code of the flag (docs/rules.md).</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Severity">serious is forbidden by policy, warning is to be acted on this year, watch is to be watched.</param>
/// <param name="SeverityName">The same in Chinese.</param>
/// <param name="School">Ten digits of the school; null when it is the county's.</param>
/// <param name="Subject">Name of the school, or of the county's subject.</param>
/// <param name="Grade">Grade 1–12 in the year in which it stood last; null when it is of no one grade.</param>
/// <param name="Classes">Class numbers that it is about; empty when it is of no class.</param>
/// <param name="Change">What became of it since last year.</param>
/// <param name="ChangeName">The same in Chinese, with the years.</param>
/// <param name="Stands">True while the problem stands.</param>
/// <param name="Years">School years that it has stood in a row, the last one included: 1 when new.</param>
/// <param name="Since">First school year of them; null when it may have stood longer.</param>
/// <param name="IsAtLeast">True when it may have stood longer: the year before the first of them is not known.</param>
/// <param name="New">Of its large classes, those that are new; null for other flags.</param>
/// <param name="Persisting">Those that were large last year; null for other flags.</param>
/// <param name="Cleared">How many fewer than last year; null for other flags.</param>
/// <param name="Cause">Cause of a large class; null for other flags.</param>
/// <param name="CauseName">The same in Chinese; empty for other flags.</param>
/// <param name="Text">What is the matter, with the figures that show it, in Chinese.</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="Told">The text and its details in one, in Chinese.</param>
/// <param name="Remedy">What to do, with the numbers, in Chinese; empty when it stands no more.</param>
/// <param name="RemedyEn">The same in English.</param>
/// <param name="Explanation">What the school itself wrote beside its large classes; null when it wrote nothing.</param>
/// <param name="Details">What else there is to say of it.</param>
/// <param name="Cells">The cells it comes from.</param>
/// <param name="Care">What an officer says of it: it goes with it from run to run and from year to year; null when nobody has.</param>
/// <param name="Ending">In which run it ended, and by what; null while it stands.</param>
sealed record FlagJson(
    FlagKeyJson Key, string Code, string Name, string NameEn, FlagSeverity Severity, string SeverityName, string? School, string Subject,
        int? Grade, IReadOnlyList<int> Classes,
    FlagChange Change, string ChangeName, bool Stands, int Years, int? Since, bool IsAtLeast, int? New, int? Persisting, int? Cleared,
        LargeClassCause? Cause, string CauseName,
    string Text, string TextEn, string Told, string Remedy, string RemedyEn, string? Explanation,
        IReadOnlyList<FlagDetailJson> Details,
        IReadOnlyList<FigureCellJson> Cells, FlagCareJson? Care, FlagEndingJson? Ending)
{
    public static FlagJson Of(Flag flag, FlagCare? care = null, FlagEnding? ending = null)
    {
        var name = FlagTable.Of(flag.Code).Name;
        return new FlagJson(
            new FlagKeyJson(flag.Key.Id, flag.Key.Code, flag.Key.Subject, flag.Key.Cohort), flag.Code, name.Zh, name.En, flag.Severity,
                FlagText.Of(flag.Severity).Zh, flag.School, flag.Subject, flag.Grade, flag.Classes,
            flag.Change, FlagText.Since(flag).Zh, flag.Stands, flag.Years, flag.Since, flag.IsAtLeast, flag.New, flag.Persisting,
                flag.Cleared, flag.Cause, FlagText.Cause(flag.Cause).Zh,
            flag.Text.Zh, flag.Text.En, FlagText.Told(flag).Zh, flag.Remedy.Zh, flag.Remedy.En,
                flag.Explanation,
            [.. flag.Details.Select(detail => new FlagDetailJson(detail.Code, detail.Text.Zh, detail.Text.En))], FigureCellJson.Of(flag.Cells),
            care is null ? null : FlagCareJson.Of(care), ending is null ? null : FlagEndingJson.Of(ending));
    }
}

/// <summary>What a flag is about, the same from year to year.</summary>
/// <param name="Id">The key in 16 hexadecimal digits, as addresses name it.</param>
/// <param name="Code">Code of the problem; all flags about a grade's large classes share one.</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="Cohort">School year − grade; null when it is about no grade.</param>
sealed record FlagKeyJson(string Id, string Code, string Subject, int? Cohort);

/// <summary>Something more about a flag, never a flag of its own.</summary>
/// <param name="Code">Kebab-case code.</param>
/// <param name="Text">What it is, in Chinese.</param>
/// <param name="TextEn">The same in English.</param>
sealed record FlagDetailJson(string Code, string Text, string TextEn);

/// <summary>One cell of a return that a number was computed from.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="SchoolName">Its name.</param>
/// <param name="Year">First calendar year of the school year of the return that it stands in.</param>
/// <param name="Sheet">Sheet as the workbook names it; 报送 for figures of the collection itself.</param>
/// <param name="Cell">Address as Excel writes it; for figures of the collection the state of the return.</param>
/// <param name="Value">What the program read there; null when there was no number.</param>
sealed record FigureCellJson(string School, string SchoolName, int Year, string Sheet, string Cell, decimal? Value)
{
    public static IReadOnlyList<FigureCellJson> Of(IEnumerable<FigureCell> cells) =>
        [.. cells.Select(cell => new FigureCellJson(cell.School, cell.SchoolName, cell.Year, cell.Sheet, cell.Cell, cell.Value))];
}
