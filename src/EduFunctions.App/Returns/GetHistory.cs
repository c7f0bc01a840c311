using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary>
/// <c>GET …/schools/{school}/return/history</c>, <c>GET …/bureau/return/history</c>: who did what to a return, when and why.
/// </summary>
sealed class GetHistory(ReturnStore returns)
{
    public const string OfBureau = "GetBureauHistory";

    [Function(nameof(GetHistory))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return/history")] HttpRequest request, CountyCode county,
        SchoolYear year, SchoolCode school, CancellationToken cancellationToken) =>
        AnswerAsync(new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/bureau/return/history")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) =>
        AnswerAsync(new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> AnswerAsync(ReturnPlace place, CancellationToken cancellationToken)
    {
        var steps = await returns.HistoryAsync(place, cancellationToken);
        return steps.Count == 0 ? throw GetReturn.NothingYet(place)
            : Json.Answer(new HistoryJson(place.County.Value, place.Year.StartYear, place.Sender.ToString(),
                [.. steps.Select(StepJson.Of)]));
    }
}

/// <summary>All that was done to a return.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="School">Ten digits of the school; “bureau” for the bureau's own return.</param>
/// <param name="Steps">Each step, oldest first.</param>
sealed record HistoryJson(string County, int Year, string School, IReadOnlyList<StepJson> Steps);

/// <summary>One step of a return.</summary>
/// <param name="Act">What was done.</param>
/// <param name="ActName">The same in Chinese.</param>
/// <param name="From">Where the return stood before.</param>
/// <param name="To">Where it stood after.</param>
/// <param name="By">Who did it: the sender, “program” for the check, or the officer's name as given.</param>
/// <param name="At">When, UTC; of an upload when its file was written.</param>
/// <param name="Reason">Why; null where no reason was given.</param>
/// <param name="Version">Number of the version that it is about; 0 when none had come.</param>
/// <param name="Errors">Findings that rejected the version; null for other acts than the check's.</param>
/// <param name="Queries">Findings that asked; null likewise.</param>
/// <param name="Due">The day that it was extended to, yyyy-MM-dd; null for other acts.</param>
sealed record StepJson(ReturnAct Act, string ActName, ReturnState From, ReturnState To, string By, DateTimeOffset At, string? Reason,
    int Version, int? Errors, int? Queries, string? Due)
{
    public static StepJson Of(ReturnStep step) => new(step.TheAct, ReturnMoves.NameOf(step.TheAct).Zh, Enum.Parse<ReturnState>(step.From),
        Enum.Parse<ReturnState>(step.To), step.By, step.At, step.Reason, step.Version, step.Errors, step.Queries, step.Due);
}
