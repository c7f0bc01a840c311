using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>
/// A subject this year and last year, and both again over the schools that are counted in both: an indicator measured over the
/// four gives a figure with its change.
/// </summary>
sealed class Comparison
{
    readonly YearRows _year;
    readonly Scope _now;
    readonly Scope? _before;
    readonly Scope? _sameNow;
    readonly Scope? _sameBefore;
    readonly ImmutableArray<SchoolRows> _same = [];
    readonly Text _name;

    /// <summary>Compares a subject of a year with the year before. A school is compared with all whose pupils it has now.</summary>
    public Comparison(YearRows year, Subject subject)
    {
        _year = year;
        _now = year.ScopeOf(subject);
        _name = subject.School is { } school && year.ByCode.GetValueOrDefault(school) is { } named
            ? subject.Kind == SubjectKind.Section ? Text.Of($"{named.School.Name}（{subject.Name.Zh}段）", $"{named.School.Name}, {subject.Name.En}")
                : new Text(named.School.Name, named.School.Name)
            : subject.Name;
        if (year.Before is not { } before || (subject.School is { } code && !year.PredecessorsOf(code).Any()))
        {
            return;
        }

        _before = subject.School is { } heir ? new Scope(before, subject, year.PredecessorsOf(heir)) : before.ScopeOf(subject);
        var then = _before.Schools.ToHashSet();
        _same = [.. _now.Schools.Where(one => one.InForce && one.Predecessors.Any() && one.Predecessors.All(other => other.InForce && then.Contains(other)))];
        (_sameNow, _sameBefore) = Same(_same);
    }

    /// <summary>Whom it compares.</summary>
    public Subject Subject => _now.Subject;

    /// <summary>The figure of an indicator.</summary>
    public Figure Figure(Indicator indicator)
    {
        var isCollection = indicator.Section == Section.I;
        var now = CoverageOf(_now, indicator, isCollection);
        var last = _before is null ? default(Coverage?) : CoverageOf(_before, indicator, isCollection);
        return new Figure
        {
            Code = new FigureCode(indicator.Code, Subject).ToString(),
            Indicator = indicator.Code,
            Name = new Text(_name.Zh + indicator.Name.Zh, $"{indicator.Name.En}, {_name.En}"),
            Unit = indicator.Unit,
            Value = _now[indicator].Value,
            IsNotApplicable = _now[indicator] is { Value: null } measure && (now.Expected == 0 || (measure.IsNotApplicable && now.IsWhole)),
            LastYear = _before?[indicator].Value,
            Counted = now.Counted,
            Expected = now.Expected,
            Withheld = now.Withheld,
            Uncomputed = now.Uncomputed,
            LastYearCounted = last?.Counted,
            LastYearExpected = last?.Expected,
            LikeForLike = indicator.IsYesNo || isCollection ? null : LikeForLikeOf(indicator),
            ReferenceDate = indicator.DayIn(_year.Year.Year),
            Limit = indicator.LimitOf(Subject, _now.Standards),
            IsMet = _now.IsMet(indicator),
        };
    }

    // Over the schools that give all of it in both years; what the bureau or the register says is whole in itself.
    LikeForLike? LikeForLikeOf(Indicator indicator)
    {
        if (_before is null)
        {
            return null;
        }

        var (given, givenBefore) = (_now[indicator].GivenBy, _before[indicator].GivenBy);
        var schools = given is null || givenBefore is null ? _same
            : [.. _same.Where(school => Counts(school, indicator) && given(school)
                && school.Predecessors.All(before => Counts(before, indicator) && givenBefore(before)))];
        var (now, before) = schools.Length == _same.Length ? (_sameNow, _sameBefore) : Same(schools);
        var isWhole = _now[indicator].Source != MeasureSource.Schools;
        return ((isWhole ? _now : now)?[indicator].Value, (isWhole ? _before : before)?[indicator].Value) is ({ } value, { } last)
            ? new LikeForLike(value, last, isWhole ? 0 : given is null ? now!.CoverageOf(indicator).Counted : schools.Length) : null;
    }

    bool Counts(SchoolRows school, Indicator indicator) => indicator.Asks(school.Form) && indicator.Counts?.Invoke(school, Subject) != false;

    (Scope? Now, Scope? Before) Same(ImmutableArray<SchoolRows> schools) => schools.IsEmpty ? (null, null)
        : schools.Length == _now.Schools.Length && schools.Sum(school => school.Predecessors.Count()) == _before!.Schools.Length ? (_now, _before)
        : (new Scope(_year, Subject, schools), new Scope(_year.Before!, Subject, schools.SelectMany(school => school.Predecessors)));

    // Every school counts in a figure of the collection, whether it has sent anything or not.
    static Coverage CoverageOf(Scope scope, Indicator indicator, bool isCollection) =>
        scope.CoverageOf(indicator) is var coverage && isCollection ? new(coverage.Expected, coverage.Expected) : coverage;
}
