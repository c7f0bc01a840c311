using Microsoft.AspNetCore.Http;

namespace EduFunctions.App;

/// <summary>A request that cannot be answered, for a reason that its sender can mend.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Stable kebab-case code.</param>
/// <param name="text">What is wrong, what came and what was expected, in Chinese.</param>
/// <param name="textEn">The same in English.</param>
sealed class ProblemException(int status, string code, string text, string textEn) : Exception(textEn)
{
    public IResult ToResult() => Problem.Of(status, code, text, Message);
}
