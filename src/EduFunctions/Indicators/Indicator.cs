using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
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
    /// <summary>The kinds of subjects that it is told of.</summary>
    public ImmutableArray<SubjectKind> Subjects { get; init; } = [.. Enum.GetValues<SubjectKind>()];

    /// <summary>The grades that it is told of; null for all.</summary>
    public Func<Standards, ImmutableArray<int>>? Grades { get; init; }

    /// <summary>Sheets of this year's returns that it reads.</summary>
    public ImmutableArray<FormSheet> Sheets { get; init; } = [Classes.Sheet];

    /// <summary>
    /// The sheets whose senders it counts: those it reads, unless it says otherwise. Empty for everybody who sends a return.
    /// </summary>
    public ImmutableArray<FormSheet> Asked { get => field.IsDefault ? Sheets : field; init; }

    /// <summary>Sheets of the returns of the year before that it reads: empty unless it tells a change.</summary>
    public ImmutableArray<FormSheet> SheetsBefore { get; init; } = [];

    /// <summary>True for what is yes, no or not yet known.</summary>
    public bool IsYesNo => Unit.Length == 0;

    /// <summary>The grades that it is told of under some standards; empty for all.</summary>
    internal ImmutableArray<int> GradesIn(Standards standards) => Grades?.Invoke(standards) ?? [];

    /// <summary>True when it counts the senders of a form.</summary>
    internal bool Asks(Form form) => Asked.IsEmpty || Asked.Any(form.Sheets.Contains);

    /// <summary>True when there is such a figure.</summary>
    internal bool IsToldOf(Subject subject, Standards standards) => Subjects.Contains(subject.Kind)
        && (Grades is null || Grades(standards).Any(grade => grade >= subject.FirstGrade && grade <= subject.LastGrade));
}
