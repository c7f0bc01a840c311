using System.Globalization;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET</c> and <c>POST /counties/{county}/years/{year}/flags/{key}</c>: a problem, and the form that says what is done about it.</summary>
sealed class GetFlagPage(FlagCares cares, RoundReader reader, CountyClock clock)
{
    public const string Post = "PostFlag";

    [Function(nameof(GetFlagPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
        Route = "counties/{county}/years/{year}/flags/{key}")] HttpRequest request, CountyCode county, SchoolYear year, string key,
        CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var life = await cares.FindAsync(county, year, key, cancellationToken);
        return new RazorComponentResult<FlagPage>(new
        {
            Life = life, Year = year, County = records.Standards(year).NameOf(county), CountyPath = $"/counties/{county}/years/{year}",
            Said = life.Said.Reverse().Select(one => (one, clock.InZone(one.MadeOn))).ToList(),
        });
    }

    [Function(Post)]
    public async Task<IResult> RunPost([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/flags/{key}")] HttpRequest request, CountyCode county, SchoolYear year, string key,
        CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var due = form["due"].ToString() is not { Length: > 0 } text ? (DateOnly?)null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new ProblemException(400, "bad-due", "完成期限应写成 2025-10-15 这样的日期。", "The due date must be written as 2025-10-15.");
        await cares.AddAsync(county, year, key, new PutFlagJson(form["note"].ToString(), form["owner"].ToString(), due, form["by"].ToString()),
            known => ETags.RequireSeen(form, FlagCareStore.StateOf([.. known.Said])), cancellationToken);
        return SeeOther.To(FormattableString.Invariant($"/counties/{county}/years/{year}/flags/{key}"), request);
    }
}
