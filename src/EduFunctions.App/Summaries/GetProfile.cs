using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET …/schools/{school}/profile</c>: a school's figures of the latest run among those of its peers.</summary>
sealed class GetProfile(RoundReader reader, RoundStore rounds, SummaryStore summaries)
{
    [Function(nameof(GetProfile))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/schools/{school}/profile")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var register = new Register(records.Register);
        var own = register.Find(school, year) ?? throw ProblemException.NotRegistered(county, school, year);
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        var profile = PeerProfile.Of(await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken), register.In(year), own,
            records.Standards(year));
        return Json.Answer(new ProfileJson(county.Value, year.StartYear, round.SummaryRun, school.Value, own.Name, profile.Rule.Zh, profile.Rule.En,
            profile.Peers, [.. profile.Figures.Select(one => new PeerFigureJson(one.Figure.Code, one.Figure.Name.Zh, one.Figure.Name.En,
                one.Figure.Unit, one.Figure.Value!.Value, one.Lower, one.Median, one.Upper, one.Rank, one.Schools))]));
    }
}

/// <summary>A school's figures among its peers.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">Number of the run.</param>
/// <param name="School">Ten digits of the school.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rule">Who counts as its peers, in Chinese.</param>
/// <param name="RuleEn">The same in English.</param>
/// <param name="Peers">Ten digits of these schools, itself included.</param>
/// <param name="Figures">Its figures that at least two of them have.</param>
sealed record ProfileJson(string County, int Year, int Run, string School, string Name, string Rule, string RuleEn, IReadOnlyList<string> Peers,
    IReadOnlyList<PeerFigureJson> Figures);

/// <summary>A figure of a school among its peers.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese, with the school's.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Value">The school's own value.</param>
/// <param name="Lower">Lower quartile, between the two nearest in proportion.</param>
/// <param name="Median">The median.</param>
/// <param name="Upper">Upper quartile.</param>
/// <param name="Rank">Its place from the largest value, from 1; equal values share the better place.</param>
/// <param name="Schools">How many of them have the figure, itself included.</param>
sealed record PeerFigureJson(string Code, string Name, string NameEn, string Unit, decimal Value, decimal Lower, decimal Median, decimal Upper,
    int Rank, int Schools);
