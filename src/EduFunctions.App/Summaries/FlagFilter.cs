using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.App.Summaries;

/// <summary>Which flags somebody wants to see: those that are all of what the query names; an empty field names nothing.</summary>
/// <param name="Flag">Code of their row; null for all.</param>
/// <param name="Severity">How grave they are; null for all.</param>
/// <param name="School">Ten digits of their school; null for all.</param>
/// <param name="Grade">Their grade 1–12; null for all.</param>
/// <param name="Change">What became of them since last year; null for all.</param>
public sealed record FlagFilter(string? Flag, FlagSeverity? Severity, string? School, int? Grade, FlagChange? Change)
{
    /// <summary>True when it leaves something out.</summary>
    public bool IsActive => this != new FlagFilter(null, null, null, null, null);

    /// <summary>What a query asks for; it has been held against its parameters before.</summary>
    public static FlagFilter Of(IQueryCollection query) => new(Parameters.Flag.In(query), Parameters.Severity.NameIn<FlagSeverity>(query),
        Parameters.OfSchool.In(query), Parameters.Grade.NumberIn(query), Parameters.Change.NameIn<FlagChange>(query));

    /// <summary>True for a flag that is wanted.</summary>
    public bool Has(Flag flag) =>
        (Flag is null || flag.Code.Equals(Flag, StringComparison.OrdinalIgnoreCase))
        && (Severity is null || flag.Severity == Severity)
        && (School is null || flag.School == School)
        && (Grade is null || flag.Grade == Grade)
        && (Change is null || flag.Change == Change);
}
