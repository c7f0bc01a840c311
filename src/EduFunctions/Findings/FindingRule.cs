namespace EduFunctions.Findings;

/// <summary>Where a check looks: the families of domain.md, in the order in which they bite.</summary>
public enum FindingFamily
{
    /// <summary>文件: the workbook as a whole.</summary>
    Workbook,

    /// <summary>表与表头: sheets and captions.</summary>
    Sheet,

    /// <summary>单元格: one cell.</summary>
    Cell,

    /// <summary>行: the cells of one row against each other.</summary>
    Row,

    /// <summary>表间: one sheet against another.</summary>
    CrossSheet,

    /// <summary>年际: this year against the last accepted return.</summary>
    YearOnYear,
}

/// <summary>What can be found: one row of the rule book.</summary>
/// <param name="Code">Stable kebab-case code, never reused.</param>
/// <param name="Severity">What the finding does to the return.</param>
/// <param name="Family">Where the check looks.</param>
/// <param name="Message">What is wrong in all its cells; {0}, {1}… are filled by the check. Findings with equal messages in one column are
/// one.</param>
public sealed record FindingRule(string Code, Severity Severity, FindingFamily Family, Text Message)
{
    /// <summary>What differs from cell to cell (“46 &gt; 43”), with places of the same list of values; empty when nothing does.</summary>
    public Text Detail { get; init; } = Text.Empty;

    /// <summary>What is particular to a cell with these values; null when the message says all.</summary>
    public Text? DetailOf(params ReadOnlySpan<string> values) => Detail == Text.Empty ? null : Detail.With(values);

    /// <summary>What the message says of these values and no more: findings with equal causes have equal messages.</summary>
    internal string CauseOf(ReadOnlySpan<string> values)
    {
        switch (_placesOfMessage)
        {
            case 0:
                return "";
            case 1:
                return values[0];
            default:
                var said = new List<string>(values.Length);
                for (var index = 0; index < values.Length; index++)
                {
                    if ((_placesOfMessage >> index & 1) == 1)
                    {
                        said.Add(values[index]);
                    }
                }

                return string.Join('\n', said);
        }
    }

    // A bit for each place {0}, {1}… that the message has.
    readonly int _placesOfMessage = Enumerable.Range(0, 10).Where(index => Message.Zh.Contains($"{{{index}", StringComparison.Ordinal)
        || Message.En.Contains($"{{{index}", StringComparison.Ordinal)).Sum(index => 1 << index);

    /// <summary>Makes the finding of this rule, with the message filled in. Places are left to the caller (<c>with</c>).</summary>
    /// <param name="values">The values for the places of <see cref="Message"/> and <see cref="Detail"/>, already formatted.</param>
    public Finding Create(params ReadOnlySpan<string> values) => new() { Code = Code, Severity = Severity, Message = Message.With(values) };
}
