using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Indicators;

/// <summary>A school that answers “/” has reported, and gives no number: it is neither counted nor missing.</summary>
public sealed class WithheldTests
{
    static readonly string[] Hundreds = ["guards", "closedCampus", "alarm", "cameras", "networked", "guardPosts"];

    static Figure Of(CountySummary summary, string code) => summary.Figures.Single(figure => figure.Code == code);

    static RoundEntry Balance(int number, object? balance) => Some.Return(Some.School(number), Some.Row(AfterSchool.Sheet, ("balance", balance)));

    static RoundEntry Safe(int number, params (string Column, object? Answer)[] otherwise) => Some.Return(Some.School(number), Some.Row(Safety.Sheet,
        [.. Hundreds.Select(column => (column, otherwise.FirstOrDefault(one => one.Column == column) is { Column: not null } said ? said.Answer : "是"))]));

    // Two say 0; the third answers “/”, then nothing, then has sent nothing; then it says that something is left.
    [Fact]
    public void ASlashLeavesAYesOfAllOpenAndSaysSo()
    {
        RoundEntry[] zeros = [Balance(1, 0), Balance(2, 0)];
        const string Code = "service-balance-zero";
        var slash = Of(Some.Compile([.. zeros, Balance(3, "/")]), Code);
        Assert.Equal((null, 2, 3, 1), (slash.Value, slash.Counted, slash.Expected, slash.Withheld));
        Assert.Equal("尚不能确定（有数的 2 所都是，1 所填“/”，须核实）", FigureText.Value(slash).Zh);
        Assert.Equal("not yet known (yes of the 2 that say; 1 answer “/”; to be verified)", FigureText.Value(slash).En);
        Assert.Equal("2 / 3（1 所填“/”）", FigureText.Coverage(slash).Zh);
        var both = Of(Some.Compile([.. zeros, Balance(3, "/"), Some.Missing(Some.School(4))]), Code);
        Assert.Equal("尚不能确定（有数的 2 所都是，1 所填“/”，1 所未报或退回，须核实）", FigureText.Value(both).Zh);
        var missing = Of(Some.Compile([.. zeros, Some.Missing(Some.School(3))]), Code);
        Assert.Equal((0, 0, "尚不能确定（有数的 2 所都是，1 所未报或退回）", "2 / 3"), (missing.Withheld, missing.Uncomputed, FigureText.Value(missing).Zh, FigureText.Coverage(missing).Zh));
        var blank = Of(Some.Compile([.. zeros, Balance(3, null)]), Code);
        Assert.Equal((0, 1, "尚不能确定（有数的 2 所都是，1 所未填全或分母为 0）", "2 / 3（1 所未填全或分母为 0）"),
            (blank.Withheld, blank.Uncomputed, FigureText.Value(blank).Zh, FigureText.Coverage(blank).Zh));
        Assert.Equal("not yet known (yes of the 2 that say; 1 left blanks, or the denominator is 0)", FigureText.Value(blank).En);

        Assert.Equal(0, Of(Some.Compile([.. zeros, Balance(3, "/"), Balance(4, 0.1m)]), Code).Value);
    }

    [Fact]
    public void WhereAllAnswerSoTheFigureSaysIt()
    {
        var summary = Some.Compile(Balance(1, "/"), Balance(2, "/"));
        Assert.Equal(("都填“/”", "填“/”"), (FigureText.Value(Of(summary, "service-balance")).Zh, FigureText.Value(Of(summary, $"service-balance.school-{Some.Code(1)}")).Zh));
        Assert.Equal("都填“/”", FigureText.WithUnit(Of(summary, "service-balance"), FigureText.Value(Of(summary, "service-balance"))).Zh);
        Assert.Equal("—", FigureText.Value(Of(Some.Compile(Balance(1, "/"), Balance(2, null)), "service-balance")).Zh);
    }

    // Of six cells one is “/”; with another blank it has not reported, with another 否 the county's answer is no.
    [Fact]
    public void ASlashBesideABlankIsNotReportedAndBesideANoIsANo()
    {
        Assert.Equal((null, 1), State(("guardPosts", "/")));
        Assert.Equal((null, 0), State(("guardPosts", "/"), ("guards", null)));
        Assert.Equal((0m, 0), State(("guardPosts", "/"), ("guards", "否")));
        Assert.Equal((0m, 0), State(("cameras", "/"), ("networked", "否")));

        static (decimal?, int?) State(params (string, object?)[] otherwise) =>
            Of(Some.Compile(Safe(1), Safe(2, otherwise)), "four-hundred-percents") is var figure ? (figure.Value, figure.Withheld) : default;
    }

    // Of two schools none has a large class, and one does not say how many pupils a class has: nobody can say that the county has none.
    [Fact]
    public void AClassWithoutItsPupilsIsNotANotLargeOne()
    {
        var summary = Some.Compile(Some.Return(Some.School(1), (1, [40]), (2, [40])), Some.Return(Some.School(2), (1, [40, null]), (2, [40])));
        var (all, grade) = (Of(summary, "large-classes"), Of(summary, "large-classes.grade-2"));
        Assert.Equal((0m, 1, 2, 1), (all.Value, all.Counted, all.Expected, all.Withheld));
        Assert.Equal((0m, 2, 2), (grade.Value, grade.Counted, grade.Expected));
        Assert.Equal((1, 1), (Of(summary, "large-class-share").Counted, Of(summary, "schools-with-large-classes").Counted));
        Assert.Equal((4m, 1), (Of(summary, "classes").Value, Of(summary, "classes").Counted)); // the fifth is a class too
    }

    [Theory]
    [InlineData("/", 1)]
    [InlineData(null, 0)]
    [InlineData(0, 0)]
    public void ASumSaysWhoseCellIsASlash(object? posts, int withheld) => Assert.Equal(withheld,
        Of(Some.Compile(Posts(1, 25), Posts(2, posts)), "posts").Withheld);

    // Of five one gives it, one has answered “/”, one nothing, one has no row of staff at all, one has sent nothing.
    [Fact]
    public void WhoHasReportedWithoutTheNumberIsNotSilent()
    {
        var figure = Of(Some.Compile(Posts(1, 25), Posts(2, "/"), Posts(3, null), Some.Return(Some.School(4), (1, [40])), Some.Missing(Some.School(5))), "posts");
        Assert.Equal((25m, 1, 5, 1, 2), (figure.Value, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed));
        Assert.Equal("1 / 5（1 所填“/”，2 所未填全或分母为 0）", FigureText.Coverage(figure).Zh);
        Assert.Equal("1 所填“/”，2 所未填全或分母为 0，1 所未报或退回", FigureText.NotCounted(figure).Zh);
    }

    // Of a budget of 0 training has no share; 5 of 100 are enough.
    [Fact]
    public void WithNothingToDivideByThereIsNoShareAndItHasReported()
    {
        var figure = Of(Some.Compile(Money(1, 5, 100), Money(2, 0, 0)), "training-money-schools-share");
        Assert.Equal((100m, 1, 2, 0, 1), (figure.Value, figure.Counted, figure.Expected, figure.Withheld, figure.Uncomputed));
    }

    static RoundEntry Money(int number, decimal training, decimal budget) =>
        Some.Return(Some.School(number), Some.Row(SchoolMoney.Sheet, ("trainingBudget", training), ("budget", budget)));

    static RoundEntry Posts(int number, object? posts) => Some.Return(Some.School(number), Some.Row(Staff.Sheet, ("stage", "小学"), ("posts", posts), ("inPost", 20)));

    // The floor area is the whole campus's: both stages want it. The backbone teachers are the primary stage's alone.
    [Fact]
    public void ASlashOfTheWholeSchoolIsOneOfEachStage()
    {
        var summary = Some.Compile(Some.Return(Some.School(1, SchoolKind.NineYear), Some.Row(Premises.Sheet, ("multimediaRooms", "/")),
            Some.Row(Staff.Sheet, 4, ("stage", "小学"), ("backbone", "/")), Some.Row(Staff.Sheet, 5, ("stage", "初中"), ("backbone", 3)),
            Some.Row(Classes.Sheet, 4, ("grade", 1), ("number", 1), ("pupils", 200)), Some.Row(Classes.Sheet, 5, ("grade", 7), ("number", 1), ("pupils", 100))));
        Assert.Equal((1, 1), (Of(summary, "multimedia-per-100.primary").Withheld, Of(summary, "multimedia-per-100.junior").Withheld));
        Assert.Equal((1, 0), (Of(summary, "backbone-per-100.primary").Withheld, Of(summary, "backbone-per-100.junior").Withheld));
    }

    // That the cover does not say whether it is a teaching point means that it is none, and keeps nothing back.
    [Fact]
    public void ABlankThatOnlySaysWhomItCountsDoesNotHideASlash()
    {
        var figure = Of(Some.Compile(Some.Return(Some.School(1), Some.Row(Cover.Sheet, ("boarding", "否")), Some.Row(Staff.Sheet, ("stage", "小学"), ("backbone", "/")),
            Some.Row(Classes.Sheet, ("grade", 1), ("number", 1), ("pupils", 200)))), "backbone-per-100.primary");
        Assert.Equal((0, 1, 1), (figure.Counted, figure.Expected, figure.Withheld));
    }
}
