using System.Text.Json.Serialization;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>What would be otherwise; a list that is left out, or null, changes nothing.</summary>
/// <param name="Limits">Limits, in all years.</param>
/// <param name="Projects">Projects of the bureau's return.</param>
/// <param name="Schools">Rooms and posts of schools.</param>
/// <param name="Neighbours">Pairs of neighbouring schools, new ones or others in their place.</param>
sealed record SimulateJson(IReadOnlyList<LimitChangeJson>? Limits = null, IReadOnlyList<ProjectChangeJson>? Projects = null,
    IReadOnlyList<SchoolChangeJson>? Schools = null, IReadOnlyList<NeighbourChangeJson>? Neighbours = null)
{
    public SimulationChanges ToChanges() => new()
    {
        Limits = [.. (Limits ?? []).Select(one => new LimitChange(one.Limit, StageOf(one.Stage), one.Value))],
        Projects = [.. (Projects ?? []).Select(one => new ProjectChange(one.Name, one.Completion, one.State))],
        Schools = [.. (Schools ?? []).Select(one => new SchoolChange(CodeOf(one.School), StageOf(one.Stage)!.Value, one.Rooms, one.Posts,
            one.InPost))],
        Neighbours = [.. (Neighbours ?? []).Select(one => new NeighbourChange(CodeOf(one.School), CodeOf(one.Other), one.Distance,
            one.FirstGrade, one.LastGrade))],
    };

    static SchoolCode CodeOf(string text) => SchoolCode.TryParse(text, out var code) ? code : throw Parameters.School.Refuse(text);

    static Stage? StageOf(Stage? stage) => stage is { } one && !Enum.IsDefined(one)
        ? throw new ProblemException(400, "bad-stage", "没有这样的学段，应为 kindergarten、primary、junior、senior。",
            "There is no such stage; expected: kindergarten, primary, junior, senior.")
        : stage;
}

/// <summary>Another value of a limit.</summary>
/// <param name="Limit">Its code.</param>
/// <param name="Stage">Of which stage; null where one value serves all.</param>
/// <param name="Value">The value.</param>
sealed record LimitChangeJson([property: JsonRequired] string Limit, Stage? Stage, [property: JsonRequired] decimal Value);

/// <summary>Another date or state of a project.</summary>
/// <param name="Name">Its name as the bureau's return has it.</param>
/// <param name="Completion">Day on which it is done; null leaves it.</param>
/// <param name="State">规划, 在建 or 已完工; null leaves it.</param>
sealed record ProjectChangeJson([property: JsonRequired] string Name, DateOnly? Completion, string? State);

/// <summary>Other rooms or posts of a school's stage; null leaves them.</summary>
/// <param name="School">Ten digits of the school.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Rooms">Ordinary classrooms.</param>
/// <param name="Posts">Approved posts.</param>
/// <param name="InPost">Staff in post.</param>
sealed record SchoolChangeJson([property: JsonRequired] string School, [property: JsonRequired] Stage Stage, int? Rooms, int? Posts,
    int? InPost);

/// <summary>A pair of neighbouring schools.</summary>
/// <param name="School">Ten digits of the one.</param>
/// <param name="Other">Ten digits of the other.</param>
/// <param name="Distance">How far apart, in km.</param>
/// <param name="FirstGrade">Lowest grade whose pupils may go.</param>
/// <param name="LastGrade">Highest grade.</param>
sealed record NeighbourChangeJson([property: JsonRequired] string School, [property: JsonRequired] string Other,
    [property: JsonRequired] decimal Distance,
    [property: JsonRequired] int FirstGrade, [property: JsonRequired] int LastGrade);

/// <summary>What would be otherwise.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Figures">The figures that change.</param>
/// <param name="Flags">The problems that come, go, or are told otherwise.</param>
/// <param name="ReliefBefore">The relief plan in one sentence, in Chinese; null when it stays the same.</param>
/// <param name="ReliefAfter">The same as it would be.</param>
/// <param name="Relief">The plan as it would be; null when it stays the same.</param>
/// <param name="Forecast">The county's forecasts that change.</param>
sealed record SimulationJson(string County, int Year, IReadOnlyList<ChangedFigureJson> Figures, IReadOnlyList<ChangedFlagJson> Flags,
    string? ReliefBefore, string? ReliefAfter, ReliefPlanJson? Relief, IReadOnlyList<ChangedForecastJson> Forecast)
{
    public static SimulationJson Of(CountyCode county, SchoolYear year, Simulation simulation) => new(county.Value, year.StartYear,
        [.. simulation.Figures.Select(one => new ChangedFigureJson(one.Code, one.Name.Zh, one.Name.En, one.Unit, one.Before, one.After))],
        [.. simulation.Flags.Select(one => new ChangedFlagJson(one.Subject, one.Before is { } was ? FlagJson.Of(was) : null,
            one.After is { } now ? FlagJson.Of(now) : null))],
        simulation.Relief is { } plans ? ReliefPlanTable.Sentence(plans.Before) : null,
        simulation.Relief is { } sentences ? ReliefPlanTable.Sentence(sentences.After) : null,
        simulation.Relief is { } plan ? ReliefPlanJson.Of(county, year, 0, plan.After) : null,
        [.. simulation.Forecast.Select(one => new ChangedForecastJson(ForecastTotalJson.Of(one.Before), ForecastTotalJson.Of(one.After)))]);
}

/// <summary>A figure that would be otherwise.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Before">As it is, to six decimals; null when not known.</param>
/// <param name="After">As it would be.</param>
sealed record ChangedFigureJson(string Code, string Name, string NameEn, string Unit, decimal? Before, decimal? After);

/// <summary>A problem that would come, go, or be told otherwise.</summary>
/// <param name="Subject">Name of the school, or of the county's subject.</param>
/// <param name="Before">As it stands; null when it does not.</param>
/// <param name="After">As it would stand; null when it would not.</param>
sealed record ChangedFlagJson(string Subject, FlagJson? Before, FlagJson? After);

/// <summary>A forecast of a grade that would be another.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
sealed record ChangedForecastJson(ForecastTotalJson Before, ForecastTotalJson After);
