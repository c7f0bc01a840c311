using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>The key totals of an accepted return, as its receipt shows them.</summary>
static class ReceiptTotals
{
    /// <summary>The totals: name, unit, value (null when no row reports it), and how many rows do not.</summary>
    public static IEnumerable<(string Name, string Unit, decimal? Value, int Blank)> Of(Return accepted)
    {
        foreach (var stage in SchoolKinds.Stages)
        {
            var classes = accepted[SchoolReturnForm.Classes].Where(row => row.Number("grade") is { } grade && SchoolKinds.StageOf((int)grade) == stage.Stage).ToList();
            if (classes.Count > 0)
            {
                yield return ($"{stage.Name}班级数", "个", classes.Count, 0);
                yield return Sum($"{stage.Name}学生数", "人", classes, "pupils");
            }
        }

        foreach (var (sheet, column) in new[]
        {
            (SchoolReturnForm.Staff, "posts"), (SchoolReturnForm.Staff, "inPost"), (SchoolReturnForm.Staff, "teachers"),
            (SchoolReturnForm.Premises, "classrooms"), (SchoolReturnForm.Premises, "classroomsInUse"),
            (SchoolReturnForm.SchoolMoney, "received"), (SchoolReturnForm.SchoolMoney, "spent"), (SchoolReturnForm.AfterSchool, "participants"),
        })
        {
            yield return Sum(sheet[column].Caption, sheet[column].Unit, [.. accepted[sheet]], column);
        }
    }

    static (string Name, string Unit, decimal? Value, int Blank) Sum(string name, string unit, List<ReturnRow> rows, string column)
    {
        var reported = rows.Select(row => row.Number(column)).OfType<decimal>().ToList();
        return (name, unit, reported.Count == 0 ? null : reported.Sum(), rows.Count - reported.Count);
    }
}
