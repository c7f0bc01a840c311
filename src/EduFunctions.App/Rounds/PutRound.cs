using System.Globalization;
using System.Text.Json.Serialization;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>PUT …/round</c>: sets when the round opens and when returns are due.</summary>
sealed class PutRound(RoundStore rounds)
{
    internal const int BodyBytesMaximum = 10_000;

    const string Expected = """{"opens":"2025-09-01","due":"2025-09-30"}""";

    [Function(nameof(PutRound))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put",
        Route = "api/counties/{county}/years/{year}/round")] HttpRequest request, CountyCode county, SchoolYear year,
        CancellationToken cancellationToken)
    {
        var dates = Json.Read<RoundDatesJson>(await Body.ReadAsync(request.Body, BodyBytesMaximum, cancellationToken), Expected);
        var due = dates.Due ?? Standards.National.DueDate(year);
        if (dates.Opens > due)
        {
            throw new ProblemException(400, "bad-round", $"开始日 {Text(dates.Opens)} 晚于截止日 {Text(due)}。",
                $"The opening day {Text(dates.Opens)} is after the due date {Text(due)}.");
        }

        return Json.Answer(RoundJson.Of(await rounds.UpdateAsync(county, year,
            row => (row.Opens, row.Due, row.RunDue) = (Text(dates.Opens), Text(dates.Due), null), cancellationToken)));
    }

    static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The days of a round that a county sets.</summary>
/// <param name="Opens">Day on which schools are told to begin, for information; null for none.</param>
/// <param name="Due">Last day on which a return is in time; null for the standard one.</param>
sealed record RoundDatesJson([property: JsonRequired] DateOnly? Opens, [property: JsonRequired] DateOnly? Due);
