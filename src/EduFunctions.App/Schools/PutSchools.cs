using EduFunctions.App.Findings;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Schools;

/// <summary><c>PUT /api/counties/{county}/schools</c>: the whole register, as a workbook or JSON.</summary>
sealed class PutSchools(SchoolRegister register, CheckTurns turns)
{
    /// <summary>Bytes of a workbook: that of a thousand schools has a tenth.</summary>
    internal const int FileBytesMaximum = 4 * 1024 * 1024;

    /// <summary>Bytes of JSON: of a thousand schools it has a fifth.</summary>
    internal const int JsonBytesMaximum = 1_000_000;

    [Function(nameof(PutSchools))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/schools")] HttpRequest request, CountyCode county, CancellationToken cancellationToken)
    {
        var body = await Body.ReadAsync(request, cancellationToken);
        var reading = await turns.TakeAsync(() =>
            Task.FromResult(request.HasJsonContentType() ? SchoolJson.Read(body) : RegisterWorkbook.Read(body)), cancellationToken);
        var schools = reading.Schools
            ?? throw new ProblemException(422, "register-has-errors", "名册有错误，未作任何改动。",
                "The register has errors; nothing was changed.") { Findings = FindingJson.Of(reading.Findings) };
        return await register.TryReplaceAsync(county, schools, version => ETags.Require(request, version), cancellationToken)
            ? Json.Answer(new RegisterJson(county.Value, schools.Length, FindingJson.Of(reading.Findings)))
            : throw ETags.ChangedMeanwhile(request.Headers.IfMatch.Count > 0 ? StatusCodes.Status412PreconditionFailed
                : StatusCodes.Status409Conflict);
    }
}

/// <summary>A register that was taken.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Schools">How many schools it has now.</param>
/// <param name="Findings">What was noticed in it; none of them rejects it.</param>
sealed record RegisterJson(string County, int Schools, IReadOnlyList<FindingJson> Findings);
