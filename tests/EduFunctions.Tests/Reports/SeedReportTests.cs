using EduFunctions.Reports;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Reports;

/// <summary>
/// Every figure and every kind of statement of the real report that ours was modelled on, by the number of its section, with the item that
/// answers it: by a figure, an enumeration, the matters of 履职, a table or the paragraphs of problems.
/// </summary>
public sealed class SeedReportTests
{
    public static TheoryData<string, string, string, string> Statements => new()
    {
        { "一（一）1", "the county's policy on basic education, and on party building in schools", "party-leadership", "evidence:party-leadership" },
        { "一（一）1", "how often leaders study education, visit, link to a school", "party-leadership", "party-meetings government-meetings leaders-visits leaders-linked" },
        { "一（一）1", "activities of schools and the party, meetings on them", "party-leadership", "evidence:party-leadership" },
        { "一（一）2", "lists of tasks of the evaluation reform", "evaluation-reform", "evidence:evaluation-reform" },
        { "一（一）2", "training of all staff", "evaluation-reform", "evidence:evaluation-reform" },
        { "一（一）2", "no violations", "evaluation-reform", "no-examination-veto no-choice-veto no-key-school-veto" },
        { "一（二）3", "two musts: growth of spending and of spending per pupil", "spending", "education-spending-growth:growth per-pupil-spending-growth:growth" },
        { "一（二）3", "two musts are met, or not", "spending", "kept fallen per-pupil-fallen unknown" },
        { "一（二）3", "financial management and audits", "spending", "audits evidence:spending" },
        { "一（二）4", "share of large classes of compulsory education", "large-classes", "large-class-share.compulsory" },
        { "一（二）4", "grades declared free of large classes", "large-classes", "declared-cleared declared-left declared-unknown" },
        { "一（二）4", "large classes of senior high schools, of each", "large-classes", "large-class-share.senior list:senior-schools" },
        { "一（二）4", "children in public kindergartens", "preschool-equity", "public-share.kindergarten" },
        { "一（二）4", "inclusive coverage", "preschool-equity", "inclusive-share.kindergarten" },
        { "一（二）4", "public kindergartens planned, finished, under way, by name", "preschool-equity", "list:kindergartens-planned list:kindergartens-done list:kindergartens-under-way" },
        { "一（二）5", "plan for balance, its level", "stages", "evidence:stages balance-passing-share.primary table:coefficients" },
        { "一（二）5", "preschool for all", "stages", "gross-enrolment.kindergarten" },
        { "一（二）5", "senior high schools of different kinds", "stages", "evidence:stages" },
        { "一（二）6", "ethics of teachers, elections, contests", "teachers", "evidence:teachers" },
        { "一（二）6", "performance-pay difference per head, paid", "teachers", "performance-difference performance-paid performance-unpaid" },
        { "一（二）6", "pay of teachers and of civil servants, and the difference", "teachers", "teachers-pay civil-servants-pay pay-difference" },
        { "一（二）6", "allowances budgeted or not", "teachers", "allowances allowances-not" },
        { "一（二）6", "class–teacher ratio and approved posts", "teachers", "teachers-per-class posts" },
        { "一（二）6", "staff of schools managed by the county", "exchange", "evidence:exchange exchanged" },
        { "一（二）7", "plan and inspections of training institutions", "training-institutions", "training-inspections evidence:training-institutions" },
        { "一（二）7", "advertisements cleared", "training-institutions", "training-advertisements" },
        { "一（二）7", "institutions reduced, of subjects too", "training-institutions", "training-institutions-before training-institutions training-institutions-reduced subject-institutions" },
        { "一（三）8", "moral education, sports, arts, labour", "services", "evidence:services" },
        { "一（三）8", "five managements", "services", "homework-managed-share sleep-managed-share phones-managed-share reading-managed-share fitness-managed-share" },
        { "一（三）8", "after-school service: schools, filed, a plan of their own, third parties", "services", "service-schools service-filed-share service-own-plan-schools service-third-parties" },
        { "一（三）8", "service without a balance", "services", "balance-zero balance-left balance-unknown" },
        { "一（四）9", "regulations and safe campuses", "safety-guards", "evidence:safety-guards" },
        { "一（四）9", "four hundred-percents", "safety-guards", "guards-share closed-campus-share alarm-linked-share guard-posts-share" },
        { "一（四）9", "drowning, bullying, what is around the schools", "safety-hazards", "drowning-lessons bullying-committees-share evidence:safety-hazards" },
        { "一（四）10", "hazards found and mended", "safety-hazards", "hazards-found hazards-mended-share hazards-open" },
        { "一（四）10", "pupils and staff screened for mental health", "safety-hazards", "pupils-screened-share staff-screened-share" },
        { "一（五）11", "reform of supervision, its committee, its posts", "inspectors", "evidence:inspectors inspectors inspectors-full-time" },
        { "一（五）11", "topics inspected", "inspectors", "list:topics-inspected" },
        { "二1", "policies with their numbers", "leaders", "list:policies" },
        { "二1", "meetings of party and government", "party-leadership", "party-meetings government-meetings" },
        { "二1", "visits of leaders, teachers' day, lessons", "leaders", "leaders-visits teachers-day-visits evidence:leaders" },
        { "二2", "spending this and last year, and its growth", "investment", "education-spending education-spending-before education-spending-growth:growth" },
        { "二2", "pupils at all schools", "investment", "pupils" },
        { "二2", "public funds per pupil this and last year, and their growth", "investment", "public-funds-primary public-funds-primary-before public-funds-primary-growth:growth" },
        { "二3", "teachers exchanged, schools with an exchange", "exchange", "exchanged schools-with-exchange" },
        { "二3", "by four directions", "exchange", "exchanged-in-town exchanged-into-town exchanged-to-township exchanged-in-township" },
        { "二4", "admission under control", "places", "evidence:places" },
        { "二4", "starting grades without large classes", "large-classes", "entrance-cleared entrance-left entrance-unknown" },
        { "二4", "classes and pupils that a new school has taken", "places", "list:projects-taking" },
        { "二4", "places that each project adds", "places", "list:projects-done list:projects-under-way table:projects" },
        { "二4", "inclusive kindergartens recognised", "places", "kindergartens-inclusive" },
        { "二4", "inclusive kindergartens: rules and inspections", "inspectors", "list:topics-inspected" },
        { "三1", "large classes are those of the town", "large-class-problems", "large-classes.urban large-classes.town large-classes.rural list:large-class-schools" },
        { "三1", "projects that will take pupils, and when", "large-class-problems", "text:relief table:large-class-ledger" },
        { "三1", "which grades are redirected from where to where", "large-class-problems", "text:relief" },
        { "三1", "rooms without teachers: teachers for these schools", "large-class-problems", "text:large-class-causes large-class-vacancies large-class-posts" },
        { "三1", "senior schools: causes and what is asked for", "large-class-problems", "text:large-class-causes" },
        { "三1", "large schools", "large-class-problems", "text:problems-large-schools" },
        { "三2", "public kindergartens in town", "preschool-problems", "public-kindergartens-urban" },
        { "三2", "few teachers and poor premises in the countryside", "preschool-problems", "children-per-teacher.kindergarten-rural activity-area-per-child.kindergarten-rural" },
        { "三2", "residential-quarter kindergartens, staff, premises: what is done", "preschool-problems", "text:problems-preschool" },
        { "三2", "kindergartens to be built", "preschool-equity", "list:kindergartens-planned" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void EveryStatementOfTheRealReportHasItsItem(string section, string statement, string item, string answers)
    {
        Assert.NotEmpty(section + statement);
        var found = Assert.Single(ReportItems.All, one => one.Code == item);
        var has = found.Clauses.SelectMany(clause => ReportSource.PlacesIn(clause.Words).Select(place => place.ToString()).Append(clause.Code))
            .Concat(ReportLists.PlacesOf(found).Select(place => place.ToString())).Concat(found.Blocks.Select(block => block.Code)).ToHashSet();
        Assert.All(answers.Split(' '), answer => Assert.Contains(answer, has));
    }

    // A figure that is never printed answers nothing: of the demo county every one that is named above has a value, or says who has not reported it.
    [Fact]
    public void EveryFigureNamedIsPrintedOfTheDemoCounty()
    {
        var source = new ReportSource(DemoCounty.Summary, DemoCounty.History.Now, 1, new DateOnly(2025, 10, 15));
        var codes = Statements.SelectMany(row => row.Data.Item4.Split(' ')).Select(ReportPlace.Parse).Where(place => source.Find(place.Name) is not null).ToList();
        Assert.True(codes.Count > 50, $"{codes.Count} figures");
        Assert.All(codes, place => Assert.All(source.ValueOf(place), run => Assert.False(run.IsMissing && source.Find(place.Name)!.Unit.Length > 0, $"{place}: {run.Text}")));
    }
}
