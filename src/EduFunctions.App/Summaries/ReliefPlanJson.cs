using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>The relief plan of a run.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="Text">The plan in one sentence, in Chinese.</param>
/// <param name="Divisions">Grades that their own school relieves.</param>
/// <param name="Moves">Who sends how many of which grade to whom.</param>
/// <param name="Remaining">Pupils that no neighbour can take.</param>
sealed record ReliefPlanJson(string County, int Year, int Run, string Text, IReadOnlyList<DivisionJson> Divisions,
    IReadOnlyList<MoveJson> Moves,
    IReadOnlyList<RemainderJson> Remaining)
{
    public static ReliefPlanJson Of(CountyCode county, SchoolYear year, int run, ReliefPlan plan) => new(county.Value, year.StartYear, run,
        ReliefPlanTable.Sentence(plan),
        [.. plan.Divisions.Select(one => new DivisionJson(one.School, one.SchoolName, one.Grade, one.Cause, one.Classes.Before,
            one.Classes.After,
            FigureCellJson.Of(one.Cells)))],
        [.. plan.Moves.Select(one => new MoveJson(one.From, one.FromName, one.To, one.ToName, one.Grade, one.Pupils, one.Distance,
            one.FromClasses.Before, one.FromClasses.After, one.ToClasses.Before, one.ToClasses.After, FigureCellJson.Of(one.Cells)))],
        [.. plan.Remaining.Select(one => new RemainderJson(one.School, one.SchoolName, one.Grade, one.Pupils, one.Reason, one.Why.Zh,
            one.Why.En,
            one.Project, one.Completion, FigureCellJson.Of(one.Cells)))]);
}

/// <summary>A grade that its own school relieves.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="SchoolName">Its name.</param>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Cause">division: it divides now; noTeachers: as soon as the teachers are there.</param>
/// <param name="Before">Pupils of its classes.</param>
/// <param name="After">The same evenly divided.</param>
/// <param name="Cells">The cells it comes from.</param>
sealed record DivisionJson(string School, string SchoolName, int Grade, LargeClassCause Cause, IReadOnlyList<int> Before,
    IReadOnlyList<int> After,
    IReadOnlyList<FigureCellJson> Cells);

/// <summary>Pupils of one grade who go from one school to another.</summary>
/// <param name="From">Ten digits of the school that sends them.</param>
/// <param name="FromName">Its name.</param>
/// <param name="To">Ten digits of the school that takes them.</param>
/// <param name="ToName">Its name.</param>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Pupils">How many.</param>
/// <param name="Distance">How far apart the schools are, in km.</param>
/// <param name="FromBefore">Pupils of the sender's classes of the grade.</param>
/// <param name="FromAfter">The same after the whole plan, evenly divided.</param>
/// <param name="ToBefore">Pupils of the taker's classes of the grade.</param>
/// <param name="ToAfter">The same after the whole plan, the smallest filled first.</param>
/// <param name="Cells">The cells it comes from.</param>
sealed record MoveJson(string From, string FromName, string To, string ToName, int Grade, int Pupils, decimal Distance,
    IReadOnlyList<int> FromBefore,
    IReadOnlyList<int> FromAfter, IReadOnlyList<int> ToBefore, IReadOnlyList<int> ToAfter, IReadOnlyList<FigureCellJson> Cells);

/// <summary>Pupils that no neighbour can take.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="SchoolName">Its name.</param>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Pupils">How many; null when the school has not reported what it takes to tell.</param>
/// <param name="Reason">Why.</param>
/// <param name="Why">Why, and what to do, in Chinese.</param>
/// <param name="WhyEn">The same in English.</param>
/// <param name="Project">Name of the project that takes them; null when none does.</param>
/// <param name="Completion">Its completion date; null when there is none.</param>
/// <param name="Cells">The cells it comes from.</param>
sealed record RemainderJson(string School, string SchoolName, int Grade, int? Pupils, ReliefReason Reason, string Why, string WhyEn,
    string? Project,
    DateOnly? Completion, IReadOnlyList<FigureCellJson> Cells);
