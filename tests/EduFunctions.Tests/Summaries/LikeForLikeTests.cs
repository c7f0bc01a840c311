using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>Which schools of last year a change is told from, where schools of several kinds have become one.</summary>
public sealed class LikeForLikeTests
{
    static Figure Of(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code);

    static LikeForLike? Pair(CountySummary summary, string code) => Of(summary, code).LikeForLike;

    // 甲 (60 of grade 8) and 乙 (50 of grade 2) are a nine-year school with 52 and 63 now; 丙 has 30, and had 40.
    [Fact]
    public void EachStageIsComparedWithThoseThatHadIt()
    {
        var (junior, primary, other) = (Some.School(1, SchoolKind.Junior, lastYear: 2024), Some.School(2, successor: 1, lastYear: 2024), Some.School(3));
        var summary = Some.Compile(Some.Year(2025, Some.Return(Some.School(1, SchoolKind.NineYear, firstYear: 2025), (3, [52]), (9, [63])), Some.Return(other, (1, [30]))),
            Some.Year(2024, Some.Return(junior, (8, [60])), Some.Return(primary, (2, [50])), Some.Return(other, (1, [40]))));
        Assert.Equal(new LikeForLike(145, 150, 2), Pair(summary, "pupils"));
        Assert.Equal(new LikeForLike(82, 90, 2), Pair(summary, "pupils.primary"));
        Assert.Equal(new LikeForLike(115, 110, 1), Pair(summary, "pupils.school-4206990001"));
    }

    // Of grades 1 to 6 乙 alone could report; 45 a class in the primary, 50 in the junior stage: 0 % then, 0 % now, and 0 % then, 100 % now.
    [Fact]
    public void ASectionIsComparedWithThoseThatHadItsStage()
    {
        var (junior, primary) = (Some.School(1, SchoolKind.Junior, lastYear: 2024), Some.School(2, successor: 1, lastYear: 2024));
        var now = Some.Year(2025, Some.Return(Some.School(1, SchoolKind.NineYear, firstYear: 2025), (3, [52]), (9, [50])));
        var summary = Some.Compile(now, Some.Year(2024, Some.Return(junior, (8, [60])), Some.Return(primary, (2, [50]))));
        var (first, last) = (Of(summary, "classes-within-size-share.school-4206990001-primary"), Of(summary, "classes-within-size-share.school-4206990001-junior"));
        Assert.Equal((new(0, 0, 1), 0m, 1, 1), (first.LikeForLike, first.LastYear, first.LastYearCounted, first.LastYearExpected));
        Assert.Equal((new(100, 0, 1), 0m, 1, 1), (last.LikeForLike, last.LastYear, last.LastYearCounted, last.LastYearExpected));
        var partly = Some.Compile(now, Some.Year(2024, Some.Return(junior, (8, [60])), Some.Missing(primary)));
        Assert.Null(Pair(partly, "classes-within-size-share.school-4206990001-primary"));
        Assert.Equal(new LikeForLike(100, 0, 1), Pair(partly, "classes-within-size-share.school-4206990001-junior"));
        Assert.Equal(new LikeForLike(50, 60, 1), Pair(partly, "pupils.junior"));
        Assert.Null(Pair(partly, "pupils"));
    }

    // A stage that it did not have before has no last year.
    [Fact]
    public void ANewStageHasNoLastYear()
    {
        var figure = Of(Some.Compile(Some.Year(2025, Some.Return(Some.School(1, SchoolKind.NineYear, firstYear: 2025), (3, [40]), (7, [40]))),
            Some.Year(2024, Some.Return(Some.School(1, lastYear: 2024), (2, [40])))), "classes-within-size-share.school-4206990001-junior");
        Assert.Equal((100m, null, null, null), (figure.Value, figure.LastYear, figure.LastYearExpected, figure.LikeForLike));
    }

    // A kindergarten has no pupils of a school, whether it reported or not: 70 and 30 against 60 and 40.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhoIsNotAskedIsPassedOver(bool reported)
    {
        var (nursery, one, two) = (Some.School(3, SchoolKind.Kindergarten, successor: 1, lastYear: 2024), Some.School(1), Some.School(2));
        var summary = Some.Compile(Some.Year(2025, Some.Return(one, (2, [70])), Some.Return(two, (2, [30]))),
            Some.Year(2024, Some.Return(one, (1, [60])), Some.Return(two, (1, [40])), reported ? Some.Return(nursery, Array.Empty<FormRow>()) : Some.Missing(nursery)));
        Assert.Equal(new LikeForLike(100, 100, 2), Pair(summary, "pupils"));
        Assert.Equal(new LikeForLike(100, 100, 2), Pair(summary, "pupils.primary"));
        Assert.Equal(new LikeForLike(70, 60, 1), Pair(summary, "pupils.school-4206990001"));
        Assert.Equal(new LikeForLike(2, 2, 2), Pair(summary, "schools"));
    }

    // The school had 4 backbone teachers of 100 pupils; the teaching point's 20 pupils and 3 teachers were in no figure of balance. Now 6 of 120.
    [Fact]
    public void ATeachingPointThatIsNotCountedIsInNeitherYear()
    {
        var summary = WithPoint(Backbone(Some.School(2, SchoolKind.TeachingPoint, successor: 1, lastYear: 2024), 3, 20));
        foreach (var code in new[] { "backbone-per-100.school-4206990001-primary", "backbone-per-100.primary" })
        {
            Assert.Equal((new(5, 4, 1), 5m, 4m), (Pair(summary, code), Of(summary, code).Value, Of(summary, code).LastYear));
        }

        Assert.Equal(new LikeForLike(120, 120, 1), Pair(summary, "pupils"));
    }

    // With 50 it was counted: 4 and 3 of 150. Of one that did not report nobody knows whether it was.
    [Fact]
    public void ATeachingPointThatIsCountedIsCompared()
    {
        var point = Some.School(2, SchoolKind.TeachingPoint, successor: 1, lastYear: 2024);
        Assert.Equal(new LikeForLike(5, 700m / 150, 1), Pair(WithPoint(Backbone(point, 3, 50)), "backbone-per-100.primary"));
        Assert.Null(Pair(WithPoint(Some.Missing(point)), "backbone-per-100.primary"));
        Assert.Null(Pair(WithPoint(Some.Missing(point)), "backbone-per-100.school-4206990001-primary"));
    }

    // Nobody is left who was counted: the teaching point of 20 has become a school of its own.
    [Fact]
    public void WithoutAnybodyCountedThereIsNoChange()
    {
        var summary = Some.Compile(Some.Year(2025, Backbone(Some.School(1, firstYear: 2025), 6, 120)),
            Some.Year(2024, Backbone(Some.School(2, SchoolKind.TeachingPoint, successor: 1, lastYear: 2024), 3, 20)));
        Assert.Null(Pair(summary, "backbone-per-100.school-4206990001-primary"));
        Assert.Null(Pair(summary, "backbone-per-100.primary"));
        Assert.Equal(new LikeForLike(120, 20, 1), Pair(summary, "pupils"));
    }

    // 40 and 60 pupils in town, 30 in the country; the last are in town now, where nobody has been added: a rate of the town's schools is compared,
    // a number of its pupils only over the school that took none of them.
    [Fact]
    public void PupilsFromAnotherLocationAreNoGrowth()
    {
        var (rural, one, two) = (Some.School(3, location: Location.Rural, successor: 1, lastYear: 2024), Some.School(1, location: Location.Town), Some.School(2, location: Location.Town));
        var summary = Some.Compile(Some.Year(2025, Some.Return(one, (2, [40, 30])), Some.Return(two, (2, [60]))),
            Some.Year(2024, Some.Return(one, (1, [40])), Some.Return(two, (1, [60])), Some.Return(rural, (1, [30]))));
        Assert.Equal(new LikeForLike(60, 60, 1), Pair(summary, "pupils.town"));
        Assert.Equal(new LikeForLike(100m / 3, 50, 2), Pair(summary, "large-class-share.town"));
        Assert.Equal(new LikeForLike(130, 130, 2), Pair(summary, "pupils"));
        Assert.Null(Pair(summary, "pupils.rural"));
    }

    // A senior school is not asked for exchanges, a complete school is, with its senior teachers: 8 of 100 against 4 of 40 is a rate, 8 against 4 none that left.
    [Fact]
    public void TeachersWhomLastYearDidNotCountAreNoGrowth()
    {
        var (junior, senior) = (Some.School(1, SchoolKind.Junior, lastYear: 2024), Some.School(2, SchoolKind.Senior, successor: 1, lastYear: 2024));
        var summary = Some.Compile(Some.Year(2025, Exchanged(Some.School(1, SchoolKind.Complete, firstYear: 2025), 8, 100)), Some.Year(2024, Exchanged(junior, 4, 40), Exchanged(senior, 3, 60)));
        Assert.Null(Pair(summary, "exchanged"));
        Assert.Equal(new LikeForLike(8, 10, 1), Pair(summary, "exchange-share"));
    }

    static CountySummary WithPoint(RoundEntry point) =>
        Some.Compile(Some.Year(2025, Backbone(Some.School(1), 6, 120)), Some.Year(2024, Backbone(Some.School(1), 4, 100), point));

    static RoundEntry Backbone(School school, int backbone, int pupils) => Some.Return(school,
        Some.Row(Staff.Sheet, ("stage", "小学"), ("backbone", backbone)), Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", pupils)));

    static RoundEntry Exchanged(School school, int exchanged, int due) =>
        Some.Return(school, Some.Row(Staff.Sheet, ("stage", school.Kind == SchoolKind.Senior ? "高中" : "初中"), ("exchanged", exchanged), ("exchangeDue", due)));
}
