namespace EduFunctions.Returns;

/// <summary>Where a school's return stands in its round (domain.md, "Rules for all three").</summary>
public enum ReturnState
{
    /// <summary>待报: nothing has come yet.</summary>
    Expected,

    /// <summary>已收: the latest upload is being checked, or its check failed for a reason of ours.</summary>
    Received,

    /// <summary>
    /// 退回: the latest upload has errors, and the last accepted one, if any, stays in force; or an officer has sent back what was.
    /// </summary>
    Returned,

    /// <summary>已核: the latest upload has no error and is in force.</summary>
    Accepted,

    /// <summary>已锁: it is accepted, and the bureau takes nothing in its place.</summary>
    Locked,
}

/// <summary>The names of the states.</summary>
public static class ReturnStates
{
    /// <summary>Chinese name of a state.</summary>
    public static string NameOf(ReturnState state) => state switch
    {
        ReturnState.Expected => "待报",
        ReturnState.Received => "已收",
        ReturnState.Returned => "退回",
        ReturnState.Accepted => "已核",
        _ => "已锁",
    };
}
