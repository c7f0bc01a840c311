using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>
/// 中小学年报表 (domain.md, “Returns”). Pupils, classes, staff and premises are as of 1 September of the school year; money is of the fiscal year
/// before.
/// </summary>
public static class SchoolReturnForm
{
    /// <summary>The form.</summary>
    public static Form Form { get; } = new("school-return", "中小学年报表",
        
        [Cover.Sheet, Classes.Sheet, Staff.Sheet, Classrooms.Sheet, Premises.Sheet, SchoolMoney.Sheet, AfterSchool.Sheet, Safety.Sheet])
    {
        Layouts = [2023, 2025],
        FormerCodes = ["school-return/1"],
    };

    /// <summary>Its row in the table of forms.</summary>
    internal static ReturnForm Return { get; } = new(Form)
    {
        IsSentBy = kind => kind is not (null or SchoolKind.Kindergarten),
        Checks = [.. Cover.Checks, .. Classes.Checks, .. StaffChecks.All, .. Classrooms.Checks, .. Premises.Checks, .. SchoolMoney.Checks, .. AfterSchool.Checks,
            .. Safety.Checks, .. ClassesYearOnYear.Checks, .. YearOnYear.Empties(Form.Sheets),
            .. YearOnYear.Of(Staff.Sheet, Limits.StaffChange, Limits.ChangeLeastCount, Staff.Posts, Staff.InPost, Staff.Teachers),
            .. YearOnYear.Of(Premises.Sheet, Limits.ClassesChange, Limits.ChangeLeastCount, Premises.MultimediaRooms),
            .. YearOnYear.Of(Classrooms.Sheet, Limits.ClassesChange, Limits.ChangeLeastCount, Classrooms.Ordinary),
            .. YearOnYear.Of(Premises.Sheet, Limits.AreaChange, Limits.ChangeLeastArea, Areas),
            YearOnYear.Shrinks(Premises.Sheet, Limits.AreaChange, Limits.ChangeLeastArea, Areas),
            .. YearOnYear.Of(Premises.Sheet, Limits.EquipmentChange, Limits.ChangeLeastMoney, Premises.Equipment),
            .. YearOnYear.Of(SchoolMoney.Sheet, Limits.MoneyChange, Limits.ChangeLeastMoney, SchoolMoney.Budget, SchoolMoney.Spent,
                SchoolMoney.TrainingBudget, SchoolMoney.TrainingSpent),
            .. YearOnYear.Of(AfterSchool.Sheet, Limits.MoneyChange, Limits.ChangeLeastMoney, AfterSchool.Fees, AfterSchool.Costs)],
        Identify = subject => (ReturnCover.SchoolOf(subject, Cover.Sheet), ReturnCover.YearOf(subject, Cover.Sheet)),
        NameOf = accepted => accepted[Cover.Sheet].FirstOrDefault()?[Cover.Name],
        KindIn = cover => SchoolKinds.WithGrades.FirstOrDefault(facts => facts.Name == cover?[Cover.Kind])?.Kind,
        Head = "校长",
        AsOf = year => FormattableString.Invariant($"班级、学生、教职工、办学条件为 {year.ReferenceDate:yyyy-MM-dd}；经费为 {year.FiscalYear} 自然年度"),
        Fill = (school, county, year, lastYear, standards) => Fill(school!, county, year, lastYear, standards),
        Totals = Totals,
    };

    static NumberColumn[] Areas => [Premises.TeachingArea, Premises.IndoorSportsArea, Premises.SportsGround];

    static TemplateFill Fill(School school, CountyCode county, SchoolYear year, Return? lastYear, Standards standards)
    {
        var facts = SchoolKinds.Of(school.Kind);
        var grades = Enumerable.Range(facts.FirstGrade, facts.LastGrade - facts.FirstGrade + 1).ToList();
        var (totals, faults) = ClassTotals.Of(facts, lastYear, standards);
        ImmutableArray<string> stages = [.. SchoolKinds.StagesOf(school.Kind).Select(SchoolKinds.NameOf)];
        return new TemplateFill
        {
            Values = new Dictionary<FormColumn, ImmutableArray<string>>
            {
                [Cover.School] = [school.Code.Value],
                [Cover.Name] = [school.Name],
                [Cover.County] = [county.Value],
                [Cover.Year] = [year.ToString()],
                [Cover.Kind] = [SchoolKinds.NameOf(school.Kind)],
                [Cover.Location] = [SchoolKinds.NameOf(school.Location)],
                [Cover.Sponsor] = [SchoolKinds.NameOf(school.Sponsor)],
                [Staff.Stage] = stages,
                [Classrooms.Stage] = stages,
            },
            Rows = new Dictionary<FormSheet, ImmutableArray<TemplateRow>> { [Classes.Sheet] = ClassesMovedUp.Of(lastYear, facts) },
            Choices = new Dictionary<FormColumn, ImmutableArray<string>>
            {
                [Classes.Grade] = [.. grades.Select(grade => $"{ClassesMovedUp.Written(grade)}")],
            },
            Totals = totals,
            Faults = faults,
        };
    }

    static IEnumerable<ReturnTotal> Totals(Return accepted)
    {
        foreach (var (_, stage) in SchoolKinds.GradedStages)
        {
            var classes = accepted[Classes.Sheet].Where(row => Classes.StageOf(row) == stage && row[Classes.Pupils] != 0).ToList();
            if (classes.Count > 0)
            {
                yield return new ReturnTotal($"{stage}班级数", "个", classes.Count, 0);
                yield return ReturnTotal.Of($"{stage}学生数", Classes.Pupils, classes);
            }
        }

        foreach (var total in ReturnTotal.Of(accepted,
            (Staff.Sheet, Staff.Posts), (Staff.Sheet, Staff.InPost), (Staff.Sheet, Staff.Away), (Staff.Sheet, Staff.Teachers),
            (Classrooms.Sheet, Classrooms.Ordinary), (Classrooms.Sheet, Classrooms.InUse),
            (Premises.Sheet, Premises.TeachingArea), (Premises.Sheet, Premises.SportsGround), (SchoolMoney.Sheet, SchoolMoney.Budget), (SchoolMoney.Sheet, SchoolMoney.Spent), (AfterSchool.Sheet, AfterSchool.Participants)))
        {
            yield return total;
        }
    }
}
