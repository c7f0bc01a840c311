using EduFunctions.Indicators;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>The flags of a run, as far as they were asked for.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Flags">The flags, gravest first, then by school and grade.</param>
sealed record FlagsJson(string County, int Year, int Run, IReadOnlyList<FlagJson> Flags);

/// <summary>A problem with a name.</summary>
/// <param name="Code">Code of the flag (docs/rules.md).</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Severity">serious is forbidden by policy, warning is to be acted on this year, watch is to be watched.</param>
/// <param name="SeverityName">The same in Chinese.</param>
/// <param name="School">Ten digits of the school; null when it is the county's.</param>
/// <param name="Subject">Name of the school, or of the county's subject.</param>
/// <param name="Grade">Grade 1–12; null when it is of no one grade.</param>
/// <param name="Classes">Class numbers that it is about; empty when it is of no class.</param>
/// <param name="Change">new, persisting, cleared, or unknown: nobody reported last year.</param>
/// <param name="ChangeName">The same in Chinese, with the years.</param>
/// <param name="Years">School years it has stood in a row, this one included: 1 when new.</param>
/// <param name="Cause">Cause of a large class; null for other flags.</param>
/// <param name="CauseName">The same in Chinese; empty for other flags.</param>
/// <param name="Text">What is the matter, with the figures that show it, in Chinese.</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="Remedy">What to do, with the numbers, in Chinese; empty when it is cleared.</param>
/// <param name="RemedyEn">The same in English.</param>
/// <param name="Cells">The cells it comes from.</param>
sealed record FlagJson(
    string Code, string Name, FlagSeverity Severity, string SeverityName, string? School, string Subject, int? Grade, IReadOnlyList<int> Classes,
    FlagChange Change, string ChangeName, int Years, LargeClassCause? Cause, string CauseName, string Text, string TextEn, string Remedy, string RemedyEn, IReadOnlyList<FigureCellJson> Cells)
{
    public static FlagJson Of(Flag flag) => new(
        flag.Code, FlagTable.Of(flag.Code).Name, flag.Severity, FlagTable.NameOf(flag.Severity), flag.School, flag.Subject, flag.Grade, flag.Classes,
        flag.Change, FlagTable.NameOf(flag.Change, flag.Years), flag.Years, flag.Cause, FlagTable.NameOf(flag.Cause), flag.Text, flag.TextEn, flag.Remedy, flag.RemedyEn, FigureCellJson.Of(flag.Cells));
}

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
