using System.Collections.Immutable;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>One class of a return in force, with what the indicators ask of it.</summary>
/// <param name="School">Register's entry of its school.</param>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Number">Class number within the grade.</param>
/// <param name="Pupils">Pupils on 1 September; null when not reported.</param>
/// <param name="LargeYears">School years in a row that it has been large, this one included, followed by its cohort; 0 when it is not large.</param>
/// <param name="Row">Where it stands.</param>
public sealed record ClassEntry(School School, int Grade, int Number, decimal? Pupils, int LargeYears, ReturnRow Row)
{
    /// <summary>小学, 初中 or 高中.</summary>
    public Stage Stage => SchoolKinds.StageOf(Grade);

    /// <summary>True for grades 1–9.</summary>
    public bool IsCompulsory => Grade <= 9;

    /// <summary>The cell that its pupils were read from.</summary>
    public FigureCell PupilsCell => new(School.Code.Value, School.Name, Row.SheetName, Row["pupils"].Address ?? "", Pupils);
}

/// <summary>The classes of one school year, and those large ones of the year before that are large no more.</summary>
/// <param name="Classes">Every class, by school, grade, number.</param>
/// <param name="Cleared">Large classes of the year before, as they were then, whose cohort is not large now: split, shrunk or left with the last grade.</param>
public sealed record ClassList(ImmutableArray<ClassEntry> Classes, ImmutableArray<ClassEntry> Cleared)
{
    /// <summary>No classes: before the first round.</summary>
    public static ClassList Empty { get; } = new([], []);

    /// <summary>Lists the classes of a year's returns. A class is followed as class n of the grade above in the same school, or in its school's successor.</summary>
    /// <param name="returns">Schools with their returns in force.</param>
    /// <param name="before">The list of the year before; empty when there is none.</param>
    /// <param name="standards">From how many pupils a class is large.</param>
    public static ClassList Of(IEnumerable<(School School, Return Return)> returns, ClassList before, Standards standards)
    {
        var largeBefore = before.Classes.Where(entry => entry.LargeYears > 0).ToLookup(entry => (SuccessorOf(entry.School), entry.Grade + 1, entry.Number));
        var classes = returns
            .SelectMany(entry => entry.Return[SchoolReturnForm.Classes], (entry, row) => Entry(entry.School, row))
            .OfType<ClassEntry>()
            .OrderBy(entry => entry.School.Code).ThenBy(entry => entry.Grade).ThenBy(entry => entry.Number)
            .ToImmutableArray();
        var large = classes.Where(entry => entry.LargeYears > 0).Select(entry => (entry.School.Code, entry.Grade, entry.Number)).ToHashSet();
        var known = classes.Select(entry => entry.School.Code).ToHashSet();
        return new ClassList(classes, [.. largeBefore
            .Where(group => !large.Contains(group.Key) && known.Contains(group.Key.Item1))
            .SelectMany(group => group)
            .OrderBy(entry => entry.School.Code).ThenBy(entry => entry.Grade).ThenBy(entry => entry.Number)]);

        ClassEntry? Entry(School school, ReturnRow row)
        {
            if ((row.Number("grade"), row.Number("number")) is not ({ } ofGrade, { } ofNumber))
            {
                return null;
            }

            var (grade, number, pupils) = ((int)ofGrade, (int)ofNumber, row.Number("pupils"));
            var years = pupils >= standards.LargeClassFrom
                ? 1 + largeBefore[(school.Code, grade, number)].Select(entry => entry.LargeYears).DefaultIfEmpty(0).Max()
                : 0;
            return new ClassEntry(school, grade, number, pupils, years, row);
        }

        static SchoolCode SuccessorOf(School school) => school.Successor ?? school.Code;
    }
}
