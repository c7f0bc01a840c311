using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns.BureauReturn;

/// <summary>
/// 县级年报表 (domain.md, “Returns”): what only the bureau knows. Money and pay are of the fiscal year before; the rest is as of the day of filling
/// in, or as its column says.
/// </summary>
public static class BureauReturnForm
{
    /// <summary>The form.</summary>
    public static Form Form { get; } = new("bureau-return", "县级年报表",
    [
        BureauCover.Sheet, Spending.Sheet, Pay.Sheet, Duties.Sheet, Projects.Sheet, TrainingInstitutions.Sheet, Supervision.Sheet, Neighbours.Sheet,
        Population.Sheet,
    ]);

    /// <summary>Its row in the table of forms.</summary>
    internal static ReturnForm Return { get; } = new(Form)
    {
        IsSentBy = kind => kind is null,
        Checks =
        [
            .. BureauCover.Checks, .. Spending.Checks, .. Pay.Checks, .. Duties.Checks, .. Projects.Checks, .. TrainingInstitutions.Checks,
            .. Supervision.Checks, .. Neighbours.Checks, .. Population.Checks,
            .. YearOnYear.Empties(Form.Sheets),
            // The other amounts have last year's beside them (Spending.Checks).
            .. YearOnYear.Of(Spending.Sheet, Limits.MoneyChange, Limits.ChangeLeastMoney, Spending.SpecialFunds),
            .. YearOnYear.Of(Pay.Sheet, Limits.MoneyChange, Limits.ChangeLeastMoney, Pay.Teachers, Pay.CivilServants),
            .. YearOnYear.Of(Population.Sheet, Limits.PupilsChange, Limits.ChangeLeastCount, [.. Population.OfAge]),
            YearOnYear.Restates(Spending.Sheet,
            [
                (Spending.Total.Before, Spending.Total.Now, Spending.TotalBasisBefore, Spending.TotalBasis),
                (Spending.Education.Before, Spending.Education.Now, Spending.EducationBasisBefore, Spending.EducationBasis),
                .. Spending.PerPupil.Concat(Spending.PublicFunds).Select(pair => ((NumberColumn)pair.Before, (NumberColumn)pair.Now, (ChoiceColumn?)null,
                    (ChoiceColumn?)null)),
            ]),
            YearOnYear.Restates(TrainingInstitutions.Sheet, (TrainingInstitutions.RegisteredBefore, TrainingInstitutions.Registered, null, null),
                (TrainingInstitutions.SubjectBefore, TrainingInstitutions.Subject, null, null)),
        ],
        Identify = subject => (Sender.Bureau, ReturnCover.YearOf(subject, BureauCover.Sheet)),
        NameOf = accepted => accepted[BureauCover.Sheet].FirstOrDefault()?[BureauCover.Name],
        KindIn = _ => null,
        Head = "负责人",
        AsOf = year => FormattableString.Invariant(
            $"经费、待遇为 {year.FiscalYear} 自然年度；人口为 {year.ReferenceDate:yyyy-MM-dd}；履职、建设项目等截至填表日"),
        Fill = (_, county, year, lastYear, standards) => Fill(county, year, lastYear, standards),
        Totals = Totals,
    };

    // What the bureau called itself last year; else a name that the county's gives. 教育局 may be 教育体育局: it can be changed.
    static TemplateFill Fill(CountyCode county, SchoolYear year, Return? lastYear, Standards standards)
    {
        var name = lastYear?[BureauCover.Sheet].FirstOrDefault()?[BureauCover.Name]
            ?? (standards.CountyName is { } own ? own + "教育局" : null);
        var values = new Dictionary<FormColumn, ImmutableArray<string>>
        {
            [ReturnCover.County] = [county.Value],
            [ReturnCover.Year] = [year.ToString()],
        };
        if (name is not null)
        {
            values[BureauCover.Name] = [name];
        }

        return new TemplateFill { Values = values, Proposed = [BureauCover.Name] };
    }

    static IEnumerable<ReturnTotal> Totals(Return accepted)
    {
        foreach (var total in ReturnTotal.Of(accepted,
            (Spending.Sheet, Spending.Total.Now), (Spending.Sheet, Spending.Education.Now), (Spending.Sheet, Spending.PerPupil[0].Now),
            (Pay.Sheet, Pay.Teachers), (Pay.Sheet, Pay.CivilServants), (Projects.Sheet, Projects.Places), (Projects.Sheet, Projects.Investment),
            (TrainingInstitutions.Sheet, TrainingInstitutions.Registered)))
        {
            yield return total;
        }

        foreach (var (name, unit, sheet) in new[]
        {
            ("履职事项", "件", Duties.Sheet), ("建设项目", "个", Projects.Sheet), ("相邻学校", "对", Neighbours.Sheet),
        })
        {
            yield return new ReturnTotal(name, unit, accepted[sheet].Count(), 0);
        }
    }
}
