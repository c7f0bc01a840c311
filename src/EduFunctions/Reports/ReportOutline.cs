using System.Collections.Immutable;

namespace EduFunctions.Reports;

/// <summary>The outline of the report: that of the evaluation, with the county at a glance before it.</summary>
public static class ReportOutline
{
    /// <summary>Before the first heading.</summary>
    public static ReportHeading Preface { get; } = new("preface", 0, "");

    /// <summary>The county at a glance.</summary>
    public static ReportHeading Glance { get; } = new("glance", 1, "一、全县教育概况");

    /// <summary>The self-assessment, item by item.</summary>
    public static ReportHeading Review { get; } = new("review", 1, "二、自评情况");

    /// <summary>Leadership and reform.</summary>
    public static ReportHeading Leadership { get; } = new("leadership", 2, "（一）党的领导与教育改革");

    /// <summary>Priority of education, and what people ask about.</summary>
    public static ReportHeading Priority { get; } = new("priority", 2, "（二）优先发展与群众关心的问题");

    /// <summary>Five educations, burden and services.</summary>
    public static ReportHeading Ecology { get; } = new("ecology", 2, "（三）育人环境与减轻负担");

    /// <summary>Safety.</summary>
    public static ReportHeading Safety { get; } = new("safety", 2, "（四）校园安全");

    /// <summary>Supervision.</summary>
    public static ReportHeading Supervision { get; } = new("supervision", 2, "（五）教育督导");

    /// <summary>What was done.</summary>
    public static ReportHeading Practice { get; } = new("practice", 1, "三、主要做法");

    /// <summary>Problems and remedies.</summary>
    public static ReportHeading Problems { get; } = new("problems", 1, "四、存在问题与整改措施");

    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<ReportHeading> All { get; } = [Preface, Glance, Review, Leadership, Priority, Ecology, Safety, Supervision, Practice, Problems];
}
