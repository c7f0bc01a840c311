using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.ColumnType;

namespace EduFunctions.Returns;

/// <summary>中小学年报表: every column of the seven sheets (domain.md, "Returns"). Pupils, classes, staff and premises are as of 1 September of the school year; money is of the fiscal year before.</summary>
public static class SchoolReturnForm
{
    static readonly ImmutableArray<string> StageNames = [.. SchoolKinds.Stages.Select(row => row.Name)];

    /// <summary>What schools write for their kind: 初中 for 初级中学 (as a stage it keeps its name).</summary>
    internal static ImmutableArray<(string Alias, string Code)> KindAliases { get; } = [.. SchoolKinds.All.SelectMany(facts => facts.Aliases, (facts, alias) => (alias, facts.Name))];

    static ReturnColumn StageColumn { get; } =
        new("stage", "学段", Code) { Codes = StageNames, Required = true, IsKey = true, Aliases = ["学段名称", "教育阶段"], CodeAliases = [.. StageNames.Select(name => (name + "部", name))] };

    static ReturnColumn Explanation { get; } =
        new("explanation", "说明", Text) { MaxLength = 500, Aliases = ["备注", "情况说明"] };

    static ReturnColumn Persons(string code, string caption, bool required = false, params string[] aliases) =>
        new(code, caption, Count) { Unit = "人", Required = required, Aliases = [.. aliases] };

    static ReturnColumn Money(string code, string caption, params string[] aliases) =>
        new(code, caption, Amount) { Unit = "万元", Maximum = 1_000_000, Aliases = [.. aliases] };

    static ReturnColumn Area(string code, string caption, params string[] aliases) =>
        new(code, caption, Amount) { Unit = "㎡", Maximum = 1_000_000, Aliases = [.. aliases] };

    static ReturnColumn Number(string code, string caption, string unit, bool required = false, params string[] aliases) =>
        new(code, caption, Count) { Unit = unit, Required = required, Aliases = [.. aliases] };

    static ReturnColumn Flag(string code, string caption, params string[] aliases) =>
        new(code, caption, YesNo) { Aliases = [.. aliases] };

    /// <summary>封面: who reports, and for what.</summary>
    public static FormSheet Cover { get; } = new("cover", "封面", SheetLayout.List,
    [
        new("school", "学校标识码", Text) { Required = true, IsKey = true, MaxLength = 20, Aliases = ["学校代码", "标识码", "学校（机构）标识码"] },
        new("name", "学校名称", Text) { Required = true, IsKey = true, Aliases = ["单位名称", "学校全称"] },
        new("county", "县（市、区）代码", Text) { Required = true, IsKey = true, MaxLength = 20, Aliases = ["县代码", "行政区划代码"] },
        new("year", "学年", Text) { Required = true, IsKey = true, MaxLength = 20, Aliases = ["填报学年", "学年度"] },
        new("kind", "办学类型", Code) { Required = true, IsKey = true, Codes = [.. SchoolKinds.All.Select(facts => facts.Name)], CodeAliases = KindAliases, Aliases = ["学校类型", "学校类别"] },
        new("location", "城乡分类", Code) { Required = true, IsKey = true, Codes = [.. SchoolKinds.Locations.Select(row => row.Name)], Aliases = ["城乡类型"] },
        new("sponsor", "办别", Code) { Required = true, IsKey = true, Codes = [.. SchoolKinds.Sponsors.Select(row => row.Name)], Aliases = ["举办者类型"] },
        new("filler", "填表人", Text) { MaxLength = 50, Aliases = ["填报人"] },
        new("telephone", "联系电话", Text) { MaxLength = 30, Aliases = ["电话"] },
        new("date", "填表日期", Date) { Aliases = ["填报日期"] },
        new("head", "负责人签字", Text) { MaxLength = 50, Aliases = ["校长签字", "分管负责人签字"] },
        Explanation,
    ]);

    /// <summary>班级: one row a class.</summary>
    public static FormSheet Classes { get; } = new("classes", "班级", SheetLayout.Table,
    [
        new("grade", "年级", Grade) { Required = true, IsKey = true, Minimum = 1, Maximum = 12, Aliases = ["年级名称"] },
        new("number", "班号", Count) { Required = true, IsKey = true, IsClassNumber = true, Minimum = 1, Maximum = 99, Aliases = ["班级", "班序", "班次"] },
        new("pupils", "学生数", Count) { Required = true, Unit = "人", Maximum = 200, Aliases = ["学生人数", "在校生数", "班额", "人数"] },
        new("girls", "其中女生", Count) { Unit = "人", Maximum = 200, Aliases = ["女生", "女生数"] },
        new("boarders", "寄宿生", Count) { Unit = "人", Maximum = 200, Aliases = ["住校生", "寄宿生数"] },
        new("specialNeeds", "随班就读", Count) { Unit = "人", Maximum = 200, Aliases = ["残疾学生", "随班就读学生"] },
        new("leftBehind", "留守儿童", Count) { Unit = "人", Maximum = 200, Aliases = ["农村留守儿童"] },
        new("migrant", "随迁子女", Count) { Unit = "人", Maximum = 200, Aliases = ["进城务工人员随迁子女"] },
        new("room", "教室", Code) { Codes = ["独用", "合用", "专用教室"], Aliases = ["教室情况", "教室类型"] },
        new("classTeacher", "班主任工号", Text) { MaxLength = 30, Aliases = ["班主任", "班主任编号"] },
        Explanation,
    ]) { Aliases = ["班级情况", "班额情况", "班级表"] };

    /// <summary>教职工: one row a stage.</summary>
    public static FormSheet Staff { get; } = new("staff", "教职工", SheetLayout.Table,
    [
        StageColumn,
        Persons("posts", "核定编制数", true, "编制数", "核定编制"),
        Persons("inPost", "在编在岗教职工", true, "在编教职工"),
        Persons("teachers", "专任教师", true, "专任教师数"),
        Persons("higherQualified", "高于规定学历教师", false, "高于规定学历"),
        Persons("backbone", "县级以上骨干教师", false, "骨干教师"),
        Persons("artsSports", "体育音乐美术教师", false, "体音美教师", "体育、艺术专任教师"),
        Persons("counsellors", "心理健康教师", false, "心理教师"),
        Persons("certified", "持教师资格证教师", false, "持证教师"),
        Persons("trained", "五年360学时培训教师", false, "完成360学时教师"),
        Persons("contract", "聘用制教师", false, "代课教师", "编外教师"),
        Persons("exchangeDue", "应交流教师", false, "符合交流条件教师"),
        Persons("exchanged", "已交流教师", false, "交流教师"),
        Persons("exchangedInTown", "城区交流"),
        Persons("exchangedIntoTown", "招考进城"),
        Persons("exchangedToTownship", "城区到乡镇"),
        Persons("exchangedInTownship", "乡镇内部"),
        Explanation,
    ]) { Aliases = ["教职工情况", "教师情况", "师资"] };

    /// <summary>办学条件: one row a stage.</summary>
    public static FormSheet Premises { get; } = new("premises", "办学条件", SheetLayout.Table,
    [
        StageColumn,
        Number("classrooms", "普通教室", "间", true, "普通教室数"),
        Number("classroomsInUse", "其中在用教室", "间", true, "在用教室", "在用普通教室"),
        Area("teachingArea", "教学及辅助用房面积", "教学辅助用房面积"),
        Area("indoorSportsArea", "其中室内体育用房面积", "室内体育用房面积"),
        Area("sportsGround", "体育运动场馆面积", "运动场地面积"),
        Money("equipment", "教学仪器设备值", "设备值", "教学仪器设备总值"),
        Number("multimediaRooms", "网络多媒体教室", "间", false, "多媒体教室"),
        Number("musicRooms", "音乐教室", "间"),
        Area("musicRoomSmallest", "最小音乐教室面积"),
        Number("artRooms", "美术教室", "间"),
        Area("artRoomSmallest", "最小美术教室面积"),
        Number("beds", "宿舍床位", "张", false, "床位数"),
        Explanation,
    ]) { Aliases = ["办学条件情况", "校舍", "校舍条件"] };

    /// <summary>经费: the school's money of the fiscal year before, and the numbers of pupils that go with it.</summary>
    public static FormSheet SchoolMoney { get; } = new("money", "经费", SheetLayout.List,
    [
        Money("received", "公用经费收入", "公用经费拨款"),
        Money("spent", "公用经费支出"),
        Money("training", "其中教师培训费", "教师培训费"),
        Persons("funded", "享受公用经费学生数", false, "公用经费学生数"),
        Persons("inCatchment", "学区内居住学生数", false, "片区内学生数"),
        Persons("leavers", "本年毕业生数", false, "毕业生数"),
        Persons("entrants", "三年前七年级学生数", false, "三年前入学人数"),
        Explanation,
    ]) { Aliases = ["学校经费", "经费情况"] };

    /// <summary>课后服务: after-school service and the five managements 五项管理.</summary>
    public static FormSheet AfterSchool { get; } = new("afterschool", "课后服务", SheetLayout.List,
    [
        Flag("filed", "已向教育局备案", "是否备案"),
        Flag("ownPlan", "一校一案", "是否一校一案"),
        Persons("participants", "参加课后服务学生数", false, "参加学生数"),
        Money("fees", "收费收入", "服务费收入"),
        Money("costs", "成本支出", "服务成本"),
        new("balance", "结余", Amount) { Unit = "万元", Minimum = -1_000_000, Maximum = 1_000_000, Aliases = ["收支结余"] },
        Number("thirdParties", "引入第三方机构数", "家", false, "第三方机构数"),
        Flag("homework", "作业管理"), new("homeworkChecked", "作业管理检查日期", Date),
        Flag("sleep", "睡眠管理"), new("sleepChecked", "睡眠管理检查日期", Date),
        Flag("phones", "手机管理"), new("phonesChecked", "手机管理检查日期", Date),
        Flag("reading", "读物管理"), new("readingChecked", "读物管理检查日期", Date),
        Flag("fitness", "体质管理"), new("fitnessChecked", "体质管理检查日期", Date),
        Explanation,
    ]) { Aliases = ["课后服务情况"] };

    /// <summary>安全: the four hundred-percents and what goes with them.</summary>
    public static FormSheet Safety { get; } = new("safety", "安全", SheetLayout.List,
    [
        Flag("guards", "配备专职保安", "专职保安"),
        Flag("closedCampus", "封闭化管理", "校园封闭管理"),
        Flag("alarm", "一键报警和视频监控联网", "一键报警"),
        Flag("guardPosts", "设置护学岗", "护学岗"),
        Number("hazardsFound", "排查隐患数", "处", false, "发现隐患"),
        Number("hazardsMended", "已整改隐患数", "处", false, "已整改"),
        Number("hazardsOpen", "未整改隐患数", "处", false, "未整改"),
        Number("drowningLessons", "防溺水教育课次", "次", false, "防溺水教育次数"),
        Flag("bullyingCommittee", "成立学生欺凌治理委员会", "欺凌治理委员会"),
        Persons("pupilsScreened", "心理筛查学生数"),
        Persons("staffScreened", "心理筛查教职工数"),
        Number("laboratoryChecks", "实验室安全检查次数", "次", false, "实验室检查"),
        Explanation,
    ]) { Aliases = ["校园安全", "安全情况"] };

    /// <summary>The form: school-return, version 1.</summary>
    public static Form Form { get; } = new("school-return", 1, "中小学年报表",
        [Cover, Classes, Staff, Premises, SchoolMoney, AfterSchool, Safety]);
}
