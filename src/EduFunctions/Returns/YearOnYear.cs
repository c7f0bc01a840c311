using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns;

/// <summary>
/// The checks against the last accepted return (domain.md, “Year on year”): all of them ask, none rejects. Without such a return, and where
/// a value is blank in either year, nothing is asked.
/// </summary>
static class YearOnYear
{
    static readonly decimal[] Factors = [10, 100, 1_000, 10_000];

    static readonly FindingRule UnitSuspected = new("unit-suspected", Severity.Query, FindingFamily.YearOnYear,
        new("“{0}”约为上年的 {1}，单位是否有误，或多写、少写了位数？请更正或说明。",
            "'{0}' is about {1} of last year's: is the unit right, are digits missing or too many? Correct or explain."))
    {
        Detail = new("{2}，上年 {3}", "{2}, last year {3}"),
    };

    static readonly FindingRule Changed = new("changed-much", Severity.Query, FindingFamily.YearOnYear,
        new("“{0}”与上年相差超过 {1}%。请更正或说明。", "'{0}' differs from last year's by more than {1} %. Correct or explain."))
    {
        Detail = new("{2}，上年 {3}（{4}）", "{2}, last year {3} ({4})"),
    };

    static readonly FindingRule Shrunk = new("area-shrinks", Severity.Query, FindingFamily.YearOnYear,
        new("“{0}”比上年减少。请更正，或说明拆除、移交等原因。", "'{0}' is less than last year's. Correct, or explain what was pulled down or given away."))
    {
        Detail = new("{1}，上年 {2}", "{1}, last year {2}"),
    };

    static readonly FindingRule Restated = new("last-year-restated", Severity.Query, FindingFamily.YearOnYear,
        new("“{0}”与上年报表所填的不同。请更正，或说明为什么调整。", "'{0}' is not what last year's return said. Correct it, or explain why it was revised."))
    {
        Detail = new("{1}，上年报表为 {2}", "{1}, last year's return: {2}"),
    };

    static readonly FindingRule Emptied = new("sheet-emptied", Severity.Query, FindingFamily.YearOnYear,
        new("“{0}”上年报了数，今年一个数也没有。请补报（上年数一栏的不算），或说明。",
            "'{0}' had figures last year and has none now. Report them (those under last year's do not count), or explain."));

    /// <summary>Sheets that had figures last year and have none now: forgotten, or written where last year's stand.</summary>
    public static IEnumerable<Check> Empties(IEnumerable<FormSheet> sheets) => sheets.Where(sheet => sheet.Columns.Any(column => column is NumberColumn { IsKey: false }))
        .Select(sheet => new Check(Emptied, subject =>
        {
            var rows = subject.Of(sheet).ToList();
            if (rows.Count > 0 && !rows.Exists(IsFilled) && subject.Context.LastYear?[sheet].Any(IsFilled) == true)
            {
                subject.Report(Emptied, rows[0], sheet.Columns.First(column => column is NumberColumn { IsKey: false }), sheet.Caption);
            }
        }));

    // A figure, or that it does not apply: either was thought of.
    static bool IsFilled(FormRow row) => row.Sheet.Columns.Any(column => column is NumberColumn { IsKey: false }
        && (row.Cell(column).State != CellState.Blank || row.Cell(column).IsUnread));

    /// <summary>Columns of a sheet, row by row: a suspected unit, else a change over a limit.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="percent">Most that a value may change, in percent of last year's.</param>
    /// <param name="least">A smaller change is not asked about, whatever its share.</param>
    /// <param name="columns">The columns.</param>
    public static IEnumerable<Check> Of(FormSheet sheet, Limit percent, Limit least, params NumberColumn[] columns) =>
    [
        new(UnitSuspected, subject => Each(subject, sheet, columns, (row, column, before) =>
        {
            if (row[column] is { } now && FactorOf(now, before, subject.Context.Standards, least) is { } factor)
            {
                subject.Report(UnitSuspected, row, column, column.Caption, factor, Print(now), Print(before));
            }
        })),
        new(Changed, subject => Each(subject, sheet, columns, (row, column, before) =>
        {
            if (row[column] is { } now && FactorOf(now, before, subject.Context.Standards, least) is null
                && Over(sheet, column, subject.Context.Standards, percent, least).IsWrong(subject, row))
            {
                subject.Report(Changed, row, column, column.Caption, Print(subject.Context.Standards[percent]), Print(now), Print(before),
                    Share(now, before));
            }
        }))
        {
            // A template has no other words for a value a hundred times last year's.
            Compared = standards => columns.Select(column => Over(sheet, column, standards, percent, least)),
        },
    ];

    /// <summary>Columns that seldom become less: asked about as soon as they do, unless the change is over a limit, which is asked about already.</summary>
    public static Check Shrinks(FormSheet sheet, Limit percent, Limit least, params NumberColumn[] columns) => new(Shrunk, subject =>
        Each(subject, sheet, columns, (row, column, before) =>
        {
            if (row[column] is { } now && now < before && FactorOf(now, before, subject.Context.Standards, least) is null
                && !IsOver(now, before, subject.Context.Standards, percent, least))
            {
                subject.Report(Shrunk, row, column, column.Caption, Print(now), Print(before));
            }
        }))
    {
        Compared = _ => columns.Select(column => new Comparison(sheet, column, column, Relation.Below, Quantity.LastYear(column), "比上年减少")),
    };

    static Comparison Over(FormSheet sheet, NumberColumn column, Standards standards, Limit percent, Limit least) =>
        new(sheet, column, column, Relation.Apart, Quantity.LastYear(column), $"与上年相差超过 {Print(standards[percent])}%")
        {
            Tolerance = Quantity.LastYear(column) * (standards[percent] / 100),
            Unless = [new Condition(column, Relation.Near, Quantity.LastYear(column)) { Tolerance = standards[least] }],
        };

    /// <summary>
    /// Last year's figures that this year's return gives once more are those that last year's return gave. Where each says on which basis it is,
    /// only figures of one basis are compared.
    /// </summary>
    /// <param name="sheet">The sheet, a list.</param>
    /// <param name="pairs">What is said of last year, and what was said then; each with its basis, null where it has none.</param>
    public static Check Restates(FormSheet sheet, params (NumberColumn Again, NumberColumn Then, ChoiceColumn? BasisAgain, ChoiceColumn? Basis)[] pairs) =>
        new(Restated, subject =>
        {
            if (subject.One(sheet) is not { } row || subject.Context.LastYear?[sheet].FirstOrDefault() is not { } old)
            {
                return;
            }

            foreach (var (again, then, basisAgain, basis) in pairs)
            {
                if (row[again] is { } now && old[then] is { } before && now != before
                    && (basis is null || basisAgain is null || row[basisAgain] == old[basis]))
                {
                    subject.Report(Restated, row, again, again.Caption, Print(now), Print(before));
                }
            }
        });

    /// <summary>True when a change is over a share of last year's value, and not too small to be asked about.</summary>
    public static bool IsOver(decimal now, decimal before, Standards standards, Limit percent, Limit least) =>
        Math.Abs(now - before) * 100 > before * standards[percent] && Math.Abs(now - before) >= standards[least];

    /// <summary>The change in percent of last year's value as texts print it: +12.5%; “上年为 0” when last year's is 0.</summary>
    public static string Share(decimal now, decimal before) => before == 0 ? "上年为 0"
        : FormattableString.Invariant($"{(now - before) * 100 / before:+0.#;-0.#}%");

    // “10 倍”, “1/100” when a value is about so many times last year's; null when it is none.
    static string? FactorOf(decimal now, decimal before, Standards standards, Limit least)
    {
        var (large, small) = now > before ? (now, before) : (before, now);
        var band = 1 + (standards[Limits.UnitBand] / 100);
        foreach (var factor in Factors)
        {
            if (small > 0 && large - small >= standards[least] && large <= small * factor * band && large * band >= small * factor)
            {
                return now > before ? $"{Print(factor)} 倍" : $"1/{Print(factor)}";
            }
        }

        return null;
    }

    static void Each(ReturnUnderCheck subject, FormSheet sheet, NumberColumn[] columns, Action<FormRow, NumberColumn, decimal> look)
    {
        if (subject.Context.LastYear is not { } lastYear)
        {
            return;
        }

        // A row that stands there twice is an error of its own.
        var then = lastYear[sheet].ToLookup(row => row.Key, StringComparer.Ordinal);
        foreach (var row in subject.Of(sheet))
        {
            foreach (var column in columns)
            {
                if (then[row.Key].FirstOrDefault() is { } old && old[column] is { } before)
                {
                    look(row, column, before);
                }
            }
        }
    }
}
