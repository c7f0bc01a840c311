namespace EduFunctions.Schools;

/// <summary>学段: what a grade, or a class of a kindergarten, belongs to.</summary>
public enum Stage
{
    /// <summary>学前, kindergartens: the three years before grade 1, counted as grades −2 (小班) to 0 (大班).</summary>
    Kindergarten,

    /// <summary>小学, grades 1–6.</summary>
    Primary,

    /// <summary>初中, grades 7–9.</summary>
    Junior,

    /// <summary>高中, grades 10–12.</summary>
    Senior,
}

/// <summary>办学类型: which grades a school may have; the facts stand in <see cref="SchoolKinds"/>.</summary>
public enum SchoolKind
{
    /// <summary>小学, grades 1–6.</summary>
    Primary,

    /// <summary>教学点, grades 1–6; under 50 pupils it is left out of the balance indicators.</summary>
    TeachingPoint,

    /// <summary>初级中学, grades 7–9.</summary>
    Junior,

    /// <summary>九年一贯制学校, grades 1–9.</summary>
    NineYear,

    /// <summary>高级中学, grades 10–12.</summary>
    Senior,

    /// <summary>完全中学, grades 7–12.</summary>
    Complete,

    /// <summary>十二年一贯制学校, grades 1–12.</summary>
    TwelveYear,

    /// <summary>幼儿园: no grades; it sends a form of its own.</summary>
    Kindergarten,
}

/// <summary>城乡分类.</summary>
public enum Location
{
    /// <summary>城区.</summary>
    Urban,

    /// <summary>镇区.</summary>
    Town,

    /// <summary>乡村.</summary>
    Rural,
}

/// <summary>办别: who runs the school.</summary>
public enum Sponsor
{
    /// <summary>公办.</summary>
    Public,

    /// <summary>普惠性民办.</summary>
    InclusivePrivate,

    /// <summary>其他民办.</summary>
    OtherPrivate,
}

/// <summary>One school of the register in force from one school year to another.</summary>
public sealed record School
{
    /// <summary>学校标识码.</summary>
    public required SchoolCode Code { get; init; }

    /// <summary>Full Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>办学类型.</summary>
    public required SchoolKind Kind { get; init; }

    /// <summary>城乡分类.</summary>
    public required Location Location { get; init; }

    /// <summary>办别.</summary>
    public required Sponsor Sponsor { get; init; }

    /// <summary>First school year it is expected in; null when it has always been.</summary>
    public int? FirstYear { get; init; }

    /// <summary>Last school year it is expected in; null while it is open.</summary>
    public int? LastYear { get; init; }

    /// <summary>The school that took its pupils when it closed, merged or was renumbered; null when none did.</summary>
    public SchoolCode? Successor { get; init; }

    /// <summary>联系人: whom to call about its return; null when nobody is named. Never logged.</summary>
    public string? Contact { get; init; }

    /// <summary>联系电话: at which telephone; null when none is known. Never logged.</summary>
    public string? Phone { get; init; }

    /// <summary>True when a return is expected of it in that school year.</summary>
    public bool IsOpenIn(SchoolYear year) =>
        year.StartYear >= (FirstYear ?? int.MinValue) && year.StartYear <= (LastYear ?? int.MaxValue);
}
