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
        var dates = Json.Read<RoundDatesJson>(await Body.ReadAsync(request, cancellationToken), Expected);
        Check(year, dates.Opens, dates.Due ?? Standards.National.DueDate(year));
        return Json.Answer(RoundJson.Of(await rounds.UpdateAsync(county, year, row =>
        {
            ETags.Require(request, row.ETag == default ? null : ETags.StateOf(row.ETag));
            (row.Opens, row.Due, row.RunDue) = (Text(dates.Opens), Text(dates.Due), null);
        }, cancellationToken)));
    }

    // A school year is from September to August; schools may be told to begin some months before.
    static void Check(SchoolYear year, DateOnly? opens, DateOnly due)
    {
        var (first, last) = (new DateOnly(year.StartYear, 9, 1), new DateOnly(year.StartYear + 1, 8, 31));
        if (due < first || due > last)
        {
            throw new ProblemException(400, "bad-round", $"截止日 {Text(due)} 不在 {year} 学年内，应为 {Text(first)} 至 {Text(last)}。",
                $"The due date {Text(due)} is not in school year {year}; expected: from {Text(first)} to {Text(last)}.");
        }

        if (opens > due || opens < new DateOnly(year.StartYear, 1, 1))
        {
            throw new ProblemException(400, "bad-round", $"开始日 {Text(opens)} 应在 {year} 年之内或之后，且不晚于截止日 {Text(due)}。",
                $"The opening day {Text(opens)} must not be before {year}, nor after the due date {Text(due)}.");
        }
    }

    static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The days of a round that a county sets.</summary>
/// <param name="Opens">Day on which schools are told to begin, for information; null for none.</param>
/// <param name="Due">Last day on which a return is in time; null for the standard one.</param>
sealed record RoundDatesJson([property: JsonRequired] DateOnly? Opens, [property: JsonRequired] DateOnly? Due);
