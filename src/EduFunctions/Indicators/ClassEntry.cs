using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>One class of a return in force, with what the indicators ask of it.</summary>
public sealed record ClassEntry
{
    /// <summary>Register's entry of its school.</summary>
    public required School School { get; init; }

    /// <summary>The school year of its return.</summary>
    public required SchoolYear Year { get; init; }

    /// <summary>Grade 1–12.</summary>
    public required int Grade { get; init; }

    /// <summary>Class number within the grade.</summary>
    public required int Number { get; init; }

    /// <summary>Pupils on 1 September; null when not reported.</summary>
    public required decimal? Pupils { get; init; }

    /// <summary>School years in a row that it has been large, this one included, followed by its cohort; 0 when it is not large.</summary>
    public required int LargeYears { get; init; }

    /// <summary>School years in a row that it has been super-large, this one included; 0 when it is not.</summary>
    public required int SuperLargeYears { get; init; }

    /// <summary>True when it is known what it was the year before: its school reported then, was not yet open, or it is of the school's lowest grade.</summary>
    public required bool IsCompared { get; init; }

    /// <summary>Where it stands.</summary>
    public required FormRow Row { get; init; }

    /// <summary>小学, 初中 or 高中.</summary>
    public Stage Stage => SchoolKinds.StageOf(Grade);

    /// <summary>True for grades 1–9.</summary>
    public bool IsCompulsory => Grade <= 9;

    /// <summary>The cell that its pupils were read from.</summary>
    public FigureCell PupilsCell => new(School.Code.Value, School.Name, Year.StartYear, Row.SheetName, Row.Cell(Classes.Pupils).Address?.ToString() ?? "", Pupils);
}
