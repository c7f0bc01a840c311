using System.Text.Json.Serialization;
using EduFunctions.App.Findings;

namespace EduFunctions.App;

/// <summary>Problem details (RFC 9457) with a code, in Chinese and English.</summary>
/// <param name="Type">urn:edufunctions: and the code.</param>
/// <param name="Title">The code.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong, what came and what was expected, in Chinese.</param>
/// <param name="DetailEn">The same in English.</param>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Findings">What is wrong with the body that was sent; absent when that is not the problem.</param>
sealed record ProblemJson(
    string Type, string Title, int Status, string Detail, string DetailEn, string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FindingJson>? Findings = null)
{
    public const string ContentType = "application/problem+json";

    public static ProblemJson Of(ProblemException problem) =>
        new($"urn:edufunctions:{problem.Code}", problem.Code, problem.Status, problem.Text.Zh, problem.Text.En, problem.Code, problem.Findings);
}
