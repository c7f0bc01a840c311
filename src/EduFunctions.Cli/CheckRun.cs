using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Cli;

/// <summary>Where the results of <c>check</c> go, one after the other: none is kept.</summary>
interface ICheckOutput
{
    /// <summary>Takes the next file.</summary>
    ValueTask TakeAsync(CheckedFile file, CancellationToken cancellationToken);

    /// <summary>Takes what all files come to, and ends.</summary>
    ValueTask EndAsync(CheckTotals totals, CancellationToken cancellationToken);
}

/// <summary>What all files come to.</summary>
/// <param name="Accepted">Workbooks without an error.</param>
/// <param name="Returned">Workbooks with one.</param>
/// <param name="Unread">Files that could not be opened.</param>
/// <param name="Missing">Paths that name nothing.</param>
sealed record CheckTotals(int Accepted, int Returned, IReadOnlyList<string> Unread, IReadOnlyList<string> Missing)
{
    /// <summary>All files.</summary>
    public int Files => Accepted + Returned + Unread.Count;

    /// <summary>What the command ends with.</summary>
    public int ExitCode => Missing.Count > 0 || Unread.Count > 0 || Files == 0 ? CheckCommand.WrongUsage
        : Returned > 0 ? CheckCommand.Rejected : 0;
}

/// <summary>Checks files on all processors and tells them in the order in which they are named.</summary>
/// <param name="register">The county's register; null when none is at hand.</param>
/// <param name="lastYear">Folder of last year's workbooks; null for none.</param>
sealed class CheckRun(Register? register, string? lastYear)
{
    static readonly ReturnContext Alone = ReturnContext.None with { Clock = TimeProvider.System };

    Dictionary<(Sender, SchoolYear), Return> _before = [];

    /// <summary>
    /// The accepted returns in a folder. Of several of a sender and year the last in the order of paths counts, as the last that came.
    /// </summary>
    public static async Task<Dictionary<(Sender, SchoolYear), Return>> ReturnsInAsync(string folder, CancellationToken cancellationToken)
    {
        var returns = new Dictionary<(Sender, SchoolYear), Return>();
        await foreach (var one in InOrderAsync(CheckedFiles.Named(folder), path => Check(path, Alone)?.Return).OfType<Return>()
            .WithCancellation(cancellationToken))
        {
            returns[(one.From, one.Year)] = one;
        }

        return returns;
    }

    /// <summary>Checks the files that the paths name.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> paths, ICheckOutput output, CheckProgress progress,
        CancellationToken cancellationToken)
    {
        if (lastYear is not null)
        {
            _before = await ReturnsInAsync(lastYear, cancellationToken);
        }

        var found = paths.Select(path => (Path: path, Files: CheckedFiles.Named(path))).ToList();
        var files = found.SelectMany(entry => entry.Files).DistinctBy(Path.GetFullPath, StringComparer.Ordinal).ToList();
        var missing = found.Where(entry => entry.Files.Count == 0 && !LeftoverFiles.Has(Path.GetFileName(entry.Path)))
            .Select(entry => entry.Path).ToList();
        var (accepted, returned, unread) = (0, 0, new List<string>());
        await progress.RunAsync(files.Count, async done =>
        {
            await foreach (var file in InOrderAsync(files, Check).WithCancellation(cancellationToken))
            {
                accepted += file.IsAccepted == true ? 1 : 0;
                returned += file.IsAccepted == false ? 1 : 0;
                if (file.IsAccepted is null)
                {
                    unread.Add(file.Path);
                }

                await output.TakeAsync(file, cancellationToken);
                done();
            }
        });
        var totals = new CheckTotals(accepted, returned, unread, missing);
        await output.EndAsync(totals, cancellationToken);
        return totals.ExitCode;
    }

    // So many at once that a large file keeps no processor waiting, and no more results wait for their turn than that.
    static async IAsyncEnumerable<T> InOrderAsync<T>(IReadOnlyList<string> paths, Func<string, T> check)
    {
        var running = new Queue<Task<T>>();
        foreach (var path in paths)
        {
            if (running.Count >= Environment.ProcessorCount * 8)
            {
                yield return await running.Dequeue();
            }

            // First come, first served: else the newest is begun first, and the oldest, for which all others wait, last.
            running.Enqueue(Task.Factory.StartNew(() => check(path), CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default));
        }

        while (running.TryDequeue(out var next))
        {
            yield return await next;
        }
    }

    // Whose it is stands in the workbook: only then is it known what it is compared with. It is read once.
    CheckedFile Check(string path)
    {
        var result = Check(path, Alone);
        School? school = null;
        if (result is { Draft: { } draft, Workbook: { } workbook } && (register is not null || lastYear is not null))
        {
            school = draft.From.School is { } code ? register?.Find(code, draft.Year) : null;
            var context = Alone with
            {
                Sender = register is null ? null : draft.From,
                School = school,
                Register = register,
                LastYear = _before.GetValueOrDefault((OriginOf(draft.From, draft.Year), draft.Year.Previous)),
            };
            var ofFile = result.Findings.Where(finding => WorkbookFindings.All.Any(rule => rule.Code == finding.Code));
            result = ReturnChecker.Check(workbook, context, [.. ofFile]);
        }

        return new CheckedFile(path, result?.IsAccepted, result?.Findings ?? []) { School = school?.Name };
    }

    // A renamed school is compared with its predecessor.
    Sender OriginOf(Sender sender, SchoolYear year) =>
        register is null ? sender : sender.OriginIn(register, year) ?? sender;

    // Null when it cannot be opened: gone meanwhile, held by another program, not ours to read.
    static CheckedReturn? Check(string path, ReturnContext context)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length > WorkbookReader.FileBytesMaximum ? ReturnChecker.TooLarge(length, context)
                : ReturnChecker.Check(File.ReadAllBytes(path), context);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
