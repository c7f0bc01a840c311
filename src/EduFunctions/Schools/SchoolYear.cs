using System.Globalization;

namespace EduFunctions.Schools;

/// <summary>学年, written by its first calendar year: 2025 is 2025-09-01 to 2026-08-31.</summary>
/// <param name="StartYear">First calendar year, 2000 to 2099.</param>
public readonly record struct SchoolYear(int StartYear) : IComparable<SchoolYear>
{
    /// <summary>1 September: the day as of which pupils, classes, staff and premises are counted.</summary>
    public DateOnly ReferenceDate => new(StartYear, 9, 1);

    /// <summary>31 August: its last day.</summary>
    public DateOnly LastDay => new(StartYear + 1, 8, 31);

    /// <summary>As titles write it: 2025—2026 学年.</summary>
    public string Title => FormattableString.Invariant($"{StartYear}—{StartYear + 1} 学年");

    /// <summary>The school year before.</summary>
    public SchoolYear Previous => new(StartYear - 1);

    /// <summary>The fiscal (calendar) year that money is of: the one before the school year's first.</summary>
    public int FiscalYear => StartYear - 1;

    /// <summary>What may follow the year: the term of which the cover was printed.</summary>
    static readonly string[] Terms = ["第一学期", "第二学期", "第1学期", "第2学期", "上学期", "下学期"];

    /// <summary>
    /// True for a year 2000–2099, alone ("2025") or as a span ("2025-2026", "2025—2026学年", "2025学年", "2025年"), with or without a term after
    /// it ("2025-2026学年度第一学期").
    /// </summary>
    public static bool TryParse(string? text, out SchoolYear year)
    {
        var trimmed = (text ?? "").Trim();
        trimmed = Terms.FirstOrDefault(term => trimmed.EndsWith(term, StringComparison.Ordinal)) is { } term
            ? trimmed[..^term.Length].TrimEnd() : trimmed;
        trimmed = trimmed.EndsWith("学年度", StringComparison.Ordinal) ? trimmed[..^3]
            : trimmed.EndsWith("学年", StringComparison.Ordinal) ? trimmed[..^2]
            : trimmed;
        var parts = trimmed.Split(['-', '—', '–', '~', '～', '/', '至'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.EndsWith('年') ? part[..^1] : part).ToArray();
        year = default;
        if (parts.Length is not (1 or 2)
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || start is < 2000 or > 2099)
        {
            return false;
        }

        if (parts.Length == 2
            && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var end) || end != start + 1))
        {
            return false;
        }

        year = new SchoolYear(start);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(SchoolYear other) => StartYear.CompareTo(other.StartYear);

    /// <inheritdoc/>
    public override string ToString() => StartYear.ToString(CultureInfo.InvariantCulture);
}
