using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>班级: one row a class.</summary>
public static class Classes
{
    /// <summary>年级.</summary>
    public static GradeColumn Grade { get; } = new("grade", "年级") { Required = true, IsKey = true, Minimum = 1, Maximum = 12, Aliases = ["年级名称"], Help = "9 月 1 日编班的年级，如 3 或 三年级；高中填 高一、高二、高三。" };

    /// <summary>班号.</summary>
    public static ClassNumberColumn Number { get; } = new("number", "班号") { Required = true, IsKey = true, Minimum = 1, Maximum = 99, Aliases = ["班级", "班序", "班次"], Help = "本年级的第几个班，如 三（2）班填 2。" };

    /// <summary>学生数.</summary>
    public static CountColumn Pupils { get; } = new("pupils", "学生数") { Required = true, Measured = "人", Maximum = 200, Aliases = ["学生人数", "在校生数", "在校学生数", "在校人数", "学生总数", "班额", "人数", "总人数", "学生总人数", "班级人数", "全班人数"], Help = "9 月 1 日在本班上课的在籍学生人数，如 45；已转走的不计，休学的不计。" };

    /// <summary>其中女生.</summary>
    public static CountColumn Girls { get; } = new("girls", "其中女生") { Measured = "人", Maximum = 200, Aliases = ["女生", "女生数", "女", "其中女", "女生人数", "女学生数"], Help = "本班学生中的女生人数，如 21；没有填 0。" };

    /// <summary>寄宿生.</summary>
    public static CountColumn Boarders { get; } = new("boarders", "寄宿生") { Measured = "人", Maximum = 200, Aliases = ["住校生", "寄宿生数"], UsedFor = "statistics checks", Help = "本班学生中在校住宿的人数，如 12；没有填 0。" };

    /// <summary>随班就读.</summary>
    public static CountColumn SpecialNeeds { get; } = new("specialNeeds", "随班就读") { Measured = "人", Maximum = 200, Aliases = ["残疾学生", "随班就读学生"], Help = "本班学生中随班就读的残疾学生人数，如 1；没有填 0。" };

    /// <summary>留守儿童.</summary>
    public static CountColumn LeftBehind { get; } = new("leftBehind", "留守儿童") { Measured = "人", Maximum = 200, Aliases = ["农村留守儿童"], Help = "本班学生中父母双方外出务工、或一方外出而另一方无监护能力的农村学生人数，如 6；没有填 0。" };

    /// <summary>随迁子女.</summary>
    public static CountColumn Migrant { get; } = new("migrant", "随迁子女") { Measured = "人", Maximum = 200, Aliases = ["进城务工人员随迁子女"], Help = "本班学生中随进城务工的父母来本地就读的人数，如 4；没有填 0。" };

    /// <summary>A class has an ordinary classroom of its own.</summary>
    internal const string OwnRoom = "独用";

    /// <summary>Two or more classes share an ordinary classroom.</summary>
    internal const string SharedRoom = "合用";

    /// <summary>A class is always taught in a special room, and needs no ordinary one.</summary>
    internal const string SpecialRoom = "专用教室";

    /// <summary>教室.</summary>
    public static ChoiceColumn Room { get; } = new("room", "教室", [OwnRoom, SharedRoom, SpecialRoom]) { Aliases = ["教室情况", "教室类型"], UsedFor = "checks", Help = "本班有自己的普通教室填“独用”，两个以上的班共用一间填“合用”，长期在专用教室上课填“专用教室”。" };

    /// <summary>班主任工号.</summary>
    public static TextColumn ClassTeacher { get; } = new("classTeacher", "班主任工号") { MaxLength = 30, Aliases = ["班主任", "班主任编号"], UsedFor = "contact", Help = "班主任在本校的工号，如 T017；只用于核对，不公布。" };

    /// <summary>说明: what the school has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("classes", "班级", SheetLayout.Table,
    [
        Grade, Number, Pupils, Girls, Boarders, SpecialNeeds, LeftBehind, Migrant, Room, ClassTeacher, Explanation,
    ])
    {
        Aliases = ["班级情况", "班额情况", "班级表"],
        Explanation = Explanation,
        UsedFor = "statistics",
        DrawnRows = 60,
    };

    static readonly FindingRule GradeNotOfKind = new("grade-not-of-kind", Severity.Error, FindingFamily.Row,
        new("{0}不设这些年级。", "A {0} has no such grades."))
    {
        Detail = new("{1}", "{1}"),
    };

    static readonly FindingRule ClassDuplicated = new("class-duplicated", Severity.Error, FindingFamily.Row,
        new("同一个班出现了两次。", "A class stands there twice."))
    {
        Detail = new("{0}{1} 班", "class {1} of {0}"),
    };

    static readonly FindingRule ClassWithoutPupils = new("class-without-pupils", Severity.Query, FindingFamily.Row,
        new("“{0}”为 0，不计为班级。请更正、删去该行或说明。", "'{0}' is 0; it counts as no class. Correct it, remove the row or explain."));

    static readonly FindingRule NoClasses = new("no-classes", Severity.Error, FindingFamily.CrossSheet,
        new("“班级”中没有一个班级。", "No class is listed."));

    static readonly FindingRule ClassWithheld = new("class-withheld", Severity.Query, FindingFamily.Row,
        new("“{0}”填了“/”、“无”或“保密”，是不是大班额因此不能确定，全县的有关数字也不完整。请填人数；不能填报的，说明原因。",
            "'{0}' is answered with '/', “none” or “withheld”: nobody can tell whether it is a large class, and the county's figures lack it. Write how many there are; if it cannot be told, say why."));

    /// <summary>The checks of its rows.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Part(Sheet, Girls, Pupils),
        Check.Part(Sheet, Boarders, Pupils),
        Check.Part(Sheet, SpecialNeeds, Pupils),
        Check.Part(Sheet, LeftBehind, Pupils),
        Check.Part(Sheet, Migrant, Pupils),
        new(GradeNotOfKind, GradesOfKind),
        .. ChecksOf(Sheet, Pupils, Number,
            row => row[Grade] is { } grade ? SchoolKinds.NameOfGrade((int)grade) : null),
    ];

    /// <summary>What holds of the classes of any school: each stands there once, has somebody in it, and there is one at all.</summary>
    /// <param name="sheet">The sheet of classes.</param>
    /// <param name="pupils">Who is in a class.</param>
    /// <param name="number">Its number.</param>
    /// <param name="group">The grade, or the kind of class, within which numbers are told apart; null when the row does not say.</param>
    internal static IEnumerable<Check> ChecksOf(FormSheet sheet, NumberColumn pupils, NumberColumn number, Func<FormRow, string?> group) =>
    [
        Check.NotZero(ClassWithoutPupils, sheet, pupils),
        Check.NotWithheld(ClassWithheld, sheet, pupils),
        Check.Once(ClassDuplicated, sheet, number,
            row => (group(row), row[number]) is ({ } name, { } own) ? [name, Print(own)] : null, [.. sheet.Columns.Where(column => column.IsKey)]),
        new(NoClasses, subject => AnyClass(subject, sheet)),
    ];


    /// <summary>The stage of a class; null when its grade is not reported.</summary>
    internal static string? StageOf(FormRow row) => row[Grade] is { } grade ? SchoolKinds.NameOf(SchoolKinds.StageOf((int)grade)) : null;

    /// <summary>The pupils of all classes together; null when a class does not report them, or there is none.</summary>
    internal static decimal? PupilsIn(FormUnderCheck subject) => SumOf(subject, Pupils);

    /// <summary>A column of all classes together; null when a class does not report it, or there is none.</summary>
    internal static decimal? SumOf(FormUnderCheck subject, NumberColumn column) =>
        subject.Of(Sheet).Any() ? subject.Of(Sheet).Aggregate((decimal?)0, (sum, row) => sum + row[column]) : null;

    /// <summary>The stages that have a class.</summary>
    internal static List<string> Stages(FormUnderCheck subject) => [.. subject.Of(Sheet).Select(StageOf).OfType<string>().Distinct()];

    static void GradesOfKind(ReturnUnderCheck subject)
    {
        if (Cover.KindOf(subject) is not { } kind)
        {
            return;
        }

        foreach (var row in subject.Of(Sheet).Where(row => row[Grade] < kind.FirstGrade || row[Grade] > kind.LastGrade))
        {
            subject.Report(GradeNotOfKind, row, Grade, kind.Name, SchoolKinds.NameOfGrade((int)(row[Grade] ?? 1)));
        }
    }

    static void AnyClass(ReturnUnderCheck subject, FormSheet sheet)
    {
        if (subject.RawOf(sheet) is { } raw && !subject.Of(sheet).Any())
        {
            subject.Findings.Add(NoClasses, raw);
        }
    }
}
