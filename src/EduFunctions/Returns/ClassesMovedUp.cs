using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>
/// The classes that a template expects: last year's, moved up; where children enter, as many classes as there were. Who is in them and who
/// teaches them is for the school to fill in, and a class that there is not is taken out.
/// </summary>
static class ClassesMovedUp
{
    const int LastCompulsory = 9;

    // Children enter 小班, with those of 托班 among them, so that there are as many of both as there were; a 混合班 keeps its children.
    static readonly ImmutableArray<(string Now, string Before)> OfKindergarten =
        [(KindergartenClasses.Nursery, KindergartenClasses.Nursery), ("小班", "小班"), ("中班", "小班"), ("大班", "中班"), ("混合班", "混合班")];

    /// <summary>A school's rows, by grade and number. Senior grades are made up anew by the entrance examination.</summary>
    /// <param name="lastYear">The return of the year before; null for none, which gives no rows.</param>
    /// <param name="kind">The grades that the school has this year.</param>
    public static ImmutableArray<TemplateRow> Of(Return? lastYear, SchoolKindFacts kind) =>
        Of(lastYear, Classes.Sheet, Classes.Grade, Classes.Number, Classes.Pupils,
            Enumerable.Range(kind.FirstGrade, kind.LastGrade - kind.FirstGrade + 1)
            .Select(grade => (Written(grade),
                (object)(decimal)(grade == kind.FirstGrade || grade - 1 == LastCompulsory ? grade : grade - 1))));

    /// <summary>A grade as a template writes it, in its rows and in its list: 1 to 9 as a number, then 高一, 高二, 高三.</summary>
    public static object Written(int grade) => grade > LastCompulsory ? SchoolKinds.NameOfGrade(grade) : (decimal)grade;

    /// <summary>A kindergarten's rows, by kind and number.</summary>
    /// <param name="lastYear">The return of the year before; null for none, which gives no rows.</param>
    public static ImmutableArray<TemplateRow> OfKindergartens(Return? lastYear) =>
        Of(lastYear, KindergartenClasses.Sheet, KindergartenClasses.Kind,
        KindergartenClasses.Number, KindergartenClasses.Children, OfKindergarten.Select(move => ((object)move.Now, (object)move.Before)));

    static ImmutableArray<TemplateRow> Of(Return? lastYear, FormSheet sheet, FormColumn kind, NumberColumn number, NumberColumn pupils,
        IEnumerable<(object Now, object Before)> moves)
    {
        var before = (lastYear?[sheet] ?? []).Where(row => row[number] is not null && row[pupils] != 0)
            .ToLookup(row => row.Cell(kind).Number ?? (object?)row.Cell(kind).Text);
        return [.. moves.SelectMany(move => before[move.Before].OrderBy(row => row[number]).Select(row =>
            new TemplateRow(new Dictionary<FormColumn, object> { [kind] = move.Now, [number] = row[number]!.Value }, row)))];
    }
}
