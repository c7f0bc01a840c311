using System.Diagnostics;

namespace EduFunctions.App.Tests;

/// <summary>Waiting for what comes by itself.</summary>
static class Wait
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    /// <summary>The test's own token.</summary>
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Asks every 50 ms until there is an answer; fails with the words after 90 s.</summary>
    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> ask)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            Assert.True(watch.Elapsed < Patience, $"Waited {Patience.TotalSeconds} s for {what}.");
            await Task.Delay(50, Token);
        }
    }

    /// <summary>Asks every 50 ms until it is so.</summary>
    public static Task UntilAsync(string what, Func<Task<bool>> isSo) => ForAsync(what, async () => await isSo() ? "" : null);
}
