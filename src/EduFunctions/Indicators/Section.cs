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
