using EduFunctions.App.Findings;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Schools;

/// <summary>
/// <c>PUT /api/counties/{county}/schools?preview=</c>: the whole register, as a workbook or JSON; <c>preview=true</c> tells
/// what would change.
/// </summary>
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
        var changes = RegisterChange.Of(await register.ListAsync(county, cancellationToken), schools)
            .Select(RegisterChangeJson.Of).ToList();
        var answer = new RegisterJson(county.Value, schools.Length, changes, FindingJson.Of(reading.Findings));
        if ("true".Equals(request.Query[Parameters.Preview.Name], StringComparison.OrdinalIgnoreCase))
        {
            ETags.Require(request, await register.VersionAsync(county, cancellationToken));
            return Json.Answer(answer);
        }

        return await register.TryReplaceAsync(county, schools, version => ETags.Require(request, version), cancellationToken)
            ? Json.Answer(answer)
            : throw ETags.ChangedMeanwhile(request.Headers.IfMatch.Count > 0 ? StatusCodes.Status412PreconditionFailed
                : StatusCodes.Status409Conflict);
    }
}

/// <summary>A register that was taken.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Schools">How many schools it has now.</param>
/// <param name="Changes">What changes against the register before, by school.</param>
/// <param name="Findings">What was noticed in it; none of them rejects it.</param>
sealed record RegisterJson(string County, int Schools, IReadOnlyList<RegisterChangeJson> Changes, IReadOnlyList<FindingJson> Findings);

/// <summary>A school that changes.</summary>
/// <param name="School">Its ten digits.</param>
/// <param name="Name">Its name, after the change.</param>
/// <param name="Change">What becomes of it; removed leaves its returns to nobody, closed keeps them.</param>
/// <param name="ChangeName">The same in Chinese.</param>
/// <param name="Before">What stood there, in Chinese; empty when nothing did.</param>
/// <param name="After">What stands there then; empty when nothing does.</param>
sealed record RegisterChangeJson(string School, string Name, RegisterChangeKind Change, string ChangeName, string Before, string After)
{
    public static RegisterChangeJson Of(RegisterChange change) => new(change.Code.Value, change.Name, change.Kind,
        RegisterChange.NameOf(change.Kind), change.Before, change.After);
}
