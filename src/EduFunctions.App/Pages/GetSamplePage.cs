using EduFunctions.App.Reports;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;

namespace EduFunctions.App.Pages;

/// <summary><c>GET</c> and <c>POST /counties/{county}/years/{year}/sample</c>: what is to be verified on site, and the forms for what was found.</summary>
sealed class GetSamplePage(SiteSamples samples, RoundStore rounds, RoundReader reader)
{
    public const string Post = "PostSample";

    [Function(nameof(GetSamplePage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/sample")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        return new RazorComponentResult<SamplePage>(new
        {
            Reading = await GetSample.FindAsync(samples, request.Query, county, year, cancellationToken),
            Year = year, County = records.Standards(year).NameOf(county), CountyPath = $"/counties/{county}/years/{year}", LatestRun = round.SummaryRun,
        });
    }

    [Function(Post)]
    public async Task<IResult> RunPost([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/sample")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var reading = await GetSample.FindAsync(samples, request.Query, county, year, cancellationToken);
        ETags.RequireSeen(form, reading.State);
        var school = reading.Sample.Schools.FirstOrDefault(one => one.School == form["school"]) ?? throw Parameters.School.Refuse(form["school"]);

        // A form sends every cell; what was left alone, and what is entered so already, says nothing.
        var known = EduFunctions.Reports.SiteOutcome.InForce(reading.Outcomes);
        var said = school.Cells.Index().Select(one => (one.Item, Outcome: new OutcomeJson(school.School, one.Item.Sheet, one.Item.Row, one.Item.Column,
                Written(form[$"found-{one.Index}"]), form[$"confirmed-{one.Index}"].ToString() switch { "yes" => true, "no" => false, _ => null },
                Written(form[$"note-{one.Index}"]))))
            .Where(one => one.Outcome is not { Found: null, Confirmed: null }
                && !IsThere(known.GetValueOrDefault((school.School, one.Item.Sheet, one.Item.Row, one.Item.Column)), one.Outcome))
            .Select(one => one.Outcome).ToList();
        await samples.AddAsync(county, year, reading, new PutOutcomesJson(form["by"].ToString(), said), cancellationToken);
        return SeeOther.To(FormattableString.Invariant($"/counties/{county}/years/{year}/sample{AddressOf(reading.Name)}#school-{school.School}"), request);
    }

    /// <summary>The query that asks for a sample.</summary>
    internal static string AddressOf(SampleName name) => FormattableString.Invariant($"?run={name.Run}&size={name.Size}&seed={Uri.EscapeDataString(name.Seed)}");

    static string? Written(StringValues text) => string.IsNullOrWhiteSpace(text) ? null : text.ToString().Trim();

    static bool IsThere(EduFunctions.Reports.SiteOutcome? known, OutcomeJson said) => known is not null && known.Found == said.Found && known.Note == said.Note
        && (said.Confirmed is null || said.Confirmed == known.IsConfirmed);
}
