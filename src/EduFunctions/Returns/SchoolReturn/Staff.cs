using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>教职工: one row a stage.</summary>
public static class Staff
{
    /// <summary>学段: what the row is about.</summary>
    public static ChoiceColumn Stage { get; } = ReturnColumns.Stage() with { Help = "这一行是哪个学段的教职工；有几个学段填几行，由系统预填。" };

    /// <summary>核定编制数.</summary>
    public static CountColumn Posts { get; } = ReturnColumns.Persons("posts", "核定编制数", true, "编制数", "核定编制") with { Help = "编制部门 9 月 1 日前核定给本学段的教职工编制数，如 38；民办学校填“/”。" };

    /// <summary>在编在岗教职工.</summary>
    public static CountColumn InPost { get; } = ReturnColumns.Persons("inPost", "在编在岗教职工", true, "在编教职工") with { Help = "9 月 1 日占用编制并在本校上班的教职工人数，如 36；在编不在岗的不计。" };

    /// <summary>专任教师.</summary>
    public static CountColumn Teachers { get; } = ReturnColumns.Persons("teachers", "专任教师", true, "专任教师数") with { Help = "9 月 1 日从事教学的专任教师人数，在编和聘用的都算，如 33；行政、工勤人员不计。" };

    /// <summary>高于规定学历教师.</summary>
    public static CountColumn HigherQualified { get; } = ReturnColumns.Persons("higherQualified", "高于规定学历教师", false, "高于规定学历") with { Help = "专任教师中学历高于规定的人数：小学为专科及以上，初中为本科及以上，如 30。" };

    /// <summary>县级以上骨干教师.</summary>
    public static CountColumn Backbone { get; } = ReturnColumns.Persons("backbone", "县级以上骨干教师", false, "骨干教师") with { Help = "专任教师中县级及以上骨干教师人数，含特级教师、学科带头人，如 5；同一人只算一次。" };

    /// <summary>体育音乐美术教师.</summary>
    public static CountColumn ArtsSports { get; } = ReturnColumns.Persons("artsSports", "体育音乐美术教师", false, "体音美教师", "体育、艺术专任教师") with { Help = "专任教师中教体育、音乐、美术（艺术）的人数，含音体美为主的兼教，如 6。" };

    /// <summary>心理健康教师.</summary>
    public static CountColumn Counsellors { get; } = ReturnColumns.Persons("counsellors", "心理健康教师", false, "心理教师") with { Help = "专职或兼职的心理健康教育教师人数，如 1；没有填 0。" };

    /// <summary>持教师资格证教师.</summary>
    public static CountColumn Certified { get; } = ReturnColumns.Persons("certified", "持教师资格证教师", false, "持证教师") with { Help = "专任教师中持有教师资格证的人数，如 33。" };

    /// <summary>五年360学时培训教师.</summary>
    public static CountColumn Trained { get; } = ReturnColumns.Persons("trained", "五年360学时培训教师", false, "完成360学时教师") with { Help = "专任教师中近五年培训满 360 学时的人数，如 33；工作不满五年的按比例折算后达到的也算。" };

    /// <summary>聘用制教师.</summary>
    public static CountColumn Contract { get; } = ReturnColumns.Persons("contract", "聘用制教师", false, "代课教师", "编外教师") with { Help = "9 月 1 日在岗而不占编制的教师人数，含代课和劳务派遣，如 4；没有填 0。" };

    /// <summary>应交流教师.</summary>
    public static CountColumn ExchangeDue { get; } = ReturnColumns.Persons("exchangeDue", "应交流教师", false, "符合交流条件教师") with { Help = "按规定本学年符合交流轮岗条件的教师人数，如 12。" };

    /// <summary>已交流教师.</summary>
    public static CountColumn Exchanged { get; } = ReturnColumns.Persons("exchanged", "已交流教师", false, "交流教师") with { Help = "本学年实际交流轮岗的教师人数，如 3；等于后面四个方向之和。" };

    /// <summary>城区交流.</summary>
    public static CountColumn ExchangedInTown { get; } = ReturnColumns.Persons("exchangedInTown", "城区交流") with { Help = "在城区学校之间交流的教师人数，如 1；没有填 0。" };

    /// <summary>招考进城.</summary>
    public static CountColumn ExchangedIntoTown { get; } = ReturnColumns.Persons("exchangedIntoTown", "招考进城") with { Help = "由乡镇考入城区学校的教师人数，如 1；没有填 0。" };

    /// <summary>城区到乡镇.</summary>
    public static CountColumn ExchangedToTownship { get; } = ReturnColumns.Persons("exchangedToTownship", "城区到乡镇") with { Help = "由城区学校到乡镇学校任教的教师人数，如 1；没有填 0。" };

    /// <summary>乡镇内部.</summary>
    public static CountColumn ExchangedInTownship { get; } = ReturnColumns.Persons("exchangedInTownship", "乡镇内部") with { Help = "在乡镇学校之间交流的教师人数，如 0。" };

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
