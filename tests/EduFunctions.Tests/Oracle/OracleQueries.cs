using static EduFunctions.Tests.Oracle.OracleViews;

namespace EduFunctions.Tests.Oracle;

/// <summary>A query for each indicator, written from domain.md: it answers subject, years back and value.</summary>
static class OracleQueries
{
    const string Everybody = "true";
    const string Compulsory = "(s.lo <= 1 AND s.hi >= 1 OR s.lo <= 7 AND s.hi >= 7)";
    const string Graded = "s.kind <> '幼儿园'";
    const string Kindergarten = "s.kind = '幼儿园'";
    const string Balanced = Graded + " AND NOT ((s.kind = '教学点' OR coalesce(s.teachingPoint, '否') = '是') AND coalesce(s.compulsory, 999) < 50)";

    static readonly string Pupils = Term("real", "t.pupils");
    static readonly string ClassCount = Both(Pupils, Term("real", "1"), "CASE WHEN a.v IS NOT NULL THEN b.v END");
    static readonly string Children = Term("kclasses", "t.children", "t.kind <> '托班'");
    static readonly string KindergartenClasses = Both(Children, Term("kclasses", "1", "t.kind <> '托班' AND t.children > 0"), "CASE WHEN a.v IS NOT NULL THEN b.v END");

    // What each section has of the seven; for how many pupils; the limits of primary and junior.
    static readonly (string Code, string Has, int Per, string Primary, string Junior)[] Seven =
    [
        ("qualified-teachers-per-100", Term("staff", "CASE WHEN t.lo = 1 THEN t.associates + t.bachelors + t.masters + t.doctors ELSE t.bachelors + t.masters + t.doctors END"), 100, "4.2", "5.3"),
        ("backbone-per-100", Staff("backbone"), 100, "1", "1"), ("arts-teachers-per-100", Staff("physicalEducation + t.music + t.fineArt + t.arts"), 100, "0.9", "0.9"),
        ("teaching-area-per-pupil", Shared("p.teachingArea - p.indoorSportsArea"), 1, "4.5", "5.8"), ("sports-area-per-pupil", Shared("p.sportsGround + p.indoorSportsArea"), 1, "7.5", "10.2"),
        ("equipment-per-pupil", Shared("p.equipment * 10000"), 1, "2000", "2500"), ("multimedia-per-100", Shared("p.multimediaRooms"), 100, "2.3", "2.4"),
    ];

    static readonly string Met = Of7(item => $"(v >= CASE WHEN hi <= 6 THEN {item.Primary} ELSE {item.Junior} END)::INT", "a.v + b.v");
    static readonly string Floor = Of7(item => $"(v >= CASE WHEN hi <= 6 THEN {item.Primary} ELSE {item.Junior} END * 0.85)::INT", "a.v * b.v");
    static readonly string Passes = Both(Met, Floor, "(a.v >= 6 AND b.v = 1)::INT");

    static readonly string Linked = Both(Both(Yes("safety", "alarm"), Yes("safety", "cameras"), "a.v * b.v"), Yes("safety", "networked"), "a.v * b.v");
    static readonly string AllFour = Both(Both(Yes("safety", "guards"), Yes("safety", "closedCampus"), "a.v * b.v"), Both(Linked, Yes("safety", "guardPosts"), "a.v * b.v"), "a.v * b.v");
    static readonly string KindergartenStaff = Term("kstaff", "t.inPost + t.contract");
    static readonly string AreasMet = Both(Both(Area("outdoor", "4"), Area("activityRooms", "8.17"), "a.v * b.v"), Area("floor", "10.44"), "a.v * b.v");

    /// <summary>The queries by code of the indicator.</summary>
    public static IReadOnlyList<(string Code, string Sql)> All { get; } =
    [
        // A, as far as it needs no cohorts: those are told by SeedChanges.
        ("classes", Sum(Term("real", "1", "t.pupils IS NOT NULL"), Everybody)), ("pupils", Sum(Term("classes", "t.pupils"), Everybody)),
        ("large-classes", Sum(Term("real", "(t.pupils >= 56)::INT"), Everybody)), ("super-large-classes", Sum(Term("real", "(t.pupils >= 66)::INT"), Everybody)),
        ("large-class-share", Ratio(Term("real", "(t.pupils >= 56)::INT"), ClassCount, 100, Everybody)), ("pupils-in-large-classes", Sum(Term("real", "t.pupils", "t.pupils >= 56"), Everybody)),
        ("schools-with-large-classes", Sum(Map(Term("real", "(t.pupils >= 56)::INT"), "(v > 0)::INT"), Everybody)), ("schools", Sum(Map(Pupils, "1"), Everybody)),
        ("large-class-school-share", Share(Map(Term("real", "(t.pupils >= 56)::INT"), "(v > 0)::INT"), Everybody)),
        .. new[] { (1, 25), (26, 30), (31, 35), (36, 40), (41, 45), (46, 50), (51, 55), (56, 60), (61, 65), (66, 999) }
            .Select(band => ($"classes-from-{band.Item1}", Sum(Term("real", $"(t.pupils BETWEEN {band.Item1} AND {band.Item2})::INT"), Everybody))),

        // B
        .. Seven.Select(item => (item.Code, Ratio(item.Has, Pupils, item.Per, Balanced))), .. Seven.Select(item => (item.Code + "-cv", Cv(item.Has))),
        ("balance-mean-cv", string.Join(" UNION ALL ", Seven.Select(item => $"SELECT * FROM ({Cv(item.Has)})")) is var all ? $"SELECT subject, back, avg(v) AS v FROM ({all}) GROUP BY ALL" : ""),
        ("balance-all-cv", AllCv()), ("balance-met", Sum(Met, Balanced)), ("balance-passes", OracleViews.All(Passes, Balanced)), ("balance-passing-share", Share(Passes, Balanced)),
        ("classes-within-size-share", Ratio(Both(Pupils, Term("real", "(t.pupils <= CASE WHEN t.grade <= 6 THEN 45 ELSE 50 END)::INT"), "CASE WHEN a.v IS NOT NULL THEN b.v END"), ClassCount, 100, Compulsory)),
        ("music-rooms-share", Rooms("music")), ("art-rooms-share", Rooms("art")),
        ("large-senior-schools", Sum(Map(Pupils, "(v > 3000)::INT"), "s.hi = 12 AND s.builtBy2016 = '否'")),
        ("small-schools-funded-share", Share(Map(Money("funded"), "(v >= 100)::INT"), "s.kind IN ('小学', '教学点') AND s.compulsory < 100")),
        ("special-funds-per-pupil", Bureau("spending", "specialFunds * 10000 / nullif(specialPupils, 0)")),
        ("trained-teachers-share", Ratio(CompulsoryStaff("trained"), CompulsoryStaff("teachers"), 100, Compulsory)), ("certified-teachers-share", Ratio(CompulsoryStaff("certified"), CompulsoryStaff("teachers"), 100, Compulsory)),
        ("catchment-share", Ratio(Money("inCatchment"), Pupils, 100, "s.sponsor = '公办' AND s.location IN ('城区', '镇区') AND s.kind IN ('小学', '初级中学', '九年一贯制学校') AND coalesce(s.boarding, '否') <> '是'")),
        ("quota-share", Bureau("population", "quotaPlaces * 100 / nullif(seniorPlaces, 0)")), ("rural-quota-share", Bureau("population", "ruralQuotaPlaces * 100 / nullif(quotaPlaces, 0)")),
        ("migrant-share", Bureau("population", "(migrantInPublic + migrantInBought) * 100 / nullif(migrant, 0)")),
        ("junior-retention", Ratio(Money("leavers"), Money("entrants + t.movedIn - t.movedOut - t.died"), 100, "s.lo <= 9 AND s.hi >= 9")),
        ("disabled-enrolment", Bureau("population", "(inClasses + inSpecialClasses + inSpecialSchools + taughtAtHome) * 100 / nullif(disabled, 0)")),
        ("training-money-share", Ratio(Money("trainingBudget"), Money("budget"), 100, Compulsory)), ("training-money-spent-share", Ratio(Money("trainingSpent"), Money("spent"), 100, Compulsory)),
        ("training-money-schools-share", Share(Both(Money("trainingBudget"), Money("budget"), "(a.v * 100 >= b.v * 5)::INT"), Compulsory)),
        .. new[] { "chinese", "mathematics", "science", "sports", "arts", "moral" }.SelectMany(subject => new[]
        {
            ($"monitoring-level-{subject}", Bureau("population", $"CASE {subject}Level WHEN 'I级' THEN 1 WHEN 'II级' THEN 2 WHEN 'III级' THEN 3 WHEN 'IV级' THEN 4 END")),
            ($"monitoring-difference-{subject}", Bureau("population", subject + "Difference")),
        }),
        ("satisfaction", Bureau("population", "satisfaction")), ("no-examination-veto", Bureau("population", "(examinationVeto = '否')::INT")),
        ("no-choice-veto", Bureau("population", "(choiceVeto = '否')::INT")), ("no-key-school-veto", Bureau("population", "(keySchoolVeto = '否')::INT")),

        // C
        ("kindergartens", Sum(Map(Children, "CASE WHEN v IS NOT NULL THEN 1 END"), Kindergarten)), ("children", Sum(Children, Kindergarten)),
        ("nursery-children", Sum(Term("kclasses", "t.children", "t.kind = '托班'"), Kindergarten)), ("children-from-elsewhere", Sum(Term("kclasses", "t.fromElsewhere", "t.kind <> '托班'"), Kindergarten)),
        ("children-per-nurse", Ratio(Children, Nursery("nurses"), 1, Kindergarten)),
        ("gross-enrolment", $"SELECT a.subject, a.back, a.v * 100 / (p.age3 + p.age4 + p.age5) AS v FROM ({Sum(Children, Kindergarten)}) a JOIN years y USING (back) JOIN bureau_population p ON p._year = y.year"),
        ("inclusive-share", Ratio(Sponsored("'公办', '普惠性民办'"), Children, 100, Kindergarten)), ("public-share", Ratio(Sponsored("'公办'"), Children, 100, Kindergarten)),
        ("kindergarten-classes", Sum(KindergartenClasses, Kindergarten)),
        ("kindergarten-classes-within-share", Ratio(Term("kclasses", "(t.children <= t.most)::INT", "t.kind <> '托班' AND t.children IS DISTINCT FROM 0"), KindergartenClasses, 100, Kindergarten)),
        ("large-kindergartens", Sum(Map(Children, "(v > 360)::INT"), Kindergarten)), ("children-per-teacher", Ratio(Children, Nursery("teachers"), 1, Kindergarten)),
        ("kindergarten-teachers-certified-share", Ratio(Nursery("certifiedTeachers"), Nursery("teachers"), 100, Kindergarten)),
        ("kindergarten-heads-certified-share", Ratio(Nursery("certifiedHeads"), Nursery("heads"), 100, Kindergarten)),
        ("kindergarten-staff-met-share", $"""
            SELECT a.subject, a.back, avg((a.v <= b.v * CASE s.service WHEN '全日制' THEN 7 WHEN '半日制' THEN 10 END)::INT) * 100 AS v FROM ({Children}) a JOIN ({KindergartenStaff}) b USING (subject, back, year, school)
            JOIN s ON s.school = a.school AND s.year = a.year WHERE b.v > 0 GROUP BY ALL
            """),
        ("outdoor-area-per-child", PerChild("outdoor")), ("activity-area-per-child", PerChild("activityRooms")), ("floor-area-per-child", PerChild("floor")), ("books-per-child", PerChild("books")),
        ("new-kindergarten-areas-share", Share(AreasMet, "s.plannedAfter2017 = '是'")), ("earlier-kindergarten-areas-share", Share(AreasMet, "s.plannedAfter2017 = '否'")),
        ("residential-quarter-share", Share($"SELECT m.subject, m.back, m.year, m.school, m.lo, m.hi, (s.sponsor IN ('公办', '普惠性民办'))::INT AS v FROM m JOIN s ON s.school = m.school AND s.year = m.year", "s.residentialQuarter = '是'")),
        ("kindergarten-posts-vacant", Sum(Map(Nursery("posts - t.inPost"), "greatest(0, v)"), "s.kind = '幼儿园' AND s.sponsor = '公办'")),
        ("kindergarten-places-added", $"SELECT 'kindergarten', back, coalesce(sum(places) FILTER (WHERE stage = '学前' AND state = '已完工'), 0) AS v FROM years y JOIN bureau_projects p ON p._year = y.year GROUP BY ALL"),

        // D
        ("general-spending", Bureau("spending", "total")), ("general-spending-growth", Growth("total", "totalBefore", "totalBasis = totalBasisBefore")),
        ("education-spending", Bureau("spending", "education")), ("education-spending-before", Bureau("spending", "educationBefore")), ("education-spending-growth", Growth("education", "educationBefore", "educationBasis = educationBasisBefore")),
        ("education-spending-kept", Bureau("spending", "CASE WHEN educationBasis = educationBasisBefore THEN (education >= educationBefore)::INT END")),
        ("education-spending-share", Bureau("spending", "CASE WHEN educationBasis = totalBasis THEN education * 100 / nullif(total, 0) END")),
        ("per-pupil-spending", Bureau("spending", "perPupil")), ("per-pupil-spending-before", Bureau("spending", "perPupilBefore")), ("per-pupil-spending-growth", Growth("perPupil", "perPupilBefore")),
        ("per-pupil-spending-kept", Bureau("spending", "(perPupil >= perPupilBefore)::INT")),
        .. new[] { "Kindergarten", "Primary", "Junior", "Senior", "Vocational" }.SelectMany(stage => new[]
        {
            ($"per-pupil-spending-{stage.ToLowerInvariant()}", Bureau("spending", "perPupil" + stage)), ($"per-pupil-spending-{stage.ToLowerInvariant()}-before", Bureau("spending", $"perPupil{stage}Before")), ($"per-pupil-spending-{stage.ToLowerInvariant()}-growth", Growth("perPupil" + stage, $"perPupil{stage}Before")),
            ($"public-funds-{stage.ToLowerInvariant()}", Bureau("spending", "publicFunds" + stage)), ($"public-funds-{stage.ToLowerInvariant()}-before", Bureau("spending", $"publicFunds{stage}Before")), ($"public-funds-{stage.ToLowerInvariant()}-growth", Growth("publicFunds" + stage, $"publicFunds{stage}Before")),
        }),
        ("audits", Bureau("spending", "audits")),

        // E
        ("teachers-pay", Bureau("pay", "teachers")), ("civil-servants-pay", Bureau("pay", "civilServants")), ("pay-difference", Bureau("pay", "teachers - civilServants")),
        ("pay-not-below", Bureau("pay", "(teachers >= civilServants)::INT")), ("allowances-budgeted", Bureau("pay", "(teachersAllowance = '是' AND civilServantsAllowance = '是')::INT")),
        ("performance-difference", Bureau("pay", "difference")), ("performance-difference-paid", Bureau("pay", "(paid = '是')::INT")), ("performance-difference-covered", Bureau("pay", "covered")),
        ("posts", Sum(Staff("posts"), Everybody)), ("staff-in-post", Sum(Staff("inPost"), Everybody)), ("staff-at-work", Sum(Staff("inPost - t.away"), Everybody)), ("staff-away", Sum(Staff("away"), Everybody)),
        ("posts-vacant", Sum(Map(Staff("posts - t.inPost"), "greatest(0, v)"), Everybody)), ("staff-contract", Sum(Staff("contract"), Everybody)), ("teachers", Sum(Staff("teachers"), Everybody)),
        ("pupils-per-post", Ratio(Pupils, Staff("posts"), 1, Everybody)), ("teachers-per-class", Ratio(Staff("teachers"), ClassCount, 1, Everybody)), ("pupils-per-teacher", Ratio(Pupils, Staff("teachers"), 1, Everybody)),
        ("exchange-due", Sum(Staff("exchangeDue"), Compulsory)), ("exchanged", Sum(Staff("exchanged"), Compulsory)), ("exchange-share", Ratio(Staff("exchanged"), Staff("exchangeDue"), 100, Compulsory)),
        ("exchange-backbone-share", Ratio(Staff("exchangedBackbone"), Staff("exchanged"), 100, Compulsory)), ("exchanged-in-town", Sum(Staff("exchangedInTown"), Compulsory)),
        ("exchanged-into-town", Sum(Staff("exchangedIntoTown"), Compulsory)), ("exchanged-to-township", Sum(Staff("exchangedToTownship"), Compulsory)),
        ("exchanged-in-township", Sum(Staff("exchangedInTownship"), Compulsory)), ("schools-with-exchange", Sum(Map(Staff("exchanged"), "(v > 0)::INT"), Compulsory)),

        // F
        ("service-schools", Sum(Map(Service("participants"), "(v > 0)::INT"), Compulsory)), ("service-filed-share", Share(Yes("service", "filed"), Compulsory)), ("service-own-plan-share", Share(Yes("service", "ownPlan"), Compulsory)),
        ("service-own-plan-schools", Sum(Yes("service", "ownPlan"), Compulsory)), ("service-coverage", Ratio(Service("participants"), Pupils, 100, Compulsory)), ("service-participants", Sum(Service("participants"), Compulsory)),
        ("service-balance-zero", OracleViews.All(Map(Service("balance"), "(abs(v) <= 0.005)::INT"), Compulsory)), ("service-balance", Sum(Service("balance"), Compulsory)), ("service-third-parties", Sum(Service("thirdParties"), Compulsory)),
        .. new[] { "homework", "sleep", "phones", "reading", "fitness" }.Select(item => (item + "-managed-share", Share(Yes("service", item), Compulsory))),
        ("training-institutions-before", Bureau("training", "registeredBefore")), ("training-institutions", Bureau("training", "registered")),
        ("training-institutions-reduced", Bureau("training", "(registeredBefore - registered) * 100 / nullif(registeredBefore, 0)")), ("training-institutions-closed", Bureau("training", "closed")),
        ("subject-institutions-before", Bureau("training", "subjectBefore")), ("subject-institutions", Bureau("training", "subject")), ("training-advertisements", Bureau("training", "advertisements")), ("training-inspections", Bureau("training", "inspections")),

        // G
        ("guards-share", Share(Yes("safety", "guards"), Everybody)), ("closed-campus-share", Share(Yes("safety", "closedCampus"), Everybody)), ("alarm-linked-share", Share(Linked, Everybody)),
        ("guard-posts-share", Share(Yes("safety", "guardPosts"), Everybody)), ("four-hundred-percents", OracleViews.All(AllFour, Everybody)), ("guard-count", Sum(Safety("guardCount"), Everybody)),
        ("hazards-found", Sum(Safety("hazardsFound"), Everybody)), ("hazards-open", Sum(Safety("hazardsOpen"), Everybody)), ("hazards-mended-share", Ratio(Safety("hazardsMended"), Safety("hazardsFound"), 100, Everybody)),
        ("pupils-screened-share", Ratio(Safety("pupilsScreened"), Pupils, 100, Graded)), ("staff-screened-share", Ratio(Safety("staffScreened"), Staff("inPost + t.contract"), 100, Graded)),
        ("counsellors", Sum(Staff("counsellors"), Graded)), ("drowning-lessons", Sum(Safety("drowningLessons"), Everybody)), ("bullying-committees-share", Share(Yes("safety", "bullyingCommittee"), Graded)),
        ("laboratory-checks", Sum(Safety("laboratoryChecks"), Graded)),

        // H
        .. new[]
        {
            ("party-meetings", "党委常委会议"), ("government-meetings", "政府常务会议"), ("leaders-visits", "领导调研学校"), ("leaders-lessons", "领导讲课"), ("leaders-linked", "领导联系学校"), ("policies-issued", "印发文件"),
            ("teachers-day-visits", "教师节慰问"), ("supervisions", "督导"), ("trainings", "培训"), ("audits-registered", "审计"),
        }.Select(kind => (kind.Item1, Rows($"kind = '{kind.Item2}'"))),
        ("duties-without-evidence", Rows("evidence IS NULL")), ("inspectors", Bureau("supervision", "fullTime + partTime")), ("inspectors-full-time", Bureau("supervision", "fullTime")), ("zones", Bureau("supervision", "zones")),
        ("inspectors-per-zone", Bureau("supervision", "(fullTime + partTime) / nullif(zones, 0)")), ("schools-per-zone", Bureau("supervision", $"({Registered()}) / nullif(zones, 0)")),
        ("named-inspector-share", Bureau("supervision", $"namedSchools * 100 / ({Registered()})")),
        .. new[] { ("double-reduction", "doubleReduction"), ("five-managements", "fiveManagements"), ("kindergartens", "kindergartens"), ("schools", "schools"), ("transition", "transition"), ("laboratories", "laboratories"), ("other", "other") }
            .SelectMany(topic => new[]
            {
                ($"supervised-{topic.Item1}", Bureau("supervision", topic.Item2 + "Schools")), ($"supervised-{topic.Item1}-found", Bureau("supervision", topic.Item2 + "Found")),
                ($"supervised-{topic.Item1}-mended-share", Bureau("supervision", $"{topic.Item2}Mended * 100 / nullif({topic.Item2}Found, 0)")),
            }),

        // J
        .. new[]
        {
            ("primary-schools", "小学"), ("teaching-points", "教学点"), ("junior-schools", "初级中学"), ("nine-year-schools", "九年一贯制学校"), ("senior-schools", "高级中学"), ("complete-schools", "完全中学"),
            ("twelve-year-schools", "十二年一贯制学校"), ("registered-kindergartens", "幼儿园"),
        }.Select(kind => (kind.Item1, Register($"s.kind = '{kind.Item2}'"))),
        .. new[] { ("public", "公办"), ("inclusive", "普惠性民办"), ("private", "其他民办") }.Select(sponsor => ("kindergartens-" + sponsor.Item1, Register($"{Kindergarten} AND s.sponsor = '{sponsor.Item2}'"))),
        .. new[] { ("urban", "城区"), ("town", "镇区"), ("rural", "乡村") }.Select(location => ("public-kindergartens-" + location.Item1, Register($"{Kindergarten} AND s.sponsor = '公办' AND s.location = '{location.Item2}'"))),
        ("vocational-pupils", Bureau("population", "vocationalPupils")), ("school-staff", Sum(Staff("inPost + t.contract"), Everybody)), ("kindergarten-staff", Sum(KindergartenStaff, Everybody)),
        ("kindergarten-teachers", Sum(Nursery("teachers"), Everybody)), ("special-needs-pupils", Sum(Term("classes", "t.specialNeeds"), Everybody)), ("left-behind-pupils", Sum(Term("classes", "t.leftBehind"), Everybody)),
        ("migrant-pupils", Sum(Term("classes", "t.migrant"), Everybody)), ("boarders", Sum(Term("classes", "t.boarders"), Everybody)),
    ];

    static string Staff(string of) => Term("staff", "t." + of);

    // Of grades 1 to 9 alone, whatever else the schools have.
    static string CompulsoryStaff(string of) => Term("staff", "t." + of, "t.hi <= 9");

    static string Money(string of) => Term("money", "t." + of);

    static string Service(string of) => Term("service", "t." + of);

    static string Safety(string of) => Term("safety", "t." + of);

    static string Nursery(string of) => Term("kstaff", "t." + of);

    static string Yes(string table, string column) => Term(table, $"(t.{column} = '是')::INT");

    static string PerChild(string of) => Ratio(Term("kpremises", "t." + of), Children, 1, Kindergarten);

    static string Area(string of, string least) => Both(Term("kpremises", "t." + of), Children, $"CASE WHEN b.v > 0 THEN (a.v >= b.v * {least})::INT END");

    static string Sponsored(string sponsors) => $"SELECT c.subject, c.back, c.year, c.school, c.lo, c.hi, CASE WHEN z.sponsor IN ({sponsors}) THEN c.v ELSE c.v * 0 END AS v FROM ({Children}) c JOIN s z ON z.school = c.school AND z.year = c.year";

    static string Cv(string has) => Variation(has, Pupils, Balanced);

    static string Of7(Func<(string Code, string Has, int Per, string Primary, string Junior), string> isSo, string both) =>
        Seven.Select(item => Map(Both(item.Has, Pupils, $"CASE WHEN b.v > 0 THEN a.v * {item.Per} / b.v END"), isSo(item))).Aggregate((one, other) => Both(one, other, both));

    // Yes or no only when every school counted gives all seven.
    static string AllCv() => $"""
        SELECT subject, back, CASE WHEN bool_and(w.whole) THEN (max(c.v) <= CASE subject WHEN 'primary' THEN 0.5 ELSE 0.45 END)::INT END AS v
        FROM ({string.Join(" UNION ALL ", Seven.Select(item => $"SELECT * FROM ({Cv(item.Has)})"))}) c
        JOIN (SELECT m.subject, m.back, count(*) = count(a.v) AS whole FROM m JOIN s ON s.school = m.school AND s.year = m.year LEFT JOIN ({Met}) a
            ON a.subject = m.subject AND a.back = m.back AND a.year = m.year AND a.school = m.school WHERE {Balanced} GROUP BY ALL) w
        USING (subject, back) GROUP BY subject, back
        """;

    static string Rooms(string subject) => $"""
        SELECT a.subject, a.back, avg((p.{subject}Rooms + CASE WHEN s.builtBy2016 = '是' THEN p.{subject}RoomsMiddle ELSE 0 END >= ceil(a.v / 12))::INT) * 100 AS v FROM ({ClassCount}) a
        JOIN s ON s.school = a.school AND s.year = a.year JOIN premises p ON p._school = a.school AND p._year = a.year WHERE a.v IS NOT NULL AND ({Compulsory}) GROUP BY ALL
        """;

    static string Bureau(string table, string of) => $"SELECT '', back, {of} AS v FROM years y JOIN bureau_{table} ON _year = y.year";

    static string Growth(string now, string before, string when = "true") => Bureau("spending", $"CASE WHEN {when} THEN ({now} - {before}) * 100 / nullif({before}, 0) END");

    static string Rows(string counts) => $"SELECT '', back, count(*) FILTER (WHERE {counts}) AS v FROM years y JOIN bureau_duties ON _year = y.year GROUP BY back";

    static string Registered() => "SELECT count(*) FROM s WHERE s.year = y.year";

    static string Register(string whom) => $"SELECT '', y.back, count(*) FILTER (WHERE {whom}) AS v FROM years y JOIN s ON s.year = y.year GROUP BY y.back";
}
