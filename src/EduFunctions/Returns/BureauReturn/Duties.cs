using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>履职: the register of evidence for what the county's leaders did for education, one row each.</summary>
public static class Duties
{
    /// <summary>印发文件: the kind that goes by a document number.</summary>
    public const string PolicyIssued = "印发文件";

    /// <summary>日期.</summary>
    public static DateColumn Date { get; } = new("date", "日期") { Required = true, IsKey = true, Aliases = ["时间", "开展日期", "召开时间"], Help = "事项发生的日期，如 2025-09-09；跨几天的填第一天。" };

    /// <summary>类别.</summary>
    public static ChoiceColumn Kind { get; } = new("kind", "类别", ["党委常委会议", "政府常务会议", "领导调研学校", "领导讲课", "领导联系学校", PolicyIssued, "教师节慰问", "督导", "培训", "审计"])
    {
        Required = true, IsKey = true, Aliases = ["事项类别", "类型"],
        CodeAliases = [("县委常委会", "党委常委会议"), ("市委常委会", "党委常委会议"), ("区委常委会", "党委常委会议"), ("常委会", "党委常委会议"), ("县委常委会议", "党委常委会议"), ("市委常委会议", "党委常委会议"), ("政府常务会", "政府常务会议"), ("常务会", "政府常务会议"), ("常务会议", "政府常务会议"), ("调研", "领导调研学校"), ("讲课", "领导讲课"), ("思政课", "领导讲课"), ("联系学校", "领导联系学校"), ("出台文件", PolicyIssued), ("文件", PolicyIssued), ("慰问", "教师节慰问")],
        Help = "从下拉表中选一类，如 政府常务会议；一件事只填一行。",
    };

    /// <summary>事项: what it was.</summary>
    public static TextColumn Title { get; } = new("title", "事项") { Required = true, IsKey = true, Aliases = ["事项名称", "主题", "会议名称", "文件名称"], Help = "会议、活动或文件的名称，如 第 12 次常务会专题研究大班额化解。" };

    /// <summary>文号.</summary>
    public static TextColumn DocumentNumber { get; } = new("documentNumber", "文号") { MaxLength = 100, Aliases = ["文件号", "发文字号", "文件文号"], Help = "有文件或会议纪要的填文号，如 某政发〔2025〕8号；没有填“/”。" };

    /// <summary>佐证材料: name of the file that is attached.</summary>
    public static TextColumn Evidence { get; } = new("evidence", "佐证材料") { Aliases = ["佐证材料文件名", "附件", "证明材料"], Help = "作为佐证的文件名，如 12次常务会纪要.pdf；暂时没有的留空。" };

    /// <summary>说明: what the bureau has to say of the row.</summary>
    public static TextColumn Explanation { get; } = ReturnColumns.Explanation();

    /// <summary>The sheet.</summary>
    public static FormSheet Sheet { get; } =
        new("bureau-duties", "履职", SheetLayout.Table, [Date, Kind, Title, DocumentNumber, Evidence, Explanation])
    {
        Aliases = ["履职情况", "履职台账", "履职记录"],
        Explanation = Explanation,
        UsedFor = "report",
        DrawnRows = 40,
    };

    static readonly FindingRule DutyDuplicated = new("duty-duplicated", Severity.Error, FindingFamily.Row,
        new("同一件事填了两行。", "A matter stands there twice."))
    {
        Detail = new("{0} {1} {2}", "{0} {1} {2}"),
    };

    static readonly FindingRule DocumentNumberMissing = new("document-number-missing", Severity.Query, FindingFamily.Row,
        new("“{0}”应填“{1}”。请补报或说明。", "'{0}' should have '{1}'. Report it or explain."));

    /// <summary>The checks of its rows. What was done in the calendar year of 1 September counts too.</summary>
    internal static ImmutableArray<Check> Checks { get; } =
    [
        Check.Dated(Sheet, Date, year => new DateOnly(year.StartYear, 1, 1), year => year.LastDay),
        Check.Once(DutyDuplicated, Sheet, Title, row => row[Date] is { } day && row[Kind] is { } kind && row[Title] is { } title
            ? [FormUnderCheck.Print(day), kind, title] : null, Date, Kind, Title),
        Check.Row(DocumentNumberMissing, Sheet, DocumentNumber,
            row => row[Kind] == PolicyIssued && row[DocumentNumber] is null ? [PolicyIssued, DocumentNumber.Caption] : null, Kind),
    ];
}
