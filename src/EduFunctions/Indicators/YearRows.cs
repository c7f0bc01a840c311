using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>
/// A county's year at hand for measures and flags: its schools with their rows, the year before it, and who came from whom.
/// </summary>
sealed class YearRows
{
    readonly Register _register;
    readonly Lazy<Dictionary<SchoolCode, SchoolCode?>> _heirs;
    readonly Lazy<ILookup<SchoolCode?, SchoolRows>> _byHeir;
    readonly ConcurrentDictionary<Subject, Scope> _scopes = [];
    readonly ConcurrentDictionary<Given, TermValues> _values = [];

    YearRows(CountyYear year, YearRows? before, Register register)
    {
        (Year, Before, _register) = (year, before, register);
        Schools = [.. year.Entries.OrderBy(entry => entry.School.Code).Select((entry, number) => new SchoolRows(this, entry, number))];
        ByCode = Schools.ToFrozenDictionary(school => school.Code);
        if (before is not null)
        {
            before.After = this;
        }

        _heirs = new(() => (Before?.Schools ?? []).ToDictionary(school => school.Code, school => _register.HeirOf(school.Code, Year.Year)));
        _byHeir = new(() => (Before?.Schools ?? []).ToLookup(HeirOf));
    }

    /// <summary>The year.</summary>
    public CountyYear Year { get; }

    /// <summary>The year before; null in the county's first.</summary>
    public YearRows? Before { get; }

    /// <summary>The year after; null of the year that is compiled.</summary>
    public YearRows? After { get; private set; }

    /// <summary>Every school expected, by identifier.</summary>
    public ImmutableArray<SchoolRows> Schools { get; }

    /// <summary>The same, to be looked up.</summary>
    public FrozenDictionary<SchoolCode, SchoolRows> ByCode { get; }

    /// <summary>The bureau's own return in force; null when none was ever accepted.</summary>
    public Return? Bureau => Year.Bureau;

    /// <summary>A cell of it, as figures name it.</summary>
    public FigureCell BureauCell(FormRow row, FormColumn column) => new(Sender.Bureau.ToString(), Sender.Bureau.Name.Zh, Year.Year.StartYear,
        row.SheetName, row.Cell(column).Address?.ToString() ?? "", row.Cell(column).Number) { Text = row.Cell(column).Text };

    /// <summary>The limits of the year.</summary>
    public Standards Standards => Year.Standards;

    /// <summary>The last year of a history; the others follow by <see cref="Before"/>.</summary>
    public static YearRows Of(CountyHistory history) =>
        history.Earlier.Reverse().Append(history.Now)
            .Aggregate((YearRows?)null, (before, year) => new YearRows(year, before, history.Register))!;

    /// <summary>
    /// The scope of a subject. What is asked of the county and its parts is measured once; of a school it is quickly measured again, and soon
    /// gone: kept for all schools of five years, it cost more than it saved.
    /// </summary>
    public Scope ScopeOf(Subject subject) => subject.School is { } code ? new Scope(this, subject, ByCode.GetValueOrDefault(code) is { } school ? [school] : [])
        : _scopes.GetOrAdd(subject, static (subject, year) => new Scope(year, subject, year.Schools.Where(school => subject.Has(school.School))), this);

    /// <summary>
    /// What its schools give of a term, over the grades of a subject: worked out once of each, however many subjects of these grades ask.
    /// </summary>
    public TermValues ValuesOf(Term term, Subject subject) => _values.GetOrAdd(
        subject.IsWhole ? new Given(term, int.MinValue, int.MaxValue) : new Given(term, subject.FirstGrade, subject.LastGrade),
        static (given, asked) => new TermValues(given.Term, asked.Subject, asked.Schools), (Subject: subject, Schools: Schools.Length));

    /// <summary>The school that has the pupils of a school of the year before in this year; null when it closed for good.</summary>
    public SchoolCode? HeirOf(SchoolRows before) => _heirs.Value[before.Code];

    /// <summary>
    /// The schools of the year before whose pupils a school has now: itself, and those that merged into it. Empty when it is new,
    /// and in the first year.
    /// </summary>
    public ImmutableArray<SchoolRows> PredecessorsOf(SchoolCode code) => [.. _byHeir.Value[code]];

    /// <summary>
    /// True of a school that nobody's pupils came to when its entry began: after a move or a renumbering it has those that it had, after a merger
    /// theirs.
    /// </summary>
    public bool IsFromNobody(School school) => school.FirstYear is { } first && new SchoolYear(first) is var year
        && !_register.In(year.Previous).Any(one => _register.HeirOf(one.Code, year) == school.Code);

    /// <summary>A term over grades.</summary>
    readonly record struct Given(Term Term, int FirstGrade, int LastGrade);
}

/// <summary>What a year's schools give of a term, over the grades of a subject. Of one school only one thread may ask at a time.</summary>
sealed class TermValues(Term term, Subject subject, int schools)
{
    readonly (bool IsKnown, decimal? Value)[] _values = new (bool, decimal?)[schools];

    /// <summary>True of a school that gives it.</summary>
    public Func<SchoolRows, bool> IsGivenBy => field ??= school => Of(school) is not null;

    /// <summary>What a school gives; null when it does not.</summary>
    public decimal? Of(SchoolRows school)
    {
        ref var value = ref _values[school.Number];
        if (!value.IsKnown)
        {
            value = (true, term.Of(school, subject));
        }

        return value.Value;
    }
}
