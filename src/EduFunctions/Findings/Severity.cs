namespace EduFunctions.Findings;

/// <summary>How much a finding weighs. Ordered: a greater value weighs more.</summary>
public enum Severity
{
    /// <summary>提示: the program took the value and says how; nothing to do.</summary>
    Notice,

    /// <summary>需说明 (经验校验): correct it, or explain it in the explanation column. Does not reject.</summary>
    Query,

    /// <summary>必改 (逻辑校验): must be corrected; a return with one is sent back (退回).</summary>
    Error,
}

/// <summary>The names of the severities.</summary>
public static class Severities
{
    /// <summary>A sign and the word of a severity, as a clerk reads it: colour never stands alone.</summary>
    public static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "✗ 必改",
        Severity.Query => "? 需说明",
        _ => "i 提示",
    };
}
