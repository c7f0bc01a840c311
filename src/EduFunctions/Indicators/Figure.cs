namespace EduFunctions.Indicators;

/// <summary>One number of a summary.</summary>
public sealed record Figure
{
    /// <summary>Code: the indicator's code, and after a dot whom it counts: <c>large-classes.primary</c>, <c>large-classes.grade-3</c>, <c>large-classes.urban</c>, <c>large-classes.school-4206990001</c>. Stable from run to run.</summary>
    public required string Code { get; init; }

    /// <summary>Code of its indicator in <c>IndicatorTable</c>.</summary>
    public required string Indicator { get; init; }

    /// <summary>Chinese name with its subject: 小学大班额数.</summary>
    public required string Name { get; init; }

    /// <summary>English name with its subject.</summary>
    public required string NameEn { get; init; }

    /// <summary>Unit: 个, 人, %, 所; empty for yes/no (1 is yes).</summary>
    public required string Unit { get; init; }

    /// <summary>Value; null when no return in force gives it. Unrounded.</summary>
    public decimal? Value { get; init; }

    /// <summary>Value of the school year before; null when there is none.</summary>
    public decimal? LastYear { get; init; }

    /// <summary>Schools whose returns went into it.</summary>
    public required int Counted { get; init; }

    /// <summary>Schools that it should count: those expected that have the stage, grade or location.</summary>
    public required int Expected { get; init; }

    /// <summary>Day as of which it is counted.</summary>
    public required DateOnly ReferenceDate { get; init; }
}

/// <summary>One cell that a figure was computed from.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="SchoolName">Its name.</param>
/// <param name="Year">First calendar year of the school year of the return that it stands in.</param>
/// <param name="Sheet">Sheet as the workbook names it; “报送” for figures of the collection itself.</param>
/// <param name="Cell">Address as Excel writes it; for figures of the collection the state of the return.</param>
/// <param name="Value">What the program read there.</param>
public sealed record FigureCell(string School, string SchoolName, int Year, string Sheet, string Cell, decimal? Value);
