using EduFunctions.Indicators;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>The relief plan, every number by hand: L = 55.</summary>
public sealed class ReliefPlanTests
{
    // Grade 3 of school 1: 60 + 60 + 52 = 172 in three classes, no room free, teachers enough (⌈172 ÷ 19⌉ = 10): 172 − 3 × 55 = 7 too many.
    static RoundEntry Full(int number = 1, int? rooms = 3, int inPost = 10) => Some.Return(Some.School(number), Some.Classes((3, [60, 60, 52])), rooms, 3, inPost, inPost);

    static RoundEntry Taker(int number, params int?[] pupils) => Some.Return(Some.School(number), (3, pupils));

    static ReliefPlan Plan(CountyYear year) => Some.Compile(year).Relief!;

    // School 2, 2.5 km away, has 55 − 52 = 3 seats, school 3, 1.2 km away, (55 − 54) + (55 − 51) = 5: five go to the near one, two to the other.
    // 165 stay: 55, 55, 55. School 3's smallest class is filled first: 51 → 52 → 53 → 54, then the first of 54 and 54, then the other: 55, 55.
    [Fact]
    public void AsFewAsPossibleGoToTheNearestFreeSeats()
    {
        var plan = Plan(Some.Year(2025, Full(), Taker(2, 52), Taker(3, 54, 51)).With(Some.Neighbours(2, 1, 2.5m), Some.Neighbours(1, 3, 1.2m)));
        Assert.Equal(["4206990002 2 2.5", "4206990003 5 1.2"], plan.Moves.Select(move => FormattableString.Invariant($"{move.To} {move.Pupils} {move.Distance}")));
        Assert.Empty(plan.Remaining);
        var near = plan.Moves[1];
        Assert.Equal((3, "4206990001", "第1学校", "第3学校"), (near.Grade, near.From, near.FromName, near.ToName));
        Assert.Equal([60, 60, 52], near.FromClasses.Before);
        Assert.Equal([55, 55, 55], near.FromClasses.After);
        Assert.Equal([54, 51], near.ToClasses.Before);
        Assert.Equal([55, 55], near.ToClasses.After);
        Assert.Equal([52], plan.Moves[0].ToClasses.Before);
        Assert.Equal([54], plan.Moves[0].ToClasses.After);
        // Three classes, rooms, rooms in use, posts, in post, away of the one, two classes of the other, the bureau's distance.
        Assert.Equal(["C4", "C5", "C6", "B4", "C4", "B4", "C4", "D4", "C4", "C5", "C4"], near.Cells.Select(cell => cell.Cell));
        Assert.Equal(("bureau", "学区", 1.2m), (near.Cells[^1].School, near.Cells[^1].Sheet, near.Cells[^1].Value));
    }

    // Neither rooms nor teachers: the same 7. Teachers and one room for two further classes: 4 × 75 − 5 × 55 = 25, in five classes of 55.
    [Fact]
    public void AFreeRoomIsUsedBeforePupilsGo()
    {
        var plan = Plan(Some.Year(2025, Some.Return(Some.School(1), Some.Classes((3, [75, 75, 75, 75])), 5, 4, 100, 100), Taker(2, 25)).With(Some.Neighbours(1, 2, 1)));
        var move = Assert.Single(plan.Moves);
        Assert.Equal(25, move.Pupils);
        Assert.Equal([55, 55, 55, 55, 55], move.FromClasses.After);
        Assert.Equal(7, Assert.Single(Plan(Some.Year(2025, Full(inPost: 9), Taker(2, 25)).With(Some.Neighbours(1, 2, 1))).Moves).Pupils);
    }

    // 56 + 54 = 2 × 55; a free room and teachers for 172 in four; a free room and one teacher short: nobody goes though school 2 has seats.
    [Theory]
    [InlineData(4, 10, LargeClassCause.Division)]
    [InlineData(4, 9, LargeClassCause.NoTeachers)]
    public void WhatASchoolCanDoAloneComesFirst(int rooms, int inPost, LargeClassCause cause)
    {
        var plan = Plan(Some.Year(2025, Full(rooms: rooms, inPost: inPost), Taker(2, 20)).With(Some.Neighbours(1, 2, 1)));
        Assert.Empty(plan.Moves);
        Assert.Empty(plan.Remaining);
        var division = Assert.Single(plan.Divisions);
        Assert.Equal(cause, division.Cause);
        Assert.Equal([43, 43, 43, 43], division.Classes.After);
    }

    // Seats are of the same grade, of a neighbour for that grade, in classes none of which is large, and end at 55.
    [Theory]
    [InlineData(55, ReliefReason.NoSeats)]
    [InlineData(56, ReliefReason.NoSeats)]
    [InlineData(null, ReliefReason.NotReported)]
    public void ASeatEndsAt55(int? pupils, ReliefReason reason)
    {
        var rest = Plan(Some.Year(2025, Full(), Taker(2, pupils, 20)).With(Some.Neighbours(1, 2, 1))).Remaining.FirstOrDefault(rest => rest.School == "4206990001");
        Assert.Equal(pupils == 55 ? null : reason, rest?.Reason);
        Assert.Equal(pupils == 55 ? null : 7, rest?.Pupils);
    }

    [Fact]
    public void EachReasonIsSaid()
    {
        Assert.Equal(ReliefReason.NoBureauReturn, Reason(Some.Year(2025, Full(), Taker(2, 20))));
        Assert.Equal(ReliefReason.NoNeighbours, Reason(Some.Year(2025, Full(), Taker(2, 20)).With()));
        Assert.Equal(ReliefReason.NoNeighbours, Reason(Some.Year(2025, Full(), Taker(2, 20)).With(Some.Neighbours(1, 2, 1, 4))));
        Assert.Equal(ReliefReason.NoNeighbours, Reason(Some.Year(2025, Full(), Some.Return(Some.School(2, SchoolKind.Junior), (7, [20]))).With(Some.Neighbours(1, 2, 1))));
        Assert.Equal(ReliefReason.NoDistance, Reason(Some.Year(2025, Full(), Taker(2, 20)).With(Some.Neighbours(1, 2, null))));
        Assert.Equal(ReliefReason.NotReported, Reason(Some.Year(2025, Full(), Some.Missing(Some.School(2))).With(Some.Neighbours(1, 2, 1))));
        Assert.Equal(ReliefReason.NoSeats, Reason(Some.Year(2025, Full(), Some.Return(Some.School(2, SchoolKind.TeachingPoint), (1, [20]))).With(Some.Neighbours(1, 2, 1))));
        Assert.Equal(ReliefReason.CauseUnknown, Reason(Some.Year(2025, Full(rooms: null), Taker(2, 20)).With(Some.Neighbours(1, 2, 1)), null));
        Assert.Null(Some.Compile(Some.Year(2025, Taker(2, 55))).Relief);

        static ReliefReason Reason(CountyYear year, int? pupils = 7)
        {
            var plan = Plan(year);
            Assert.Empty(plan.Moves);
            var rest = Assert.Single(plan.Remaining);
            Assert.Equal(pupils, rest.Pupils);
            return rest.Reason;
        }
    }

    // Four seats for seven; the third neighbour's silence is said by name.
    [Fact]
    public void WhatRemainsIsListedWithTheProjectThatTakesIt()
    {
        var year = Some.Year(2025, Full(), Taker(2, 51), Some.Missing(Some.School(3))).With(Some.Neighbours(1, 2, 1), Some.Neighbours(1, 3, 2),
            Some.Project("迟", null, 9, "2027-08-20", "4206990001", "1-6"), Some.Project("早", null, 9, "2026-08-20", "4206990002、4206990001", "三至四年级"),
            Some.Project("别的年级", null, 9, "2026-01-01", "4206990001", "4-6"), Some.Project("已完", null, 9, "2025-01-01", "4206990001", "1-6", "已完工"),
            Some.Project("初中", null, 9, "2026-01-01", "4206990001", "/", stage: "初中"));
        var plan = Plan(year);
        Assert.Equal(4, Assert.Single(plan.Moves).Pupils);
        Assert.Equal([56, 56, 56], plan.Moves[0].FromClasses.After); // 172 − 4 = 168 = 3 × 56: large still, three pupils remain
        var rest = Assert.Single(plan.Remaining);
        Assert.Equal((3, ReliefReason.NoSeats, "早", new DateOnly(2026, 8, 20)), (rest.Pupils!.Value, rest.Reason, rest.Project, rest.Completion!.Value));
        Assert.Equal("相邻学校该年级的空余学位不够（每班不超过 55 人，本年级有大班额的学校不接收）。第3学校没有报齐，报齐后再算。", rest.Why.Zh);
    }

    // The county sets 大班额 at 51: L = 50, 172 − 3 × 50 = 22.
    [Fact]
    public void TheCountysOwnLimitIsTheOneInForce()
    {
        var year = Some.Year(2025, Full(), Taker(2, 20)).With(Some.Neighbours(1, 2, 1)) with { Standards = Standards.National.With(Limits.LargeClass, 51) };
        Assert.Equal(22, Assert.Single(Plan(year).Moves).Pupils);
    }

    // Whatever the county: nobody is lifted over 55, none comes or gets lost, and the order of returns does not matter.
    [Fact]
    public void RandomCountiesAreRelievedWithoutNewLargeClasses()
    {
        var random = new Random(11);
        for (var round = 0; round < 40; round++)
        {
            var entries = Enumerable.Range(1, 12).Select(number => Some.Return(Some.School(number),
                Some.Classes([.. Enumerable.Range(1, 6).Select(grade => (grade, Enumerable.Range(0, random.Next(1, 4)).Select(_ => (int?)random.Next(30, 70)).ToArray()))]), 20, 20, 200, 200)).ToList();
            var pairs = Enumerable.Range(0, 20).Select(_ => Some.Neighbours(random.Next(1, 13), random.Next(1, 13), random.Next(1, 90) / 10m)).ToArray();
            var plan = Plan(Some.Year(2025, entries).With(pairs));
            Assert.All(plan.Moves, move =>
            {
                Assert.All(move.ToClasses.After, pupils => Assert.InRange(pupils, 1, 55));
                Assert.Equal(plan.Moves.Where(other => other.From == move.From && other.Grade == move.Grade).Sum(other => other.Pupils), move.FromClasses.Before.Sum() - move.FromClasses.After.Sum());
                Assert.Equal(plan.Moves.Where(other => other.To == move.To && other.Grade == move.Grade).Sum(other => other.Pupils), move.ToClasses.After.Sum() - move.ToClasses.Before.Sum());
                Assert.Equal(plan.Remaining.Any(rest => rest.School == move.From && rest.Grade == move.Grade), move.FromClasses.After.Max() > 55);
            });
            Assert.Equal(Told(plan), Told(Plan(Some.Year(2025, entries.AsEnumerable().Reverse()).With([.. pairs.Reverse()]))));
        }

        static string Told(ReliefPlan plan) => string.Join('\n', plan.Moves.Select(move => $"{move.Grade} {move.From} {move.To} {move.Pupils}")
            .Concat(plan.Remaining.Select(rest => $"{rest.School} {rest.Grade} {rest.Pupils} {rest.Reason}")));
    }
}
