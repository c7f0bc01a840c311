using System.Security.Cryptography;
using System.Text;
using EduFunctions.App.Schools;
using EduFunctions.Findings;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App.Returns;

/// <summary><c>GET …/template?school=</c>: the school's workbook to fill in, with last year's figures.</summary>
sealed class GetTemplate(SchoolRegister register, ReturnStore returns)
{
    [Function(nameof(GetTemplate))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/template")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Requests.School(request.Query["school"].ToString()));
        var school = await register.FindAsync(place.County, place.School, cancellationToken)
            ?? throw new ProblemException(404, "school-not-registered", $"学校 {place.School} 不在县 {place.County} 的名册中。", $"School {place.School} is not in the register of county {place.County}.");
        var before = await returns.FindAsync(place with { Year = place.Year.Previous }, cancellationToken);
        var lastYear = before is null ? null : (await returns.InForceAsync(place.County, place.Year.Previous, [before], cancellationToken)).GetValueOrDefault(place.School);
        var template = ReturnTemplate.Write(school, place.County, place.Year, lastYear);
        return Results.File(template, ContentTypes.Xlsx, $"{SchoolReturnForm.Form.Caption}-{place.Year}-{school.Name}.xlsx", entityTag: new EntityTagHeaderValue(ContentTypes.ETagOf(template)));
    }
}

/// <summary><c>PUT …/schools/{school}/return</c>: an upload; the blob trigger does the rest. The hash in the answer is that of the state once this very file has been taken up.</summary>
sealed class PutReturn(ReturnFiles files)
{
    [Function(nameof(PutReturn))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/counties/{county}/years/{year}/schools/{school}/return")] HttpRequest request, string county, string year, string school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Requests.School(school));
        if (!ContentTypes.IsWorkbook(request.ContentType))
        {
            throw ContentTypes.Unsupported(request.ContentType);
        }

        var content = await Requests.BodyAsync(request.Body, WorkbookReader.FileBytesMaximum, cancellationToken);
        await files.UploadAsync(place, request.Query["file"].ToString(), content, cancellationToken);
        var address = $"/api/counties/{place.County}/years/{place.Year}/schools/{place.School}/return";
        return Results.Accepted(address, new { status = address, contentHash = Convert.ToHexStringLower(SHA256.HashData(content)) });
    }
}

/// <summary><c>GET …/returns</c>: where every school's return stands.</summary>
sealed class GetReturns(SchoolRegister register, ReturnStore returns)
{
    [Function(nameof(GetReturns))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/returns")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var (code, schoolYear) = (Requests.County(county), Requests.Year(year));
        var states = (await returns.ListAsync(code, schoolYear, cancellationToken)).ToDictionary(status => status.RowKey, StringComparer.Ordinal);
        var names = (await register.ListAsync(code, cancellationToken)).Where(school => school.IsOpenIn(schoolYear)).ToDictionary(school => school.Code.Value, school => school.Name);
        return Results.Json(names.Keys.Union(states.Keys).Order(StringComparer.Ordinal).Select(school =>
        {
            var status = states.GetValueOrDefault(school);
            var state = status?.ReturnState ?? ReturnState.Expected;
            return new { school, name = names.GetValueOrDefault(school), state, stateName = ReturnStates.NameOf(state), version = status?.Version ?? 0, inForceVersion = status?.InForceVersion ?? 0, status?.Received, errors = status?.Errors ?? 0, openQueries = status?.OpenQueries ?? 0, status?.Failure };
        }), Json.Options);
    }
}

/// <summary><c>GET …/schools/{school}/return</c>: state, version, findings.</summary>
sealed class GetReturn(ReturnFiles files, ReturnStore returns)
{
    [Function(nameof(GetReturn))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/schools/{school}/return")] HttpRequest request, string county, string year, string school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Requests.School(school));
        var status = await returns.FindAsync(place, cancellationToken) ?? throw NothingYet(place);
        var findings = status.ReturnState == ReturnState.Received ? [] : await files.FindingsAsync(place, status.VersionId, cancellationToken);
        return Json.Answer(request, new
        {
            county = place.County.Value,
            year = place.Year.StartYear,
            school = place.School.Value,
            state = status.ReturnState,
            stateName = ReturnStates.NameOf(status.ReturnState),
            status.Version,
            status.InForceVersion,
            status.Received,
            status.Uploaded,
            file = ReturnFiles.NameOf(status.BlobName),
            status.ContentHash,
            status.Errors,
            status.Queries,
            status.OpenQueries,
            status.Failure,
            findings = findings.Select(FindingJson.Of),
        }, ContentTypes.ETagOf(Encoding.UTF8.GetBytes(status.ETag.ToString())));
    }

    internal static ProblemException NothingYet(ReturnPlace place) =>
        new(404, "nothing-received", $"学校 {place.School} 在 {place.Year} 学年尚未报送。", $"School {place.School} has sent nothing in school year {place.Year}.");
}

/// <summary><c>GET …/schools/{school}/return/receipt</c>: the marked-up workbook of the latest version.</summary>
sealed class GetReceipt(ReturnFiles files, ReturnStore returns)
{
    [Function(nameof(GetReceipt))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/schools/{school}/return/receipt")] HttpRequest request, string county, string year, string school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Requests.School(school));
        var status = await returns.FindAsync(place, cancellationToken) ?? throw GetReturn.NothingYet(place);
        var receipt = status.ReturnState == ReturnState.Received ? null : await files.ReceiptAsync(place, status.VersionId, cancellationToken);
        return receipt is null
            ? Problem.Of(409, "check-not-ended", "正在校验，请几秒钟后再取回执。", "The check has not ended; ask again in some seconds.")
            : Results.File(receipt, ContentTypes.Xlsx, $"回执-{place.Year}-{place.School}-第{status.Version}版.xlsx", entityTag: new EntityTagHeaderValue($"\"{status.VersionId}\""));
    }
}

/// <summary>A finding as the API writes it, with its cells' addresses.</summary>
sealed record FindingJson(string Code, Severity Severity, string? Sheet, string? Caption, IEnumerable<FindingCellJson> Cells, string Message, string MessageEn, string? Explanation)
{
    public static FindingJson Of(Finding finding) => new(finding.Code, finding.Severity, finding.Sheet, finding.Caption,
        finding.Cells.Select(cell => new FindingCellJson(cell.Address, cell.Text)), finding.Message, finding.MessageEn, finding.Explanation);
}

/// <summary>A place that a finding points at.</summary>
sealed record FindingCellJson(string Address, string? Text);
