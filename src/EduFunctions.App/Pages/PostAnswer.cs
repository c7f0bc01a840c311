using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>POST /counties/{county}/years/{year}/answer</c>: the form beside a query.</summary>
sealed class PostAnswer(QueryAnswers answers)
{
    [Function(nameof(PostAnswer))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post",
        Route = "counties/{county}/years/{year}/answer")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var ids = form[Parameters.Query.Name].OfType<string>().SelectMany(ids => ids.Split(' ')).Where(id => Parameters.Query.Allows(id)).ToList();
        var place = new ReturnPlace(county, year, Parameters.SenderIn(form));
        await answers.SayAsync(request, place, ids, new AnswerJson(form["said"].ToString(), form["by"].ToString()), cancellationToken);
        return SeeOther.To(place.Address, request);
    }
}
