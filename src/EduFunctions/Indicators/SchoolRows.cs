using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>
/// A school in one year with the rows of its return in force; what is derived from them is worked out once, when it is first
/// asked for.
/// </summary>
sealed class SchoolRows(YearRows year, RoundEntry entry, int number)
{
    const int GradeCount = 12;

    readonly Dictionary<FormSheet, ImmutableArray<SheetRow>> _rows = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<ClassKind, ClassCount[]> _counts = new(ReferenceEqualityComparer.Instance);
    ImmutableArray<Subject> _subjects;
    ImmutableArray<SchoolRows> _predecessors;
    ImmutableArray<ClassRow> _classes;
    ImmutableArray<ClassRow>[]? _byGrade;
    (bool IsSummed, decimal? Pupils) _compulsory;
    (bool IsTold, bool? IsSo) _excepted;
    ImmutableArray<Cohort> _cohorts;
    ImmutableArray<StageRelief> _reliefs;

    /// <summary>Its year.</summary>
    public YearRows Year => year;

    /// <summary>Its number among the year's schools, from 0.</summary>
    public int Number => number;

    /// <summary>Register's entry, as it is in that year, with its standing and its return.</summary>
    public RoundEntry Entry => entry;

    /// <summary>Register's entry.</summary>
    public School School => entry.School;

    /// <summary>Its identifier.</summary>
    public SchoolCode Code => entry.School.Code;

    /// <summary>It, and its sections.</summary>
    public ImmutableArray<Subject> Subjects => _subjects.IsDefault ? _subjects = Subject.OfSchool(School) : _subjects;

    /// <summary>True when it has a return that counts.</summary>
    public bool InForce => entry.InForce is not null;

    /// <summary>The grades that its kind has.</summary>
    public SchoolKindFacts Kind { get; } = SchoolKinds.Of(entry.School.Kind);

    /// <summary>The form that it fills in.</summary>
    public Form Form { get; } = ReturnForms.FormOf(entry.School.Kind);

    /// <summary>The schools of the year before whose pupils it has now.</summary>
    public ImmutableArray<SchoolRows> Predecessors => _predecessors.IsDefault ? _predecessors = year.PredecessorsOf(Code) : _predecessors;

    /// <summary>
    /// Whether its own report and last year's of all whose pupils it has now are known: of those that have grades as it has, for a kindergarten that
    /// merged into a school had none of its classes.
    /// </summary>
    public CohortPast Past => InForce && !Predecessors.IsEmpty && Predecessors.All(before => before.InForce || !HasGradesAs(before)) ? CohortPast.Known : CohortPast.Unknown;

    /// <summary>Its classes, by grade, number, row; 0-pupil classes left out.</summary>
    public ImmutableArray<ClassRow> Classes => _classes.IsDefault ? _classes = Read() : _classes;

    /// <summary>What became of its large classes since last year, grade by grade.</summary>
    public ImmutableArray<Cohort> Cohorts => !_cohorts.IsDefault ? _cohorts
        : _cohorts = InForce ? [.. Enumerable.Range(1, GradeCount).Where(HasGrade).Select(grade => Cohort.Of(this, grade))] : [];

    /// <summary>Why it has large classes and what would relieve them: one for each stage with a large class.</summary>
    public ImmutableArray<StageRelief> Reliefs => _reliefs.IsDefault
        ? _reliefs = [.. SchoolKinds.GradedStages.Where(row => Classes.Any(one => one.IsLarge && SchoolKinds.StageOf(one.Grade) == row.Stage))
            .Select(row => StageRelief.Of(this, row.Stage))]
        : _reliefs;

    /// <summary>True when its kind has the grade.</summary>
    public bool HasGrade(int grade) => grade >= Kind.FirstGrade && grade <= Kind.LastGrade;

    bool HasGradesAs(SchoolRows other) => other.Kind.FirstGrade <= Kind.LastGrade && other.Kind.LastGrade >= Kind.FirstGrade;

    /// <summary>True when its kind has one of the grades that the subject counts.</summary>
    public bool HasAny(ImmutableArray<int> grades, Subject subject)
    {
        foreach (var grade in grades)
        {
            if (HasGrade(grade) && subject.Counts(grade))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Its classes of one grade.</summary>
    public ImmutableArray<ClassRow> ClassesOf(int grade) => ByGrade[grade];

    /// <summary>Its classes of a kind, grade by grade: item 1 is grade 1.</summary>
    public ReadOnlySpan<ClassCount> CountsOf(ClassKind kind)
    {
        if (!_counts.TryGetValue(kind, out var counts))
        {
            _counts[kind] = counts = new ClassCount[ByGrade.Length];
            foreach (var row in Classes)
            {
                if (row.Pupils is { } pupils && kind.Holds(row))
                {
                    counts[row.Grade] = new(counts[row.Grade].Classes + 1, counts[row.Grade].Pupils + pupils);
                }
            }
        }

        return counts;
    }

    /// <summary>True when it reports the pupils of every class of the grade, and at least one class.</summary>
    public bool Reports(int grade) => ByGrade[grade] is { Length: > 0 } classes && CountsOf(ClassKind.Reported)[grade].Classes == classes.Length;

    /// <summary>True when nothing of the grade is left open: it <see cref="Reports"/> it, or may well have none of it.</summary>
    public bool Tells(int grade) => Reports(grade) || (InForce && ByGrade[grade].IsEmpty && MayLack(grade));

    // A grade that is not listed is not said to be none, but where the kind or the age of the school says so: 教学点 have some grades only, and a new
    // school grows year by year from its entrance grades.
    bool MayLack(int grade) => School.Kind == SchoolKind.TeachingPoint
        || (School.FirstYear is { } first && year.Year.Year.StartYear - first < grade - Subject.Of(SchoolKinds.StageOf(grade)).FirstGrade
            && year.IsFromNobody(School) && Predecessors.All(before => before.ClassesOf(grade - 1).IsEmpty));

    /// <summary>Its large classes of one grade.</summary>
    public ImmutableArray<ClassRow> LargeOf(int grade) => CountsOf(ClassKind.Large)[grade].Classes == 0 ? [] : [.. ByGrade[grade].Where(row => row.IsLarge)];

    /// <summary>Pupils of its compulsory grades, as far as reported; null when nothing is.</summary>
    public decimal? CompulsoryPupils => (_compulsory = _compulsory.IsSummed ? _compulsory
        : (true, Compulsory.Any(row => row.Pupils is not null) ? Compulsory.Sum(row => row.Pupils) : null)).Pupils;

    /// <summary>Its classes of grades 1 to 9.</summary>
    public IEnumerable<ClassRow> Compulsory => Classes.Where(row => row.Grade <= Subject.Compulsory.LastGrade);

    /// <summary>
    /// Whether it has more pupils in its compulsory grades than a school of its kind may have; null where that hangs on migrant workers' children
    /// whom it has not told.
    /// </summary>
    public bool? IsLarge => IsExcepted is { } isExcepted ? CompulsoryPupils > SizeLimit(isExcepted)
        : CompulsoryPupils > SizeLimit(true) ? true : CompulsoryPupils > SizeLimit(false) ? null : false;

    /// <summary>
    /// Most pupils that its compulsory grades may have: more where it was built by 2010, or where more than half are migrant workers' children
    /// (<see cref="EvaluationLimits.LargeSchoolExcepted"/>).
    /// </summary>
    public decimal SizeLimit(bool isExcepted) => year.Standards.SchoolSizeLimit(School.Kind, isExcepted);

    /// <summary>Whether the higher limit is its own; null where classes that do not tell their migrant workers' children may make the half.</summary>
    public bool? IsExcepted => (_excepted = _excepted.IsTold ? _excepted : (true, Excepted())).IsSo;

    bool? Excepted() => WholeOf(Cover.Sheet)?[Cover.BuiltBy2010] == true || Compulsory.Sum(row => row.Row[Returns.SchoolReturn.Classes.Migrant] ?? 0) * 2 > CompulsoryPupils ? true
        : Compulsory.Sum(row => row.Row[Returns.SchoolReturn.Classes.Migrant] ?? row.Pupils ?? 0) * 2 > CompulsoryPupils ? null : false;

    /// <summary>The rows of one sheet as they stand in it, each with the grades that it is about.</summary>
    public ImmutableArray<SheetRow> Rows(FormSheet sheet) => _rows.TryGetValue(sheet, out var known) ? known : _rows[sheet] = Read(sheet);

    /// <summary>The row that a sheet has about a stage; null when it has none.</summary>
    public FormRow? RowOf(FormSheet sheet, Stage stage) => Rows(sheet)
        .Where(row => row.FirstGrade == Subject.Of(stage).FirstGrade && row.LastGrade == Subject.Of(stage).LastGrade)
        .Select(row => row.Row).FirstOrDefault();

    /// <summary>The one row of a sheet about the whole school; null when it has none.</summary>
    public FormRow? WholeOf(FormSheet sheet) => Rows(sheet) is [var only, ..] ? only.Row : null;

    /// <summary>Its pupils, or children, in the grades of a subject, as far as reported; 0 when nothing is.</summary>
    public decimal Everybody(Subject subject) => School.Kind == SchoolKind.Kindergarten ? ValueOf(PreschoolTable.Children, subject) ?? 0
        : Classes.Where(row => subject.Counts(row.Grade)).Sum(row => row.Pupils ?? 0);

    /// <summary>What it gives of a term, over the grades of a subject: worked out once, however many subjects of these grades ask.</summary>
    public decimal? ValueOf(Term term, Subject subject) => year.ValuesOf(term, subject).Of(this);

    /// <summary>Pupils of its classes in the grades of a subject; null when one of them is not reported, or there is none.</summary>
    public decimal? PupilsIn(Subject subject)
    {
        decimal? sum = null;
        var reported = CountsOf(ClassKind.Reported);
        for (var grade = Math.Max(1, subject.FirstGrade); grade <= subject.LastGrade; grade++)
        {
            if (ByGrade[grade].Length > reported[grade].Classes)
            {
                return null;
            }

            sum = ByGrade[grade].IsEmpty ? sum : (sum ?? 0) + reported[grade].Pupils;
        }

        return sum;
    }

    /// <summary>
    /// The share (0–1) of its premises that the grades of a subject have: by pupils, each weighted by stage. 1 where all its grades are the
    /// subject's; null when pupils are not reported.
    /// </summary>
    public decimal? ShareOf(Subject subject)
    {
        if (Kind.FirstGrade >= subject.FirstGrade && Kind.LastGrade <= subject.LastGrade)
        {
            return 1;
        }

        var (own, all) = (0m, 0m);
        foreach (var (stage, _) in SchoolKinds.GradedStages)
        {
            if (HasGrade(Subject.Of(stage).LastGrade))
            {
                if (PupilsIn(Subject.Of(stage)) is not { } pupils)
                {
                    return null;
                }

                var weighted = pupils * year.Standards[EvaluationLimits.StageWeight, stage];
                (own, all) = (own + (subject.Counts(Subject.Of(stage).LastGrade) ? weighted : 0), all + weighted);
            }
        }

        return all == 0 ? null : own / all;
    }

    /// <summary>One cell of it.</summary>
    public FigureCell Cell(FormRow row, FormColumn column) => new(Code.Value, School.Name, year.Year.Year.StartYear, row.SheetName,
        row.Cell(column).Address?.ToString() ?? "", row.Cell(column).Number) { Text = row.Cell(column).Text };

    // Item 1 is grade 1: the classes are in order, so that those of a grade stand together.
    ImmutableArray<ClassRow>[] ByGrade
    {
        get
        {
            if (_byGrade is null)
            {
                _byGrade = new ImmutableArray<ClassRow>[GradeCount + 1];
                var next = 0;
                for (var grade = 0; grade <= GradeCount; grade++)
                {
                    var first = next;
                    while (next < Classes.Length && Classes[next].Grade == grade)
                    {
                        next++;
                    }

                    _byGrade[grade] = Classes.Slice(first, next - first);
                }
            }

            return _byGrade;
        }
    }

    ImmutableArray<SheetRow> Read(FormSheet sheet)
    {
        ImmutableArray<SheetRow> rows = [.. (entry.InForce?[sheet] ?? []).Select(row => SheetRow.Of(row, Kind))];
        return rows.Sort(static (one, other) => one.Row.RowNumber.CompareTo(other.Row.RowNumber)); // the same where they are in order, as they mostly are
    }

    ImmutableArray<ClassRow> Read()
    {
        var classes = new List<ClassRow>();
        var (large, superLarge) = (year.Standards[Limits.LargeClass], year.Standards[Limits.SuperLargeClass]);
        foreach (var row in entry.InForce?[Returns.SchoolReturn.Classes.Sheet] ?? [])
        {
            var pupils = row[Returns.SchoolReturn.Classes.Pupils];
            if (row[Returns.SchoolReturn.Classes.Grade] is >= 1 and <= GradeCount and var grade && pupils != 0)
            {
                var number = (int)(row[Returns.SchoolReturn.Classes.Number] ?? 0);
                classes.Add(new(this, (int)grade, number, pupils, row) { IsLarge = pupils >= large, IsSuperLarge = pupils >= superLarge });
            }
        }

        classes.Sort((one, other) => (one.Grade, one.Number, one.Row.RowNumber).CompareTo((other.Grade, other.Number, other.Row.RowNumber)));
        return [.. classes];
    }
}

/// <summary>One row of a return and the grades that it is about.</summary>
/// <param name="Row">The row.</param>
/// <param name="FirstGrade">Lowest grade.</param>
/// <param name="LastGrade">Highest grade.</param>
readonly record struct SheetRow(FormRow Row, int FirstGrade, int LastGrade)
{
    /// <summary>True when all that it is about belongs to the subject.</summary>
    public bool IsOf(Subject subject) => subject.IsWhole || (FirstGrade >= subject.FirstGrade && LastGrade <= subject.LastGrade);

    /// <summary>
    /// The row of a class is about its grade, the row of a stage about the stage's, any other about all the grades that the school has: so that
    /// it counts for a stage where the school has no other.
    /// </summary>
    public static SheetRow Of(FormRow row, SchoolKindFacts kind)
    {
        if (ReferenceEquals(row.Sheet, Classes.Sheet))
        {
            var grade = (int)(row[Classes.Grade] ?? 0);
            return new SheetRow(row, grade, grade);
        }

        if (row.Sheet.Columns[0] is ChoiceColumn { Code: "stage" } column)
        {
            foreach (var (stage, name) in SchoolKinds.GradedStages)
            {
                if (name == row[column])
                {
                    return new SheetRow(row, Subject.Of(stage).FirstGrade, Subject.Of(stage).LastGrade);
                }
            }
        }

        return new SheetRow(row, kind.FirstGrade, kind.LastGrade);
    }
}
