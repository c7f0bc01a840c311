using System.Collections.Concurrent;
using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Tests.Returns;


namespace EduFunctions.Benchmarks;

/// <summary>Counties of any size: primary schools of ten classes each.</summary>
static class ScaleInputs
{
    const int ClassCount = 10;

    /// <summary>Returns differ in one class only: one in eight has a large class.</summary>
    const int Patterns = 8;

    static readonly ConcurrentDictionary<int, CheckedReturn> Checked = [];

    public static School School(CountyCode county, int number) =>
        RawReturn.Context.School! with { Code = CodeOf(county, number),
        Name = string.Create(CultureInfo.InvariantCulture, $"第{number}小学") };

    public static ReturnPlace PlaceOf(CountyCode county, SchoolYear year, int number) =>
        new(county, year, Sender.Of(CodeOf(county, number)));

    /// <summary>The return of a place, as it comes out of the check of a workbook that is the same but for its cover.</summary>
    public static CheckedReturn Return(ReturnPlace place)
    {
        var pattern = int.Parse(place.Sender.ToString().AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture) % Patterns;
        var result = Checked.GetOrAdd(pattern, _ => Check(place, Workbook(place, pattern == 0 ? 60 : 40)));
        return result with { Return = result.Return! with { From = place.Sender, Year = place.Year } };
    }

    /// <summary>A school's workbook with these pupils in class 1 of grade 1 and 40 in the others.</summary>
    public static byte[] Workbook(ReturnPlace place, double pupils)
    {
        const double Others = 40;
        var raw = new RawReturn().Set("封面", "C3", place.Sender.ToString()).Set("封面", "C5", place.County.Value)
            .Set("封面", "C6", place.Year.ToString());
        for (var index = 0; index < ClassCount; index++)
        {
            object[] values = [(double)((index % 6) + 1), (double)((index / 6) + 1), index == 0 ? pupils : Others, 20d, 1d, 0d, 2d, 3d,
                "独用", $"T{index:00}"];
            for (var column = 0; column < values.Length; column++)
            {
                raw.Set("班级", $"{CellAddress.LettersOf(column)}{index + 4}", values[column]);
            }
        }

        return raw.Set("教室", "B4", 14d).Set("教室", "C4", (double)ClassCount).Set("办学条件", "C14", (double)ClassCount).Set("经费", "C7", pupils + ((ClassCount - 1) * Others))
            .ToXlsx();
    }

    static CheckedReturn Check(ReturnPlace place, byte[] workbook)
    {
        var result = ReturnChecker.Check(workbook,
            new ReturnContext(place.County, place.Year, place.Sender, School(place.County, 1) with { Code = place.Sender.School!.Value }));
        return result.IsAccepted ? result
            : throw new InvalidOperationException($"Rejected: {string.Join(", ", result.Findings.Select(finding => finding.Code))}.");
    }

    static SchoolCode CodeOf(CountyCode county, int number) =>
        SchoolCode.Parse(string.Create(CultureInfo.InvariantCulture, $"{county}{number:0000}"));
}
