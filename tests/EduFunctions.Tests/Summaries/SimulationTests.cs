using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>What would be otherwise, by hand: 172 pupils in three classes, no room free, ten of ten posts filled; school 2 has 35 seats and is no neighbour.</summary>
public sealed class SimulationTests
{
    static CountyHistory History => Some.History(Some.Year(2025, Some.Return(Some.School(1), Some.Classes((3, [60, 60, 52])), 3, 3, 10, 10), Some.Return(Some.School(2), (3, [20]), (4, [50])))
        .With(Some.Project("新楼", null, 4, "2027-08-20", "4206990001", "3-4")), [Some.Year(2024, Some.Return(Some.School(1), (2, [172])), Some.Return(Some.School(2), (3, [50])))]);

    static Simulation Run(SimulationChanges changes, CountyHistory? history = null) => Simulation.Run(history ?? History, Some.AsOf, changes);

    [Fact]
    public void NothingChangesNothing()
    {
        var told = Run(new());
        Assert.Empty(told.Problems);
        Assert.Empty(told.Figures);
        Assert.Empty(told.Flags);
        Assert.Empty(told.Forecast);
        Assert.Null(told.Relief);
    }

    // At 52 the class of 52 is large too: 2 → 3 large classes of the county.
    [Fact]
    public void ALimitChangesFiguresAndProblems()
    {
        var told = Run(new() { Limits = [new("large-class", null, 52)] });
        var large = told.Figures.Single(figure => figure.Code == "large-classes");
        Assert.Equal((2m, 3m), (large.Before, large.After));
        var flag = Assert.Single(told.Flags);
        Assert.Equal([1, 2], flag.Before!.Classes);
        Assert.Equal([1, 2, 3], flag.After!.Classes);
    }

    // With a room free it divides alone, and nobody waits for the building.
    [Fact]
    public void ARoomChangesTheRemedy()
    {
        var flag = Assert.Single(Run(new() { Schools = [new(Some.Code(1), Stage.Primary, 4, null, null)] }).Flags);
        Assert.StartsWith("二选一", flag.Before!.Remedy.Zh, StringComparison.Ordinal);
        Assert.Equal("现在就可编为 4 个班，每班 43 人。", flag.After!.Remedy.Zh);
    }

    [Fact]
    public void PostsChangeTheRemedy() => Assert.Equal("二选一：现在分流 7 名学生，保持 3 个班，每班不超过 55 人；或由建设项目增加 1 间教室并补足空编 1 名，编为 4 个班，每班 43 人。",
        Assert.Single(Run(new() { Schools = [new(Some.Code(1), Stage.Primary, null, 10, 9)] }).Flags, flag => flag.Key.Code == "large-class").After!.Remedy.Zh);

    [Fact]
    public void ANeighbourChangesThePlan()
    {
        var plan = Run(new() { Neighbours = [new(Some.Code(2), Some.Code(1), 1.5m, 1, 6)] }).Relief!;
        Assert.Equal((7, 0), (plan.Before.Remaining.Sum(rest => rest.Pupils), plan.Before.Moves.Length));
        Assert.Equal((0, 7, 1.5m), (plan.After.Remaining.Length, plan.After.Moves.Single().Pupils, plan.After.Moves.Single().Distance));
        // In the place of a pair that the bureau has reported, not beside it; either way round.
        var reported = History with { Now = History.Now.With(Some.Neighbours(1, 2, 1.5m)) };
        Assert.Equal(2m, Run(new() { Neighbours = [new(Some.Code(2), Some.Code(1), 2m, 1, 6)] }, reported).Relief!.After.Moves.Single().Distance);
    }

    // Grade 4 of 2026 is 172 in three, 58 + 57 + 57; done a year earlier, the building opens the fourth class.
    [Fact]
    public void AProjectsDateChangesTheForecast()
    {
        var told = Run(new() { Projects = [new("新楼", new DateOnly(2026, 8, 20), null)] });
        var forecast = Assert.Single(told.Forecast, one => one.Before is { Year: 2026, Grade: 4 });
        Assert.Equal((3, 0), (forecast.Before.PlanLarge, forecast.After.PlanLarge));
        Assert.Equal(new DateOnly(2026, 8, 20), told.Relief!.After.Remaining.Single().Completion);
        Assert.Empty(told.Figures);
        Assert.Null(Run(new() { Projects = [new("新楼", null, "已完工")] }).Relief!.After.Remaining.Single().Project);
    }

    public static TheoryData<string, SimulationChanges> Unknown => new()
    {
        { "unknown-limit", new() { Limits = [new("no-such-limit", null, 1)] } },
        { "bad-stage", new() { Limits = [new("large-class", Stage.Primary, 50)] } },
        { "bad-stage", new() { Limits = [new("pupils-per-post", null, 18)] } },
        { "bad-value", new() { Limits = [new("large-class", null, 50.5m)] } },
        { "bad-value", new() { Limits = [new("large-class", null, -1)] } },
        { "unknown-project", new() { Projects = [new("旧楼", null, null)] } },
        { "bad-state", new() { Projects = [new("新楼", null, "停工")] } },
        { "unknown-school", new() { Schools = [new(Some.Code(3), Stage.Primary, 1, null, null)] } },
        { "unknown-school", new() { Schools = [new(Some.Code(1), Stage.Junior, 1, null, null)] } },
        { "unknown-school", new() { Neighbours = [new(Some.Code(1), Some.Code(9), 1, 1, 6)] } },
        { "unknown-school", new() { Neighbours = [new(Some.Code(1), Some.Code(1), 1, 1, 6)] } },
        { "bad-value", new() { Schools = [new(Some.Code(1), Stage.Primary, -1, null, null)] } },
        { "bad-value", new() { Schools = [new(Some.Code(1), Stage.Primary, 100_001, null, null)] } },
        { "bad-value", new() { Schools = [new(Some.Code(1), Stage.Primary, null, -1, null)] } },
        { "bad-value", new() { Schools = [new(Some.Code(1), Stage.Primary, null, null, -1)] } },
        { "part-exceeds-whole", new() { Schools = [new(Some.Code(1), Stage.Primary, 2, null, null)] } },
        { "setting-out-of-order", new() { Limits = [new("large-class", null, 67)] } },
        { "setting-out-of-order", new() { Limits = [new("super-large-class", null, 55)] } },
        { "setting-out-of-order", new() { Limits = [new("super-large-class", null, 69), new("large-class", null, 70)] } },
        { "named-twice", new() { Limits = [new("large-class", null, 50), new("large-class", null, 51)] } },
        { "named-twice", new() { Limits = [new("pupils-per-post", Stage.Primary, 18), new("pupils-per-post", Stage.Junior, 12), new("pupils-per-post", Stage.Primary, 19)] } },
        { "named-twice", new() { Projects = [new("新楼", null, "规划"), new("新楼", new DateOnly(2026, 8, 20), null)] } },
        { "named-twice", new() { Schools = [new(Some.Code(1), Stage.Primary, 4, null, null), new(Some.Code(1), Stage.Primary, null, 10, null)] } },
        { "named-twice", new() { Neighbours = [new(Some.Code(2), Some.Code(1), 1.5m, 1, 6), new(Some.Code(1), Some.Code(2), 2m, 1, 6)] } },
        { "bad-value", new() { Neighbours = [new(Some.Code(1), Some.Code(2), 101, 1, 6)] } },
        { "bad-value", new() { Neighbours = [new(Some.Code(1), Some.Code(2), 1, 6, 1)] } },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void WhatIsUnknownIsSaid(string code, SimulationChanges changes)
    {
        var told = Run(changes);
        Assert.Equal(code, Assert.Single(told.Problems).Code);
        Assert.Empty(told.Figures);
    }

    // None and the most that a return takes are numbers of a school; a limit of two stages is named once each.
    [Fact]
    public void WhatAReturnTakesIsTaken()
    {
        Assert.Empty(Run(new() { Schools = [new(Some.Code(2), Stage.Primary, 0, 0, 0)] }).Problems);
        Assert.Empty(Run(new() { Schools = [new(Some.Code(1), Stage.Primary, 100_000, 100_000, 100_000)] }).Problems);
        Assert.Empty(Run(new() { Limits = [new("pupils-per-post", Stage.Primary, 18), new("pupils-per-post", Stage.Junior, 12)] }).Problems);
        Assert.Equal("学校 4206990001 的“核定编制数”应为 0 至 100000 的整数，现为 -5。",
            Assert.Single(Run(new() { Schools = [new(Some.Code(1), Stage.Primary, null, -5, null)] }).Problems).Text.Zh);
        Assert.Equal("标准“pupils-per-post”的小学写了不止一次，只应写一次。",
            Assert.Single(Run(new() { Limits = [new("pupils-per-post", Stage.Primary, 18), new("pupils-per-post", Stage.Primary, 18)] }).Problems).Text.Zh);
    }

    // Three rooms are in use, of ten staff three are away: a return with fewer would be rejected. More staff than posts is only asked about.
    [Theory]
    [InlineData(2, null, null, "“其中在用教室”大于“普通教室”（3 > 2）。", "'其中在用教室' is greater than '普通教室' (3 > 2).")]
    [InlineData(3, null, null, null, null)]
    [InlineData(null, null, 2, "“其中在编不在岗”大于“在编教职工数”（3 > 2）。", "'其中在编不在岗' is greater than '在编教职工数' (3 > 2).")]
    [InlineData(null, null, 3, null, null)]
    [InlineData(null, 5, 10, null, null)]
    public void WhatTheFormRejectsIsRefused(int? rooms, int? posts, int? inPost, string? zh, string? en)
    {
        var history = Some.History(Some.Year(2025, Some.Return(Some.School(1), Some.Classes((3, [60, 60, 52])), 3, 3, 10, 10, away: 3)), []);
        var problem = Run(new() { Schools = [new(Some.Code(1), Stage.Primary, rooms, posts, inPost)] }, history).Problems.SingleOrDefault();
        Assert.Equal((zh is null ? null : "part-exceeds-whole", zh is null ? null : $"学校 4206990001 的小学：{zh}", en is null ? null : $"School 4206990001, stage primary: {en}"),
            (problem?.Code, problem?.Text.Zh, problem?.Text.En));
    }

    // A return that a former version of the form took is not refused for what stands there already.
    [Fact]
    public void WhatStandsThereAlreadyIsNoFaultOfTheChange() => Assert.Empty(Run(new() { Schools = [new(Some.Code(1), Stage.Primary, null, 12, null)] },
        Some.History(Some.Year(2025, Some.Return(Some.School(1), Some.Classes((3, [60, 60, 52])), 2, 3, 10, 10)), [])).Problems);

    // Both together make sense, in whichever order they are named; an earlier year has limits of its own.
    [Fact]
    public void LimitsStayInOrder()
    {
        Assert.Empty(Run(new() { Limits = [new("large-class", null, 70), new("super-large-class", null, 80)] }).Problems);
        Assert.Equal(("“large-class”（67）不应大于“super-large-class”（66）。", "'large-class' (67) must not be above 'super-large-class' (66)."),
            Told(Run(new() { Limits = [new("large-class", null, 67)] })));
        var earlier = Some.Year(2024, Some.Return(Some.School(1), (2, [172]))) with { Standards = Standards.National.With(Limits.SuperLargeClass, 60) };
        Assert.Equal(("“large-class”（61）不应大于“super-large-class”（60）。", "'large-class' (61) must not be above 'super-large-class' (60)."),
            Told(Run(new() { Limits = [new("large-class", null, 61)] }, History with { Earlier = [earlier] })));

        static (string, string) Told(Simulation told) => Assert.Single(told.Problems).Text is var text ? (text.Zh, text.En) : default;
    }

    [Fact]
    public void WithoutTheBureausReturnThereIsNoPair() => Assert.Equal("no-bureau-return",
        Assert.Single(Run(new() { Neighbours = [new(Some.Code(1), Some.Code(2), 1, 1, 6)] }, History with { Now = History.Now with { Bureau = null } }).Problems).Code);

    // Nothing of what was given in has changed.
    [Fact]
    public void TheHistoryStays()
    {
        var history = History;
        Run(new() { Limits = [new("large-class", null, 52)], Schools = [new(Some.Code(1), Stage.Primary, 4, null, null)] }, history);
        Assert.Empty(Run(new(), history).Figures);
        Assert.Equal(2m, SummaryCompiler.Compile(history, Some.AsOf).Value("large-classes"));
    }
}
