using System.Globalization;
using System.Text.Json.Serialization;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/flags/{key}</c>, <c>PUT …/flags/{key}</c>: a problem, and what officers say of it.</summary>
sealed class GetFlag(FlagCares cares)
{
    public const string Put = "PutFlag";

    internal const int BodyBytesMaximum = 10_000;

    const string Expected = """{"note":"已与城关小学商定，9 月底前分班","owner":"王敏","due":"2025-10-15","by":"李强"}""";

    [Function(nameof(GetFlag))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/flags/{key}")] HttpRequest request, CountyCode county, SchoolYear year, string key,
        CancellationToken cancellationToken)
    {
        var life = await cares.FindAsync(county, year, key, cancellationToken);
        return await ETags.UnlessKnownAsync(request, StateOf(life), () => Task.FromResult(Json.Answer(FlagLifeJson.Of(county, year, life))));
    }

    [Function(Put)]
    public async Task<IResult> RunPut([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/flags/{key}")] HttpRequest request, CountyCode county, SchoolYear year, string key,
        CancellationToken cancellationToken)
    {
        var said = Json.Read<PutFlagJson>(await Body.ReadAsync(request, cancellationToken), Expected);
        var life = await cares.AddAsync(county, year, key, said, known => ETags.Require(request, StateOf(known)), cancellationToken);
        request.HttpContext.Response.Headers.ETag = $"W/\"{StateOf(life)}\"";
        return Json.Answer(FlagLifeJson.Of(county, year, life));
    }

    // The run is never changed, and what is said is only added to.
    static string StateOf(FlagLife life) => string.Create(CultureInfo.InvariantCulture, $"run-{life.Run}-{FlagCareStore.StateOf([.. life.Said])}");
}

/// <summary>What an officer says of a problem.</summary>
/// <param name="Note">What is known and done about it, at most 500 characters.</param>
/// <param name="Owner">Who sees to it, at most 50 characters; null while nobody does.</param>
/// <param name="Due">The day by which it is to be gone; null while none is set.</param>
/// <param name="By">The officer, at most 50 characters.</param>
sealed record PutFlagJson([property: JsonRequired] string Note, string? Owner, DateOnly? Due, [property: JsonRequired] string By);

/// <summary>A problem, and what officers say of it.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">Number of the latest run.</param>
/// <param name="Flag">It, as that run tells it, or as it was told last.</param>
/// <param name="Said">All that was ever said of it, oldest first.</param>
sealed record FlagLifeJson(string County, int Year, int Run, FlagJson Flag, IReadOnlyList<FlagCareJson> Said)
{
    public static FlagLifeJson Of(CountyCode county, SchoolYear year, FlagLife life) => new(county.Value, year.StartYear, life.Run,
        FlagJson.Of(life.Flag, life.Care, life.Ending), [.. life.Said.Select(FlagCareJson.Of)]);
}

/// <summary>What an officer has said of a problem; it goes with it from run to run and from year to year.</summary>
/// <param name="Number">Which one of that problem it is, from 1; the last one holds.</param>
/// <param name="Note">What is known and done about it.</param>
/// <param name="Owner">Who sees to it; null while nobody does.</param>
/// <param name="Due">The day by which it is to be gone; null while none is set.</param>
/// <param name="By">The officer.</param>
/// <param name="MadeOn">When, UTC.</param>
/// <param name="MergedFrom">Name of the school of whose problem it was said, which has merged into this one since; null for its own.</param>
sealed record FlagCareJson(int Number, string Note, string? Owner, DateOnly? Due, string By, DateTimeOffset MadeOn, string? MergedFrom)
{
    public static FlagCareJson Of(FlagCare care) => new(care.Number, care.Note, care.Owner, care.Due, care.By, care.MadeOn, care.MergedFrom);
}

/// <summary>How a problem ended.</summary>
/// <param name="Change">cleared or graduated; unconfirmed where its sender's return is only not in force any more.</param>
/// <param name="Run">The first run of the year in which it does not stand.</param>
/// <param name="Version">The version of its sender's return that came into force with that run; null when no version of the sender's own did
/// it.</param>
/// <param name="Text">The same in Chinese.</param>
sealed record FlagEndingJson(FlagChange Change, int Run, string? Version, string Text)
{
    public static FlagEndingJson Of(FlagEnding ending) => new(ending.Change, ending.Run, ending.Version, FlagText.Ended(ending).Zh);
}
