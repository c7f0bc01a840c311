using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>
/// What an indicator measures: the schools and grades of one subject in one year, with the year before and the limits in force.
/// </summary>
public sealed partial class Scope
{
    const string Collection = "报送";

    readonly YearRows _year;
    readonly ImmutableArray<SchoolRows> _schools;
    readonly Dictionary<Indicator, Measure> _measures = new(ReferenceEqualityComparer.Instance);

    internal Scope(YearRows year, Subject subject, IEnumerable<SchoolRows> schools) =>
        (_year, Subject, _schools) = (year, subject, [.. schools]);

    /// <summary>Whom it counts.</summary>
    public Subject Subject { get; }

    /// <summary>The limits in force.</summary>
    public Standards Standards => _year.Standards;

    /// <summary>The schools expected.</summary>
    internal ImmutableArray<SchoolRows> Schools => _schools;

    /// <summary>Another figure of the same subject; what is computed with it names it as its source.</summary>
    public Measure Figure(string indicator) => this[IndicatorTable.Of(indicator)].As(new FigureCode(indicator, Subject));

    /// <summary>Sum of a column over the rows of these schools and grades; null when nothing is reported.</summary>
    public Measure Sum(FormSheet sheet, NumberColumn column)
    {
        decimal? sum = null;
        foreach (var school in _schools)
        {
            foreach (var row in school.Rows(sheet))
            {
                sum = row.IsOf(Subject) && row.Row[column] is { } number ? number + (sum ?? 0) : sum;
            }
        }

        return new Measure(sum, () => _schools.SelectMany(
            school => school.Rows(sheet).Where(row => row.IsOf(Subject) && row.Row[column] is not null), (school, row) =>
                school.Cell(row.Row, column)));
    }

    /// <summary>An indicator over this scope.</summary>
    internal Measure this[Indicator indicator] =>
        _measures.TryGetValue(indicator, out var known) ? known : _measures[indicator] = indicator.Of(CountedBy(indicator));

    /// <summary>
    /// Whether an indicator is as it should be here; null when nobody can say: a no that those who have not reported may still turn is none.
    /// </summary>
    internal bool? IsMet(Indicator indicator) => indicator.IsMet(this[indicator].Value, indicator.LimitOf(Subject, Standards)) switch
    {
        false when indicator.IsOfAllTogether && CoverageOf(indicator) is { IsWhole: false } => null,
        var met => met,
    };

    /// <summary>The scope of the schools that an indicator counts: this one, where it counts them all.</summary>
    internal Scope CountedBy(Indicator indicator) => indicator.Counts is { } counts ? CountedBy(counts) : this;

    // Asked of every figure, and mostly true of all: then nothing is made anew.
    Scope CountedBy(Func<SchoolRows, Subject, bool?> counts)
    {
        foreach (var school in _schools)
        {
            if (counts(school, Subject) != true)
            {
                return OnlyThoseOf(counts);
            }
        }

        return this;
    }

    Scope OnlyThoseOf(Func<SchoolRows, Subject, bool?> counts) => new(_year, Subject, _schools.Where(school => counts(school, Subject) == true));

    /// <summary>Schools whose return stands so.</summary>
    internal Measure Returns(Func<Standing, DateOnly, bool> stands)
    {
        var schools = _schools.Where(school => stands(school.Entry.Standing, _year.Year.Due));
        return new Measure(schools.Count(), () => schools.Select(
            school => Cell(school, Collection, ReturnStates.NameOf(school.Entry.Standing.State), school.Entry.Standing.Version)));
    }

    /// <summary>
    /// Mean of a sheet's cells filled in over the schools expected whose form has it, in %: a school without a return in force has
    /// filled in none. Null when no such school is expected.
    /// </summary>
    internal Measure Filled(FormSheet sheet)
    {
        var asked = _schools.Where(school => school.Form.Sheets.Contains(sheet)).ToList();
        return new Measure(asked.Count == 0 ? null : asked.Sum(Percent) / asked.Count,
            () => asked.Select(school => Cell(school, sheet.Caption, "", Percent(school))));

        decimal Percent(SchoolRows school) => school.Entry.Standing.Filled.GetValueOrDefault(sheet.Code) * 100;
    }

    /// <summary>
    /// How many schools with a return in force, of how many that an indicator asks; of those only that have one of its grades, when
    /// it names some.
    /// </summary>
    internal Coverage CoverageOf(Indicator indicator)
    {
        var (grades, measure) = (indicator.GradesIn(Standards), this[indicator]);
        if (measure.Source != MeasureSource.Schools)
        {
            return measure.Source == MeasureSource.Register ? new(_schools.Length, _schools.Length) : new(_year.Bureau is null ? 0 : 1, 1);
        }

        var (coverage, form, isAsked) = (default(Coverage), (Form?)null, false);
        foreach (var school in _schools)
        {
            // Schools of one form follow upon each other: it is asked once for them all.
            isAsked = ReferenceEquals(form, school.Form) ? isAsked : indicator.Asks(form = school.Form);
            if (isAsked && (grades.IsEmpty || school.HasAny(grades, Subject))
                && (indicator.Counts is { } counts ? counts(school, Subject) : true) is not false and var isCounted)
            {
                coverage = coverage with { Expected = coverage.Expected + 1 };
                coverage = isCounted == true && (measure.GivenBy?.Invoke(school) ?? school.InForce) ? coverage with { Counted = coverage.Counted + 1 }
                    : !school.InForce ? coverage
                    : IsWithheld(indicator, school, grades) ? coverage with { Withheld = coverage.Withheld + 1 } : coverage with { Uncomputed = coverage.Uncomputed + 1 };
            }
        }

        return coverage;
    }

    /// <summary>
    /// True of a school that answers “/”, “无” or “保密” in a cell that an indicator reads, and leaves none of them blank: whether it does not
    /// apply there or is kept back, nobody can tell. Where it names grades, in theirs alone.
    /// </summary>
    bool IsWithheld(Indicator indicator, SchoolRows school, ImmutableArray<int> grades)
    {
        var withheld = false;
        foreach (var (sheet, column) in indicator.Columns.Where(place => school.Form.Sheets.Contains(place.Sheet)))
        {
            var states = school.Rows(sheet).Where(row => Subject.IsWhole || (row.FirstGrade <= Subject.LastGrade && row.LastGrade >= Subject.FirstGrade))
                .Where(row => grades.IsEmpty || grades.Any(grade => row.FirstGrade <= grade && row.LastGrade >= grade))
                .Select(row => row.Row.Cell(column).State).ToList();

            // The cover of a school says whom it counts: a blank there is a no.
            if (!ReferenceEquals(sheet, Cover.Sheet) && (states.Count == 0 || states.Contains(CellState.Blank)))
            {
                return false;
            }

            withheld |= states.Contains(CellState.NotApplicable);
        }

        return withheld;
    }

    FigureCell Cell(SchoolRows school, string sheet, string cell, decimal value) =>
        new(school.Code.Value, school.School.Name, _year.Year.Year.StartYear, sheet, cell, value);
}
