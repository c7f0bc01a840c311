using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>A return as its sender knows it, before it becomes a file.</summary>
/// <param name="From">Who sends it.</param>
/// <param name="School">Its entry in the register in that year; null for the bureau.</param>
/// <param name="Year">The school year.</param>
/// <param name="Habit">How it is filled in.</param>
/// <param name="Received">Day on which the first file of it came.</param>
/// <param name="Values">What it says.</param>
sealed record SeedReturn(Sender From, School? School, SchoolYear Year, SeedHabit Habit, DateOnly Received, SeedValues Values)
{
    /// <summary>The form that it is filled in on.</summary>
    public Form Form => ReturnForms.FormOf(School?.Kind);

    /// <summary>Who sends it, by name.</summary>
    public string Name => School?.Name ?? SeedBureau.Name;
}

/// <summary>A file as it was sent.</summary>
/// <param name="From">The sender in whose place it was put.</param>
/// <param name="FileName">Its name there: return-1.xlsx, return-2.xlsx, return-1.xls.</param>
/// <param name="Received">Day on which it came.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Disease">What is wrong with it; null when it is sound.</param>
sealed record SeedFile(Sender From, string FileName, DateOnly Received, byte[] Bytes, SeedDisease? Disease);
