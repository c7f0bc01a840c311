using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace EduFunctions.LocalHost;

/// <summary>A program that lives no longer than we do, and whose last lines are remembered.</summary>
sealed class ChildProcess : IAsyncDisposable
{
    const int RememberedLines = 60;
    readonly ConcurrentQueue<string> _lines = new();
    readonly Process _process;

    ChildProcess(Process process) => _process = process;

    /// <summary>The operating system's number of the process.</summary>
    public int Id { get; private init; }

    /// <summary>Ends when the process does.</summary>
    public Task Exited => _process.WaitForExitAsync(CancellationToken.None);

    /// <summary>The exit code, or null while the process runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>The last lines that the process wrote.</summary>
    public string LastLines => string.Join(Environment.NewLine, _lines);

    /// <summary>Why it has ended, as far as it has said so in one line: the last that speaks of an error, without a stack; its exit code
    /// when none does.</summary>
    public string Reason => _lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)
        && !line.TrimStart().StartsWith("at ", StringComparison.Ordinal))?.Trim() ?? $"code {ExitCode}.";

    /// <summary>Starts the program. Its standard input stays open until <see cref="CloseInput"/>.</summary>
    public static ChildProcess Start(ProcessStartInfo info, Action<string> line)
    {
        info.UseShellExecute = false;
        info.CreateNoWindow = true;
        info.RedirectStandardInput = true;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        var process = Launch(info);
        var child = new ChildProcess(process) { Id = process.Id };
        process.OutputDataReceived += (_, e) => child.Take(e.Data, line);
        process.ErrorDataReceived += (_, e) => child.Take(e.Data, line);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += child.KillAtExit;
        return child;
    }

    /// <summary>Tells a program that watches its standard input that it may go.</summary>
    /// <param name="farewell">A line that it reads before; null for none.</param>
    public void CloseInput(string? farewell = null)
    {
        try
        {
            if (farewell is not null)
            {
                _process.StandardInput.WriteLine(farewell);
            }

            _process.StandardInput.Close();
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // It has gone already, or has been told.
        }
    }

    /// <summary>Waits for the end, and makes it when it does not come.</summary>
    public async Task EndAsync(TimeSpan patience)
    {
        try
        {
            await Exited.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        Kill();
        await Exited;
        _process.Dispose();
    }

    static Process Launch(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"'{info.FileName}' could not be started: {e.Message}. Is it installed and on the PATH?", e);
        }
    }

    void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended in the meantime.
        }
    }

    void KillAtExit(object? sender, EventArgs e)
    {
        CloseInput();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(3)))
        {
            Kill();
        }
    }

    void Take(string? text, Action<string> line)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        _lines.Enqueue(text);
        while (_lines.Count > RememberedLines)
        {
            _lines.TryDequeue(out _);
        }

        line(text);
    }
}
