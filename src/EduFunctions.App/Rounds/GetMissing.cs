using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>GET …/missing</c>: whose return is still wanted, with whom to call and since when; <c>format=csv</c> as a table.</summary>
sealed class GetMissing(RoundReader reader, CountyClock clock)
{
    [Function(nameof(GetMissing))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/missing")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var missing = Outstanding.Of(await reader.ReadStatesAsync(county, year, cancellationToken), clock.Today);
        return request.Query.ContainsKey(Parameters.CsvFormat.Name)
            ? Results.File(Csv.Write(Outstanding.Captions, missing.Select(one => one.Row.ToArray())), $"{ContentTypes.Csv}; charset=utf-8",
                $"催报名单-{county}-{year}.csv")
            : Json.Answer(new MissingJson(county.Value, year.StartYear, [.. missing.Select(MissingSchoolJson.Of)]));
    }
}

/// <summary>Whose return is still wanted.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Schools">The schools, most overdue first.</param>
sealed record MissingJson(string County, int Year, IReadOnlyList<MissingSchoolJson> Schools);

/// <summary>A school whose return is still wanted.</summary>
/// <param name="School">Its ten digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Contact">Whom to call; null when the register has nobody.</param>
/// <param name="Phone">At which telephone; null when the register has none.</param>
/// <param name="State">expected when nothing has come, returned when it was sent back.</param>
/// <param name="StateName">The same in Chinese.</param>
/// <param name="Due">Last day in time: the school's own, else the round's.</param>
/// <param name="DaysOverdue">Days since then; 0 until that day has passed.</param>
/// <param name="Why">Why it was sent back, in Chinese; empty when nothing has come.</param>
sealed record MissingSchoolJson(string School, string Name, string? Contact, string? Phone, ReturnState State, string StateName,
    DateOnly Due, int DaysOverdue, string Why)
{
    public static MissingSchoolJson Of(Outstanding one) => new(one.School.Code.Value, one.School.Name, one.School.Contact, one.School.Phone,
        one.Standing.State, ReturnStates.NameOf(one.Standing.State), one.Due, one.DaysOverdue, one.Why);
}
