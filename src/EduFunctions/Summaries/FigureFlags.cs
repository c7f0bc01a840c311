using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Summaries;

/// <summary>
/// Flags told from figures that are not as they should be: of the county, of its stages, of schools. Where part of the schools have not
/// reported, the text says of how many it is told.
/// </summary>
static class FigureFlags
{
    const int CellsMost = 500;

    /// <summary>A search for the figures of indicators that miss their limits.</summary>
    /// <param name="indicators">Codes of the indicators.</param>
    /// <param name="ofSchools">True for figures of schools and their sections, false for those of the county.</param>
    /// <param name="remedy">What to do about it.</param>
    public static FlagSearch Unmet(ImmutableArray<string> indicators, bool ofSchools, Func<FigureMissed, Text> remedy)
    {
        var asked = indicators.Select(IndicatorTable.Of).ToList();
        return (rule, year, _) => (ofSchools ? year.Schools.SelectMany(school => school.Subjects) : Subject.OfCounty.Where(subject => !ByPart.Contains(subject.Kind)))
            .SelectMany(subject => OfSubject(rule, year, subject));

        IEnumerable<FlagCase> OfSubject(FlagRule rule, YearRows year, Subject subject)
        {
            Scope? scope = null; // of a school it is made anew, and of many nothing is told
            foreach (var indicator in asked)
            {
                if (SummaryCompiler.IsTold(indicator, subject, year) && (ofSchools || subject == Subject.County || !indicator.Subjects.Contains(SubjectKind.County))
                    && (scope ??= year.ScopeOf(subject)).IsMet(indicator) == false)
                {
                    var key = new FlagKey(indicators.Length == 1 ? rule.Code : $"{rule.Code}/{indicator.Code}", subject.ToString(), null);
                    yield return CaseOf(rule, key, year, new FigureMissed(indicator, subject, year), remedy);
                }
            }
        }
    }

    // The same county once more by stage, location or sponsor: told on the page, not as flags of their own.
    static readonly ImmutableArray<SubjectKind> ByPart =
        [SubjectKind.Location, SubjectKind.Sponsor, SubjectKind.KindergartenLocation, SubjectKind.KindergartenSponsor, SubjectKind.Grade];

    static FlagCase CaseOf(FlagRule rule, FlagKey key, YearRows year, FigureMissed missed, Func<FigureMissed, Text> remedy)
    {
        var (school, indicator) = (missed.Subject.School is { } code ? year.ByCode[code] : null, missed.Indicator);
        return new FlagCase(rule, key, year, school, PastOf(missed, school), () =>
        {
            var figure = Comparison.Of(year, missed.Subject, indicator);
            var (value, limit) = (FigureText.Value(figure), FigureText.Limit(figure, indicator));
            var partial = figure.Counted == figure.Expected || school is not null ? Text.Empty
                : !FigureText.IsGivenByPart(figure) ? Text.Of($"（按已报 {figure.Counted} / {figure.Expected} 所）", $" (of {figure.Counted} of {figure.Expected} schools)")
                : Text.Of($"（按有数的 {figure.Counted} / {figure.Expected} 所，{FigureText.NotCounted(figure).Zh}）", $" (of {figure.Counted} of {figure.Expected} schools; {FigureText.NotCounted(figure).En})");
            return new Flag
            {
                Key = key, Code = rule.Code, Severity = rule.Severity, School = school?.Code.Value,
                Subject = school?.School.Name ?? missed.Subject.Name.Zh, Change = default, Years = default,
                Text = Text.Of($"{figure.Name.Zh}：{FigureText.WithUnit(figure, value).Zh}，{limit.Zh}{partial.Zh}。", $"{figure.Name.En}: {value.En}, {limit.En}{partial.En}."),
                Remedy = remedy(missed),
                Cells = [.. missed.Measure.Cells.Take(CellsMost)],
            };
        }, heir => EndOf(missed, heir));
    }

    // Known where last year's figure is, and was not met by part of the schools alone: a school's with those that merged into it and had such a figure.
    static CohortPast PastOf(FigureMissed missed, SchoolRows? school)
    {
        if (missed.Year.Before is not { } before)
        {
            return CohortPast.Unknown;
        }

        return school is null ? IsKnown(missed.Subject) ? CohortPast.Known : CohortPast.Unknown
            : FlagCase.PastOf(school.Predecessors.Where(one => SummaryCompiler.IsTold(missed.Indicator, OfSchool(missed.Subject, one), before)), one => IsKnown(OfSchool(missed.Subject, one)));

        bool IsKnown(Subject subject) => before.ScopeOf(subject) is var scope && scope[missed.Indicator].Value is not null
            && (scope.IsMet(missed.Indicator) == false || scope.CoverageOf(missed.Indicator).IsWhole);
    }

    static Subject OfSchool(Subject subject, SchoolRows school) =>
        subject is { Kind: SubjectKind.Section, TheStage: { } stage } ? Subject.Of(school.Code, stage) : Subject.Of(school.Code);

    static FlagEnd? EndOf(FigureMissed missed, SchoolRows? heir)
    {
        var (isOfCounty, one) = (missed.Subject.School is null, heir is null ? missed.Subject : OfSchool(missed.Subject, heir));
        if (missed.Year.After is not { } now)
        {
            return null;
        }

        if ((heir is null && !isOfCounty) || !SummaryCompiler.IsTold(missed.Indicator, one, now))
        {
            var last = Comparison.Of(missed.Year, missed.Subject, missed.Indicator);
            var value = FigureText.WithUnit(last, FigureText.Value(last));
            var why = (isOfCounty ? null : FlagEnd.Untold(heir, missed.Subject.TheStage)) ?? new("今年不计入该项指标", "not counted this year");
            return new FlagEnd(FlagChange.Unconfirmed, Text.Of($"{last.Name.Zh}：{value.Zh}（上年）；{why.Zh}，不算已达到。", $"{last.Name.En}: {value.En} last year; {why.En}."), [.. missed.Measure.Cells.Take(CellsMost)]);
        }

        var figure = Comparison.Of(now, one, missed.Indicator);
        return figure.IsMet switch // what is not met and not found again is asked for only after the due date
        {
            true when figure.Counted == figure.Expected => new FlagEnd(FlagChange.Cleared,
                Text.Of($"{figure.Name.Zh}：{FigureText.Value(figure).Zh}，已达到。", $"{figure.Name.En}: {FigureText.Value(figure).En}, as it should be."),
                [.. now.ScopeOf(one)[missed.Indicator].Cells.Take(CellsMost)]),
            false => new FlagEnd(FlagChange.Unconfirmed, Text.Of($"{figure.Name.Zh}：{FigureText.WithUnit(figure, FigureText.Value(figure)).Zh}；截止日 {now.Year.Due:yyyy-MM-dd} 未到，今年暂不判定。",
                $"{figure.Name.En}: {FigureText.WithUnit(figure, FigureText.Value(figure)).En}; not yet judged, due on {now.Year.Due:yyyy-MM-dd}."), [.. now.ScopeOf(one)[missed.Indicator].Cells.Take(CellsMost)]),
            true => new FlagEnd(FlagChange.Unconfirmed, Text.Of($"{figure.Name.Zh}：{FigureText.Value(figure).Zh}，有数的 {figure.Counted} 所达到；应报 {figure.Expected} 所，{FigureText.NotCounted(figure).Zh}，尚不能确定。",
                $"{figure.Name.En}: {FigureText.Value(figure).En}, met where told: {figure.Counted} of {figure.Expected}; {FigureText.NotCounted(figure).En}."), []),
            _ when figure.IsNotApplicable => new FlagEnd(FlagChange.Unconfirmed, Text.Of($"{figure.Name.Zh}今年不适用，不算已达到。", $"{figure.Name.En}: not applicable this year."), []),
            _ when figure.Withheld == figure.Expected => new FlagEnd(FlagChange.Unconfirmed, Text.Of($"{figure.Name.Zh}今年{FigureText.Value(figure with { Value = null }).Zh}，须核实，尚不能确定是否达到。",
                $"{figure.Name.En}: {FigureText.NotCounted(figure).En}; to be verified."), []),
            _ when figure.Value is not null || FigureText.IsGivenByPart(figure) => new FlagEnd(FlagChange.Unconfirmed,
                Text.Of($"{figure.Name.Zh}：{Told(figure).Zh}，尚不能确定是否达到。", $"{figure.Name.En}: {Told(figure).En}; not known this year."), []),
            _ => new FlagEnd(FlagChange.Unconfirmed, Text.Of($"{figure.Name.Zh}今年没有数据，尚不能确定是否达到。", $"{figure.Name.En}: not known this year."), []),
        };

        // As far as it is known, and why no further: 84.39%（应报 39 所，1 所未报或退回）.
        static Text Told(Figure figure) => (figure.Value is null ? Text.Empty : FigureText.Value(figure), FigureText.NotCounted(figure)) switch
        {
            (var value, { Zh.Length: 0 }) => value,
            ({ Zh.Length: 0 }, var others) => others,
            var (value, others) => Text.Of($"{value.Zh}（应报 {figure.Expected} 所，{others.Zh}）", $"{value.En} ({figure.Expected} should give it, {others.En})"),
        };
    }
}

/// <summary>A figure that is not as it should be: what is asked of it is measured again, since of most years it is not asked.</summary>
/// <param name="Indicator">Its indicator.</param>
/// <param name="Subject">Whom it counts.</param>
/// <param name="Year">The year.</param>
sealed record FigureMissed(Indicator Indicator, Subject Subject, YearRows Year)
{
    /// <summary>The measure.</summary>
    public Measure Measure => Year.ScopeOf(Subject)[Indicator];

    /// <summary>What it is held against; null for a yes/no.</summary>
    public decimal? Limit => Indicator.LimitOf(Subject, Year.Standards);

    /// <summary>The schools that it was measured over.</summary>
    public Scope Scope => Year.ScopeOf(Subject).CountedBy(Indicator);

    /// <summary>How far the value is from the limit.</summary>
    public decimal Gap => Math.Abs((Measure.Value ?? 0) - (Limit ?? 0));
}
