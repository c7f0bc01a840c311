using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using static EduFunctions.Forms.FormUnderCheck;

namespace EduFunctions.Returns.KindergartenReturn;

/// <summary>班级: one row a class of a kindergarten.</summary>
public static class KindergartenClasses
{
    /// <summary>托班: children under three, who count in no rate.</summary>
    public const string Nursery = "托班";

    // Each kind of class with the most children that it may have: 托班 has no limit here.
    static readonly ImmutableArray<(string Name, Limit? Most)> Kinds =
    [
        (Nursery, null), ("小班", Limits.KindergartenSmallClass), ("中班", Limits.KindergartenMiddleClass),
        ("大班", Limits.KindergartenTopClass), ("混合班", Limits.KindergartenMixedClass),
    ];

    /// <summary>班级类型.</summary>
    public static ChoiceColumn Kind { get; } = new("kind", "班级类型", [.. Kinds.Select(kind => kind.Name)])
    {
        Required = true, IsKey = true, Aliases = ["班级类别", "班别", "年龄段", "年级"],
        CodeAliases = [("托", Nursery), ("托儿班", Nursery), ("小", "小班"), ("中", "中班"), ("大", "大班"), ("混", "混合班"), ("混龄班", "混合班"), ("混合", "混合班"), ("混龄", "混合班")], Help = "按 9 月 1 日编班填：托班（不满 3 岁）、小班、中班、大班、混合班（不同年龄编在一个班）。",
    };

    /// <summary>班号.</summary>
    public static ClassNumberColumn Number { get; } = new("number", "班号") { Required = true, IsKey = true, Minimum = 1, Maximum = 99, Prefixes = "托小中大混", Aliases = ["班级", "班序", "班次", "班级名称"], Help = "同一类型的第几个班，如 小二班填 2。" };

    /// <summary>幼儿数.</summary>
    public static CountColumn Children { get; } = ReturnColumns.Pupils("children", "幼儿数", true, "在园幼儿数", "幼儿人数", "在园人数", "学生数", "班额", "人数", "总人数", "幼儿总数", "班级人数") with { Help = "9 月 1 日在本班的幼儿人数，如 28；已离园的不计。" };

    /// <summary>其中女童.</summary>
    public static CountColumn Girls { get; } = ReturnColumns.Pupils("girls", "其中女童", false, "女童", "女童数", "女孩", "女", "其中女生", "女生", "女童人数", "女生人数") with { UsedFor = "statistics", Help = "本班幼儿中的女童人数，如 13；没有填 0。" };

    /// <summary>外区县幼儿.</summary>
    public static CountColumn FromElsewhere { get; } = ReturnColumns.Pupils("fromElsewhere", "外区县幼儿", false, "其中外区县幼儿", "外县幼儿", "区外幼儿", "非本县户籍幼儿") with { Help = "本班幼儿中户籍不在本县（市、区）的人数，如 2；没有填 0。" };

    /// <summary>说明: what the kindergarten has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } =
        new("kindergarten-classes", "班级", SheetLayout.Table, [Kind, Number, Children, Girls, FromElsewhere, Explanation])
    {
        Aliases = ["班级情况", "班额情况", "班级表", "幼儿班级"],
        Explanation = Explanation,
        DrawnRows = 30,
    };

    static readonly FindingRule ClassNameDiffers = new("class-name-differs-from-kind", Severity.Error, FindingFamily.Row,
        new("“{0}”与“{1}”说的不是同一类班。", "'{0}' and '{1}' name different kinds of class."))
    {
        Detail = new("{2}，{3}", "{2}, {3}"),
    };

    static readonly FindingRule ClassOverLimit = new("kindergarten-class-over-limit", Severity.Query, FindingFamily.Row,
        new("{0}一般不超过 {1} 人。请核对；无误的说明原因。", "A {0} should have at most {1} children. Check it; if it is right, say why."))
    {
        Detail = new("{2} > {1}", "{2} > {1}"),
    };

    static readonly FindingRule OnlyNurseries = new("only-nursery-classes", Severity.Query, FindingFamily.CrossSheet,
        new("只有托班。托班幼儿不计入学前三年的任何比例。请核对班级类型或说明。", "There are nurseries (托班) alone, which count in no rate of preschool. Check the kinds of class, or explain."));

    /// <summary>The checks of its rows.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Part(Sheet, Girls, Children),
        Check.Part(Sheet, FromElsewhere, Children),
        .. Classes.ChecksOf(Sheet, Children, Number, row => row[Kind]),
        new(ClassNameDiffers, NamesAgree),
        .. Kinds.Where(kind => kind.Most is not null).Select(kind => WithinLimit(kind.Name, kind.Most!)),
        new(OnlyNurseries, AnyOfPreschool),
        new(ClassesYearOnYear.StageChanged, ChildrenChanged),
    ];

    // 小一班 in the row of a 大班: the letter before the number says the kind once more.
    static void NamesAgree(ReturnUnderCheck subject)
    {
        var raw = subject.RawOf(Sheet)?.Rows.ToDictionary(row => row.RowNumber);
        foreach (var row in subject.Of(Sheet))
        {
            if (row[Kind] is { } kind && row.Cell(Number).Address is { } place && raw![place.RowNumber][place.ColumnIndex] is string written
                && Number.PrefixOf(written) is { } prefix && prefix != kind[0])
            {
                subject.Report(ClassNameDiffers, row, Number, PlacesOf([row], Kind), Number.Caption, Kind.Caption, CellText.Shown(written), kind);
            }
        }
    }

    /// <summary>Most children of the class of a row; null for 托班, and where its kind is not reported.</summary>
    internal static decimal? MostOf(FormRow row, Standards standards) =>
        Kinds.FirstOrDefault(kind => kind.Name == row[Kind]).Most is { } most ? standards[most] : null;

    static Check WithinLimit(string kind, Limit most) => Check.Compare(ClassOverLimit,
        standards => new Comparison(Sheet, Children, Children, Relation.Above, standards[most], $"{kind}超过 {Print(standards[most])} 人") { Of = (Kind, kind) },
        (_, children, limit) => [kind, Print(limit), Print(children)]);

    // All children of the kindergarten together: its classes are made anew each year.
    static void ChildrenChanged(ReturnUnderCheck subject)
    {
        var rows = subject.Of(Sheet).ToList();
        if (subject.Context.LastYear is { } lastYear && rows.Count > 0)
        {
            ClassesYearOnYear.TellTotal(subject, "全园幼儿数", Children, Children, rows, SumOf(rows), SumOf(lastYear[Sheet]), Limits.PupilsChange);
        }

        static decimal? SumOf(IEnumerable<FormRow> rows) => rows.Aggregate((decimal?)0, (sum, row) => sum + row[Children]);
    }

    static void AnyOfPreschool(ReturnUnderCheck subject)
    {
        var rows = subject.Of(Sheet).ToList();
        if (rows.Count > 0 && rows.TrueForAll(row => row[Kind] == Nursery))
        {
            subject.Report(OnlyNurseries, rows[0], Kind);
        }
    }
}
