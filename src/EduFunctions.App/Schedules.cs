using System.Collections.Immutable;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.Configuration;

namespace EduFunctions.App;

/// <summary>
/// When the timers run. The Functions host reads their schedules from settings, and switches a timer off without a word where the setting
/// is missing; so what the worker tells the host of its functions has the default in its place.
/// </summary>
sealed class Schedules(IConfiguration configuration) : IFunctionMetadataTransformer
{
    /// <summary>Each timer's function, the setting of its schedule (six-field cron in UTC), and the schedule where there is none.</summary>
    public static readonly ImmutableArray<(string Function, string Setting, string Default)> All =
    [
        (nameof(CompileNightly), "CompileSchedule", "0 30 18 * * *"), // 02:30 in China
        (nameof(SweepReturns), "SweepSchedule", "0 0 * * * *"),
    ];

    public string Name => nameof(Schedules);

    /// <summary>Each timer's schedule in force; “disabled” for one that a setting switches off.</summary>
    public IReadOnlyDictionary<string, string> Timers => All.ToDictionary(timer => timer.Function,
        timer => IsDisabled(timer.Function) ? "disabled" : SettingOf(timer.Setting) ?? timer.Default, StringComparer.Ordinal);

    public void Transform(IList<IFunctionMetadata> original)
    {
        foreach (var (function, setting, standard) in All.Where(timer => SettingOf(timer.Setting) is null))
        {
            var bindings = original.Single(metadata => metadata.Name == function).RawBindings!;
            for (var index = 0; index < bindings.Count; index++)
            {
                bindings[index] = bindings[index].Replace($"%{setting}%", standard, StringComparison.Ordinal);
            }
        }
    }

    string? SettingOf(string name) => configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    // As the host reads it: AzureWebJobs.Name.Disabled, on Linux also with two underscores for a point.
    bool IsDisabled(string function) =>
        (configuration[$"AzureWebJobs.{function}.Disabled"] ?? configuration[$"AzureWebJobs:{function}:Disabled"]) is { } value
        && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
