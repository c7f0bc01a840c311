using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Schools;
using static EduFunctions.Returns.ReturnUnderCheck;

namespace EduFunctions.Returns;

/// <summary>The checks beyond the single cell: cover, row, sheet against sheet.</summary>
static class ReturnChecks
{
    /// <summary>Part and whole within one row: the part may not be greater.</summary>
    static readonly ImmutableArray<(FormSheet Sheet, string Part, string Whole)> Parts =
    [
        .. new[] { "girls", "boarders", "specialNeeds", "leftBehind", "migrant" }.Select(part => (SchoolReturnForm.Classes, part, "pupils")),
        .. new[] { "higherQualified", "backbone", "artsSports", "counsellors", "certified", "trained", "exchangeDue" }
            .Select(part => (SchoolReturnForm.Staff, part, "teachers")),
        (SchoolReturnForm.Staff, "exchanged", "inPost"),
        (SchoolReturnForm.Premises, "classroomsInUse", "classrooms"),
        (SchoolReturnForm.Premises, "indoorSportsArea", "teachingArea"),
        (SchoolReturnForm.SchoolMoney, "training", "spent"),
    ];

    static readonly ImmutableArray<Action<ReturnUnderCheck>> All =
    [
        Cover, PartsAndWholes, Classes, Stages, TeachersAgainstStaff, ExchangesAddUp, PostsExceeded, HazardsAddUp, BalanceAddsUp, ClassesAgainstClassrooms,
        AgainstPupils, ScreenedAgainstStaff,
    ];

    /// <summary>Runs every check.</summary>
    public static void Run(ReturnUnderCheck subject)
    {
        foreach (var check in All)
        {
            check(subject);
        }
    }

    static void Cover(ReturnUnderCheck subject)
    {
        var context = subject.Context;
        if (context is { SchoolCode: { } expected, School: null, County: not null })
        {
            subject.Findings.Add("school-not-registered", null, expected.Value);
        }

        if (subject.One(SchoolReturnForm.Cover) is not { } cover)
        {
            return;
        }

        if (cover.Text("school") is { } school && (!SchoolCode.TryParse(CellText.Narrow(school), out var code) || (context.SchoolCode is { } of && of != code)))
        {
            subject.Report("wrong-school", cover, "school", school, context.SchoolCode?.Value ?? "（十位数字）");
        }

        if (cover.Text("county") is { } county && (!CountyCode.TryParse(CellText.Narrow(county), out var countyCode) || (context.County is { } inCounty && inCounty != countyCode)))
        {
            subject.Report("wrong-county", cover, "county", county, context.County?.Value ?? "（六位数字）");
        }

        if (cover.Text("year") is { } year && (!SchoolYear.TryParse(CellText.Narrow(year), out var schoolYear) || (context.Year is { } inYear && inYear != schoolYear)))
        {
            subject.Report("wrong-year", cover, "year", year, context.Year?.ToString() ?? "（四位数字）");
        }

        if (context.School is { } registered && cover.Text("kind") is { } kind && kind != SchoolKinds.NameOf(registered.Kind))
        {
            subject.Report("kind-differs-from-register", cover, "kind", kind, SchoolKinds.NameOf(registered.Kind));
        }
    }

    static void PartsAndWholes(ReturnUnderCheck subject)
    {
        foreach (var (sheet, part, whole) in Parts)
        {
            foreach (var row in subject.Of(sheet))
            {
                if ((row.Number(part), row.Number(whole)) is ({ } ofPart, { } ofWhole) && ofPart > ofWhole)
                {
                    subject.Report("part-exceeds-whole", row, part, sheet[part].Caption, sheet[whole].Caption, Text(ofPart), Text(ofWhole));
                }
            }
        }
    }

    // Full-time teachers are in post or on contract.
    static void TeachersAgainstStaff(ReturnUnderCheck subject)
    {
        var sheet = SchoolReturnForm.Staff;
        foreach (var row in subject.Of(sheet))
        {
            if ((row.Number("teachers"), row.Number("inPost")) is not ({ } teachers, { } inPost) || teachers <= inPost)
            {
                continue;
            }

            if (row.Number("contract") is not { } contract)
            {
                subject.Report("teachers-exceed-staff", row, "teachers", Text(teachers), Text(inPost));
            }
            else if (teachers > inPost + contract)
            {
                subject.Report("part-exceeds-whole", row, "teachers", sheet["teachers"].Caption, $"{sheet["inPost"].Caption}＋{sheet["contract"].Caption}", Text(teachers), Text(inPost + contract));
            }
        }
    }

    static void ScreenedAgainstStaff(ReturnUnderCheck subject)
    {
        var rows = subject.Of(SchoolReturnForm.Staff).ToList();
        var staff = rows.ConvertAll(row => row.Number("inPost") + row.Number("contract"));
        var isWhole = StagesTaught(subject).All(stage => rows.Exists(row => row.Text("stage") == stage)) && staff.TrueForAll(stage => stage is not null);
        if (rows.Count > 0 && isWhole
            && subject.One(SchoolReturnForm.Safety) is { } safety && safety.Number("staffScreened") is { } screened && screened > staff.Sum())
        {
            subject.Report("screened-exceed-staff", safety, "staffScreened", SchoolReturnForm.Safety["staffScreened"].Caption, Text(screened), Text(staff.Sum() ?? 0));
        }
    }

    static void Classes(ReturnUnderCheck subject)
    {
        var kind = KindOf(subject);
        var seen = new HashSet<(decimal, decimal)>();
        foreach (var row in subject.Of(SchoolReturnForm.Classes))
        {
            if (row.Number("grade") is not { } grade)
            {
                continue;
            }

            if (kind is not null && (grade < kind.FirstGrade || grade > kind.LastGrade))
            {
                subject.Report("grade-not-of-kind", row, "grade", kind.Name, SchoolKinds.NameOfGrade((int)grade));
            }

            if (row.Number("number") is { } number && !seen.Add((grade, number)))
            {
                subject.Report("class-duplicated", row, "number", SchoolKinds.NameOfGrade((int)grade), Text(number));
            }
        }

        if (subject.Has(SchoolReturnForm.Classes) && !subject.Of(SchoolReturnForm.Classes).Any())
        {
            subject.Findings.Add("no-classes", subject.Workbook.Sheets.First(sheet => CellText.Caption(sheet.Name) is var name && (name == "班级" || SchoolReturnForm.Classes.Aliases.Contains(name))));
        }
    }

    static void Stages(ReturnUnderCheck subject)
    {
        if (!subject.Has(SchoolReturnForm.Classes))
        {
            return;
        }

        var taught = StagesTaught(subject);
        foreach (var sheet in new[] { SchoolReturnForm.Staff, SchoolReturnForm.Premises }.Where(subject.Has))
        {
            var reported = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in subject.Of(sheet))
            {
                if (row.Text("stage") is not { } stage)
                {
                    continue;
                }

                if (!reported.Add(stage))
                {
                    subject.Report("stage-duplicated", row, "stage", stage);
                }

                if (!taught.Contains(stage))
                {
                    subject.Report("stage-without-classes", row, "stage", sheet.Caption, stage);
                }
            }

            foreach (var stage in taught.Where(stage => !reported.Contains(stage)))
            {
                subject.Findings.Add("classes-without-stage", null, sheet.Caption, stage);
            }
        }
    }

    static List<string> StagesTaught(ReturnUnderCheck subject) =>
        [.. subject.Of(SchoolReturnForm.Classes).Select(row => row.Number("grade")).OfType<decimal>().Select(grade => SchoolKinds.NameOf(SchoolKinds.StageOf((int)grade))).Distinct()];

    static void ExchangesAddUp(ReturnUnderCheck subject)
    {
        string[] directions = ["exchangedInTown", "exchangedIntoTown", "exchangedToTownship", "exchangedInTownship"];
        foreach (var row in subject.Of(SchoolReturnForm.Staff))
        {
            var parts = directions.Select(row.Number).ToList();
            if (row.Number("exchanged") is { } exchanged && parts.All(part => part is not null) && parts.Sum() != exchanged)
            {
                subject.Report("exchanges-do-not-add-up", row, "exchanged", Text(parts.Sum() ?? 0), Text(exchanged));
            }
        }
    }

    static void PostsExceeded(ReturnUnderCheck subject)
    {
        foreach (var row in subject.Of(SchoolReturnForm.Staff).Where(row => row.Number("inPost") > row.Number("posts")))
        {
            subject.Report("posts-exceeded", row, "inPost", Text(row.Number("inPost") ?? 0), Text(row.Number("posts") ?? 0));
        }
    }

    static void HazardsAddUp(ReturnUnderCheck subject)
    {
        if (subject.One(SchoolReturnForm.Safety) is { } row
            && (row.Number("hazardsFound"), row.Number("hazardsMended"), row.Number("hazardsOpen")) is ({ } found, { } mended, { } open)
            && mended + open != found)
        {
            subject.Report("hazards-do-not-add-up", row, "hazardsFound", Text(mended), Text(open), Text(found));
        }
    }

    /// <summary>Money is given in 万元, often rounded: so much may be lost on the way, in 万元 (100 元).</summary>
    const decimal BalanceTolerance = 0.01m;

    static void BalanceAddsUp(ReturnUnderCheck subject)
    {
        if (subject.One(SchoolReturnForm.AfterSchool) is { } row
            && (row.Number("fees"), row.Number("costs"), row.Number("balance")) is ({ } fees, { } costs, { } balance)
            && Math.Abs(fees - costs - balance) > BalanceTolerance)
        {
            subject.Report("balance-does-not-add-up", row, "balance", Text(fees - costs), Text(balance));
        }
    }

    static SchoolKindFacts? KindOf(ReturnUnderCheck subject) => SchoolKinds.All.FirstOrDefault(facts => facts.Name == subject.One(SchoolReturnForm.Cover)?.Text("kind"));

    static void ClassesAgainstClassrooms(ReturnUnderCheck subject)
    {
        // A class that does not say otherwise has a room of its own.
        var classes = subject.Of(SchoolReturnForm.Classes).ToList();
        var classesByStage = classes.Where(entry => entry.Text("room") is not ("合用" or "专用教室")).Select(entry => entry.Number("grade")).OfType<decimal>()
            .CountBy(grade => SchoolKinds.NameOf(SchoolKinds.StageOf((int)grade))).ToDictionary();

        // Where a grade is unknown or wrong, the classes of each stage are too.
        var kind = KindOf(subject);
        var isSure = classes.All(entry => entry.Number("grade") is { } grade && (kind is null || (grade >= kind.FirstGrade && grade <= kind.LastGrade)));
        foreach (var row in subject.Of(SchoolReturnForm.Premises))
        {
            if (row.Text("stage") is not { } stage || !classesByStage.TryGetValue(stage, out var count))
            {
                continue;
            }

            if (row.Number("classrooms") is { } classrooms && count > classrooms)
            {
                subject.Report("classes-exceed-classrooms", row, "classrooms", stage, Text(count), Text(classrooms));
            }

            if (isSure && row.Number("classroomsInUse") is { } inUse && inUse != count)
            {
                subject.Report("rooms-in-use-differ", row, "classroomsInUse", stage, Text(count), Text(inUse));
            }
        }
    }

    /// <summary>Pupils funded may differ from the pupils in the classes by at most this share, since money is of the year before, in percent.</summary>
    const decimal FundedTolerancePercent = 10;

    static void AgainstPupils(ReturnUnderCheck subject)
    {
        var reported = subject.Of(SchoolReturnForm.Classes).Select(row => row.Number("pupils")).ToList();
        if (reported.Count == 0 || reported.Any(pupils => pupils is null))
        {
            return;
        }

        var total = reported.Sum() ?? 0;
        if (subject.One(SchoolReturnForm.SchoolMoney) is { } money && money.Number("funded") is { } funded
            && Math.Abs(funded - total) * 100 > total * FundedTolerancePercent
            && !(total < 100 && funded == 100)) // schools under 100 pupils are funded as 100 (教督〔2017〕6号)
        {
            subject.Report("funded-differ-from-pupils", money, "funded", Text(funded), Text(total), Text(FundedTolerancePercent));
        }

        foreach (var (sheet, column) in new[] { (SchoolReturnForm.AfterSchool, "participants"), (SchoolReturnForm.Safety, "pupilsScreened") })
        {
            if (subject.One(sheet) is { } row && row.Number(column) > total)
            {
                subject.Report("participants-exceed-pupils", row, column, sheet[column].Caption, Text(row.Number(column) ?? 0), Text(total));
            }
        }
    }
}
