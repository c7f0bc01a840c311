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
}

/// <summary>One row of the rule table.</summary>
/// <param name="Code">Stable kebab-case code, never reused.</param>
/// <param name="Severity">What the finding does to the return.</param>
/// <param name="Family">Where the check looks.</param>
/// <param name="Text">Chinese message; {0}, {1}… are filled by the check: what stood there first, what was expected after it.</param>
/// <param name="TextEn">The same in English, with the same places.</param>
public sealed record FindingRule(string Code, Severity Severity, FindingFamily Family, string Text, string TextEn)
{
    /// <summary>Makes the finding of this rule, with the messages filled in. Places are left to the caller (<c>with</c>).</summary>
    /// <param name="values">The values for the places of <see cref="Text"/>, already formatted.</param>
    public Finding Create(params ReadOnlySpan<string> values)
    {
        object?[] arguments = values.ToArray();
        return new Finding
        {
            Code = Code,
            Severity = Severity,
            Message = string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, arguments),
            MessageEn = string.Format(System.Globalization.CultureInfo.InvariantCulture, TextEn, arguments),
        };
    }
}
