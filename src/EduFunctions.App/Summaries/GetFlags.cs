using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/flags?flag=&amp;severity=&amp;school=</c>: the flags of the latest run.</summary>
sealed class GetFlags(RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetFlags))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/flags")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        return await ETags.UnlessKnownAsync(request, GetSummary.StateOf(round), async () =>
        {
            var flags = (await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken)).Flags;
            return Json.Answer(new FlagsJson(county.Value, year.StartYear, round.SummaryRun,
                [.. flags.Where(flag => IsWanted(flag, request.Query)).Select(FlagJson.Of)]));
        });
    }

    static bool IsWanted(Flag flag, IQueryCollection query)
    {
        return Is(Parameters.Flag, flag.Code) && Is(Parameters.Severity, flag.Severity.ToString()) && Is(Parameters.OfSchool, flag.School);

        bool Is(Parameter parameter, string? value) =>
            query[parameter.Name] is not { Count: > 0 } wanted || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);
    }
}
