using EduFunctions.App.Schools;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

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
