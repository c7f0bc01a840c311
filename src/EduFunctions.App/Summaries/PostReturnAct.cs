using System.Text.Json.Serialization;
using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary>
/// <c>POST …/schools/{school}/return/acts</c>, <c>POST …/bureau/return/acts</c>: an officer returns, confirms, locks, reopens or extends a
/// return. One address for all, since an act is a row of a table and not a resource.
/// </summary>
sealed class PostReturnAct(ReturnActs acts, TouchedSummaries touched)
{
    public const string OfBureau = "PostBureauReturnAct";

    internal const int BodyBytesMaximum = 10_000;

    const string Expected = """{"act":"return","by":"王敏","reason":"三年级人数与学籍系统不符"}""";

    [Function(nameof(PostReturnAct))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return/acts")] HttpRequest request, CountyCode county,
        SchoolYear year, SchoolCode school, CancellationToken cancellationToken) =>
        AnswerAsync(request, new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "post",
        Route = "api/counties/{county}/years/{year}/bureau/return/acts")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> AnswerAsync(HttpRequest request, ReturnPlace place, CancellationToken cancellationToken)
    {
        var body = Json.Read<ReturnActJson>(await Body.ReadAsync(request, cancellationToken), Expected);
        var order = ReturnOrder.Of(place.Year, body.Act, body.By, body.Reason, body.Due);
        var (status, step) = await acts.DoAsync(place, order,
            known => ETags.Require(request, known?.ETag), cancellationToken);
        return Json.Answer(new ReturnMovedJson(place.Sender.ToString(), status.ReturnState, ReturnStates.NameOf(status.ReturnState),
            status.Version, status.InForceVersion, await touched.FindAsync(place, step.VersionId, cancellationToken)));
    }
}

/// <summary>What an officer does to a return.</summary>
/// <param name="Act">return, confirm, lock, reopen or extend.</param>
/// <param name="By">The officer's name.</param>
/// <param name="Reason">Why; must be said to return, reopen or extend.</param>
/// <param name="Due">The new last day, for extend alone.</param>
sealed record ReturnActJson([property: JsonRequired] ReturnAct Act, [property: JsonRequired] string? By, string? Reason = null,
    DateOnly? Due = null);

/// <summary>Where a return stands after an act.</summary>
/// <param name="School">Ten digits of the school; “bureau” for the bureau's own return.</param>
/// <param name="State">Where it stands.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="Version">Number of the latest version; 0 when none has come.</param>
/// <param name="InForceVersion">Number of the version that counts; 0 when none does.</param>
/// <param name="Summaries">The summaries shown that count the version it was done to, as they were compiled: compile them again.</param>
sealed record ReturnMovedJson(string School, ReturnState State, string StateName, int Version, int InForceVersion,
    IReadOnlyList<TouchedSummaryJson> Summaries);
