using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using EduFunctions.Findings;

namespace EduFunctions.App.Returns;

/// <summary>How a query stands.</summary>
public enum QueryState
{
    /// <summary>待说明: asked, and not answered.</summary>
    Open,

    /// <summary>已说明: answered.</summary>
    Explained,

    /// <summary>规则有误: answered that the check is wrong.</summary>
    Disputed,

    /// <summary>不再提出: a later version does not give rise to it.</summary>
    Corrected,
}

/// <summary>
/// What a return was asked at one cell, and what its sender answered: one row of table <c>queries</c>, partition
/// <c>{county}-{year}</c>, row <c>{sender}-{id}</c>.
/// </summary>
public sealed class QueryRow : ITableEntity
{
    /// <summary>Longest text of a cell, a message or an answer that is kept.</summary>
    const int TextMaximum = 1_000;

    /// <inheritdoc/>
    public string PartitionKey { get; set; } = "";

    /// <inheritdoc/>
    public string RowKey { get; set; } = "";

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public ETag ETag { get; set; }

    /// <summary>Check, sheet, row and column: the same in every version (<see cref="FindingCell.Key"/>).</summary>
    public string Key { get; set; } = "";

    /// <summary>Code of the check.</summary>
    public string Check { get; set; } = "";

    /// <summary>Sheet as the workbook names it.</summary>
    public string Sheet { get; set; } = "";

    /// <summary>Address of the cell in the last version that was asked.</summary>
    public string Cell { get; set; } = "";

    /// <summary>What stood in it; null when it was blank.</summary>
    public string? Text { get; set; }

    /// <summary>What was asked, in Chinese.</summary>
    public string Message { get; set; } = "";

    /// <summary>The same in English.</summary>
    public string MessageEn { get; set; } = "";

    /// <summary>Digest of what the check saw (<see cref="Finding.OutcomeAt"/>).</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The answer; null when there is none.</summary>
    public string? Said { get; set; }

    /// <summary>Who answered on the page or by the API; null when the answer stands in the workbook, and when there is none.</summary>
    public string? By { get; set; }

    /// <summary>Number of the first version that was asked.</summary>
    public int First { get; set; }

    /// <summary>Number of the last version that was checked for it.</summary>
    public int Last { get; set; }

    /// <summary>Number of the version that no longer gave rise to it; 0 while it is asked.</summary>
    public int Gone { get; set; }

    /// <summary>How it stands.</summary>
    [IgnoreDataMember]
    public QueryState State => Gone > 0 ? QueryState.Corrected : Said is null ? QueryState.Open
        : QueryAnswer.Disputes(Said) ? QueryState.Disputed : QueryState.Explained;

    /// <summary>Who is asked: ten digits of the school, or “bureau”.</summary>
    [IgnoreDataMember]
    public string Sender => RowKey[..RowKey.LastIndexOf('-')];

    /// <summary>Its name in addresses (<see cref="FindingCell.Id"/>).</summary>
    [IgnoreDataMember]
    public string Id => RowKey[(RowKey.LastIndexOf('-') + 1)..];

    internal static string KeyOf(ReturnPlace place, string id) => $"{place.Sender}-{id}";

    /// <summary>The row of a query as a version gives rise to it.</summary>
    /// <param name="place">Whose return it is.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="finding">The query.</param>
    /// <param name="cell">One of its cells.</param>
    /// <param name="known">The row as it was; null when it is asked for the first time.</param>
    internal static QueryRow Of(ReturnPlace place, int version, Finding finding, FindingCell cell, QueryRow? known)
    {
        var message = finding.MessageAt(cell);
        return new QueryRow
        {
            PartitionKey = place.Partition, RowKey = KeyOf(place, cell.Id!), ETag = known?.ETag ?? default,
            Key = cell.Key!, Check = finding.Code, Sheet = finding.Sheet ?? "", Cell = cell.Address, Text = Cut(cell.Text),
            Message = Cut(message.Zh)!, MessageEn = Cut(message.En)!, Outcome = finding.OutcomeAt(cell), Said = Cut(finding.Explanation),
            By = known?.Said is { } said && said == finding.Explanation ? known.By : null,
            First = known?.First ?? version, Last = version,
        };
    }

    internal static string? Cut(string? text) => text is { Length: > TextMaximum }
        ? string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[TextMaximum - 1]) ? TextMaximum - 1 : TextMaximum), "…") : text;

    /// <summary>Name of a state, in Chinese.</summary>
    public static string NameOf(QueryState state) => state switch
    {
        QueryState.Open => "待说明",
        QueryState.Explained => "已说明",
        QueryState.Disputed => "规则有误",
        _ => "不再提出",
    };
}
