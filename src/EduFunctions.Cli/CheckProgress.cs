using System.Globalization;
using Spectre.Console;

namespace EduFunctions.Cli;

/// <summary>How far a long check has come, on standard error: a bar in a terminal, else a line now and then.</summary>
/// <param name="console">Where it is told; null for nowhere.</param>
sealed class CheckProgress(IAnsiConsole? console)
{
    // Fewer are checked before anybody asks.
    const int Least = 200;

    const int Step = 1000;

    /// <summary>None.</summary>
    public static CheckProgress None { get; } = new(null);

    /// <summary>That of this process.</summary>
    /// <param name="isShared">True when the results go to the same terminal: they show how far it is.</param>
    public static CheckProgress OfProcess(bool isShared) => isShared && !Console.IsOutputRedirected ? None
        : new(AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        }));

    /// <summary>Does the work, which calls its argument for each of so many that is done.</summary>
    public async Task RunAsync(int total, Func<Action, Task> work)
    {
        if (console is null || total < Least)
        {
            await work(() => { });
        }
        else if (console.Profile.Capabilities.Interactive)
        {
            await console.Progress().AutoClear(true).HideCompleted(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(),
                new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async context =>
                {
                    var task = context.AddTask(string.Create(CultureInfo.InvariantCulture, $"校验 {total} 个工作簿 checking"), maxValue: total);
                    await work(() => task.Increment(1));
                });
        }
        else
        {
            var done = 0;
            await work(() =>
            {
                if (++done % Step == 0)
                {
                    console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{done} / {total}");
                }
            });
        }
    }
}
