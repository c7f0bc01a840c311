using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>建设项目: schools and kindergartens that are built, moved or extended, one row each.</summary>
public static class Projects
{
    /// <summary>已完工.</summary>
    public const string Done = "已完工";

    static readonly char[] Between = ['、', ',', '，', ';', '；', ' ', '\n', '/'];

    /// <summary>项目名称.</summary>
    public static TextColumn Name { get; } = new("name", "项目名称") { Required = true, IsKey = true, MaxLength = 100, Aliases = ["项目", "工程名称"], Help = "立项时的名称，如 城东小学新建工程。" };

    /// <summary>学校标识码: the school that is built or extended.</summary>
    public static SchoolCodeColumn School { get; } = new("school", "学校标识码") { Aliases = ["学校代码", "项目学校标识码"], Help = "所建学校的十位标识码，如 4206990001；还没有编码的新学校填“/”。" };

    /// <summary>学段.</summary>
    public static ChoiceColumn Stage { get; } = new("stage", "学段", [.. SchoolKinds.Stages.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["项目学段"], CodeAliases = [("幼儿园", "学前"), ("学前教育", "学前"), ("普通高中", "高中")], Help = "新增学位所在的学段，如 小学；跨学段的分行填。" };

    /// <summary>建设类型.</summary>
    public static ChoiceColumn Kind { get; } = new("kind", "建设类型", ["新建", "迁建", "改扩建", "附设幼儿园"]) { Required = true, Aliases = ["建设性质", "项目类型"], CodeAliases = [("改建", "改扩建"), ("扩建", "改扩建"), ("整体搬迁", "迁建")], Help = "新建、迁建、改扩建，或在小学里附设幼儿园。" };

    /// <summary>新增学位.</summary>
    public static CountColumn Places { get; } = ReturnColumns.Number("places", "新增学位", "个", true, "新增学位数", "增加学位", "规划学位") with { UsedFor = "relief report", Help = "按设计规模建成后增加的学位数，如 1080；已建成的填实际增加数。" };

    /// <summary>新增教室.</summary>
    public static CountColumn Classrooms { get; } = ReturnColumns.Number("classrooms", "新增教室", "间", false, "新增普通教室", "新增教室数") with { Help = "建成后增加的普通教室间数（幼儿园为班级活动单元），如 24。" };

    /// <summary>已招班数.</summary>
    public static CountColumn ClassesTaken { get; } = ReturnColumns.Number("classesTaken", "已招班数", "个", false, "新招教学班", "已招教学班数") with { Help = "本学年已在新校舍招收的班数，如 8；还没有招生填 0。" };

    /// <summary>已招学生数.</summary>
    public static CountColumn PupilsTaken { get; } = ReturnColumns.Persons("pupilsTaken", "已招学生数", false, "已招人数", "新招学生数") with { Help = "本学年已在新校舍招收的学生人数，如 352；还没有招生填 0。" };

    /// <summary>投资.</summary>
    public static AmountColumn Investment { get; } = ReturnColumns.Money("investment", "投资", "总投资", "投资额", "项目投资") with { Help = "批复的总投资，如 6800。" };

    /// <summary>状态.</summary>
    public static ChoiceColumn State { get; } = new("state", "状态", ["规划", "在建", Done]) { Required = true, Aliases = ["项目状态", "进度", "建设进度"], CodeAliases = [("计划", "规划"), ("拟建", "规划"), ("未开工", "规划"), ("建设中", "在建"), ("已建成", Done), ("完工", Done), ("竣工", Done), ("已竣工", Done), ("已投入使用", Done)], Help = "填表时的状态：规划（未开工）、在建、已完工（竣工验收）。" };

    /// <summary>完工日期.</summary>
    public static DateColumn Completion { get; } = new("completion", "完工日期") { Aliases = ["竣工日期", "预计完工日期", "计划完工日期", "完工时间"], Help = "已完工的填竣工日期，规划、在建的填计划完工日期，如 2026-08-20。" };

    /// <summary>缓解学校标识码: whose large classes it relieves, identifiers one after another.</summary>
    public static TextColumn Relieves { get; } = new("relieves", "缓解学校标识码") { Aliases = ["缓解学校", "分流学校标识码"], Help = "建成后可以分流哪些学校的学生，填标识码，几所之间用顿号，如 4206990003、4206990005；没有填“/”。" };

    /// <summary>缓解年级.</summary>
    public static TextColumn RelievedGrades { get; } = new("relievedGrades", "缓解年级") { MaxLength = 50, Aliases = ["分流年级"], Help = "分流上述学校的哪些年级，如 1-6；没有填“/”。" };

    /// <summary>说明: what the bureau has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("bureau-projects", "建设项目", SheetLayout.Table,
    [
        Name, School, Stage, Kind, Places, Classrooms, ClassesTaken, PupilsTaken, Investment, State, Completion, Relieves, RelievedGrades,
        Explanation,
    ])
    {
        Aliases = ["项目", "项目建设", "学校建设项目"],
        Explanation = Explanation,
        UsedFor = "relief report",
        DrawnRows = 20,
    };

    static readonly FindingRule ProjectDuplicated = new("project-duplicated", Severity.Error, FindingFamily.Row,
        new("同一个项目、同一个学段填了两行。", "A project of the same stage stands there twice."))
    {
        Detail = new("{0}，{1}", "{0}, {1}"),
    };

    static readonly FindingRule IdentifiersUnreadable = new("identifiers-unreadable", Severity.Error, FindingFamily.Row,
        new("“{0}”应填十位数字的学校标识码，几所之间用顿号。", "'{0}' must be school identifiers of ten digits, with 、 between them."))
    {
        Detail = new("“{1}”不是标识码", "'{1}' is no identifier"),
    };

    static readonly FindingRule RelievesItself = new("relieves-itself", Severity.Error, FindingFamily.Row,
        new("“{0}”中有项目学校自己，应填被分流的学校。", "'{0}' names the project's own school; give the schools that it relieves."));

    static readonly FindingRule CompletionMissing = new("completion-missing", Severity.Query, FindingFamily.Row,
        new("{0}的项目应填“{1}”。请补报或说明。", "A project in the state {0} should have '{1}'. Report it or explain."));

    static readonly FindingRule TakenBeforeDone = new("taken-before-done", Severity.Query, FindingFamily.Row,
        new("项目还是“{0}”，但“{1}”不为 0。请更正或说明。", "The project is still '{0}', but '{1}' is not 0. Correct or explain."))
    {
        Detail = new("{2}", "{2}"),
    };

    /// <summary>The checks of its rows.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Once(ProjectDuplicated, Sheet, Name, row => row[Name] is { } name && row[Stage] is { } stage ? [name, stage] : null, Name, Stage),
        Check.Row(IdentifiersUnreadable, Sheet, Relieves, row => Relieved(row).FirstOrDefault(part => !SchoolCode.TryParse(part, out _)) is { } part
            ? [Relieves.Caption, part] : null),
        Check.Row(RelievesItself, Sheet, Relieves,
            row => row[School] is { } own && Relieved(row).Contains(own, StringComparer.Ordinal) ? [Relieves.Caption] : null, School),
        Check.Row(CompletionMissing, Sheet, Completion,
            row => row[State] is { } state && row[Completion] is null ? [state, Completion.Caption] : null, State),
        Check.Row(TakenBeforeDone, Sheet, PupilsTaken, row => row[State] is { } state and not Done && row[PupilsTaken] > 0
            ? [state, PupilsTaken.Caption, Print(row[PupilsTaken] ?? 0)] : null, State),
        Check.Dated(Sheet, Completion, _ => new DateOnly(2000, 1, 1), year => year.LastDay, row => row[State] == Done),
        NamedSchools.Known(Sheet, School),
        NamedSchools.Known(Sheet, Relieves, Relieved),
    ];

    /// <summary>The identifiers that a row names as relieved, as they are written; empty when it names none.</summary>
    internal static IReadOnlyList<string> Relieved(FormRow row) =>
        CellText.Narrow(row[Relieves] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>
    /// The grades that a row says it relieves (1-6, 七至九年级, 1、2); null where it names none, or what it says cannot be read: all of its
    /// stage.
    /// </summary>
    internal static IReadOnlyList<int>? GradesRelieved(FormRow row)
    {
        var grades = new List<int>();
        foreach (var part in (row[RelievedGrades] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = CellText.Narrow(part).Split(['-', '—', '–', '~', '至'], StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !GradeText.TryGrade(ends[0], out var first) || !GradeText.TryGrade(ends[^1], out var last))
            {
                return null;
            }

            grades.AddRange(Enumerable.Range(first, Math.Max(0, last - first + 1)));
        }

        return grades.Count == 0 ? null : grades;
    }
}
