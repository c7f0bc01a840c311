using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>
/// A subject this year and last year, and both again over the schools that are counted in both: an indicator measured over the
/// four gives a figure with its change.
/// </summary>
sealed class Comparison
{
    readonly Scope _now;
    readonly Scope? _before;
    readonly Scope? _sameNow;
    readonly Scope? _sameBefore;
    readonly Text _name;
    readonly DateOnly _referenceDate;

    /// <summary>Compares a subject of a year with the year before. A school is compared with all whose pupils it has now.</summary>
    public Comparison(YearRows year, Subject subject)
    {
        _referenceDate = year.Year.Year.ReferenceDate;
        _now = ScopeOf(year, subject);
        _name = subject.School is { } school && year.ByCode.GetValueOrDefault(school) is { } named
            ? new Text(named.School.Name, named.School.Name) : subject.Name;
        if (year.Before is not { } before || (subject.School is { } code && !year.PredecessorsOf(code).Any()))
        {
            return;
        }

        _before = subject.School is { } heir ? new Scope(before, subject, year.PredecessorsOf(heir)) : ScopeOf(before, subject);
        var then = _before.Schools.ToHashSet();
        var same = _now.Schools.Where(one =>
            one.InForce && one.Predecessors.Any() && one.Predecessors.All(other => other.InForce && then.Contains(other))).ToList();
        if (same.Count == _now.Schools.Length && same.Sum(one => one.Predecessors.Count()) == then.Count)
        {
            (_sameNow, _sameBefore) = (_now, _before);
        }
        else if (same.Count > 0)
        {
            (_sameNow, _sameBefore) = (new Scope(year, subject, same),
                new Scope(before, subject, same.SelectMany(one => one.Predecessors)));
        }
    }

    /// <summary>Whom it compares.</summary>
    public Subject Subject => _now.Subject;

    /// <summary>This year's scope of a subject.</summary>
    public static Scope ScopeOf(YearRows year, Subject subject) => new(year, subject, subject.School is { } code
        ? year.ByCode.GetValueOrDefault(code) is { } school ? [school] : []
        : year.Schools.Where(school => subject.Has(school.School)));

    /// <summary>The figure of an indicator.</summary>
    public Figure Figure(Indicator indicator)
    {
        var isCollection = indicator.Section == Section.I;
        var (counted, expected) = Completeness(_now, indicator, isCollection);
        var last = _before is null ? default((int Counted, int Expected)?) : Completeness(_before, indicator, isCollection);
        return new Figure
        {
            Code = new FigureCode(indicator.Code, Subject).ToString(),
            Indicator = indicator.Code,
            Name = new Text(_name.Zh + indicator.Name.Zh, $"{indicator.Name.En}, {_name.En}"),
            Unit = indicator.Unit,
            Value = _now[indicator].Value,
            LastYear = _before?[indicator].Value,
            Counted = counted,
            Expected = expected,
            LastYearCounted = last?.Counted,
            LastYearExpected = last?.Expected,
            LikeForLike = indicator.IsYesNo || isCollection ? null : LikeForLikeOf(indicator),
            ReferenceDate = _referenceDate,
        };
    }

    LikeForLike? LikeForLikeOf(Indicator indicator) => (_sameNow?[indicator].Value, _sameBefore?[indicator].Value) is ({ } value, { } last)
        ? new LikeForLike(value, last, Completeness(_sameNow, indicator, false).Counted)
        : null;

    // Every school counts in a figure of the collection, whether it has sent anything or not.
    static (int Counted, int Expected) Completeness(Scope scope, Indicator indicator, bool isCollection)
    {
        var (counted, expected) = scope.Completeness(indicator);
        return (isCollection ? expected : counted, expected);
    }
}
