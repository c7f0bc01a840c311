using EduFunctions.Findings;
using EduFunctions.Workbooks;
using Microsoft.Extensions.FileSystemGlobbing;

namespace EduFunctions.Cli;

/// <summary>A workbook that was checked, without its cells: thousands of them take no memory.</summary>
/// <param name="Path">Its path, as it was named or found.</param>
/// <param name="IsAccepted">Whether nothing rejects it; null when it could not be opened.</param>
/// <param name="Findings">What was found.</param>
sealed record CheckedFile(string Path, bool? IsAccepted, IReadOnlyList<Finding> Findings)
{
    /// <summary>Name of its school as the register has it; null when that is not known.</summary>
    public string? School { get; init; }

    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}

/// <summary>The workbooks that a path names: a file, a folder with all below it, or a pattern.</summary>
static class CheckedFiles
{
    // Those that WPS and Excel save; what of them cannot be read is a finding.
    static readonly string[] Workbooks = ["**/*.xlsx", "**/*.xls", "**/*.xlsm", "**/*.xlsb", "**/*.et"];

    static readonly char[] Wildcards = ['*', '?'];

    /// <summary>In the order of their paths; empty when there is none. Files that Office leaves behind are passed over.</summary>
    public static IReadOnlyList<string> Named(string path)
    {
        var files = File.Exists(path) ? [path]
            : Directory.Exists(path) ? Below(path, Workbooks)
            : path.IndexOfAny(Wildcards) >= 0 ? Matching(path.Replace('\\', '/'))
            : [];
        return [.. files.Where(file => !LeftoverFiles.Has(Path.GetFileName(file))).Order(StringComparer.Ordinal)];
    }

    // The folders before the first wildcard are where the search begins: an absolute pattern is no more than that.
    static IEnumerable<string> Matching(string pattern)
    {
        var start = pattern.LastIndexOf('/', pattern.IndexOfAny(Wildcards));
        var folder = start < 0 ? "." : start == 0 ? "/" : pattern[..start];
        var files = Directory.Exists(folder) ? Below(folder, [pattern[(start + 1)..]]) : [];
        return start < 0 ? files.Select(file => Path.GetRelativePath(".", file)) : files;
    }

    static IEnumerable<string> Below(string folder, IEnumerable<string> patterns)
    {
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddIncludePatterns(patterns);
        return matcher.GetResultsInFullPath(folder).Select(file => Path.Combine(folder, Path.GetRelativePath(folder, file)));
    }
}
