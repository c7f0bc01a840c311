using EduFunctions.Returns;
using EduFunctions.Forms;
using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>The classes of one school year, and those large ones of the year before that are large no more.</summary>
/// <param name="Classes">Every class, by school, grade, number.</param>
/// <param name="Cleared">Large classes of the year before, as they were then, whose cohort is not large now: split, shrunk, left with the last grade or closed with its school.</param>
/// <param name="LargeSchools">Schools with too many pupils in their compulsory grades.</param>
public sealed record ClassList(ImmutableArray<ClassEntry> Classes, ImmutableArray<ClassEntry> Cleared, ImmutableHashSet<SchoolCode> LargeSchools)
{
    const int LastCompulsoryGrade = 9;

    /// <summary>No classes: before the first round.</summary>
    public static ClassList Empty { get; } = new([], [], []);

    /// <summary>Lists the classes of a year's returns. A class is followed as class n of the grade above in the same school, or in the successor of a school that is open no more; in a nine-year school from grade 6 to 7 too, never from 9 to 10.</summary>
    /// <param name="year">The school year.</param>
    /// <param name="returns">Schools with their returns in force.</param>
    /// <param name="before">The list of the year before; empty when there is none.</param>
    /// <param name="standards">From how many pupils a class is large.</param>
    public static ClassList Of(SchoolYear year, IEnumerable<(School School, Return Return)> returns, ClassList before, Standards standards)
    {
        // Senior grades are made up anew by the entrance examination: no cohort goes from grade 9 to grade 10.
        var largeBefore = before.Classes.Where(entry => entry.LargeYears > 0).ToLookup(entry => (SchoolNow(entry), entry.Grade == LastCompulsoryGrade ? 0 : entry.Grade + 1, entry.Number));
        var knownBefore = before.Classes.Select(SchoolNow).ToHashSet();
        var classes = returns
            .SelectMany(entry => entry.Return[EduFunctions.Returns.SchoolReturn.Classes.Sheet], (entry, row) => Entry(entry.School, row))
            .OfType<ClassEntry>()
            .OrderBy(entry => entry.School.Code).ThenBy(entry => entry.Grade).ThenBy(entry => entry.Number)
            .ToImmutableArray();
        var large = classes.Where(entry => entry.LargeYears > 0).Select(entry => (entry.School.Code, entry.Grade, entry.Number)).ToHashSet();
        var known = classes.Select(entry => entry.School.Code).ToHashSet();
        var cleared = largeBefore
            .Where(group => !large.Contains(group.Key))
            .SelectMany(group => group)
            .Where(entry => known.Contains(SchoolNow(entry)) || (!entry.School.IsOpenIn(year) && entry.School.Successor is null))
            .OrderBy(entry => entry.School.Code).ThenBy(entry => entry.Grade).ThenBy(entry => entry.Number);
        var largeSchools = classes.Where(entry => entry.IsCompulsory).GroupBy(entry => entry.School)
            .Where(school => school.Sum(entry => entry.Pupils) > standards.SchoolSizeLimit(school.Key.Kind))
            .Select(school => school.Key.Code);
        return new ClassList(classes, [.. cleared], [.. largeSchools]);

        ClassEntry? Entry(School school, FormRow row)
        {
            if ((row[EduFunctions.Returns.SchoolReturn.Classes.Grade], row[EduFunctions.Returns.SchoolReturn.Classes.Number]) is not ({ } ofGrade, { } ofNumber))
            {
                return null;
            }

            var (grade, number, pupils) = ((int)ofGrade, (int)ofNumber, row[EduFunctions.Returns.SchoolReturn.Classes.Pupils]);
            var past = largeBefore[(school.Code, grade, number)].ToList();
            return new ClassEntry
            {
                School = school,
                Year = year,
                Grade = grade,
                Number = number,
                Pupils = pupils,
                LargeYears = pupils >= standards.LargeClassFrom ? 1 + past.Select(entry => entry.LargeYears).DefaultIfEmpty(0).Max() : 0,
                SuperLargeYears = pupils >= standards.SuperLargeClassFrom ? 1 + past.Select(entry => entry.SuperLargeYears).DefaultIfEmpty(0).Max() : 0,
                IsCompared = knownBefore.Contains(school.Code) || !school.IsOpenIn(year.Previous) || grade == SchoolKinds.Of(school.Kind).FirstGrade || grade == LastCompulsoryGrade + 1,
                Row = row,
            };
        }

        SchoolCode SchoolNow(ClassEntry entry) => entry.School.IsOpenIn(year) ? entry.School.Code : entry.School.Successor ?? entry.School.Code;
    }
}
