using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>PUT …/schools/{school}/return/queries/{query}</c>, <c>PUT …/bureau/return/queries/{query}</c>: an answer.</summary>
sealed class PutAnswer(QueryAnswers answers)
{
    public const string OfBureau = "PutBureauAnswer";

    const string Expected = """{"said":"新校区开办，一年级扩招","by":"张老师"}""";

    [Function(nameof(PutAnswer))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return/queries/{query}")] HttpRequest request, CountyCode county,
        SchoolYear year, SchoolCode school, string query, CancellationToken cancellationToken) =>
        SayAsync(request, new ReturnPlace(county, year, Sender.Of(school)), query, cancellationToken);

    [Function(OfBureau)]
    public Task<IResult> RunOfBureau([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/bureau/return/queries/{query}")] HttpRequest request, CountyCode county, SchoolYear year,
        string query, CancellationToken cancellationToken) =>
        SayAsync(request, new ReturnPlace(county, year, Sender.Bureau), query, cancellationToken);

    async Task<IResult> SayAsync(HttpRequest request, ReturnPlace place, string query, CancellationToken cancellationToken)
    {
        var answer = Json.Read<AnswerJson>(await Body.ReadAsync(request, cancellationToken), Expected);
        return Json.Answer(QueryJson.Of((await answers.SayAsync(request, place, [query], answer, cancellationToken))[0]));
    }
}
