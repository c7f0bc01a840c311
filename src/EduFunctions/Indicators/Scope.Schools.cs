using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>The measures of what schools give, of the register, and of the bureau's return.</summary>
public sealed partial class Scope
{
    /// <summary>The sum over the schools that give a term; null when none does.</summary>
    internal Measure Sum(Term term)
    {
        var (sum, values) = ((decimal?)null, _year.ValuesOf(term, Subject));
        foreach (var school in _schools)
        {
            sum = values.Of(school) is { } number ? number + (sum ?? 0) : sum;
        }

        return Of(values, term, sum);
    }

    /// <summary>
    /// So much of one for each of the other, over the schools that give both; null when none does. Not applicable where there is none of the
    /// other.
    /// </summary>
    internal Measure Ratio(Term term, Term other, decimal times)
    {
        var (sum, of, isGiven) = (0m, 0m, false);
        var (values, others) = (_year.ValuesOf(term, Subject), _year.ValuesOf(other, Subject));
        foreach (var school in _schools)
        {
            if ((values.Of(school), others.Of(school)) is ({ } one, { } two))
            {
                (sum, of, isGiven) = (sum + one, of + two, true);
            }
        }

        return new Measure(isGiven && of != 0 ? sum * times / of : null, () => _schools.Where(Gives)
            .SelectMany(school => term.Cells(school, Subject).Concat(other.Cells(school, Subject)))) { GivenBy = Gives, IsNotApplicable = isGiven && of == 0 };

        bool Gives(SchoolRows school) => values.Of(school) is not null && others.Of(school) is not null;
    }

    /// <summary>0 as soon as one school says no, 1 when every school expected says yes, null until then.</summary>
    internal Measure All(Term isSo)
    {
        var (no, known, values) = (0, 0, _year.ValuesOf(isSo, Subject));
        foreach (var school in _schools)
        {
            if (values.Of(school) is { } yes)
            {
                (no, known) = (no + (yes == 0 ? 1 : 0), known + 1);
            }
        }

        var measure = Of(values, isSo, no > 0 ? 0 : known > 0 && known == _schools.Length ? 1 : null);
        return no == 0 ? measure : new Measure(0, () => _schools.Where(school => values.Of(school) == 0).SelectMany(school => isSo.Cells(school, Subject)))
        {
            GivenBy = measure.GivenBy,
        };
    }

    /// <summary>
    /// 差异系数: S ÷ X̄ with S = √Σ(Pᵢ ÷ ΣP)(Xᵢ − X̄)² and X̄ = Σxᵢ ÷ ΣPᵢ over the schools that give both x and their pupils P. Null when fewer
    /// than two do, or X̄ is 0; not applicable where there is one school to count: it differs from no other, and 0 would be no achievement.
    /// </summary>
    internal Measure Variation(Term term, decimal times)
    {
        var (values, weights) = (_year.ValuesOf(term, Subject), _year.ValuesOf(Term.Pupils, Subject));
        var given = _schools.Select(school => (Value: values.Of(school) * times, Pupils: weights.Of(school)))
            .Where(one => one is { Value: not null, Pupils: > 0 }).Select(one => (one.Value!.Value, one.Pupils!.Value)).ToList();
        return new Measure(given.Count < 2 ? null : Indicators.Variation.Of(given), () => _schools.Where(Gives)
            .SelectMany(school => term.Cells(school, Subject).Concat(Term.Pupils.Cells(school, Subject)))) { GivenBy = Gives, IsNotApplicable = _schools.Length < 2 };

        bool Gives(SchoolRows school) => values.Of(school) is not null && weights.Of(school) > 0;
    }

    /// <summary>Schools of the register; no return is read.</summary>
    internal Measure Registered(Func<School, bool> counts) => new(_schools.Count(school => counts(school.School)), () => []) { Source = MeasureSource.Register };

    /// <summary>The one row of a sheet of the bureau's return in force; null when there is none.</summary>
    internal FormRow? BureauRow(FormSheet sheet) => _year.Bureau?[sheet].FirstOrDefault();

    /// <summary>A cell of the bureau's return; null when it is not reported, not applicable where the bureau says so.</summary>
    internal Measure Bureau(FormSheet sheet, FormColumn column, Func<FormRow, decimal?> read) =>
        BureauRow(sheet) is { } row && read(row) is { } value
            ? new Measure(value, () => [_year.BureauCell(row, column)]) { Source = MeasureSource.Bureau }
            : new Measure(null, () => []) { Source = MeasureSource.Bureau, IsNotApplicable = BureauRow(sheet)?.Cell(column).State == CellState.NotApplicable };

    /// <summary>
    /// Rows of a sheet of the bureau's return, or the sum of a column of theirs. Null when no return is in force, when the sheet has no row at
    /// all (nobody has filled it in: 0 of a kind can only be told where others are registered), and when one of those summed is blank.
    /// </summary>
    internal Measure BureauRows(FormSheet sheet, FormColumn by, Func<FormRow, bool> counts, NumberColumn? sum)
    {
        var rows = (_year.Bureau?[sheet] ?? []).Where(counts).ToList();
        var isGiven = _year.Bureau?[sheet].Any() == true && (sum is null || rows.TrueForAll(row => row[sum] is not null));
        return new Measure(!isGiven ? null : sum is null ? rows.Count : rows.Sum(row => row[sum]),
            () => rows.SelectMany(row => sum is null ? new[] { _year.BureauCell(row, by) } : [_year.BureauCell(row, by), _year.BureauCell(row, sum)])) { Source = MeasureSource.Bureau };
    }

    Measure Of(TermValues values, Term term, decimal? value) => new(value, () => _schools.Where(values.IsGivenBy).SelectMany(school => term.Cells(school, Subject)))
    {
        GivenBy = values.IsGivenBy,
    };
}
