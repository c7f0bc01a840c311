using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Indicators;

/// <summary>One class of a return in force. A class of 0 pupils is no class, and never one of these.</summary>
/// <param name="School">Its school in that year.</param>
/// <param name="Grade">Grade 1–12.</param>
/// <param name="Number">Class number within the grade.</param>
/// <param name="Pupils">Pupils; null when not reported.</param>
/// <param name="Row">Where it stands.</param>
sealed record ClassRow(SchoolRows School, int Grade, int Number, decimal? Pupils, FormRow Row)
{
    FigureCell? _cell;

    /// <summary>大班额 by the limit of its year.</summary>
    public bool IsLarge { get; init; }

    /// <summary>超大班额 by the limit of its year.</summary>
    public bool IsSuperLarge { get; init; }

    /// <summary>The cell that its pupils were read from.</summary>
    public FigureCell PupilsCell => _cell ??= School.Cell(Row, Classes.Pupils);
}
