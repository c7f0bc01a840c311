using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>教职工: one row a stage.</summary>
public static class Staff
{
    /// <summary>学段: what the row is about.</summary>
    public static ChoiceColumn Stage { get; } = ReturnColumns.Stage();

    /// <summary>核定编制数.</summary>
    public static CountColumn Posts { get; } = ReturnColumns.Persons("posts", "核定编制数", true, "编制数", "核定编制");

    /// <summary>在编在岗教职工.</summary>
    public static CountColumn InPost { get; } = ReturnColumns.Persons("inPost", "在编在岗教职工", true, "在编教职工");

    /// <summary>专任教师.</summary>
    public static CountColumn Teachers { get; } = ReturnColumns.Persons("teachers", "专任教师", true, "专任教师数");

    /// <summary>高于规定学历教师.</summary>
    public static CountColumn HigherQualified { get; } = ReturnColumns.Persons("higherQualified", "高于规定学历教师", false, "高于规定学历");

    /// <summary>县级以上骨干教师.</summary>
    public static CountColumn Backbone { get; } = ReturnColumns.Persons("backbone", "县级以上骨干教师", false, "骨干教师");

    /// <summary>体育音乐美术教师.</summary>
    public static CountColumn ArtsSports { get; } = ReturnColumns.Persons("artsSports", "体育音乐美术教师", false, "体音美教师", "体育、艺术专任教师");

    /// <summary>心理健康教师.</summary>
    public static CountColumn Counsellors { get; } = ReturnColumns.Persons("counsellors", "心理健康教师", false, "心理教师");

    /// <summary>持教师资格证教师.</summary>
    public static CountColumn Certified { get; } = ReturnColumns.Persons("certified", "持教师资格证教师", false, "持证教师");

    /// <summary>五年360学时培训教师.</summary>
    public static CountColumn Trained { get; } = ReturnColumns.Persons("trained", "五年360学时培训教师", false, "完成360学时教师");

    /// <summary>聘用制教师.</summary>
    public static CountColumn Contract { get; } = ReturnColumns.Persons("contract", "聘用制教师", false, "代课教师", "编外教师");

    /// <summary>应交流教师.</summary>
    public static CountColumn ExchangeDue { get; } = ReturnColumns.Persons("exchangeDue", "应交流教师", false, "符合交流条件教师");

    /// <summary>已交流教师.</summary>
    public static CountColumn Exchanged { get; } = ReturnColumns.Persons("exchanged", "已交流教师", false, "交流教师");

    /// <summary>城区交流.</summary>
    public static CountColumn ExchangedInTown { get; } = ReturnColumns.Persons("exchangedInTown", "城区交流");

    /// <summary>招考进城.</summary>
    public static CountColumn ExchangedIntoTown { get; } = ReturnColumns.Persons("exchangedIntoTown", "招考进城");

    /// <summary>城区到乡镇.</summary>
    public static CountColumn ExchangedToTownship { get; } = ReturnColumns.Persons("exchangedToTownship", "城区到乡镇");

    /// <summary>乡镇内部.</summary>
    public static CountColumn ExchangedInTownship { get; } = ReturnColumns.Persons("exchangedInTownship", "乡镇内部");

    /// <summary>说明: what the school has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("staff", "教职工", SheetLayout.Table,
    [
        Stage, Posts, InPost, Teachers, HigherQualified, Backbone, ArtsSports, Counsellors, Certified, Trained, Contract,
        ExchangeDue, Exchanged, ExchangedInTown, ExchangedIntoTown, ExchangedToTownship, ExchangedInTownship, Explanation,
    ])
    {
        Aliases = ["教职工情况", "教师情况", "师资"],
        Explanation = Explanation,
    };

    static readonly FindingRule TeachersExceedStaff = new("teachers-exceed-staff", Severity.Query, FindingFamily.Row,
        new("“专任教师”多于“在编在岗教职工”，而聘用制教师未填报。请补报、更正或说明。", "More full-time teachers than staff in post, and contract teachers are not reported. Report them, correct or explain."))
    {
        Detail = new("{0} > {1}", "{0} > {1}"),
    };

    static readonly FindingRule ExchangesDoNotAddUp = new("exchanges-do-not-add-up", Severity.Error, FindingFamily.Row,
        new("各方向交流人数之和与“已交流教师”不一致。", "The exchanges by direction do not add up to the teachers exchanged."))
    {
        Detail = new("各方向之和 {0}，已交流 {1}", "by direction {0}, exchanged {1}"),
    };

    internal static readonly FindingRule PostsExceeded = new("posts-exceeded", Severity.Query, FindingFamily.Row,
        new("在编在岗教职工多于核定编制，请说明。", "More staff in post than posts approved; please explain."))
    {
        Detail = new("{0} > {1}", "{0} > {1}"),
    };

    /// <summary>The checks of its rows.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        .. new NumberColumn[] { HigherQualified, Backbone, ArtsSports, Counsellors, Certified, Trained,
            ExchangeDue }.Select(part => Check.Part(Sheet, part, Teachers)),
        Check.Part(Sheet, Exchanged, InPost),
        Check.Part(Sheet, Teachers, InPost, Contract), // full-time teachers are in post or on contract
        Check.Row(TeachersExceedStaff, Sheet, Teachers,
            row => row[Contract] is null && row[Teachers] > row[InPost] ? [Print(row[Teachers] ?? 0), Print(row[InPost] ?? 0)] : null,
            InPost),
        Check.Row(ExchangesDoNotAddUp, Sheet, Exchanged, ExchangesAddUp, ExchangedInTown, ExchangedIntoTown, ExchangedToTownship,
            ExchangedInTownship),
        Check.Row(PostsExceeded, Sheet, InPost, row => row[InPost] > row[Posts] ? [Print(row[InPost] ?? 0), Print(row[Posts] ?? 0)] : null,
            Posts),
        .. StageRows.Checks(Sheet, Stage),
    ];

    static string[]? ExchangesAddUp(FormRow row)
    {
        var sum = row[ExchangedInTown] + row[ExchangedIntoTown] + row[ExchangedToTownship] + row[ExchangedInTownship];
        return sum is { } parts && row[Exchanged] is { } exchanged && parts != exchanged ? [Print(parts), Print(exchanged)] : null;
    }
}
