using System.Globalization;
using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;

namespace EduFunctions.App.Pages;

/// <summary><c>POST /counties/{county}/years/{year}/round</c>: the forms of the round's page.</summary>
sealed class PostRoundForm(RoundReader reader, RoundActs acts)
{
    [Function(nameof(PostRoundForm))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/round")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        await reader.CountyAsync(county, cancellationToken);
        var form = await request.ReadFormAsync(cancellationToken);
        await (form["act"].ToString() switch
        {
            "dates" => acts.SetAsync(county, year, DayOf(form["opens"]), DayOf(form["due"]), HasSeen, cancellationToken),
            "lock" => acts.DoAsync(county, year, RoundAct.Lock, form["by"], form["reason"], HasSeen, cancellationToken),
            "reopen" => (Task)acts.DoAsync(county, year, RoundAct.Reopen, form["by"], form["reason"], HasSeen, cancellationToken),
            _ => throw new ProblemException(400, "bad-act", "没有这种办理方式。", "There is no such act."),
        });
        return SeeOther.To(FormattableString.Invariant($"/counties/{county}/years/{year}/round"), request);

        void HasSeen(RoundRow row) => ETags.RequireSeen(form, row.ETag);
    }

    // A field left empty is no day; a browser sends no other than yyyy-MM-dd.
    static DateOnly? DayOf(StringValues field) => StringValues.IsNullOrEmpty(field) ? null
        : DateOnly.TryParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new ProblemException(400, "bad-round", "日期应写成 2025-09-30 的样子。", "A day is written as in 2025-09-30.");
}
