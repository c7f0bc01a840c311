using System.Globalization;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>
/// What must come out of the kindergartens of a year: plain sums over the generator's facts by domain.md's section C, as a part and a
/// whole. 托班 is in no rate; areas are for all children.
/// </summary>
sealed class SeedPreschool(SeedCounty county, int year, bool isAccepted)
{
    /// <summary>The kindergartens counted: all that are open, or those with an accepted return.</summary>
    public List<SeedKindergartenYear> Counted { get; } =
        [.. county.Kindergartens.Where(entry => entry.Year.StartYear == year
            && (!isAccepted || SeedDiseases.IsAccepted(entry.At.Number, year)))];

    /// <summary>Name, part, and whole; a null whole for what is no rate. The scale is 100 for %, 1 for what one has of the other.</summary>
    public IEnumerable<(string Name, decimal Part, decimal? Whole, int Scale)> Sums()
    {
        yield return ("幼儿园数 kindergartens", Counted.Count, null, 1);
        foreach (var (sponsor, name) in SchoolKinds.Sponsors)
        {
            yield return ($"其中{name}", Of(sponsor).Count, null, 1);
        }

        foreach (var (location, name) in SchoolKinds.Locations)
        {
            yield return ($"其中{name}", In(location).Count, null, 1);
            yield return ($"{name}公办 public", In(location).Count(entry => entry.School.Sponsor == Sponsor.Public), null, 1);
        }

        var classes = Counted.SelectMany(entry => entry.Classes).ToList();
        foreach (var kind in classes.GroupBy(entry => entry.Kind).OrderBy(kind => Array.IndexOf(KindOrder, kind.Key)))
        {
            yield return ($"{kind.Key} classes", kind.Count(), null, 1);
        }

        var counted = classes.FindAll(entry => entry.Counts);
        yield return ("班额达标班级 classes within 25 / 30 / 35 (30)", counted.Count(entry => !entry.IsLarge), counted.Count, 100);
        yield return ("超班额班级 classes over", counted.Count(entry => entry.IsLarge), null, 1);
        yield return ("超过 360 人的幼儿园 over 360 children", Counted.Count(entry => entry.Children > 360), null, 1);
        var children = Sum(Counted);
        yield return ("托班幼儿 in 托班", Counted.Sum(entry => entry.AllChildren) - children, null, 1);
        yield return ("毛入园率 gross enrolment: children ÷ aged 3, 4, 5", children, AgedThreeToFive, 100);
        yield return ("公办园幼儿占比 in public ones", Sum(Of(Sponsor.Public)), children, 100);
        yield return ("普惠性幼儿园覆盖率 inclusive coverage", Sum(Of(Sponsor.Public)) + Sum(Of(Sponsor.InclusivePrivate)), children, 100);
        yield return ("每名专任教师的幼儿 children a teacher", children, Staff(5), 1);
        yield return ("持证专任教师 teachers with certificate", Staff(6), Staff(5), 100);
        yield return ("持证园长 heads with certificate", Staff(4), Staff(3), 100);
        yield return ("公办园空编 posts of public ones without holder",
            Of(Sponsor.Public).Sum(entry => Cell(entry, "kindergarten-staff", 0) - Cell(entry, "kindergarten-staff", 1)), null, 1);
        yield return ("小区配套园为公办、普惠性 quarter's, public or inclusive",
            Quarter(entry => entry.School.Sponsor != Sponsor.OtherPrivate), Quarter(_ => true), 100);
        yield return ("生均户外活动场地 ≥ 4 ㎡", AtLeast(3, 4m), Counted.Count, 100);
        yield return ("生均活动用房 ≥ 8.17 ㎡", AtLeast(2, 8.17m), Counted.Count, 100);
        yield return ("生均园舍 ≥ 10.44 ㎡", AtLeast(1, 10.44m), Counted.Count, 100);
        yield return ("幼儿与教职工 ≤ 7 : 1（半日制 10 : 1）", Counted.Count(entry => entry.AllChildren
            <= AllStaff(entry) * (entry.At.Number == SeedKindergartens.HalfDay ? 10 : 7)), Counted.Count, 100);
    }

    static readonly string[] KindOrder = ["托班", "小班", "中班", "大班", "混合班"];

    int AgedThreeToFive => county.Returns.Single(entry => entry.School is null && entry.Year.StartYear == year)
        .Values.Sheets["bureau-population"][0][3..6].Sum(persons => (int)persons!);

    List<SeedKindergartenYear> Of(Sponsor sponsor) => Counted.FindAll(entry => entry.School.Sponsor == sponsor);

    List<SeedKindergartenYear> In(Location location) => Counted.FindAll(entry => entry.School.Location == location);

    static int Sum(IEnumerable<SeedKindergartenYear> kindergartens) => kindergartens.Sum(entry => entry.Children);

    decimal Staff(int column) => Counted.Sum(entry => Cell(entry, "kindergarten-staff", column));

    decimal AllStaff(SeedKindergartenYear entry) => Cell(entry, "kindergarten-staff", 1) + Cell(entry, "kindergarten-staff", 2);

    int Quarter(Func<SeedKindergartenYear, bool> isSo) => Counted.Count(entry => entry.At.IsQuarter && isSo(entry));

    int AtLeast(int column, decimal squareMetres) =>
        Counted.Count(entry => Cell(entry, "kindergarten-premises", column) >= squareMetres * entry.AllChildren);

    decimal Cell(SeedKindergartenYear entry, string sheet, int column) => Convert.ToDecimal(
        county.Returns.Single(sent => sent.From.School == entry.School.Code && sent.Year == entry.Year).Values.Sheets[sheet][0][column],
        CultureInfo.InvariantCulture);
}
