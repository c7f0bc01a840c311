using System.Diagnostics;
using System.Globalization;
using EduFunctions.Returns;

namespace EduFunctions.Benchmarks;

/// <summary>
/// <c>fuzz --minutes N [--seed S] [--out FOLDER]</c>: breaks real workbooks and keeps each that is not treated as any file must be, with its
/// seed; <c>fuzz FILE…</c> judges files that were kept.
/// </summary>
static class FuzzRun
{
    // The first cases pay for compiling the program.
    const int WarmUps = 100;

    /// <summary>So many of one fault are kept; all are counted.</summary>
    const int KeptOfOneFault = 3;

    static readonly TimeSpan Hang = TimeSpan.FromMinutes(3);

    public static int Run(string[] args)
    {
        var minutes = Option(args, "--minutes");
        return minutes is null ? Judge(args)
            : Mutate(double.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(Option(args, "--seed") ?? "1", CultureInfo.InvariantCulture),
                Directory.CreateDirectory(Option(args, "--out") ?? Path.Combine(Path.GetTempPath(), "edufunctions-fuzz")).FullName);
    }

    static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    static int Judge(IEnumerable<string> files)
    {
        var all = files.Select(path => (Path: path, Failure: FuzzJudge.Judge(File.ReadAllBytes(path), null, ReturnContext.None with { Clock = TimeProvider.System }))).ToList();
        all.ForEach(file => Console.WriteLine($"{file.Path}: {file.Failure?.ToString() ?? "nothing wrong"}"));
        return all.TrueForAll(file => file.Failure is null) ? 0 : 1;
    }

    static int Mutate(double minutes, int seed, string folder)
    {
        var inputs = FuzzInputs.All(Root());
        var faults = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var watch = Stopwatch.StartNew();
        var (number, accepted) = (0, 0);
        var since = 0L;
        using var guard = new Timer(_ =>
        {
            // Nothing else can be done with a thread that hangs; the case is the one in the folder.
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref since)) > Hang)
            {
                Environment.FailFast(string.Create(CultureInfo.InvariantCulture, $"case {seed}/{number} hangs: {folder}/current"));
            }
        }, null, Hang, Hang / 10);
        for (; watch.Elapsed.TotalMinutes < minutes; number++)
        {
            Volatile.Write(ref since, Stopwatch.GetTimestamp());
            var random = new Random(unchecked((seed * 1_000_003) + number));
            var input = inputs[random.Next(inputs.Count)];
            var bytes = Mutation.Of(input.Bytes, random);
            File.WriteAllBytes(Path.Combine(folder, "current"), bytes);
            var failure = FuzzJudge.Judge(bytes, input.Result, input.Context);
            if (failure is { Kind: "slow" or "memory" })
            {
                GC.Collect();
                failure = number < WarmUps ? null : FuzzJudge.Judge(bytes, input.Result, input.Context); // whoever else is on the machine
            }

            if (failure is not null)
            {
                Keep(failure, input, bytes);
            }
            else if (number % 20 == 0 && ReturnChecker.Check(bytes, input.Context).IsAccepted)
            {
                accepted++;
            }

            if (number % 1000 == 0)
            {
                Tell();
            }
        }

        Tell();
        return faults.Count == 0 ? 0 : 1;

        void Keep(FuzzFailure failure, FuzzInput input, byte[] bytes)
        {
            var fault = FaultOf(failure);
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
            if (faults[fault] <= KeptOfOneFault)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{failure.Kind}-{seed}-{number}");
                File.WriteAllBytes(Path.Combine(folder, name + (bytes is [(byte)'P', ..] ? ".xlsx" : ".xls")), bytes);
                File.WriteAllText(Path.Combine(folder, name + ".txt"), $"{input.Name}\n{failure.What}\n");
            }
        }

        void Tell() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{watch.Elapsed.TotalMinutes:0.0} min, {number} cases of {inputs.Count} files, about {accepted * 20} accepted, {faults.Values.Sum()} failures of {faults.Count} faults")
            + string.Concat(faults.Select(fault => $"\n  {fault.Value} × {fault.Key}")));
    }

    // One fault whatever the cells: where it threw, or which findings went.
    static string FaultOf(FuzzFailure failure) => failure.Kind switch
    {
        "threw" => $"threw {failure.What[(failure.What.IndexOf(" at ", StringComparison.Ordinal) + 1)..]}",
        "verdict" => $"verdict {string.Join(' ', failure.What.Split(' ').Where(word => !word.Contains('!', StringComparison.Ordinal)).Distinct().Take(6))}",
        "figure" => $"figure {string.Concat(failure.What[(failure.What.IndexOf('!', StringComparison.Ordinal) + 1)..].Where(letter => !char.IsAsciiDigit(letter)))}",
        _ => failure.Kind,
    };

    /// <summary>Folder of the solution.</summary>
    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EduFunctions.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new DirectoryNotFoundException("the repository is not above");
        }

        return folder;
    }
}
