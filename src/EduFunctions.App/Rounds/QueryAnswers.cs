using System.Text.Json.Serialization;
using System.Xml;
using EduFunctions.App.Returns;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;

namespace EduFunctions.App.Rounds;

/// <summary>Answers to queries that come without a workbook, on the page or by the API.</summary>
sealed class QueryAnswers(QueryStore queries, ReturnStore returns, ReturnIngest ingest)
{
    internal const int BodyBytesMaximum = 10_000;

    const int SaidMaximum = 500;
    const int ByMaximum = 50;

    /// <summary>
    /// Keeps the answer, then has the version judged once more where it is accepted: its state, its findings and its receipt say the answer.
    /// Of a returned version it goes with the next one.
    /// </summary>
    /// <param name="request">The request, for its If-Match.</param>
    /// <param name="place">Whose return is asked.</param>
    /// <param name="ids">The queries that the answer is to.</param>
    /// <param name="answer">The answer; a blank one takes back what was said before.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The queries as they stand now.</returns>
    /// <exception cref="ProblemException">404, 409, 412, 400: as the addresses tell.</exception>
    public async Task<IReadOnlyList<QueryRow>> SayAsync(HttpRequest request, ReturnPlace place, IReadOnlyCollection<string> ids, AnswerJson answer,
        CancellationToken cancellationToken)
    {
        var (said, by) = (TextOf(answer.Said, SaidMaximum, "said"), TextOf(answer.By, ByMaximum, "by"));
        if (by.Length == 0)
        {
            throw Bad("by", ByMaximum);
        }

        if (await returns.FindAsync(place, cancellationToken) is { ReturnState: ReturnState.Locked })
        {
            throw new ProblemException(409, "return-locked", "报表已锁定，不再接受说明。请先联系教育局解锁。", "The return is locked and takes no answer. Ask the bureau to unlock it first.");
        }

        // All are looked at before one is written: half an answer would stand in the list, and the return's state would not know it.
        var rows = new List<QueryRow>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            var row = await queries.FindAsync(place, id, cancellationToken) ?? throw Unknown(place, id);
            ETags.Require(request, ETags.StateOf(row.ETag));
            if (row.Gone > 0 || (row.Said is not null && row.By is null))
            {
                throw row.Gone > 0
                    ? new ProblemException(409, "query-gone", $"“{row.Message}”在第 {row.Gone} 版中已不再提出，不用说明。", $"Version {row.Gone} does not give rise to it any more: {row.MessageEn}")
                    : new ProblemException(409, "answered-in-workbook", "说明写在报表里。要修改，请在报表中改好后重新上传。", "The answer stands in the workbook: change it there, and send the workbook again.");
            }

            rows.Add(row);
        }

        foreach (var row in rows)
        {
            (row.Said, row.By) = said.Length == 0 ? (null, null) : (said, by);
            if (!await queries.TryWriteAsync(row, cancellationToken))
            {
                throw ETags.ChangedMeanwhile(StatusCodes.Status409Conflict);
            }
        }

        await ingest.JudgeAgainAsync(place, by, cancellationToken);
        return [.. await Task.WhenAll(ids.Select(async id => await queries.FindAsync(place, id, cancellationToken) ?? throw Unknown(place, id)))];
    }

    static ProblemException Unknown(ReturnPlace place, string id) => new(404, "unknown-query",
        $"{place.Sender.Name.Zh} {place.Year} 学年的报表没有编号为 {id} 的需说明事项。", $"The return of {place.Sender.Name.En} in {place.Year} was never asked query {id}.");

    // The answer goes into a workbook, which can hold no other characters.
    static string TextOf(string text, int maximum, string name) => text.Trim() is var trimmed && trimmed.Length <= maximum
        && trimmed.All(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)) ? trimmed : throw Bad(name, maximum);

    static ProblemException Bad(string name, int maximum) => new(400, "bad-answer",
        $"{(name == "by" ? "填写人" : "说明")}（{name}）应为不超过 {maximum} 个字的文字{(name == "by" ? "，不能空白" : "")}。",
        $"'{name}' must be a text of at most {maximum} characters{(name == "by" ? ", not blank" : "")}.");
}

/// <summary>An answer to a query.</summary>
/// <param name="Said">What is answered, at most 500 characters; blank to take back what was said. “规则有误” in it says that the check is wrong.</param>
/// <param name="By">Who answers, at most 50 characters.</param>
sealed record AnswerJson([property: JsonRequired] string Said, [property: JsonRequired] string By);
