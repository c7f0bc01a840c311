using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>Makes schools, returns, years and histories in a line.</summary>
static class Some
{
    public static DateOnly AsOf { get; } = new(2025, 10, 15);

    public static School School(int number, SchoolKind kind = SchoolKind.Primary, Location location = Location.Urban, int? successor = null, int? lastYear = null, int? firstYear = null) => new()
    {
        Code = Code(number),
        Name = $"第{number}学校",
        Kind = kind,
        Location = location,
        Sponsor = Sponsor.Public,
        FirstYear = firstYear,
        LastYear = lastYear,
        Successor = successor is { } heir ? Code(heir) : null,
    };

    public static SchoolCode Code(int number) => SchoolCode.Parse($"420699{number:0000}");

    /// <summary>A school's classes of one grade after another, numbered from 1 in each: <c>Classes((1, [60, 40]), (2, [null, 40]))</c>; null is “/”.</summary>
    public static (int Grade, int Number, int? Pupils)[] Classes(params (int Grade, int?[] Pupils)[] grades) =>
        [.. grades.SelectMany(grade => grade.Pupils.Select((pupils, index) => (grade.Grade, index + 1, pupils)))];

    /// <summary>A school's return in force with classes alone.</summary>
    public static RoundEntry Return(School school, params (int Grade, int?[] Pupils)[] grades) => Return(school, Classes(grades));

    /// <summary>A school's return in force: classes, and rooms, posts and staff of the stage of its first class.</summary>
    public static RoundEntry Return(School school, (int Grade, int Number, int? Pupils)[] classes, int? rooms = null, int? inUse = null, int? inPost = null, int? posts = null, int? away = 0, int? teachers = null, int? girls = null)
    {
        var stage = classes.Length == 0 ? Stage.Primary : SchoolKinds.StageOf(classes[0].Grade);
        ImmutableArray<FormRow> rows =
        [
            .. classes.Select((row, index) => Row(EduFunctions.Returns.SchoolReturn.Classes.Sheet, index + 4, ("grade", row.Grade), ("number", row.Number), ("pupils", row.Pupils ?? (object)"/"), ("girls", girls), ("migrant", 0))),
            Row(Staff.Sheet, 4, ("stage", SchoolKinds.NameOf(stage)), ("posts", posts), ("inPost", inPost), ("away", away), ("teachers", teachers)),
            Row(Classrooms.Sheet, 4, ("stage", SchoolKinds.NameOf(stage)), ("classrooms", rooms), ("classroomsInUse", inUse)),
        ];
        return InForce(school, new Return(Sender.Of(school.Code), new SchoolYear(2025), SchoolReturnForm.Form, rows));
    }

    /// <summary>A school's, or a kindergarten's, return in force with these rows of whichever sheets.</summary>
    public static RoundEntry Return(School school, params IEnumerable<FormRow> rows) =>
        InForce(school, new Return(Sender.Of(school.Code), new SchoolYear(2025), ReturnForms.FormOf(school.Kind), [.. rows]));

    /// <summary>The one row of a sheet, or that of a stage: what it says, by the columns' codes.</summary>
    public static FormRow Row(FormSheet sheet, params (string Column, object? Value)[] values) => Row(sheet, 4, values);

    static RoundEntry InForce(School school, Return inForce) => new(school, new Standing
    {
        State = ReturnState.Accepted,
        Version = 1,
        Received = new DateOnly(2025, 9, 10),
        Accepted = new DateOnly(2025, 9, 10),
        Filled = inForce.Filled(),
    }, inForce);

    /// <summary>A row of 学区: two schools, so many km apart (null is blank), for grades 1 to 9.</summary>
    public static FormRow Neighbours(int one, int other, decimal? distance, int first = 1, int last = 9) => Row(EduFunctions.Returns.BureauReturn.Neighbours.Sheet, 4,
        ("school", Code(one).Value), ("other", Code(other).Value), ("distance", distance), ("firstGrade", first), ("lastGrade", last));

    /// <summary>A row of 建设项目.</summary>
    public static FormRow Project(string name, int? school, int? classrooms, string? completion, string relieves, string grades, string state = "在建", string stage = "小学") =>
        Row(EduFunctions.Returns.BureauReturn.Projects.Sheet, 4, ("name", name), ("school", school is { } number ? Code(number).Value : "/"), ("stage", stage), ("classrooms", classrooms),
            ("completion", completion), ("relieves", relieves), ("relievedGrades", grades), ("state", state));

    /// <summary>The year with the bureau's return of these rows in force.</summary>
    public static CountyYear With(this CountyYear year, params FormRow[] bureau) =>
        year with { Bureau = new Return(Sender.Bureau, year.Year, EduFunctions.Returns.BureauReturn.BureauReturnForm.Form, [.. bureau]) };

    public static RoundEntry Missing(School school) => new(school, Standing.Expected, null);

    public static CountyYear Year(int year, params IEnumerable<RoundEntry> entries) =>
        new(CountyCode.Parse("420699"), new SchoolYear(year), new DateOnly(year, 9, 30), [.. entries.Select(entry => entry with { Standing = InYear(entry.Standing, year) })], Standards.National);

    static Standing InYear(Standing standing, int year) => standing with { Received = standing.Received?.AddYears(year - 2025), Accepted = standing.Accepted?.AddYears(year - 2025) };

    /// <summary>A year and those before it, newest first; the register has every school of theirs, and those given beside.</summary>
    public static CountyHistory History(CountyYear now, CountyYear[] earlier, params School[] others) =>
        new(now, [.. earlier], new Register([.. earlier.Prepend(now).SelectMany(year => year.Entries).Select(entry => entry.School).Concat(others).Distinct()]));

    public static CountySummary Compile(CountyYear now, params CountyYear[] earlier) => SummaryCompiler.Compile(History(now, earlier), AsOf);

    /// <summary>The summary of one year of these returns.</summary>
    public static CountySummary Compile(params RoundEntry[] entries) => Compile(Year(2025, entries));

    /// <summary>The value of a figure.</summary>
    public static decimal? Value(this CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code).Value;

    /// <summary>A row of a sheet: int, decimal, text, “/” for not applicable, null for blank.</summary>
    public static FormRow Row(FormSheet sheet, int rowNumber, params (string Column, object? Value)[] values) => new(sheet, sheet.Caption, rowNumber,
        [.. sheet.Columns.Select((column, index) => values.FirstOrDefault(value => value.Column == column.Code).Value switch
        {
            "/" => new FormCell(CellState.NotApplicable, null, null, new CellAddress(rowNumber, index)),
            int number => new FormCell(number == 0 ? CellState.Zero : CellState.Value, number, null, new CellAddress(rowNumber, index)),
            decimal amount => new FormCell(CellState.Value, amount, null, new CellAddress(rowNumber, index)),
            string text => new FormCell(CellState.Value, null, text, new CellAddress(rowNumber, index)),
            _ => new FormCell(CellState.Blank, null, null, new CellAddress(rowNumber, index)),
        })]);
}
