using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>
/// A subject this year and last year, and both again over the schools that an indicator counts in both: measured over the four it gives a
/// figure with its change.
/// </summary>
sealed class Comparison
{
    readonly YearRows _year;
    readonly Scope _now;
    readonly Scope? _before;
    readonly Text _name;
    readonly string _suffix;
    (Scope Now, Scope Before)? _same;

    /// <summary>
    /// Compares a subject of a year with the year before. A school is compared with all whose pupils it has now, its stage with those of them
    /// that had it.
    /// </summary>
    public Comparison(YearRows year, Subject subject)
    {
        _year = year;
        _now = year.ScopeOf(subject);
        (_name, _suffix) = (NameOf(year, subject), SuffixOf(subject));
        if (year.Before is not { } before)
        {
            return;
        }

        var from = subject.School is { } heir ? year.PredecessorsOf(heir).Where(IsOfSubject).ToList() : null;
        _before = from switch
        {
            [] => null,
            null => before.ScopeOf(subject),
            [var same] when same.Code == subject.School => before.ScopeOf(subject),
            _ => new Scope(before, subject, from),
        };
    }

    /// <summary>Whom it compares.</summary>
    public Subject Subject => _now.Subject;

    /// <summary>The figure of an indicator.</summary>
    public Figure Figure(Indicator indicator) => Of(_year, _now, _name, _suffix, indicator, _before,
        _before is null || indicator.IsYesNo || indicator.Section == Section.I ? null : LikeForLikeOf(indicator, _before));

    /// <summary>The figure of an indicator, held against no other year.</summary>
    public static Figure Of(YearRows year, Subject subject, Indicator indicator) => Of(year, year.ScopeOf(subject), NameOf(year, subject), SuffixOf(subject), indicator, null, null);

    // What the codes of all figures of a subject end with.
    static string SuffixOf(Subject subject) => new FigureCode("", subject).ToString();

    static Figure Of(YearRows year, Scope scope, Text name, string suffix, Indicator indicator, Scope? before, LikeForLike? likeForLike)
    {
        var (coverage, last) = (CoverageOf(scope, indicator), before is null ? default(Coverage?) : CoverageOf(before, indicator));
        return new Figure
        {
            Code = indicator.Code + suffix,
            Indicator = indicator.Code,
            Name = new Text(name.Zh + indicator.Name.Zh, $"{indicator.Name.En}, {name.En}"),
            Unit = indicator.Unit,
            Value = scope[indicator].Value,
            IsNotApplicable = scope[indicator] is { Value: null } measure && (coverage.Expected == 0 || (measure.IsNotApplicable && coverage.IsWhole)),
            Counted = coverage.Counted,
            Expected = coverage.Expected,
            Withheld = coverage.Withheld,
            Uncomputed = coverage.Uncomputed,
            ReferenceDate = indicator.DayIn(year.Year.Year),
            Limit = indicator.LimitOf(scope.Subject, scope.Standards),
            IsMet = scope.IsMet(indicator),
            LastYear = before?[indicator].Value,
            LastYearCounted = last?.Counted,
            LastYearExpected = last?.Expected,
            LikeForLike = likeForLike,
        };
    }

    static Text NameOf(YearRows year, Subject subject) => subject.School is { } school && year.ByCode.GetValueOrDefault(school) is { } named
        ? subject.Kind == SubjectKind.Section ? Text.Of($"{named.School.Name}（{subject.Name.Zh}段）", $"{named.School.Name}, {subject.Name.En}")
            : new Text(named.School.Name, named.School.Name)
        : subject.Name;

    // Over the schools that give all of it in both years; what the bureau or the register says is whole in itself.
    LikeForLike? LikeForLikeOf(Indicator indicator, Scope last)
    {
        if (_now[indicator].Source != MeasureSource.Schools)
        {
            return Pair((_now, last), 0);
        }

        var (schools, before) = InBoth(indicator, last);

        // Where everybody who should give it does so in both years, as most do, it is measured already.
        return schools.Count == 0 ? null
            : schools.Count == _now.CoverageOf(indicator).Expected && before.Count == last.CoverageOf(indicator).Expected ? Pair((_now, last), schools.Count)
            : Pair(Same(schools, before), schools.Count);

        LikeForLike? Pair((Scope Now, Scope Before) scopes, int count) =>
            (scopes.Now[indicator].Value, scopes.Before[indicator].Value) is ({ } value, { } valueBefore) ? new LikeForLike(value, valueBefore, count) : null;
    }

    // One indicator after another is mostly given by the same: what these share is measured once.
    (Scope Now, Scope Before) Same(List<SchoolRows> schools, List<SchoolRows> before)
    {
        if (_same is not { } same || !same.Now.Schools.SequenceEqual(schools) || !same.Before.Schools.SequenceEqual(before))
        {
            _same = same = (new Scope(_year, Subject, schools), new Scope(_year.Before!, Subject, before));
        }

        return same;
    }

    // This year's schools, and those of last year that they are compared with.
    (List<SchoolRows> Now, List<SchoolRows> Before) InBoth(Indicator indicator, Scope last)
    {
        var (now, before) = (new List<SchoolRows>(), new List<SchoolRows>());
        var (given, givenBefore) = (_now[indicator].GivenBy, last[indicator].GivenBy);
        foreach (var school in _now.Schools)
        {
            if (IsAsked(school, indicator) && Gives(school, indicator, given) && AddBefore(school))
            {
                now.Add(school);
            }
        }

        return (now, before);

        // Who was not to be counted last year is passed over; but pupils whom a school has from there are no growth of their number, and then it is
        // compared with nobody.
        bool AddBefore(SchoolRows school)
        {
            var first = before.Count;
            foreach (var one in school.Predecessors)
            {
                var isAsked = IsOfSubject(one) && IsAsked(one, indicator);
                if (isAsked ? !Gives(one, indicator, givenBefore) : AddsUp(indicator) && SharesGrades(one, school))
                {
                    before.RemoveRange(first, before.Count - first);
                    return false;
                }

                if (isAsked)
                {
                    before.Add(one);
                }
            }

            return before.Count > first;
        }
    }

    // As CoverageOf expects it.
    bool IsAsked(SchoolRows school, Indicator indicator) => indicator.Asks(school.Form) && indicator.Counts?.Invoke(school, Subject) != false
        && indicator.GradesIn(school.Year.Standards) is var grades && (grades.IsEmpty || school.HasAny(grades, Subject));

    bool Gives(SchoolRows school, Indicator indicator, Func<SchoolRows, bool>? given) =>
        (indicator.Counts is not { } counts || counts(school, Subject) == true) && (given?.Invoke(school) ?? school.InForce);

    // Of one stage of one school what is told is a rate, or how many of the seven it meets.
    bool AddsUp(Indicator indicator) => Subject.Kind != SubjectKind.Section && (indicator.IsCount || indicator.Unit == "万元");

    bool IsOfSubject(SchoolRows before) => Subject.School is null ? Subject.Has(before.School) : SharesGrades(before, before);

    // Of the grades that the subject counts; kindergartens' years are grades too.
    bool SharesGrades(SchoolRows one, SchoolRows other)
    {
        var (first, last) = (Math.Max(one.Kind.FirstGrade, other.Kind.FirstGrade), Math.Min(one.Kind.LastGrade, other.Kind.LastGrade));
        return Subject.IsWhole ? first <= last : Math.Max(first, Subject.FirstGrade) <= Math.Min(last, Subject.LastGrade);
    }

    // Every school counts in a figure of the collection, whether it has sent anything or not.
    static Coverage CoverageOf(Scope scope, Indicator indicator) =>
        scope.CoverageOf(indicator) is var coverage && indicator.Section == Section.I ? new(coverage.Expected, coverage.Expected) : coverage;
}
