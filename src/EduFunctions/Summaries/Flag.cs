using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>How grave a flag is. Ordered.</summary>
public enum FlagSeverity
{
    /// <summary>关注: to be watched.</summary>
    Watch,

    /// <summary>预警: to be acted on this year.</summary>
    Warning,

    /// <summary>严重: forbidden by policy; to be acted on now.</summary>
    Serious,
}

/// <summary>What became of a flag since last year.</summary>
public enum FlagChange
{
    /// <summary>新增: stands, and did not last year.</summary>
    New,

    /// <summary>持续: stands, and did last year.</summary>
    Persisting,

    /// <summary>上年情况不明: stands; nobody knows whether it did last year.</summary>
    Unknown,

    /// <summary>已消除: stood last year, gone now.</summary>
    Cleared,

    /// <summary>随毕业离校: stood last year; its pupils left with the last grade.</summary>
    Graduated,

    /// <summary>
    /// 今年情况不明: stood last year; what is reported this year does not say whether it still does, nobody is left to report it, or it is not yet due.
    /// </summary>
    Unconfirmed,
}

/// <summary>What a flag is about, the same from year to year: officers' notes and due dates hang on it.</summary>
/// <param name="Code">Code of the problem; all rows about a grade's large classes share one, so that a cohort keeps its key when
/// it moves up.</param>
/// <param name="Subject">Whom it is about, as <see cref="Indicators.Subject"/> writes it; a school that merged is its heir.</param>
/// <param name="Cohort">School year − grade; null when it is about no grade.</param>
public readonly record struct FlagKey(string Code, string Subject, int? Cohort)
{
    /// <summary>
    /// The key in 16 hexadecimal digits, for addresses and storage: a subject may be the name of a project, and hold any letter.
    /// </summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Code}\n{Subject}\n{Cohort}"))))[..16];
}

/// <summary>Something more about a flag, told with it and never as a flag of its own.</summary>
/// <param name="Code">Kebab-case code: super-large-class, large-class-persisting.</param>
/// <param name="Text">What it is.</param>
public sealed record FlagDetail(string Code, Text Text);

/// <summary>A problem with a name.</summary>
public sealed record Flag
{
    /// <summary>What it is about.</summary>
    public required FlagKey Key { get; init; }

    /// <summary>Code of its row in <see cref="FlagTable"/>.</summary>
    public required string Code { get; init; }

    /// <summary>How grave it is.</summary>
    public required FlagSeverity Severity { get; init; }

    /// <summary>Ten digits of the school; null when it is the county's.</summary>
    public string? School { get; init; }

    /// <summary>Name of the school, or of the county's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Grade 1–12 in the year in which it stood last; null when it is of no one grade.</summary>
    public int? Grade { get; init; }

    /// <summary>Class numbers that it is about; empty when it is of no class.</summary>
    public ImmutableArray<int> Classes { get; init; } = [];

    /// <summary>Pupils of each of these classes; empty when it is of no class, when it stands no more, and in runs of 2025-11 and before.</summary>
    public ImmutableArray<decimal> ClassPupils { get; init; } = [];

    /// <summary>
    /// Pupils and children whom it concerns, as far as reported: those of its large classes, else all of the school, the stage or the county.
    /// Of equal severity those of more pupils come first.
    /// </summary>
    public decimal? Pupils { get; init; }

    /// <summary>What became of it since last year.</summary>
    public required FlagChange Change { get; init; }

    /// <summary>School years that it has stood in a row, the last one included: 1 when new.</summary>
    public required int Years { get; init; }

    /// <summary>First school year of them; null when <see cref="IsAtLeast"/>.</summary>
    public int? Since { get; init; }

    /// <summary>True when it may have stood longer: the year before the first of them is not known.</summary>
    public bool IsAtLeast { get; init; }

    /// <summary>Of its large classes, those that are new; null for other flags, and where not all of the cohort is known in both years.</summary>
    public int? New { get; init; }

    /// <summary>Those that were large last year; null as <see cref="New"/> is.</summary>
    public int? Persisting { get; init; }

    /// <summary>How many fewer than last year; null as <see cref="New"/> is.</summary>
    public int? Cleared { get; init; }

    /// <summary>Cause of a large class; null for other flags.</summary>
    public LargeClassCause? Cause { get; init; }

    /// <summary>What is the matter, with the figures that show it.</summary>
    public required Text Text { get; init; }

    /// <summary>What to do, with all its numbers; empty when it stands no more.</summary>
    public required Text Remedy { get; init; }

    /// <summary>What the school itself wrote beside its large classes (说明), class by class; null when it wrote nothing.</summary>
    public string? Explanation { get; init; }

    /// <summary>What else there is to say of it.</summary>
    public ImmutableArray<FlagDetail> Details { get; init; } = [];

    /// <summary>The cells it comes from: every number of the text and the remedy can be worked out from them again.</summary>
    public ImmutableArray<FigureCell> Cells { get; init; } = [];

    /// <summary>True while the problem stands.</summary>
    public bool Stands => Change is FlagChange.New or FlagChange.Persisting or FlagChange.Unknown;
}
