using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>Premises of a campus are reported once, and split between its stages by weighted pupils.</summary>
public sealed class PremisesTests
{
    // 166 and 210 pupils weigh 166 and 231 of 397: of 23,226 ㎡ 9,711.6 and 13,514.4 (domain.md, "Returns").
    [Fact]
    public void PremisesOfANineYearSchoolAreSplitByWeightedPupils()
    {
        var summary = Some.Compile(Campus(SchoolKind.NineYear, 23_226, (1, 166), (7, 210)));
        Assert.Equal((9_711.6m, 13_514.4m), (Split("primary", 166), Split("junior", 210)));

        decimal Split(string stage, int pupils) => Math.Round(summary.Value($"teaching-area-per-pupil.school-{Some.Code(1)}-{stage}")!.Value * pupils, 1);
    }

    // A complete school 1 : 1.2: 120 junior and 100 senior pupils have half each, 6,000 ÷ 120 = 50. A twelve-year one 1 : 1.1 : 1.32: 132, 120
    // and 100 pupils have a third each, 4,000 ÷ 132 = 30.303 and 4,000 ÷ 120 = 33.333.
    [Fact]
    public void SeniorPupilsWeighMore()
    {
        Assert.Equal(50m, Value(Campus(SchoolKind.Complete, 12_000, (7, 120), (10, 100)), "junior"));
        var twelve = Campus(SchoolKind.TwelveYear, 12_000, (1, 132), (7, 120), (10, 100));
        Assert.Equal((30.303m, 33.333m), (Value(twelve, "primary"), Value(twelve, "junior")));

        static decimal Value(RoundEntry school, string stage) => Math.Round(Some.Compile(school).Value($"teaching-area-per-pupil.school-{Some.Code(1)}-{stage}")!.Value, 3);
    }

    [Fact]
    public void WhereAStageDoesNotReportItsPupilsNothingIsSplit()
    {
        var summary = Some.Compile(Campus(SchoolKind.NineYear, 23_226, (1, 166), (7, null)));
        Assert.Null(summary.Value($"teaching-area-per-pupil.school-{Some.Code(1)}-primary"));
        Assert.Null(summary.Value($"teaching-area-per-pupil.school-{Some.Code(1)}-junior"));
    }

    static RoundEntry Campus(SchoolKind kind, int area, params (int Grade, int? Pupils)[] grades) => Some.Return(Some.School(1, kind),
    [
        Some.Row(Premises.Sheet, ("teachingArea", area), ("indoorSportsArea", 0)),
        .. grades.Select(grade => Some.Row(Classes.Sheet, ("grade", grade.Grade), ("number", 1), ("pupils", grade.Pupils))),
    ]);
}
