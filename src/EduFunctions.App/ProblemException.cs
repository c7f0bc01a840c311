using EduFunctions.App.Findings;
using EduFunctions.Findings;
using EduFunctions.Schools;

namespace EduFunctions.App;

/// <summary>A request that cannot be answered, for a reason that its sender can mend.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Stable kebab-case code.</param>
/// <param name="zh">What is wrong, what came and what was expected, in Chinese.</param>
/// <param name="en">The same in English.</param>
sealed class ProblemException(int status, string code, string zh, string en) : Exception(en)
{
    /// <summary>A school that a county's register does not have; in a year where one is asked for.</summary>
    public static ProblemException NotRegistered(CountyCode county, SchoolCode school, SchoolYear? year = null) => new(404,
        "school-not-registered",
        $"学校 {school} 不在县 {county} {(year is null ? "" : $"{year} 学年")}的学校名册中。请核对标识码，或先在名册中登记。",
        $"School {school} is not in the register of county {county}{(year is null ? "" : $" in school year {year}")}."
            + " Check the identifier, or register it first.");

    public int Status => status;

    public string Code => code;

    public Text Text { get; } = new(zh, en);

    /// <summary>What is wrong with the body that was sent; null when that is not the problem.</summary>
    public IReadOnlyList<FindingJson>? Findings { get; init; }

    /// <summary>The verbs that the address takes, for status 405; null otherwise.</summary>
    public IReadOnlyList<string>? Allow { get; init; }
}
