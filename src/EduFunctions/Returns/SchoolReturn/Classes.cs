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
    public static GradeColumn Grade { get; } = new("grade", "年级") { Required = true, IsKey = true, Minimum = 1, Maximum = 12, Aliases = ["年级名称"] };

    /// <summary>班号.</summary>
    public static ClassNumberColumn Number { get; } = new("number", "班号") { Required = true, IsKey = true, Minimum = 1, Maximum = 99, Aliases = ["班级", "班序", "班次"] };

    /// <summary>学生数.</summary>
    public static CountColumn Pupils { get; } = new("pupils", "学生数") { Required = true, Measured = "人", Maximum = 200, Aliases = ["学生人数", "在校生数", "在校学生数", "在校人数", "学生总数", "班额", "人数"] };

    /// <summary>其中女生.</summary>
    public static CountColumn Girls { get; } = new("girls", "其中女生") { Measured = "人", Maximum = 200, Aliases = ["女生", "女生数", "女", "其中女"] };

    /// <summary>寄宿生.</summary>
    public static CountColumn Boarders { get; } = new("boarders", "寄宿生") { Measured = "人", Maximum = 200, Aliases = ["住校生", "寄宿生数"] };

    /// <summary>随班就读.</summary>
    public static CountColumn SpecialNeeds { get; } = new("specialNeeds", "随班就读") { Measured = "人", Maximum = 200, Aliases = ["残疾学生", "随班就读学生"] };

    /// <summary>留守儿童.</summary>
    public static CountColumn LeftBehind { get; } = new("leftBehind", "留守儿童") { Measured = "人", Maximum = 200, Aliases = ["农村留守儿童"] };

    /// <summary>随迁子女.</summary>
    public static CountColumn Migrant { get; } = new("migrant", "随迁子女") { Measured = "人", Maximum = 200, Aliases = ["进城务工人员随迁子女"] };

    /// <summary>A class has an ordinary classroom of its own.</summary>
    internal const string OwnRoom = "独用";

    /// <summary>Two or more classes share an ordinary classroom.</summary>
    internal const string SharedRoom = "合用";

    /// <summary>教室.</summary>
    public static ChoiceColumn Room { get; } = new("room", "教室", [OwnRoom, SharedRoom, "专用教室"]) { Aliases = ["教室情况", "教室类型"] };

    /// <summary>班主任工号.</summary>
    public static TextColumn ClassTeacher { get; } = new("classTeacher", "班主任工号") { MaxLength = 30, Aliases = ["班主任", "班主任编号"] };

    /// <summary>说明: what the school has to say of the row.</summary>
    public static TextColumn Explanation { get; } = SchoolColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } = new("classes", "班级", SheetLayout.Table,
    [
        Grade, Number, Pupils, Girls, Boarders, SpecialNeeds, LeftBehind, Migrant, Room, ClassTeacher, Explanation,
    ])
    {
        Aliases = ["班级情况", "班额情况", "班级表"],
        Explanation = Explanation,
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

    static readonly FindingRule ParticipantsExceedPupils = new("participants-exceed-pupils", Severity.Error, FindingFamily.CrossSheet,
        new("“{0}”多于班级学生数合计。", "'{0}' are more than the pupils in the classes."))
    {
        Detail = new("{1} > {2}", "{1} > {2}"),
    };

    static readonly FindingRule NoClasses = new("no-classes", Severity.Error, FindingFamily.CrossSheet,
        new("“班级”中没有一个班级。", "No class is listed."));

    /// <summary>The checks of its rows.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Part(Sheet, Girls, Pupils),
        Check.Part(Sheet, Boarders, Pupils),
        Check.Part(Sheet, SpecialNeeds, Pupils),
        Check.Part(Sheet, LeftBehind, Pupils),
        Check.Part(Sheet, Migrant, Pupils),
        Check.Row(ClassWithoutPupils, Sheet, Pupils, row => row[Pupils] == 0 ? [Pupils.Caption] : null),
        new(GradeNotOfKind, GradesOfKind),
        new(ClassDuplicated, EachClassOnce),
        new(NoClasses, AnyClass),
    ];

    /// <summary>The stage of a class; null when its grade is not reported.</summary>
    internal static string? StageOf(FormRow row) => row[Grade] is { } grade ? SchoolKinds.NameOf(SchoolKinds.StageOf((int)grade)) : null;

    /// <summary>The pupils of all classes together; null when a class does not report them, or there is none.</summary>
    internal static decimal? PupilsIn(FormUnderCheck subject) =>
        subject.Of(Sheet).Any() ? subject.Of(Sheet).Aggregate((decimal?)0, (sum, row) => sum + row[Pupils]) : null;

    // A mistake in one class does not hold back what is wrong whatever that class may have: it counts with the most that it can.
    static decimal? PupilsAtMost(FormUnderCheck subject) =>
        subject.Of(Sheet).Any() ? subject.Of(Sheet).Sum(row => row[Pupils] ?? Pupils.Maximum) : null;

    /// <summary>The check that an item of another sheet counts no more pupils than the classes have.</summary>
    internal static Check WithinPupils(FormSheet sheet, CountColumn item) => new(ParticipantsExceedPupils, subject =>
    {
        if (subject.One(sheet) is { } row && row[item] is { } counted && PupilsAtMost(subject) is { } pupils && counted > pupils)
        {
            subject.Report(ParticipantsExceedPupils, row, item, PlacesOf(subject.Of(Sheet), Pupils), item.Caption, Print(counted),
                Print(pupils));
        }
    });

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

    static void EachClassOnce(ReturnUnderCheck subject)
    {
        var seen = new Dictionary<(decimal, decimal), FormRow>();
        foreach (var row in subject.Of(Sheet))
        {
            if ((row[Grade], row[Number]) is ({ } grade, { } number) && !seen.TryAdd((grade, number), row))
            {
                subject.Report(ClassDuplicated, row, Number, PlacesOf([seen[(grade, number)]], Number),
                    SchoolKinds.NameOfGrade((int)grade), Print(number));
            }
        }
    }

    static void AnyClass(ReturnUnderCheck subject)
    {
        if (subject.RawOf(Sheet) is { } raw && !subject.Of(Sheet).Any())
        {
            subject.Findings.Add(NoClasses, raw);
        }
    }
}
