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
    readonly string _suffix;

    /// <summary>Compares a subject of a year with the year before. A school is compared with all whose pupils it has now.</summary>
    public Comparison(YearRows year, Subject subject)
    {
        _year = year;
        _now = year.ScopeOf(subject);
        (_name, _suffix) = (NameOf(year, subject), SuffixOf(subject));
        if (year.Before is not { } before)
        {
            return;
        }

        var from = subject.School is { } heir ? year.PredecessorsOf(heir).ToList() : null;
        if (from is [])
        {
            return;
        }

        _before = from is null || (from is [var same] && same.Code == subject.School) ? before.ScopeOf(subject) : new Scope(before, subject, from);
        var then = _before.Schools.ToHashSet();
        _same = [.. _now.Schools.Where(one => one.InForce && !one.Predecessors.IsEmpty && one.Predecessors.All(other => other.InForce && then.Contains(other)))];
        (_sameNow, _sameBefore) = Same(_same);
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
        var (given, givenBefore) = (_now[indicator].GivenBy, last[indicator].GivenBy);
        var schools = given is null || givenBefore is null ? _same : InBoth(indicator, given, givenBefore);
        var isWhole = _now[indicator].Source != MeasureSource.Schools;
        var (now, before) = isWhole || (given is not null && givenBefore is not null && AreAll(schools, indicator, last)) ? (_now, last)
            : schools.Length == _same.Length ? (_sameNow, _sameBefore)
            : Same(schools);
        return (now?[indicator].Value, before?[indicator].Value) is ({ } value, { } valueBefore)
            ? new LikeForLike(value, valueBefore, isWhole ? 0 : given is null ? now!.CoverageOf(indicator).Counted : schools.Length) : null;
    }

    ImmutableArray<SchoolRows> InBoth(Indicator indicator, Func<SchoolRows, bool> given, Func<SchoolRows, bool> givenBefore)
    {
        return _same.All(IsIn) ? _same : [.. _same.Where(IsIn)]; // mostly all of them: then nothing is made anew

        bool IsIn(SchoolRows school)
        {
            var isIn = Counts(school, indicator) && given(school);
            foreach (var before in school.Predecessors)
            {
                isIn = isIn && Counts(before, indicator) && givenBefore(before);
            }

            return isIn;
        }
    }

    // Where everybody who should give it does so in both years, as most do, it is measured already.
    bool AreAll(ImmutableArray<SchoolRows> schools, Indicator indicator, Scope last) => !schools.IsEmpty && indicator.Grades is null
        && schools.Length == _now.CoverageOf(indicator).Expected && schools.Sum(school => school.Predecessors.Length) == last.CoverageOf(indicator).Expected;

    bool Counts(SchoolRows school, Indicator indicator) => indicator.Asks(school.Form) && indicator.Counts?.Invoke(school, Subject) != false;

    (Scope? Now, Scope? Before) Same(ImmutableArray<SchoolRows> schools) => schools.IsEmpty ? (null, null)
        : schools.Length == _now.Schools.Length && schools.Sum(school => school.Predecessors.Length) == _before!.Schools.Length ? (_now, _before)
        : (new Scope(_year, Subject, schools), new Scope(_year.Before!, Subject, schools.SelectMany(school => school.Predecessors)));

    // Every school counts in a figure of the collection, whether it has sent anything or not.
    static Coverage CoverageOf(Scope scope, Indicator indicator) =>
        scope.CoverageOf(indicator) is var coverage && indicator.Section == Section.I ? new(coverage.Expected, coverage.Expected) : coverage;
}
