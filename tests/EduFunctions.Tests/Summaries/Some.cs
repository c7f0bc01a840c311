using EduFunctions.Findings;
using EduFunctions.Returns.SchoolReturn;
using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Summaries;

/// <summary>Makes schools, returns and rounds in a line.</summary>
static class Some
{
    public static School School(int number, SchoolKind kind = SchoolKind.Primary, Location location = Location.Urban, int? successor = null) => new()
    {
        Code = SchoolCode.Parse($"420699{number:0000}"),
        Name = $"第{number}学校",
        Kind = kind,
        Location = location,
        Sponsor = Sponsor.Public,
        Successor = successor is { } code ? SchoolCode.Parse($"420699{code:0000}") : null,
    };

    /// <summary>A school's return in force: classes, and rooms and posts of the stage of its first class.</summary>
    public static SchoolReturn Return(School school, (int Grade, int Number, int? Pupils)[] classes, int? rooms = null, int? inUse = null, int? inPost = null)
    {
        var stage = classes.Length == 0 ? Stage.Primary : SchoolKinds.StageOf(classes[0].Grade);
        ImmutableArray<FormRow> rows =
        [
            .. classes.Select((row, index) => Row(Classes.Sheet, index + 4, ("grade", row.Grade), ("number", row.Number), ("pupils", row.Pupils))),
            Row(Staff.Sheet, 4, ("stage", SchoolKinds.NameOf(stage)), ("inPost", inPost)),
            Row(Premises.Sheet, 4, ("stage", SchoolKinds.NameOf(stage)), ("classrooms", rooms), ("classroomsInUse", inUse)),
        ];
        return new SchoolReturn { School = school, State = ReturnState.Accepted, Version = 1, Received = new DateOnly(2025, 9, 10), InForce = new Return(Sender.Of(school.Code), new SchoolYear(2025), SchoolReturnForm.Form, rows) };
    }

    public static SchoolReturn Missing(School school) => new() { School = school, State = ReturnState.Expected };

    public static CountyRound Round(int year, params IEnumerable<SchoolReturn> schools) =>
        new(CountyCode.Parse("420699"), new SchoolYear(year), new DateOnly(year, 9, 30), [.. schools]);

    static FormRow Row(FormSheet sheet, int rowNumber, params (string Column, object? Value)[] values) => new(sheet, sheet.Caption, rowNumber,
        [.. sheet.Columns.Select((column, index) => values.FirstOrDefault(value => value.Column == column.Code).Value switch
        {
            int number => new FormCell(number == 0 ? CellState.Zero : CellState.Value, number, null, new CellAddress(rowNumber, index)),
            string text => new FormCell(CellState.Value, null, text, new CellAddress(rowNumber, index)),
            _ => new FormCell(CellState.Blank, null, null, new CellAddress(rowNumber, index)),
        })]);
}
