using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>A form as schools, or the bureau, send it in: what is checked, prefilled and added up.</summary>
/// <param name="Form">Its sheets and columns.</param>
sealed record ReturnForm(Form Form)
{
    /// <summary>True for the kinds of school that fill it in; asked with null, when the bureau does.</summary>
    public required Func<SchoolKind?, bool> IsSentBy { get; init; }

    /// <summary>The checks beyond the single cell, in the order of sheets.</summary>
    public required ImmutableArray<Check> Checks { get; init; }

    /// <summary>Whose return a workbook says it is, and of which year; null what it does not say.</summary>
    public required Func<FormUnderCheck, (Sender? From, SchoolYear? Year)> Identify { get; init; }

    /// <summary>The name that a return gives to its sender; null when it gives none.</summary>
    public required Func<Return, string?> NameOf { get; init; }

    /// <summary>The kind of school that a cover says; null when it says none.</summary>
    public required Func<FormRow?, SchoolKind?> KindIn { get; init; }

    /// <summary>The form as one school year asks a kind of school for it; of a kind that is not known, for all of it.</summary>
    public FormVersion For(int year, SchoolKind? kind) => Form.In(year) with
    {
        Has = kind is { } known ? [.. SchoolKinds.StagesOf(known).Select(SchoolKinds.NameOf)] : null,
    };

    /// <summary>Who signs for it: 校长, 园长, 负责人.</summary>
    public required string Head { get; init; }

    /// <summary>As of when its figures are counted, for the template's instructions.</summary>
    public required Func<SchoolYear, string> AsOf { get; init; }

    /// <summary>
    /// What a template has filled in already; the school is null for the bureau, the return of the year before where there is none.
    /// </summary>
    public required Func<School?, CountyCode, SchoolYear, Return?, Standards, TemplateFill> Fill { get; init; }

    /// <summary>The key totals of an accepted return, as its receipt shows them.</summary>
    public required Func<Return, IEnumerable<ReturnTotal>> Totals { get; init; }
}

/// <summary>One key total.</summary>
/// <param name="Name">What it is, in Chinese.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The sum of what is reported; null when nothing is.</param>
/// <param name="Blank">Rows that do not report it.</param>
public sealed record ReturnTotal(string Name, string Unit, decimal? Value, int Blank)
{
    /// <summary>The sums of columns over all rows of their sheets, each under its caption.</summary>
    internal static IEnumerable<ReturnTotal> Of(Return accepted, params (FormSheet Sheet, NumberColumn Column)[] columns) =>
        columns.Select(entry => Of(entry.Column.Caption, entry.Column, accepted[entry.Sheet]));

    /// <summary>The sum of a column over rows.</summary>
    internal static ReturnTotal Of(string name, NumberColumn column, IEnumerable<FormRow> rows)
    {
        var numbers = rows.Select(row => row[column]).ToList();
        var reported = numbers.OfType<decimal>().ToList();
        return new ReturnTotal(name, column.Unit, reported.Count == 0 ? null : reported.Sum(), numbers.Count - reported.Count);
    }
}
