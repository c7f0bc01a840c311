using System.Globalization;
using System.Text.Json;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary><c>PUT …/round</c>: sets when the round opens and when returns are due.</summary>
sealed class PutRound(RoundStore rounds)
{
    [Function(nameof(PutRound))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/counties/{county}/years/{year}/round")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var (code, schoolYear) = (Requests.County(county), Requests.Year(year));
        if (!request.HasJsonContentType())
        {
            throw ContentTypes.Unsupported(request.ContentType);
        }

        RoundDates? dates;
        try
        {
            dates = JsonSerializer.Deserialize<RoundDates>(await Requests.BodyAsync(request.Body, 10_000, cancellationToken), Json.Options);
        }
        catch (JsonException)
        {
            dates = null;
        }

        if (dates is null || dates.Opens > (dates.Due ?? Standards.National.DueDate(schoolYear)))
        {
            throw new ProblemException(400, "bad-round", "应为 {\"opens\":\"2025-09-01\",\"due\":\"2025-09-30\"}，且开始日不晚于截止日。", "Expected {\"opens\":\"2025-09-01\",\"due\":\"2025-09-30\"}, opening not after the due date.");
        }

        var round = await rounds.UpdateAsync(code, schoolYear, row => (row.Opens, row.Due) = (Text(dates.Opens), Text(dates.Due)), cancellationToken);
        return Results.Json(RoundJson.Of(round), Json.Options);
    }

    static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    sealed record RoundDates(DateOnly? Opens, DateOnly? Due);
}
