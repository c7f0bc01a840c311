using EduFunctions.Returns;

namespace EduFunctions.Tests.Returns;

public sealed class ReturnMovesTests
{
    /// <summary>domain.md, “States”: what each may do where, and no more. By hand, state by state.</summary>
    [Theory]
    [InlineData(ReturnState.Expected, "Send Received, Extend Expected")]
    [InlineData(ReturnState.Received, "Send Received, Accept Accepted, Reject Returned, Extend Received")]
    [InlineData(ReturnState.Returned, "Send Received, Extend Returned")]
    [InlineData(ReturnState.Accepted, "Send Received, Explain Accepted, Return Returned, Confirm Accepted, Lock Locked, Extend Accepted")]
    [InlineData(ReturnState.Locked, "Send Locked, Reopen Accepted")]
    public void FromAStateTheseMovesAreAllowedAndNoOther(ReturnState from, string moves) =>
        Assert.Equal(moves, string.Join(", ", Enum.GetValues<ReturnAct>().Select(act => ReturnMoves.Find(from, act)).OfType<ReturnMove>().Select(move => $"{move.Act} {move.To}")));

    [Theory]
    [InlineData(ReturnAct.Send, ReturnActor.Sender, false)]
    [InlineData(ReturnAct.Accept, ReturnActor.Program, false)]
    [InlineData(ReturnAct.Reject, ReturnActor.Program, false)]
    [InlineData(ReturnAct.Explain, ReturnActor.Sender, false)]
    [InlineData(ReturnAct.Return, ReturnActor.Bureau, true)]
    [InlineData(ReturnAct.Confirm, ReturnActor.Bureau, false)]
    [InlineData(ReturnAct.Lock, ReturnActor.Bureau, false)]
    [InlineData(ReturnAct.Reopen, ReturnActor.Bureau, true)]
    [InlineData(ReturnAct.Extend, ReturnActor.Bureau, true)]
    public void AnActIsOneActorsEverywhereAndNeedsAReasonEverywhereOrNowhere(ReturnAct act, ReturnActor by, bool needsReason)
    {
        var moves = ReturnMoves.All.Where(move => move.Act == act).ToList();
        Assert.NotEmpty(moves);
        Assert.All(moves, move => Assert.Equal((by, needsReason), (move.By, move.NeedsReason)));
    }

    [Theory]
    [InlineData("2025-08-31", "2025-09-01", false, false, "round-not-open")]
    [InlineData("2025-09-01", "2025-09-01", false, false, null)]
    [InlineData("2025-09-01", null, false, false, null)]
    [InlineData("2025-09-01", null, true, false, "round-locked")]
    [InlineData("2025-09-01", null, false, true, "return-locked")]
    [InlineData("2025-08-31", "2025-09-01", true, true, "return-locked")] // what concerns the school itself is said
    public void ARoundTakesReturnsFromItsFirstDayUntilItIsLocked(string received, string? opens, bool isRoundLocked, bool isReturnLocked, string? code)
    {
        var gate = new RoundGate(Day(received)) { Opens = opens is null ? null : Day(opens), IsRoundLocked = isRoundLocked, IsReturnLocked = isReturnLocked };
        Assert.Equal(code, gate.Refusal?.Code);
        var result = new RawReturn().Check(RawReturn.Context with { Gate = gate });
        Assert.Equal(code is null, result.IsAccepted);
        Assert.NotNull(result.Draft); // checked and kept all the same
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
