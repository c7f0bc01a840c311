using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>One row of the indicator tables.</summary>
/// <param name="Code">Stable kebab-case code; a figure's code begins with it.</param>
/// <param name="Section">Its section.</param>
/// <param name="Name">Name, without a subject.</param>
/// <param name="Unit">Unit of the value; empty for yes/no (1 is yes).</param>
/// <param name="Formula">How it is computed and whom it counts, in Chinese; limits in braces (<see cref="Standards.Fill"/>).</param>
/// <param name="Source">The document that defines it; “office rule” where none does.</param>
/// <param name="Of">The computation: value, completeness, like-for-like and cells all come from it.</param>
public sealed record Indicator(string Code, Section Section, Text Name, string Unit, string Formula, string Source, Func<Scope, Measure> Of)
{
    static readonly ConditionalWeakTable<Indicator, HashSet<Form>> FormsAsked = [];

    /// <summary>The kinds of subjects that it is told of.</summary>
    public ImmutableArray<SubjectKind> Subjects { get; init; } =
    [
        SubjectKind.County, SubjectKind.Compulsory, SubjectKind.Stage, SubjectKind.Grade, SubjectKind.Location, SubjectKind.Sponsor, SubjectKind.School,
    ];

    /// <summary>Of subjects of one stage, the stages that it is told of.</summary>
    public ImmutableArray<Stage> Stages { get; init; } = [Stage.Primary, Stage.Junior, Stage.Senior];

    /// <summary>The value that it is held against; null when there is none.</summary>
    public Limit? Limit { get; init; }

    /// <summary>Which side of the limit is as it should be.</summary>
    public Direction Direction { get; init; }

    /// <summary>As of when it is counted.</summary>
    public Clock Clock { get; init; }

    /// <summary>Whom it counts, in Chinese, where that is not every school that it asks: 不含学生不足 50 人的教学点. Empty for everybody.</summary>
    public string Whom { get; init; } = "";

    /// <summary>
    /// True where those who have not reported may turn a no into a yes: a yes/no that no school alone decides, or a share of people counted
    /// elsewhere. That it is not as it should be cannot be told before all have reported.
    /// </summary>
    public bool IsOfAllTogether { get; init; }

    /// <summary>True for a yes/no that each school answers for itself, and the county where all answer alike.</summary>
    public bool IsOfEach { get; init; }

    /// <summary>
    /// True for what is counted class by class: a large class is one whatever the others are. Of a school that does not tell the pupils of all its
    /// classes what is known is in the value, and the school is not counted.
    /// </summary>
    public bool CountsWhatIsKnown { get; init; }

    /// <summary>
    /// True for what is compared with last year cohort by cohort. Of a school of which not every cohort can be compared those that can are in the
    /// value, and the school is not counted.
    /// </summary>
    public bool IsOfCohorts { get; init; }

    /// <summary>True for a growth and for a gross rate: all other shares are of a part, which cannot be more than its whole.</summary>
    public bool MayExceedHundred { get; init; }

    /// <summary>True for a growth, and for what may be less than nothing as a difference or a balance.</summary>
    public bool MayBeNegative { get; init; }

    /// <summary>True for what is counted one by one, and so is whole; a quotient of two counts (codes with -per-) is not, though it has their unit.</summary>
    public bool IsCount => Unit is "个" or "所" or "人" or "名" or "家" or "家次" or "处" or "次" or "节" or "件" or "项"
        && !Code.Contains("-per-", StringComparison.Ordinal);

    /// <summary>True of a share whose part is more than its whole: one of the two was reported wrong, and it is neither met nor missed.</summary>
    internal bool IsImpossible(decimal? value) => Unit == "%" && !MayExceedHundred && value > 100;

    /// <summary>
    /// The schools that it counts; null for every one that it asks. Of a school that gives null it is not known before it reports: it is
    /// expected, and not counted.
    /// </summary>
    internal Func<SchoolRows, Subject, bool?>? Counts { get; init; }

    /// <summary>The grades that it is told of; null for all.</summary>
    public Func<Standards, ImmutableArray<int>>? Grades { get; init; }

    /// <summary>The columns of this year's returns that it computes with.</summary>
    public ImmutableArray<FormPlace> Columns { get; init; } = [new(Classes.Sheet, Classes.Pupils)];

    /// <summary>Their sheets.</summary>
    public ImmutableArray<FormSheet> Sheets => [.. Columns.Select(place => place.Sheet).Distinct()];

    /// <summary>
    /// The sheets whose senders it counts: those it reads, unless it says otherwise. Empty for everybody who sends a return.
    /// </summary>
    public ImmutableArray<FormSheet> Asked { get => field.IsDefault ? Sheets : field; init; }

    /// <summary>Sheets of the returns of the year before that it reads: empty unless it tells a change.</summary>
    public ImmutableArray<FormSheet> SheetsBefore { get; init; } = [];

    /// <summary>True for what is yes, no or not yet known.</summary>
    public bool IsYesNo => Unit.Length == 0;

    /// <summary>Day as of which it is counted in a school year; of money the last day of its calendar year.</summary>
    public DateOnly DayIn(SchoolYear year) => Clock == Clock.FiscalYear ? new DateOnly(year.FiscalYear, 12, 31) : year.ReferenceDate;

    /// <summary>The value in force that a figure of a subject is held against; null when there is none.</summary>
    internal decimal? LimitOf(Subject subject, Standards standards) => Limit is not { } limit ? null
        : limit.ByStage.IsEmpty ? standards[limit]
        : subject.TheStage is { } stage && limit.ByStage.ContainsKey(stage) ? standards[limit, stage] : null;

    /// <summary>Whether a value is as it should be; null when it or the limit is unknown, where nothing is asked, and of a share over 100 %.</summary>
    internal bool? IsMet(decimal? value, decimal? limit) => value is not { } own || IsImpossible(value) ? null
        : (Direction, limit) switch
        {
            (Direction.Yes, _) => own == 1,
            (Direction.AtLeast, { } least) => own >= least,
            (Direction.AtMost, { } most) => own <= most,
            (Direction.Below, { } below) => own < below,
            _ => null,
        };

    /// <summary>The grades that it is told of under some standards; empty for all.</summary>
    internal ImmutableArray<int> GradesIn(Standards standards) => Grades?.Invoke(standards) ?? [];

    /// <summary>True when it counts the senders of a form: looked up, since every school of a county asks it of every indicator.</summary>
    internal bool Asks(Form form) => FormsAsked.GetValue(this, one =>
        new(ReturnForms.Forms.Where(asked => one.Asked.IsEmpty || one.Asked.Any(asked.Sheets.Contains)), ReferenceEqualityComparer.Instance)).Contains(form);

    /// <summary>True when there is such a figure.</summary>
    internal bool IsToldOf(Subject subject, Standards standards) => Subjects.Contains(subject.Kind)
        && (subject.TheStage is not { } stage || subject.Kind == SubjectKind.Grade || Stages.Contains(stage))
        && (Grades is null || subject.CountsAny(Grades(standards)));
}

/// <summary>Which side of its limit an indicator should be on.</summary>
public enum Direction
{
    /// <summary>Nothing is asked of it.</summary>
    None,

    /// <summary>The limit or more.</summary>
    AtLeast,

    /// <summary>The limit or less.</summary>
    AtMost,

    /// <summary>Less than the limit.</summary>
    Below,

    /// <summary>Of a yes/no: yes.</summary>
    Yes,
}

/// <summary>As of when an indicator is counted.</summary>
public enum Clock
{
    /// <summary>1 September of the school year.</summary>
    ReferenceDay,

    /// <summary>The calendar year before the school year, as money is.</summary>
    FiscalYear,
}
