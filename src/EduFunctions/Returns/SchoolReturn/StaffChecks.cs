using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Forms;
using static EduFunctions.Forms.FormUnderCheck;
using static EduFunctions.Returns.SchoolReturn.Staff;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>The checks of 教职工.</summary>
static class StaffChecks
{
    static readonly NumberColumn[] Degrees = [Associates, Bachelors, Masters, Doctors];
    static readonly NumberColumn[] Directions = [ExchangedInTown, ExchangedIntoTown, ExchangedToTownship, ExchangedInTownship];

    static readonly FindingRule TeachersExceedStaff = new("teachers-exceed-staff", Severity.Query, FindingFamily.Row,
        new("“专任教师数”多于“在编教职工数”，而编外教职工未填报。请补报、更正或说明。", "More full-time teachers than staff in post, and staff on contract are not reported. Report them, correct or explain."))
    {
        Detail = new("{0} > {1}", "{0} > {1}"),
    };

    static readonly FindingRule DegreesDoNotAddUp = new("degrees-do-not-add-up", Severity.Query, FindingFamily.Row,
        new("四种学历的人数之和少于“专任教师数”，其余的学历在专科以下吗？请更正或说明。", "The teachers of the four degrees are fewer than the full-time teachers: have the others less than 专科? Correct or explain."))
    {
        Detail = new("学历之和 {0}，专任教师 {1}", "by degree {0}, full-time teachers {1}"),
    };

    static readonly FindingRule ExchangesDoNotAddUp = new("exchanges-do-not-add-up", Severity.Error, FindingFamily.Row,
        new("各方向交流人数之和与“已交流教师”不一致。", "The exchanges by direction do not add up to the teachers exchanged."))
    {
        Detail = new("各方向之和 {0}，已交流 {1}", "by direction {0}, exchanged {1}"),
    };

    static readonly FindingRule ExchangedExceedDue = new("exchanged-exceed-due", Severity.Query, FindingFamily.Row,
        new("“已交流教师”多于“符合交流条件教师”，交流比例超过 100%。请更正或说明。", "More teachers were exchanged than meet the conditions: the share is over 100 %. Correct or explain."))
    {
        Detail = new("{0} > {1}", "{0} > {1}"),
    };

    static readonly FindingRule PostsExceeded = new("posts-exceeded", Severity.Query, FindingFamily.Row,
        new("在编教职工多于核定编制，请说明。", "More staff in post than posts approved; please explain."))
    {
        Detail = new("{0} > {1}", "{0} > {1}"),
    };

    /// <summary>The checks of its rows.</summary>
    public static ImmutableArray<Check> All { get; } =
    [
        Check.Part(Sheet, Away, InPost),
        .. new NumberColumn[] { Backbone, PhysicalEducation, Music, FineArt, Arts, Counsellors, Certified, Trained, ExchangeDue }
            .Select(part => Check.Part(Sheet, part, Teachers)),
        Check.Parts(Sheet, Degrees, Teachers), // each teacher has one highest degree
        Check.Compare(DegreesDoNotAddUp,
            _ => new Comparison(Sheet, Teachers, Quantity.Sum(Degrees), Relation.Below, Teachers, "四种学历合计少于专任教师")
        {
            Shown = ("学历合计", Quantity.Sum(Degrees)),
        }, Pair),
        Check.Part(Sheet, Exchanged, InPost),
        Check.Part(Sheet, ExchangedBackbone, Exchanged),
        Check.Compare(ExchangedExceedDue, _ => new Comparison(Sheet, Exchanged, Exchanged, Relation.Above, ExchangeDue, "已交流多于符合条件"), Pair),
        Check.Part(Sheet, Teachers, InPost, Contract), // full-time teachers are in post or on contract
        Check.Row(TeachersExceedStaff, Sheet, Teachers,
            row => row[Contract] is null && row[Teachers] > row[InPost] ? Pair(null, row[Teachers] ?? 0, row[InPost] ?? 0) : null, InPost),
        Check.Compare(ExchangesDoNotAddUp,
            _ => new Comparison(Sheet, Exchanged, Quantity.Sum(Directions), Relation.Apart, Exchanged, "四个方向合计与已交流不等")
        {
            Shown = ("四个方向合计", Quantity.Sum(Directions)),
        }, Pair),
        WithinPosts(Sheet, InPost, Posts),
        .. StageRows.Checks(Sheet, Stage),
    ];

    /// <summary>The check that no more staff hold posts than there are; what is left is shown as vacancies.</summary>
    internal static Check WithinPosts(FormSheet sheet, NumberColumn inPost, NumberColumn posts) => Check.Compare(PostsExceeded,
        _ => new Comparison(sheet, inPost, inPost, Relation.Above, posts, "在编多于编制")
        {
            Shown = ("编制－在编", (Quantity)posts - inPost),
        }, Pair);

    static string[] Pair(FormRow? row, decimal one, decimal other) => [Print(one), Print(other)];
}
