using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>
/// What one school gives to a measure, over the grades of a subject: null when it has not reported all of it, and then the school is not
/// counted at all, since a blank is no zero.
/// </summary>
/// <param name="Of">The number; of a yes/no 1 or 0.</param>
/// <param name="Cells">The cells that it stands in; one that two parts of it read comes twice.</param>
/// <param name="Columns">The columns that it reads.</param>
sealed record Term(Func<SchoolRows, Subject, decimal?> Of, Func<SchoolRows, Subject, IEnumerable<FigureCell>> Cells, ImmutableArray<FormPlace> Columns)
{
    /// <summary>1: to count schools.</summary>
    public static Term One { get; } = new((_, _) => 1, (_, _) => [], []);

    /// <summary>Pupils of its classes.</summary>
    public static Term Pupils { get; } = new((school, subject) => school.PupilsIn(subject),
        (school, subject) => school.Classes.Where(row => subject.Counts(row.Grade)).Select(row => row.PupilsCell), [new(Classes.Sheet, Classes.Pupils)]);

    /// <summary>Its classes.</summary>
    public static Term ClassCount { get; } = Pupils with
    {
        Of = (school, subject) => school.PupilsIn(subject) is null ? null : school.Classes.Count(row => subject.Counts(row.Grade)),
    };

    /// <summary>The share of its premises that the grades have.</summary>
    static Term Share { get; } = new((school, subject) => school.ShareOf(subject), Pupils.Cells, Pupils.Columns);

    /// <summary>A column of its rows.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="column">The column.</param>
    /// <param name="counts">The rows that are counted; null for all. A school with rows of which none is counted gives 0.</param>
    /// <param name="by">The column that <paramref name="counts"/> looks at.</param>
    public static Term Column(FormSheet sheet, NumberColumn column, Func<FormRow, bool>? counts = null, FormColumn? by = null) =>
        Sum(sheet, column, row => row[column], counts, by);

    /// <summary>A yes/no: 1 or 0.</summary>
    public static Term Is(FormSheet sheet, YesNoColumn column) => Sum(sheet, column, row => row[column] is { } yes ? yes ? 1 : 0 : null, null, null);

    /// <summary>A column of the whole school, of which stages of a campus have a share by their pupils, weighted by stage
    /// (<see cref="EvaluationLimits.StageWeight"/>).</summary>
    public static Term Shared(FormSheet sheet, NumberColumn column) => new(
        (school, subject) => school.WholeOf(sheet)?[column] is { } whole && school.ValueOf(Share, subject) is { } share ? whole * share : null,
        (school, subject) => (school.WholeOf(sheet) is { } row ? [school.Cell(row, column)] : Enumerable.Empty<FigureCell>())
            .Concat(school.Kind.FirstGrade < subject.FirstGrade || school.Kind.LastGrade > subject.LastGrade ? school.Classes.Select(one => one.PupilsCell) : []),
        [new(sheet, column), new(Classes.Sheet, Classes.Pupils)]);

    /// <summary>The same of the compulsory grades alone, where all that a school reports is asked.</summary>
    public Term InCompulsory() => this with
    {
        Of = (school, subject) => Of(school, subject.IsWhole ? Subject.Compulsory : subject),
        Cells = (school, subject) => Cells(school, subject.IsWhole ? Subject.Compulsory : subject),
    };

    /// <summary>So many times as much: 万元 in 元.</summary>
    public Term Times(decimal factor) => this with { Of = (school, subject) => Of(school, subject) * factor };

    /// <summary>The number, and 0 where it is less.</summary>
    public Term Over0() => this with { Of = (school, subject) => Of(school, subject) is { } number ? Math.Max(0, number) : null };

    /// <summary>1 where the number is so, else 0.</summary>
    public Term Where(Func<decimal, SchoolRows, Subject, bool> isSo) =>
        this with { Of = (school, subject) => Of(school, subject) is { } number ? isSo(number, school, subject) ? 1 : 0 : null };

    /// <summary>Of the school alone: so much for each of the other. Null where there is none of the other.</summary>
    public Term Per(Term other, decimal times = 1) => With(other, (one, two) => two == 0 ? null : one * times / two);

    /// <summary>Both numbers as one.</summary>
    public Term With(Term other, Func<decimal, decimal, decimal?> both) => new(
        (school, subject) => (Of(school, subject), other.Of(school, subject)) is ({ } one, { } two) ? both(one, two) : null,
        (school, subject) => Cells(school, subject).Concat(other.Cells(school, subject)), [.. Columns.Union(other.Columns)]);

    /// <summary>The same, worked out once for a school's grades, however many terms are made of it.</summary>
    public Term Kept() => this with { Of = (school, subject) => school.ValueOf(this, subject) };

    /// <summary>Their sum.</summary>
    public static Term operator +(Term one, Term other) => one.With(other, (a, b) => a + b);

    /// <summary>Their difference.</summary>
    public static Term operator -(Term one, Term other) => one.With(other, (a, b) => a - b);

    /// <summary>1 where both are.</summary>
    public static Term operator &(Term one, Term other) => one.With(other, (a, b) => a * b);

    /// <summary>Of two yes/no: 0 as soon as one is no, whatever the other says, 1 where both are yes.</summary>
    public Term AndAlso(Term other) => With(other, (a, b) => a * b) with
    {
        Of = (school, subject) => (Of(school, subject), other.Of(school, subject)) is var (one, two) && (one == 0 || two == 0) ? 0 : one * two,
    };

    /// <summary>A term is itself and no other.</summary>
    public bool Equals(Term? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    static Term Sum(FormSheet sheet, FormColumn column, Func<FormRow, decimal?> read, Func<FormRow, bool>? counts, FormColumn? by) => new(
        (school, subject) =>
        {
            decimal? sum = null;
            foreach (var row in school.Rows(sheet))
            {
                if (row.IsOf(subject))
                {
                    if (counts?.Invoke(row.Row) == false)
                    {
                        sum ??= 0;
                    }
                    else if (read(row.Row) is { } number)
                    {
                        sum = (sum ?? 0) + number;
                    }
                    else
                    {
                        return null;
                    }
                }
            }

            return sum;
        },
        (school, subject) => school.Rows(sheet).Where(row => row.IsOf(subject) && counts?.Invoke(row.Row) != false)
            .SelectMany(row => by is null ? new[] { school.Cell(row.Row, column) } : [school.Cell(row.Row, by), school.Cell(row.Row, column)]),
        by is null ? [new(sheet, column)] : [new(sheet, by), new(sheet, column)]);
}

/// <summary>A column of a form.</summary>
/// <param name="Sheet">Its sheet.</param>
/// <param name="Column">The column.</param>
public readonly record struct FormPlace(FormSheet Sheet, FormColumn Column);
