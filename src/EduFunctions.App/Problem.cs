using Microsoft.AspNetCore.Http;

namespace EduFunctions.App;

/// <summary>Problem details (RFC 9457) with a code, in Chinese and English.</summary>
static class Problem
{
    public static IResult Of(int status, string code, string text, string textEn, object? findings = null)
    {
        var details = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["type"] = $"urn:edufunctions:{code}",
            ["title"] = code,
            ["status"] = status,
            ["detail"] = text,
            ["detailEn"] = textEn,
            ["code"] = code,
        };
        if (findings is not null)
        {
            details["findings"] = findings;
        }

        return Results.Json(details, Json.Options, "application/problem+json", status);
    }
}
