using System.Text;
using System.Text.RegularExpressions;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>A blob trigger's path, such as <c>returns/{county}/{file}</c>.</summary>
sealed partial class BlobPath
{
    readonly Regex _name;

    /// <summary>Reads the path; the container may hold no parameter.</summary>
    public BlobPath(string path)
    {
        var parts = path.Split('/', 2);
        Container = parts[0];

        // As in the real host, a parameter takes as much as it can, slashes included.
        var (pattern, text, end) = (new StringBuilder("^"), parts.ElementAtOrDefault(1) ?? "{name}", 0);
        foreach (Match parameter in Parameter().Matches(text))
        {
            pattern.Append(Regex.Escape(text[end..parameter.Index])).Append($"(?<{parameter.Groups[1].Value}>.*)");
            end = parameter.Index + parameter.Length;
        }

        _name = new Regex(pattern + Regex.Escape(text[end..]) + "$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    public string Container { get; }

    public bool Matches(string blob) => _name.IsMatch(blob);

    /// <summary>The parameters' values in this blob's name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values(string blob)
    {
        var match = _name.Match(blob);
        return _name.GetGroupNames().Where(g => !char.IsAsciiDigit(g[0])).Select(g => KeyValuePair.Create(g, match.Groups[g].Value));
    }

    [GeneratedRegex(@"\{([A-Za-z_]\w*)\}")]
    private static partial Regex Parameter();
}
