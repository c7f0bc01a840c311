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

    /// <summary>More staff hold posts than there are; of schools and kindergartens.</summary>
    internal static readonly FindingRule PostsExceeded = new("posts-exceeded", Severity.Query, FindingFamily.Row,
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
        Check.Row(DegreesDoNotAddUp, Sheet, Teachers, row => SumOf(row, Degrees) < row[Teachers] ? Pair(SumOf(row, Degrees), row[Teachers]) : null,
            Degrees),
        Check.Part(Sheet, Exchanged, InPost),
        Check.Part(Sheet, ExchangedBackbone, Exchanged),
        Check.Part(Sheet, Teachers, InPost, Contract), // full-time teachers are in post or on contract
        Check.Row(TeachersExceedStaff, Sheet, Teachers,
            row => row[Contract] is null && row[Teachers] > row[InPost] ? Pair(row[Teachers], row[InPost]) : null, InPost),
        Check.Row(ExchangesDoNotAddUp, Sheet, Exchanged,
            row => SumOf(row, Directions) is { } sum && row[Exchanged] is { } exchanged && sum != exchanged ? Pair(sum, exchanged) : null, Directions),
        Check.Row(PostsExceeded, Sheet, InPost, row => row[InPost] > row[Posts] ? Pair(row[InPost], row[Posts]) : null, Posts),
        .. StageRows.Checks(Sheet, Stage),
    ];

    // Null when one of them is not reported.
    static decimal? SumOf(FormRow row, NumberColumn[] columns) => columns.Aggregate((decimal?)0, (sum, column) => sum + row[column]);

    static string[] Pair(decimal? one, decimal? other) => [Print(one ?? 0), Print(other ?? 0)];
}
