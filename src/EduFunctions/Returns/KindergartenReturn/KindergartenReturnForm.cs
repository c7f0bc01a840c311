using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Returns.KindergartenReturn;

/// <summary>
/// 幼儿园年报表 (domain.md, “Returns”). Children, classes, staff and premises are as of 1 September of the school year; fees are those of the
/// term. 安全 is the school return's own sheet.
/// </summary>
public static class KindergartenReturnForm
{
    /// <summary>The form.</summary>
    public static Form Form { get; } = new("kindergarten-return", "幼儿园年报表",
    [
        KindergartenCover.Sheet, KindergartenClasses.Sheet, KindergartenStaff.Sheet, KindergartenPremises.Sheet, KindergartenFees.Sheet,
        Safety.Sheet,
    ]);

    /// <summary>Its row in the table of forms.</summary>
    internal static ReturnForm Return { get; } = new(Form)
    {
        IsSentBy = kind => kind == SchoolKind.Kindergarten,
        Checks =
        [
            .. KindergartenCover.Checks, .. KindergartenClasses.Checks, .. KindergartenStaff.Checks, .. KindergartenPremises.Checks,
            .. KindergartenFees.Checks,
            .. Safety.ChecksAgainst(KindergartenClasses.Sheet, KindergartenClasses.Children, KindergartenStaff.All),
            .. YearOnYear.Empties(Form.Sheets),
            .. YearOnYear.Of(KindergartenStaff.Sheet, Limits.StaffChange, Limits.ChangeLeastCount, KindergartenStaff.Posts, KindergartenStaff.InPost,
                KindergartenStaff.Teachers),
            .. YearOnYear.Of(KindergartenPremises.Sheet, Limits.AreaChange, Limits.ChangeLeastArea, Areas),
            YearOnYear.Shrinks(KindergartenPremises.Sheet, Limits.AreaChange, Limits.ChangeLeastArea, Areas),
            // Fees are 元 a month: what is too little of persons is too little of them.
            .. YearOnYear.Of(KindergartenFees.Sheet, Limits.MoneyChange, Limits.ChangeLeastCount, KindergartenFees.Care, KindergartenFees.Meals,
                KindergartenFees.Ceiling),
        ],
        Identify = subject =>
            (ReturnCover.SchoolOf(subject, KindergartenCover.Sheet), ReturnCover.YearOf(subject, KindergartenCover.Sheet)),
        NameOf = accepted => accepted[KindergartenCover.Sheet].FirstOrDefault()?[KindergartenCover.Name],
        KindIn = _ => SchoolKind.Kindergarten,
        Head = "园长",
        AsOf = year => FormattableString.Invariant($"班级、幼儿、教职工、园舍为 {year.ReferenceDate:yyyy-MM-dd}；收费为本学期的标准"),
        Fill = (school, county, year, lastYear, standards) => Fill(school!, county, year, lastYear, standards),
        Totals = Totals,
    };

    static NumberColumn[] Areas =>
        [KindergartenPremises.Site, KindergartenPremises.Floor, KindergartenPremises.ActivityRooms, KindergartenPremises.Outdoor];

    static TemplateFill Fill(School school, CountyCode county, SchoolYear year, Return? lastYear, Standards standards)
    {
        // All children together: its classes are made anew each year.
        var before = (lastYear?[KindergartenClasses.Sheet] ?? []).ToList();
        var children = before.Aggregate((decimal?)0, (sum, row) => sum + row[KindergartenClasses.Children]);
        var changed = new GroupFault(KindergartenClasses.Sheet, KindergartenClasses.Children,
            FormattableString.Invariant($"全园变动超 {standards[Limits.PupilsChange]:0.####}%"));
        var totals = new TemplateTotals(KindergartenClasses.Sheet, KindergartenClasses.Kind,
            [.. KindergartenClasses.Kind.Codes.Select(kind => new TemplateGroup(kind, [kind]))], KindergartenClasses.Children, "班级数");
        return new TemplateFill
        {
            Values = new Dictionary<FormColumn, ImmutableArray<string>>
            {
                [ReturnCover.School] = [school.Code.Value],
                [KindergartenCover.Name] = [school.Name],
                [ReturnCover.County] = [county.Value],
                [ReturnCover.Year] = [year.ToString()],
                [KindergartenCover.Sponsor] = [SchoolKinds.NameOf(school.Sponsor)],
            },
            Rows = new Dictionary<FormSheet, ImmutableArray<TemplateRow>> { [KindergartenClasses.Sheet] = ClassesMovedUp.OfKindergartens(lastYear) },
            Totals = children is null or 0 ? totals : totals with
            {
                All = totals.All with
                {
                    Values = [.. KindergartenClasses.Kind.Codes],
                    Before = (before.Count(row => row[KindergartenClasses.Children] != 0), children),
                    Wrongs = [new GroupChange(changed, false, children.Value, standards[Limits.PupilsChange], standards[Limits.ChangeLeastCount])],
                },
            },
            Faults = [changed],
        };
    }

    static IEnumerable<ReturnTotal> Totals(Return accepted)
    {
        var classes = accepted[KindergartenClasses.Sheet].Where(row => row[KindergartenClasses.Children] != 0)
            .ToLookup(row => row[KindergartenClasses.Kind] == KindergartenClasses.Nursery);
        foreach (var isNursery in new[] { false, true })
        {
            if (classes[isNursery].Any())
            {
                yield return new ReturnTotal(isNursery ? "托班数" : "班级数（不含托班）", "个", classes[isNursery].Count(), 0);
                yield return ReturnTotal.Of(isNursery ? "托班幼儿数" : "幼儿数（不含托班）", KindergartenClasses.Children, classes[isNursery]);
            }
        }

        foreach (var total in ReturnTotal.Of(accepted,
            (KindergartenStaff.Sheet, KindergartenStaff.InPost), (KindergartenStaff.Sheet, KindergartenStaff.Contract),
            (KindergartenStaff.Sheet, KindergartenStaff.Teachers), (KindergartenPremises.Sheet, KindergartenPremises.Floor),
            (KindergartenPremises.Sheet, KindergartenPremises.Outdoor), (KindergartenFees.Sheet, KindergartenFees.Care)))
        {
            yield return total;
        }
    }
}
