using EduFunctions.Findings;

namespace EduFunctions.Indicators;

/// <summary>One number of a summary.</summary>
public sealed record Figure
{
    /// <summary>Its <see cref="FigureCode"/>, as written.</summary>
    public required string Code { get; init; }

    /// <summary>Code of its indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Name with its subject: 小学大班额数.</summary>
    public required Text Name { get; init; }

    /// <summary>Unit: 个, 人, %, 所, 名; empty for yes/no (1 is yes).</summary>
    public required string Unit { get; init; }

    /// <summary>Value; null when no return in force gives it, and for a yes/no that cannot be told yet. Unrounded.</summary>
    public decimal? Value { get; init; }

    /// <summary>
    /// True where there is nothing to tell: nobody in the register could give it, it would be divided by a true 0, or the bureau says that it
    /// does not apply. A value that somebody should have given and has not is missing, not this.
    /// </summary>
    public bool IsNotApplicable { get; init; }

    /// <summary>Value of the school year before, of a school together with those that merged into it; null when there is none.</summary>
    public decimal? LastYear { get; init; }

    /// <summary>Schools whose returns went into it.</summary>
    public required int Counted { get; init; }

    /// <summary>Schools that it should count: those expected that have the stage, grade or location.</summary>
    public required int Expected { get; init; }

    /// <summary>
    /// Schools, of those expected and not counted, that answer “/”, “无” or “保密” for what it reads and leave nothing blank: they have
    /// reported, and whether it does not apply to them or is kept back, nobody can tell. Null in runs of 2026-11 and before: it was not kept.
    /// </summary>
    public int? Withheld { get; init; }

    /// <summary>
    /// The other schools, of those expected and not counted, that have reported: a cell that it reads is blank, they have nothing to
    /// divide by, or, where it compares with last year cohort by cohort, did not report all of it then. Null in runs of 2026-11 and before: it was not kept.
    /// </summary>
    public int? Uncomputed { get; init; }

    /// <summary>Schools whose returns went into last year's value; null when there is none.</summary>
    public int? LastYearCounted { get; init; }

    /// <summary>Schools that last year's value should count; null when there is none.</summary>
    public int? LastYearExpected { get; init; }

    /// <summary>
    /// The two values over the schools that are counted in both years: the only pair that a change may be told from. Null for
    /// yes/no, for the collection itself, and when no school is in both.
    /// </summary>
    public LikeForLike? LikeForLike { get; init; }

    /// <summary>Day as of which it is counted; of money the last day of its calendar year.</summary>
    public required DateOnly ReferenceDate { get; init; }

    /// <summary>The value that it is held against; null when there is none, or the county sets none (标准未设).</summary>
    public decimal? Limit { get; init; }

    /// <summary>Whether the value is as it should be, told from the unrounded value; null when nobody can say.</summary>
    public bool? IsMet { get; init; }
}

/// <summary>
/// 同口径: a figure over the schools counted in both years; a school stands for those that merged into it, as far as the figure counted them
/// last year: of a kindergarten, another stage or a teaching point that is too small it is not asked.
/// </summary>
/// <param name="Value">This year's value. Unrounded.</param>
/// <param name="LastYear">Last year's value. Unrounded.</param>
/// <param name="Schools">How many schools they are, as they are this year; 0 where the bureau's own return gives both.</param>
public sealed record LikeForLike(decimal Value, decimal LastYear, int Schools);

/// <summary>One cell that a figure was computed from.</summary>
/// <param name="School">Ten digits of the school; “bureau” for the bureau's own return.</param>
/// <param name="SchoolName">Its name.</param>
/// <param name="Year">First calendar year of the school year of the return that it stands in.</param>
/// <param name="Sheet">Sheet as the workbook names it; “报送” for figures of the collection itself.</param>
/// <param name="Cell">Address as Excel writes it; for figures of the collection the state of the return.</param>
/// <param name="Value">What the program read there; null when nothing was.</param>
public sealed record FigureCell(string School, string SchoolName, int Year, string Sheet, string Cell, decimal? Value)
{
    /// <summary>What stands there where it is no number: 是, 全日制, 决算数; null for numbers.</summary>
    public string? Text { get; init; }

    /// <summary>Of its place alone: a county's figure tells tens of thousands apart.</summary>
    public override int GetHashCode() => HashCode.Combine(School, Year, Sheet, Cell);
}
