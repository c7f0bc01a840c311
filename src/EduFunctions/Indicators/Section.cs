using System.Collections.Immutable;

namespace EduFunctions.Indicators;

/// <summary>The sections of the indicator tables (domain.md, "Indicators"), a file each.</summary>
public enum Section
{
    /// <summary>大班额: large classes and large schools.</summary>
    A,

    /// <summary>优质均衡: balance of compulsory education.</summary>
    B,

    /// <summary>学前教育: preschool.</summary>
    C,

    /// <summary>经费: money.</summary>
    D,

    /// <summary>教师: teachers.</summary>
    E,

    /// <summary>双减、课后服务: burden and services.</summary>
    F,

    /// <summary>安全: safety.</summary>
    G,

    /// <summary>履职: duties.</summary>
    H,

    /// <summary>报送: the collection itself.</summary>
    I,

    /// <summary>概况: the county at a glance.</summary>
    J,
}

/// <summary>The sections by name, in the order in which people read them.</summary>
public static class Sections
{
    /// <summary>All of them, with their Chinese names.</summary>
    public static ImmutableArray<(Section Section, string Name)> All { get; } =
    [
        (Section.J, "概况"), (Section.A, "大班额"), (Section.B, "优质均衡"), (Section.C, "学前教育"), (Section.D, "经费投入"), (Section.E, "教师"),
        (Section.F, "减负与课后服务"), (Section.G, "安全"), (Section.H, "履职与督导"), (Section.I, "报送"),
    ];
}
