using System.Diagnostics.CodeAnalysis;
using EduFunctions.Findings;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>Who sends a return: a school, or the bureau itself.</summary>
public readonly record struct Sender : IComparable<Sender>
{
    const string BureauName = "bureau";

    Sender(SchoolCode? school) => School = school;

    /// <summary>The school; null for the bureau.</summary>
    public SchoolCode? School { get; }

    /// <summary>The education bureau.</summary>
    public static Sender Bureau { get; } = new(null);

    /// <summary>A school as a sender.</summary>
    public static Sender Of(SchoolCode school) => new(school);

    /// <summary>True for ten digits, or “bureau”.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sender sender)
    {
        var isSchool = SchoolCode.TryParse(text, out var school);
        sender = isSchool ? Of(school) : Bureau;
        return isSchool || text == BureauName;
    }

    /// <summary>
    /// Whose return of the year before its own is compared with: the bureau's with the bureau's, a school's as <see cref="Register.OriginOf"/>
    /// tells. Null when there is none, or not one alone.
    /// </summary>
    public Sender? OriginIn(Register register, SchoolYear year) =>
        School is not { } school ? this : register.OriginOf(school, year) is { } origin ? Of(origin) : null;

    /// <summary>As sentences name it: 学校 4206990001, 教育局.</summary>
    public Text Name => School is { } school ? Text.Of($"学校 {school}", $"school {school}") : new("教育局", "the bureau");

    /// <inheritdoc/>
    public int CompareTo(Sender other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The ten digits, or “bureau”: as the path and the stored keys have it.</summary>
    public override string ToString() => School?.Value ?? BureauName;
}
