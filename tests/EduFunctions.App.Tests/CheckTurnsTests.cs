namespace EduFunctions.App.Tests;

public sealed class CheckTurnsTests
{
    const long GiB = 1024L * 1024 * 1024;

    [Theory]
    [InlineData(2 * GiB, 2, 4)] // 1,024 ÷ 200 = 5, and the processors keep busy with 4
    [InlineData(3 * GiB / 2, 2, 3)] // 768 ÷ 200 = 3
    [InlineData(GiB / 4, 2, 1)]
    [InlineData(64 * GiB, 16, 32)]
    [InlineData(64 * GiB, 1, 4)]
    public void SoManyAreCheckedAtOnceAsMemoryAllows(long memory, int processors, int count) =>
        Assert.Equal(count, CheckTurns.CountFor(memory, processors));

    [Fact]
    public async Task TheOthersWaitTheirTurnAndAFailureGivesItOn()
    {
        using var turns = new CheckTurns();
        var (running, most) = (0, 0);
        var all = Enumerable.Range(0, 100).Select(number => turns.TakeAsync(async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(5, Wait.Token);
            Interlocked.Decrement(ref running);
            return number % 10 == 0 ? throw new InvalidDataException() : number;
        }, Wait.Token)).ToList();
        await Task.WhenAll(all.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal(10, all.Count(one => one.IsFaulted));
        Assert.InRange(most, 1, CheckTurns.CountFor(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Environment.ProcessorCount));
    }
}
