using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>What only the returns of several schools show; expected values worked out by hand.</summary>
public sealed class CountyCheckTests
{
    [Fact]
    public void AReturnOfASchoolThatTheRegisterDoesNotHaveIsFlaggedAndCountsInNoFigure()
    {
        var year = Some.Year(2025, Some.Return(Some.School(1), (1, [40]))) with { Strangers = [Some.Code(99)] };
        var summary = Some.Compile(year, Some.Year(2024, Some.Return(Some.School(1), (1, [40]))));
        var flag = Assert.Single(summary.Flags, one => one.Code == "school-unexpected");
        Assert.Equal(("4206990099", FlagChange.New, true), (flag.School, flag.Change, flag.Stands));
        Assert.Equal((1m, 40m), (summary.Value("returns-expected"), summary.Value("pupils")));
    }

    [Theory]
    [InlineData(3, 20, 20, false)] // three classes may be the same by chance
    [InlineData(4, 20, 20, true)]
    [InlineData(4, 20, 21, false)] // other girls
    public void TwoSchoolsWithTheSameClassesAreFlagged(int classes, int girls, int othersGirls, bool isFlagged)
    {
        var grades = Enumerable.Range(1, classes).Select(grade => (grade, new int?[] { 40 + grade })).ToArray();
        var flags = Some.Compile(Some.Return(Some.School(1), Some.Classes(grades), girls: girls), Some.Return(Some.School(2), Some.Classes(grades), girls: othersGirls),
            Some.Return(Some.School(3), Some.Classes((1, [30])), girls: 15)).Flags.Where(flag => flag.Code == "same-classes").ToList();
        Assert.Equal(isFlagged ? ["4206990001", "4206990002"] : [], flags.Select(flag => flag.School));
        Assert.All(flags, flag => Assert.Equal((2 * classes, true), (flag.Cells.Length, flag.Text.Zh.StartsWith("4 个班的班号、学生数、女生数与第", StringComparison.Ordinal))));
    }

    // A county whose schools all sent one file: each flag names five others, and has the four cells of each of the six.
    [Theory]
    [InlineData(6, "4 个班的班号、学生数、女生数与第2学校、第3学校、第4学校、第5学校、第6学校逐班相同。")]
    [InlineData(8, "4 个班的班号、学生数、女生数与第2学校、第3学校、第4学校、第5学校、第6学校 等 7 所学校逐班相同。")]
    public void OfManySchoolsWithTheSameClassesAFewAreNamed(int schools, string text)
    {
        var grades = Enumerable.Range(1, 4).Select(grade => (grade, new int?[] { 40 + grade })).ToArray();
        var flags = Some.Compile([.. Enumerable.Range(1, schools).Select(number => Some.Return(Some.School(number), Some.Classes(grades), girls: 20))])
            .Flags.Where(flag => flag.Code == "same-classes").ToList();
        Assert.Equal((schools, text), (flags.Count, flags[0].Text.Zh));
        Assert.All(flags, flag => Assert.Equal(6 * 4, flag.Cells.Length));
    }

    // 40 … 46 and x: the median is 43.5, that of the deviations 2. 0.6745 × |x − 43.5| > 3.5 × 2 from 53.88 on.
    [Theory]
    [InlineData(8, 53, false)]
    [InlineData(8, 54, true)]
    [InlineData(8, 33, false)] // median 42.5, deviations 0.5 0.5 1.5 1.5 2.5 2.5 3.5 9.5: 2; 9.5 × 0.6745 = 6.41
    [InlineData(8, 32, true)] // 10.5 × 0.6745 = 7.08
    [InlineData(7, 54, false)] // too few peers
    public void AClassSizeFarFromTheMedianOfItsKindIsFlagged(int schools, int pupils, bool isFlagged)
    {
        var entries = Enumerable.Range(1, schools - 1).Select(number => Some.Return(Some.School(number), (3, [39 + number])))
            .Append(Some.Return(Some.School(50), (3, [pupils]))).Append(Some.Return(Some.School(60, SchoolKind.Junior), (8, [20])));
        var flags = Some.Compile([.. entries]).Flags.Where(flag => flag.Code == "class-size-far-from-peers").ToList();
        Assert.Equal(isFlagged ? ["4206990050"] : [], flags.Select(flag => flag.School));
        Assert.All(flags, flag => Assert.Equal(pupils == 54 ? "小学平均班额 54，同类 8 所学校的中位数为 43.5，相差很大。" : "小学平均班额 32，同类 8 所学校的中位数为 42.5，相差很大。", flag.Text.Zh));
    }

    // Seven of 40 … 46 in both stages. 第8学校 has 12 in primary in 2024; in 2025 it has 12 in junior, and in primary 43, or 12 once more. 43 is the median
    // of eight, 12 is 30.5 from 42.5, where half are no farther than 2.
    [Theory]
    [InlineData(43, "school-4206990008-junior New 1")]
    [InlineData(12, "school-4206990008-junior New 1; school-4206990008-primary Persisting 2")]
    public void EachStageIsFarFromItsPeersForItself(int primary, string flags)
    {
        CountyYear last = Some.Year(2024, Of(12, 43)), now = Some.Year(2025, Of(primary, 12));
        Assert.Equal(flags, string.Join("; ", Some.Compile(now, last).Flags.Where(flag => flag.Code == "class-size-far-from-peers").OrderBy(flag => flag.Key.Subject, StringComparer.Ordinal)
            .Select(flag => FormattableString.Invariant($"{flag.Key.Subject} {flag.Change} {flag.Years}"))));

        static IEnumerable<RoundEntry> Of(int primary, int junior) => Enumerable.Range(1, 8)
            .Select(number => Some.Return(Some.School(number, SchoolKind.NineYear), (3, [number == 8 ? primary : 39 + number]), (8, [number == 8 ? junior : 39 + number])));
    }

    // 12 pupils beside 40 … 46 in 2025. In 2024 it had 12 as well, but nobody could say so: only two had reported, or the others were all of 40. With 43
    // beside the same seven it was not far.
    [Theory]
    [InlineData(8, 1, 43, FlagChange.New)]
    [InlineData(8, 1, 12, FlagChange.Persisting)]
    [InlineData(8, 0, 12, FlagChange.Unknown)]
    [InlineData(2, 1, 12, FlagChange.Unknown)]
    public void WhoWasFarFromItsPeersIsKnownWhereItHadPeers(int reported, int step, int pupils, FlagChange change)
    {
        var last = Some.Year(2024, Enumerable.Range(1, 8).Select(number => number < 8 && number >= reported ? Some.Missing(Some.School(number))
            : Some.Return(Some.School(number), (3, [number == 8 ? pupils : 40 + ((number - 1) * step)]))));
        var now = Some.Year(2025, Enumerable.Range(1, 8).Select(number => Some.Return(Some.School(number), (3, [number == 8 ? 12 : 39 + number]))));
        Assert.Equal(change, Assert.Single(Some.Compile(now, last).Flags, flag => flag.Code == "class-size-far-from-peers").Change);
    }

    // 40 pupils each: 5 8 8 10 10 20 20 and 40 a teacher. Median 10, of the deviations 3.5: 30 × 0.6745 = 20.2 > 12.25; 10 × 0.6745 is not.
    [Fact]
    public void PupilsATeacherFarFromTheMedianAreFlaggedWithTheTeachersCell()
    {
        var flag = Some.Compile([.. new[] { 8, 5, 5, 4, 4, 2, 2, 1 }.Select((teachers, index) => Some.Return(Some.School(index + 1), Some.Classes((3, [40])), teachers: teachers))])
            .Flags.Single(flag => flag.Code == "teachers-far-from-peers");
        Assert.Equal(("4206990008", "小学生师比 40，同类 8 所学校的中位数为 10，相差很大。"), (flag.School, flag.Text.Zh));
        Assert.Equal([40m, 1m], flag.Cells.Select(cell => cell.Value));
    }

    [Theory]
    [InlineData(79, null)]
    [InlineData(80, null)]
    [InlineData(81, "七年级新生 81 人，比上年六年级 80 人多 1 人。")]
    public void MorePupilsInGrade7ThanLeftGrade6AreFlagged(int now, string? text)
    {
        var (one, two) = (Some.School(1, SchoolKind.NineYear), Some.School(2, SchoolKind.NineYear));
        var before = Some.Year(2024, Some.Return(one, (6, [40]), (7, [40])), Some.Return(two, (6, [40]), (7, [40])));
        Assert.Equal(text, Told(before, Some.Year(2025, Some.Return(one, (6, [40]), (7, [now - 40])), Some.Return(two, (6, [40]), (7, [40])))));
    }

    [Fact]
    public void OfSchoolsThatHaveNotAllReportedNothingIsSaid()
    {
        var (one, two) = (Some.School(1, SchoolKind.NineYear), Some.School(2, SchoolKind.NineYear));
        var before = Some.Year(2024, Some.Return(one, (6, [40]), (7, [40])), Some.Missing(two));
        Assert.Null(Told(before, Some.Year(2025, Some.Return(one, (6, [40]), (7, [60])), Some.Return(two, (6, [40]), (7, [40])))));
        Assert.Null(Told(before with { Entries = [Some.Return(one, (6, [40]), (7, [40])), Some.Return(two, (6, [40]), (7, [null]))] }, Some.Year(2025, Some.Return(one, (6, [40]), (7, [60])), Some.Missing(two))));
    }

    static string? Told(CountyYear before, CountyYear now) => Some.Compile(now, before).Flags.SingleOrDefault(flag => flag.Code == "intake-over-leavers")?.Text.Zh;
}
