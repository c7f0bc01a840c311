using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns;

/// <summary>One check of a return beyond the single cell.</summary>
/// <param name="Rule">What it finds.</param>
/// <param name="Run">Looks, and reports what it finds.</param>
sealed record Check(FindingRule Rule, Action<ReturnUnderCheck> Run)
{
    static readonly FindingRule PartExceedsWhole = new("part-exceeds-whole", Severity.Error, FindingFamily.Row,
        new("“{0}”大于“{1}”。", "'{0}' is greater than '{1}'."))
    {
        Detail = new("{2} > {3}", "{2} > {3}"),
    };

    static readonly FindingRule ParticipantsExceedPupils = new("participants-exceed-pupils", Severity.Error, FindingFamily.CrossSheet,
        new("“{0}”多于班级{3}合计。", "'{0}' are more than there are in the classes together."))
    {
        Detail = new("{1} > {2}", "{1} > {2}"),
    };

    static readonly FindingRule DateOutsideYear = new("date-outside-year", Severity.Query, FindingFamily.Row,
        new("“{0}”应在 {1} 至 {2} 之间。请更正或说明。", "'{0}' should lie between {1} and {2}. Correct or explain."))
    {
        Detail = new("填的是 {3}", "given: {3}"),
    };

    /// <summary>What it looks for, where a template can compute it beside the input; nothing where it cannot.</summary>
    public Func<Standards, IEnumerable<RowFault>> Compared { get; init; } = _ => [];

    /// <summary>A check that compares numbers in every row of a sheet, and that a template makes beside the input too.</summary>
    /// <param name="rule">What it finds.</param>
    /// <param name="comparison">What it compares, by the limits in force.</param>
    /// <param name="values">The values of the rule's texts, from the row and both numbers.</param>
    /// <param name="against">Columns that it is compared with besides those that it computes with.</param>
    public static Check Compare(FindingRule rule, Func<Standards, Comparison> comparison, Func<FormRow, decimal, decimal, string[]> values,
        params FormColumn[] against) => Compare(rule, comparison, (_, row, left, right) => values(row, left, right), against);

    /// <summary>The same where the texts name a limit.</summary>
    public static Check Compare(FindingRule rule, Func<Standards, Comparison> comparison,
        Func<Standards, FormRow, decimal, decimal, string[]> values, params FormColumn[] against) => new(rule, subject =>
    {
        var compared = comparison(subject.Context.Standards);
        foreach (var row in subject.Of(compared.Sheet).Where(row => compared.IsWrong(subject, row)))
        {
            var terms = compared.Left.Terms.AddRange(compared.Right.Terms);
            var own = terms.Where(term => term.Of is null && term.Column != compared.At).Select(term => (FormColumn)term.Column);
            subject.Report(rule, row, compared.At,
                [.. PlacesOf([row], [.. own.Concat(against).Distinct()]), .. terms.Where(term => term.Of is not null)
                .GroupBy(term => term.Of!).SelectMany(sheet => PlacesOf(subject.Of(sheet.Key), [.. sheet.Select(term => term.Column)]))],
                values(subject.Context.Standards, row, compared.Left.In(subject, row) ?? 0, compared.Right.In(subject, row) ?? 0));
        }
    })
    {
        Compared = standards => [comparison(standards)],
    };

    /// <summary>The same, of returns alone of which something is true; null for all.</summary>
    public Check When(Func<ReturnUnderCheck, bool>? isMeant) => isMeant is null ? this : this with
    {
        Run = subject =>
        {
            if (isMeant(subject))
            {
                Run(subject);
            }
        },
    };

    /// <summary>A check that a number is not 0.</summary>
    public static Check NotZero(FindingRule rule, FormSheet sheet, NumberColumn column, params FormColumn[] against) => Compare(rule,
        _ => new Comparison(sheet, column, column, Relation.Equal, 0, $"{column.Caption}为 0"), (_, _, _) => [column.Caption], against);

    /// <summary>
    /// A check of every row of a sheet by itself, reported at one column; not where that could not be read, which is said already.
    /// </summary>
    /// <param name="rule">What it finds.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="at">The column that the finding points at.</param>
    /// <param name="fault">The values of the rule's texts when the row is wrong; null when it is right, or cannot be judged.</param>
    /// <param name="against">The columns that it is compared with.</param>
    public static Check Row(FindingRule rule, FormSheet sheet, FormColumn at, Func<FormRow, string[]?> fault,
        params FormColumn[] against) => new(rule, subject =>
    {
        foreach (var row in subject.Of(sheet))
        {
            if (!row.Cell(at).IsUnread && fault(row) is { } values)
            {
                subject.Report(rule, row, at, PlacesOf([row], against), values);
            }
        }
    });

    /// <summary>A check that a cell is not answered “/”, “无” or “保密”, where that leaves open what the county must know of every school.</summary>
    public static Check NotWithheld(FindingRule rule, FormSheet sheet, FormColumn column) =>
        Row(rule, sheet, column, row => row.Cell(column).State == CellState.NotApplicable ? [column.Caption] : null);

    /// <summary>A check that no two rows of a sheet are about the same.</summary>
    /// <param name="rule">What it finds.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="at">The column that the finding points at.</param>
    /// <param name="about">What a row is about, as the rule's texts print it; null when it does not say.</param>
    /// <param name="keys">The columns that say it; none where no template can tell.</param>
    public static Check Once(FindingRule rule, FormSheet sheet, FormColumn at, Func<FormRow, string[]?> about,
        params ImmutableArray<FormColumn> keys) => new(rule, subject =>
    {
        var seen = new Dictionary<string, FormRow>(StringComparer.Ordinal);
        foreach (var row in subject.Of(sheet))
        {
            if (about(row) is { } values && string.Join('\n', values) is var key && !seen.TryAdd(key, row))
            {
                subject.Report(rule, row, at, PlacesOf([seen[key]], at), values);
            }
        }
    })
    {
        Compared = _ => keys.IsEmpty ? [] : [new Repetition(sheet, at, keys)],
    };

    /// <summary>Part and whole within one row: the part may not be greater than the columns of the whole together, all of them reported.</summary>
    public static Check Part(FormSheet sheet, NumberColumn part, params NumberColumn[] wholes) => Parts(sheet, [part], wholes);

    /// <summary>The same of several parts together, all of them reported too.</summary>
    public static Check Parts(FormSheet sheet, NumberColumn[] parts, params NumberColumn[] wholes)
    {
        string[] captions = [CaptionOf(parts), CaptionOf(wholes)];
        return Compare(PartExceedsWhole, _ => new Comparison(sheet, parts[0], Quantity.Sum(parts), Relation.Above, Quantity.Sum(wholes),
            $"{(parts.Length > 2 ? $"{parts.Length} 项合计" : captions[0].Replace("其中", "", StringComparison.Ordinal))}大于{captions[1]}"),
                (_, part, whole) => [.. captions, Print(part), Print(whole)]);
    }

    /// <summary>An item of a list counts no more than a column of the classes' sheet has in all its rows.</summary>
    /// <param name="sheet">The list.</param>
    /// <param name="item">Its item.</param>
    /// <param name="classes">The sheet of classes.</param>
    /// <param name="pupils">Who is in each class.</param>
    public static Check Within(FormSheet sheet, NumberColumn item, FormSheet classes, NumberColumn pupils) =>
        Compare(ParticipantsExceedPupils,
        // A mistake in one class does not hold back what is wrong whatever that class may have: it counts with the most that it can.
        _ => new Comparison(sheet, item, item, Relation.Above, Quantity.All(classes, pupils, pupils.Maximum),
            $"多于{classes.Caption}{pupils.Caption}合计"),
        (_, counted, most) => [item.Caption, Print(counted), Print(most), pupils.Caption]);

    /// <summary>A day lies within what the year allows.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="date">The day.</param>
    /// <param name="first">First day that the school year allows.</param>
    /// <param name="last">Last day that it allows.</param>
    /// <param name="isMeant">The rows of which it is asked; null for all.</param>
    public static Check Dated(FormSheet sheet, DateColumn date, Func<SchoolYear, DateOnly> first, Func<SchoolYear, DateOnly> last,
        Func<FormRow, bool>? isMeant = null) => new(DateOutsideYear, subject =>
    {
        if (subject.Year is not { } year)
        {
            return;
        }

        foreach (var row in subject.Of(sheet))
        {
            if (row[date] is { } day && (day < first(year) || day > last(year)) && isMeant?.Invoke(row) != false)
            {
                subject.Report(DateOutsideYear, row, date, date.Caption, Print(first(year)), Print(last(year)), Print(day));
            }
        }
    });

    static string CaptionOf(NumberColumn[] columns) => string.Join('＋', columns.Select(column => column.Caption));
}
