using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>
/// The classes that a template expects: last year's, moved up a grade; of an entrance grade as many as it had. Pupils and class teachers are
/// for the school to fill in, and a class that there is not is taken out.
/// </summary>
static class ClassesMovedUp
{
    const int LastCompulsory = 9;

    /// <summary>The rows, by grade and number.</summary>
    /// <param name="lastYear">The return of the year before; null for none, which gives no rows.</param>
    /// <param name="kind">The grades that the school has this year.</param>
    public static ImmutableArray<TemplateRow> Of(Return? lastYear, SchoolKindFacts kind)
    {
        var before = (lastYear?[Classes.Sheet] ?? []).Where(row => row[Classes.Grade] is not null && row[Classes.Number] is not null
            && row[Classes.Pupils] != 0).ToLookup(row => (int)row[Classes.Grade]!.Value);
        return [.. Enumerable.Range(kind.FirstGrade, kind.LastGrade - kind.FirstGrade + 1).SelectMany(grade =>
            before[IsEntrance(grade) ? grade : grade - 1].OrderBy(row => row[Classes.Number]).Select(row => Row(grade, row)))];

        // Senior grades are made up anew by the entrance examination.
        bool IsEntrance(int grade) => grade == kind.FirstGrade || grade - 1 == LastCompulsory;
    }

    static TemplateRow Row(int grade, FormRow before) => new(new Dictionary<FormColumn, object>
    {
        [Classes.Grade] = grade, [Classes.Number] = before[Classes.Number]!.Value,
    }, before);
}
