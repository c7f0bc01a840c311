using EduFunctions.Forms;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>教职工: one row a stage.</summary>
public static class Staff
{
    /// <summary>学段: what the row is about.</summary>
    public static ChoiceColumn Stage { get; } = ReturnColumns.Stage() with { Help = "这一行是哪个学段的教职工；有几个学段填几行，由系统预填。" };

    /// <summary>核定编制数.</summary>
    public static CountColumn Posts { get; } = ReturnColumns.Persons("posts", "核定编制数", true, "教职工编制总额", "编制数", "核定编制") with { UsedFor = "report", Help = "编制部门 9 月 1 日前核定给本学段的教职工编制数，如 38；民办学校填“/”。" };

    /// <summary>在编教职工数: holding posts, at work or not. 在编在岗教职工 of earlier forms is taken for it, where none is away.</summary>
    public static CountColumn InPost { get; } = ReturnColumns.Persons("inPost", "在编教职工数", true, "实有在编", "在编教职工", "在编人数", "在编在岗教职工") with { Help = "9 月 1 日占用本校编制的教职工人数，在岗和不在岗的都算，如 37；民办学校填“/”。" };

    /// <summary>其中在编不在岗: holding posts, but not at work there.</summary>
    public static CountColumn Away { get; } = ReturnColumns.Persons("away", "其中在编不在岗", false, "在编不在岗", "在编不在岗教职工数", "在编不在岗人数") with { Help = "在编教职工中 9 月 1 日不在本校上班的人数，如借调、长期病假，如 1；没有填 0。" };

    /// <summary>编外教职工数: at work without a post.</summary>
    public static CountColumn Contract { get; } = ReturnColumns.Persons("contract", "编外教职工数", false, "聘用制教师", "代课教师", "编外教师", "在岗不在编", "聘用教职工数") with { Help = "9 月 1 日在岗而不占编制的教职工人数，含代课和劳务派遣，如 4；没有填 0。" };

    /// <summary>专任教师数.</summary>
    public static CountColumn Teachers { get; } = ReturnColumns.Persons("teachers", "专任教师数", true, "专任教师") with { Help = "9 月 1 日从事教学的专任教师人数，在编和编外的都算，如 33；行政、工勤人员不计。" };

    /// <summary>专科学历专任教师.</summary>
    public static CountColumn Associates { get; } = OfTeachers("associates", "专科学历专任教师", "如 6；没有填 0。", "专科学历", "专科毕业", "专科", "大专");

    /// <summary>本科学历专任教师.</summary>
    public static CountColumn Bachelors { get; } = OfTeachers("bachelors", "本科学历专任教师", "如 25；没有填 0。", "本科学历", "本科毕业", "本科", "大学本科");

    /// <summary>硕士学历专任教师.</summary>
    public static CountColumn Masters { get; } = OfTeachers("masters", "硕士学历专任教师", "如 2；没有填 0。", "硕士学历", "硕士研究生", "硕士");

    /// <summary>博士学历专任教师.</summary>
    public static CountColumn Doctors { get; } = OfTeachers("doctors", "博士学历专任教师", "如 0。", "博士学历", "博士研究生", "博士");

    /// <summary>县级及以上骨干教师数.</summary>
    public static CountColumn Backbone { get; } = ReturnColumns.Persons("backbone", "县级及以上骨干教师数", false, "骨干教师", "县级以上骨干教师数") with { FormerCaption = (2024, "县级以上骨干教师"), Help = "9 月 1 日专任教师中县级及以上骨干教师人数，含特级教师、学科带头人，如 5；同一人只算一次。" };

    /// <summary>体育教师.</summary>
    public static CountColumn PhysicalEducation { get; } = OfSubject("physicalEducation", "体育教师", "体育");

    /// <summary>音乐教师.</summary>
    public static CountColumn Music { get; } = OfSubject("music", "音乐教师", "音乐");

    /// <summary>美术教师.</summary>
    public static CountColumn FineArt { get; } = OfSubject("fineArt", "美术教师", "美术");

    /// <summary>艺术教师: of 艺术 as one subject.</summary>
    public static CountColumn Arts { get; } = OfSubject("arts", "艺术教师", "艺术（音乐、美术合为一科的）");

    /// <summary>心理健康教师.</summary>
    public static CountColumn Counsellors { get; } = ReturnColumns.Persons("counsellors", "心理健康教师", false, "心理教师", "心理健康教育教师") with { Help = "9 月 1 日专任教师中专职或兼职的心理健康教育教师人数，如 1；没有填 0。" };

    /// <summary>持有教师资格证的专任教师数.</summary>
    public static CountColumn Certified { get; } = ReturnColumns.Persons("certified", "持有教师资格证的专任教师数", false, "持教师资格证教师", "持证教师", "持证专任教师数") with { Help = "9 月 1 日专任教师中持有教师资格证的人数，如 33。" };

    /// <summary>近5年培训满360学时专任教师数.</summary>
    public static CountColumn Trained { get; } = ReturnColumns.Persons("trained", "近5年培训满360学时专任教师数", false, "五年360学时培训教师", "完成360学时教师", "近5年培训满360学时教师") with { Help = "专任教师中近五年培训满 360 学时的人数，如 33；工作不满五年的按比例折算后达到的也算。" };

    /// <summary>符合交流条件教师数.</summary>
    public static CountColumn ExchangeDue { get; } = ReturnColumns.Persons("exchangeDue", "符合交流条件教师数", false, "应交流教师", "符合交流条件教师") with { Help = "按规定本学年符合交流轮岗条件的教师人数，如 12。" };

    /// <summary>已交流教师.</summary>
    public static CountColumn Exchanged { get; } = ReturnColumns.Persons("exchanged", "已交流教师", false, "交流教师", "已交流教师数") with { UsedFor = "report", Help = "本学年实际交流轮岗的教师人数，如 3；等于后面四个方向之和。" };

    /// <summary>其中交流骨干教师: of those exchanged.</summary>
    public static CountColumn ExchangedBackbone { get; } = ReturnColumns.Persons("exchangedBackbone", "其中交流骨干教师", false, "交流骨干教师", "已交流骨干教师") with { SinceYear = 2025, Help = "本学年已交流教师中县级及以上骨干教师人数，如 1；没有填 0。" };

    /// <summary>城区交流.</summary>
    public static CountColumn ExchangedInTown { get; } = ReturnColumns.Persons("exchangedInTown", "城区交流") with { UsedFor = "report", Help = "本学年在城区学校之间交流的教师人数，如 1；没有填 0。" };

    /// <summary>招考进城.</summary>
    public static CountColumn ExchangedIntoTown { get; } = ReturnColumns.Persons("exchangedIntoTown", "招考进城") with { UsedFor = "report", Help = "本学年由乡镇考入城区学校的教师人数，如 1；没有填 0。" };

    /// <summary>城区到乡镇.</summary>
    public static CountColumn ExchangedToTownship { get; } = ReturnColumns.Persons("exchangedToTownship", "城区到乡镇") with { UsedFor = "report", Help = "本学年由城区学校到乡镇学校任教的教师人数，如 1；没有填 0。" };

    /// <summary>乡镇内部.</summary>
    public static CountColumn ExchangedInTownship { get; } = ReturnColumns.Persons("exchangedInTownship", "乡镇内部") with { UsedFor = "report", Help = "本学年在乡镇学校之间交流的教师人数，如 0。" };

    /// <summary>说明: what the school has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("staff", "教职工", SheetLayout.Table,
    [
        Stage, Posts, InPost, Away, Contract, Teachers, Associates, Bachelors, Masters, Doctors, Backbone, PhysicalEducation, Music, FineArt, Arts,
        Counsellors, Certified, Trained, ExchangeDue, Exchanged, ExchangedBackbone, ExchangedInTown, ExchangedIntoTown, ExchangedToTownship,
        ExchangedInTownship, Explanation,
    ])
    {
        Aliases = ["教职工情况", "教师情况", "师资"],
        Explanation = Explanation,
    };

    /// <summary>
    /// Staff at work on posts: those holding posts without those not at work there (domain.md, “Cause of a large class”); null when one of
    /// the two is not reported.
    /// </summary>
    internal static decimal? AtWork(FormRow row) => row[InPost] - row[Away];

    static CountColumn OfTeachers(string code, string caption, string example, params string[] aliases) =>
        ReturnColumns.Persons(code, caption, false, aliases) with { Help = $"9 月 1 日专任教师中最高学历为{caption[..2]}的人数，{example}" };

    static CountColumn OfSubject(string code, string caption, string subject) =>
        ReturnColumns.Persons(code, caption, false, caption + "数") with { Help = $"9 月 1 日专任教师中教{subject}的人数，以教此科为主的兼教也算，如 2；没有填 0。" };
}
