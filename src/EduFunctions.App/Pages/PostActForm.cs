using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>POST …/schools/{school}/acts</c>, <c>POST …/bureau/acts</c>: an officer's form on a return's page.</summary>
sealed class PostActForm(ReturnActs acts)
{
    public const string OfBureau = "PostBureauActForm";

    [Function(nameof(PostActForm))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/schools/{school}/acts")] HttpRequest request, CountyCode county, SchoolYear year,
        SchoolCode school, CancellationToken cancellationToken) =>
        DoAsync(request, new ReturnPlace(county, year, Sender.Of(school)), cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/bureau/acts")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken) => DoAsync(request, new ReturnPlace(county, year, Sender.Bureau), cancellationToken);

    async Task<IResult> DoAsync(HttpRequest request, ReturnPlace place, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var act = Enum.TryParse<ReturnAct>(form["act"], ignoreCase: true, out var named) && Enum.IsDefined(named) ? named
            : throw new ProblemException(400, "bad-act", "没有这种办理方式。", "There is no such act.");
        DateOnly? due = DateOnly.TryParseExact(form["due"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;
        var order = ReturnOrder.Of(place.Year, act, form["by"], form["reason"], due);

        await acts.DoAsync(place, order, known => ETags.RequireSeen(form, known?.ETag), cancellationToken);
        return SeeOther.To(place.Address, request);
    }
}
