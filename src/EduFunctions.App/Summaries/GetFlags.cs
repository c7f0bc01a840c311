using EduFunctions.App.Rounds;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/flags?flag=&amp;severity=&amp;school=</c>: the flags of the latest run.</summary>
sealed class GetFlags(RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetFlags))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/flags")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var (code, schoolYear) = (Requests.County(county), Requests.Year(year));
        var wanted = (Code: Query(request, "flag"), Severity: Query(request, "severity"), School: Query(request, "school"));
        if (wanted.Code is not null && FlagTable.All.All(rule => rule.Code != wanted.Code))
        {
            throw new ProblemException(400, "unknown-flag", $"没有代码为“{wanted.Code}”的问题。", $"No flag has the code '{wanted.Code}'; one of: {string.Join(", ", FlagTable.All.Select(rule => rule.Code))}.");
        }

        if (wanted.Severity is not null && !Enum.GetNames<FlagSeverity>().Contains(wanted.Severity, StringComparer.OrdinalIgnoreCase))
        {
            throw new ProblemException(400, "unknown-severity", $"没有级别“{wanted.Severity}”。", $"No severity '{wanted.Severity}'; one of: serious, warning, watch.");
        }

        var round = await GetSummary.CompiledAsync(rounds, code, schoolYear, cancellationToken);
        var flags = (await summaries.ReadAsync(code, schoolYear, round.SummaryRun, cancellationToken)).Flags.Where(flag => (wanted.Code is null || flag.Code == wanted.Code)
            && (wanted.School is null || flag.School == wanted.School)
            && (wanted.Severity is null || flag.Severity.ToString().Equals(wanted.Severity, StringComparison.OrdinalIgnoreCase)));
        return Json.Answer(request, new { county = code.Value, year = schoolYear.StartYear, run = round.SummaryRun, flags }, GetSummary.ETagOf(round));
    }

    static string? Query(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}
