using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>POST …/simulate</c>: the figures, problems, plan and forecast that would be otherwise; nothing is stored.</summary>
sealed class PostSimulation(RoundReader reader)
{
    internal const int BodyBytesMaximum = 100_000;

    const string Expected = """{"limits":[{"limit":"large-class","stage":null,"value":51}]"""
        + """, "projects":[{"name":"新建工程","completion":"2026-08-20","state":null}]"""
        + """, "schools":[{"school":"4206990001","stage":"primary","rooms":30,"posts":60,"inPost":null}]"""
        + """, "neighbours":[{"school":"4206990001","other":"4206990002","distance":1.2,"firstGrade":1,"lastGrade":6}]}""";

    [Function(nameof(PostSimulation))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post",
        Route = "api/counties/{county}/years/{year}/simulate")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var changes = Json.Read<SimulateJson>(await Body.ReadAsync(request, cancellationToken), Expected).ToChanges();
        var states = await reader.StatesAsync(county, year, cancellationToken);
        if (!states.IsKnown)
        {
            throw RoundReader.UnknownCounty(county);
        }

        var history = await reader.ReadAsync(states, year, back => SummaryCompiler.SheetsOf(back), cancellationToken, keepsEarlier: true);
        var simulation = Simulation.Run(history, states.Today, changes);
        return simulation.Problems is [var problem, ..] ? throw new ProblemException(400, problem.Code, problem.Text.Zh, problem.Text.En)
            : Json.Answer(SimulationJson.Of(county, year, simulation));
    }
}
