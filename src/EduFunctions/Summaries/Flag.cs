using System.Collections.Immutable;
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

/// <summary>Since when a flag stands.</summary>
public enum FlagChange
{
    /// <summary>新增: not there last year.</summary>
    New,

    /// <summary>持续: there last year too.</summary>
    Persisting,

    /// <summary>已消除: there last year, gone now.</summary>
    Cleared,

    /// <summary>上年未报: there now; nobody knows whether it was there last year.</summary>
    Unknown,
}

/// <summary>Why a large class stands: rooms and teachers against the classes needed (domain.md, "Cause of a large class").</summary>
public enum LargeClassCause
{
    /// <summary>编班问题: rooms and teachers are there; split now.</summary>
    Division,

    /// <summary>有教室、无教师: rooms but no teachers.</summary>
    NoTeachers,

    /// <summary>有教师、无教室: teachers but no rooms.</summary>
    NoRooms,

    /// <summary>双缺: neither.</summary>
    Neither,

    /// <summary>The return does not report rooms or staff, so the cause cannot be told.</summary>
    Unknown,
}

/// <summary>A problem with a name.</summary>
public sealed record Flag
{
    /// <summary>Code of its row in <c>FlagTable</c>.</summary>
    public required string Code { get; init; }

    /// <summary>How grave it is.</summary>
    public required FlagSeverity Severity { get; init; }

    /// <summary>Ten digits of the school; null when it is the county's.</summary>
    public string? School { get; init; }

    /// <summary>Name of the school, or of the county's subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Grade 1–12; null when it is of no one grade.</summary>
    public int? Grade { get; init; }

    /// <summary>Class numbers that it is about; empty when it is of no class.</summary>
    public ImmutableArray<int> Classes { get; init; } = [];

    /// <summary>New, persisting, cleared, or not known.</summary>
    public required FlagChange Change { get; init; }

    /// <summary>School years it has stood in a row, this one included: 1 when new.</summary>
    public required int Years { get; init; }

    /// <summary>Cause of a large class; null for other flags.</summary>
    public LargeClassCause? Cause { get; init; }

    /// <summary>What is the matter, with the figures that show it, in Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    public required string TextEn { get; init; }

    /// <summary>What to do, with the numbers, in Chinese; empty when it is cleared.</summary>
    public required string Remedy { get; init; }

    /// <summary>The same in English.</summary>
    public required string RemedyEn { get; init; }

    /// <summary>The cells it comes from.</summary>
    public ImmutableArray<FigureCell> Cells { get; init; } = [];
}
