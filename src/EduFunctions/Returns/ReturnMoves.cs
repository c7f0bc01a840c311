using System.Collections.Immutable;
using EduFunctions.Findings;
using static EduFunctions.Returns.ReturnState;

namespace EduFunctions.Returns;

/// <summary>Who moves a return.</summary>
public enum ReturnActor
{
    /// <summary>填报单位: whoever sends it, a school or the bureau with its own return.</summary>
    Sender,

    /// <summary>系统: the check.</summary>
    Program,

    /// <summary>教育局: an officer.</summary>
    Bureau,
}

/// <summary>What is done to a return.</summary>
public enum ReturnAct
{
    /// <summary>报送: a file comes.</summary>
    Send,

    /// <summary>通过校验: it has no error, and is in force from now on.</summary>
    Accept,

    /// <summary>校验不通过: it has errors; what was in force stays so.</summary>
    Reject,

    /// <summary>说明: a query is answered without a file.</summary>
    Explain,

    /// <summary>退回: an officer finds that what is in force is wrong; nothing of it counts any more.</summary>
    Return,

    /// <summary>核准: an officer stands for it with a name.</summary>
    Confirm,

    /// <summary>锁定: nothing is taken in its place any more.</summary>
    Lock,

    /// <summary>解锁: a new version may come.</summary>
    Reopen,

    /// <summary>延期: it has a due date of its own.</summary>
    Extend,
}

/// <summary>One move that is allowed.</summary>
/// <param name="From">Where the return stands.</param>
/// <param name="Act">What is done to it.</param>
/// <param name="By">Who may.</param>
/// <param name="To">Where it stands then.</param>
/// <param name="NeedsReason">Whether it must be said why.</param>
public sealed record ReturnMove(ReturnState From, ReturnAct Act, ReturnActor By, ReturnState To, bool NeedsReason = false);

/// <summary>
/// The moves of a return through its states (domain.md, “States”). What is not a row is not allowed; none of them touches a cell: figures
/// belong to who has sent them (教育部令第44号, arts. 27, 31, 32).
/// </summary>
public static class ReturnMoves
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<ReturnMove> All { get; } =
    [
        new(Expected, ReturnAct.Send, ReturnActor.Sender, Received),
        new(Received, ReturnAct.Send, ReturnActor.Sender, Received),
        new(Returned, ReturnAct.Send, ReturnActor.Sender, Received),
        new(Accepted, ReturnAct.Send, ReturnActor.Sender, Received),
        new(Locked, ReturnAct.Send, ReturnActor.Sender, Locked), // kept as a version, told why, and never in force
        new(Received, ReturnAct.Accept, ReturnActor.Program, Accepted),
        new(Received, ReturnAct.Reject, ReturnActor.Program, Returned),
        new(Accepted, ReturnAct.Explain, ReturnActor.Sender, Accepted),
        new(Accepted, ReturnAct.Return, ReturnActor.Bureau, Returned, NeedsReason: true),
        new(Accepted, ReturnAct.Confirm, ReturnActor.Bureau, Accepted),
        new(Accepted, ReturnAct.Lock, ReturnActor.Bureau, Locked),
        new(Locked, ReturnAct.Reopen, ReturnActor.Bureau, Accepted, NeedsReason: true),
        new(Expected, ReturnAct.Extend, ReturnActor.Bureau, Expected, NeedsReason: true),
        new(Received, ReturnAct.Extend, ReturnActor.Bureau, Received, NeedsReason: true),
        new(Returned, ReturnAct.Extend, ReturnActor.Bureau, Returned, NeedsReason: true),
        new(Accepted, ReturnAct.Extend, ReturnActor.Bureau, Accepted, NeedsReason: true),
    ];

    /// <summary>The row of an act in a state; null when it is not allowed there.</summary>
    public static ReturnMove? Find(ReturnState from, ReturnAct act) => All.FirstOrDefault(move => move.From == from && move.Act == act);

    /// <summary>What an officer may do to a return in a state.</summary>
    public static IEnumerable<ReturnMove> OfBureau(ReturnState from) =>
        All.Where(move => move.From == from && move.By == ReturnActor.Bureau);

    /// <summary>Name of an act.</summary>
    public static Text NameOf(ReturnAct act) => act switch
    {
        ReturnAct.Send => new("报送", "send"),
        ReturnAct.Accept => new("通过校验", "accept"),
        ReturnAct.Reject => new("校验不通过", "reject"),
        ReturnAct.Explain => new("说明", "explain"),
        ReturnAct.Return => new("退回", "return"),
        ReturnAct.Confirm => new("核准", "confirm"),
        ReturnAct.Lock => new("锁定", "lock"),
        ReturnAct.Reopen => new("解锁", "reopen"),
        _ => new("延期", "extend"),
    };

    /// <summary>Name of who acts.</summary>
    public static Text NameOf(ReturnActor actor) => actor switch
    {
        ReturnActor.Sender => new("填报单位", "sender"),
        ReturnActor.Program => new("系统", "program"),
        _ => new("教育局", "bureau"),
    };
}
