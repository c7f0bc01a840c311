using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>The paragraphs of problems and remedies, each of them from flags of the run, its relief plan, its forecast.</summary>
static class ReportProblems
{
    const int NamedMost = 12;
    const int ShortMost = 30;

    /// <summary>Large classes by cause: which schools and grades, and what is done.</summary>
    public static ReportParagraphs Causes { get; } = new("text:large-class-causes", source =>
    [
        .. from flag in source.Summary.Flags
           where flag.Stands && LargeClassLedger.IsLarge(flag)
           group flag by flag.Cause ?? LargeClassCause.Unknown into cause
           orderby cause.Key
           select Paragraph([.. cause]),
    ]);

    /// <summary>What the relief plan does, and what remains.</summary>
    public static ReportParagraphs Relief { get; } = new("text:relief", source => source.Summary.Relief is not { } plan ? []
        : [[Plan($"分流方案：{ReliefPlanTable.Sentence(plan)}"), .. plan.Moves.IsEmpty ? [] : new[] { Plan(MovesOf(source, plan)) }, .. ProjectsOf(plan)]]);

    /// <summary>Large classes to expect, with and without what is planned, and how good last year's forecast was.</summary>
    public static ReportParagraphs Forecast { get; } = new("text:forecast", source => source.Summary.Forecast is not { } forecast
        || !forecast.Totals.Any(total => total is { Expected: > 0, Grade: <= 9 }) ? []
        : [[.. forecast.Totals.Where(total => total is { Expected: > 0, Grade: <= 9 }).GroupBy(total => total.Year).OrderBy(year => year.Key).Select(YearOf), .. ErrorOf(forecast)]]);

    /// <summary>The problems of some sections of the indicators, a paragraph a kind.</summary>
    public static ReportParagraphs Of(string name, params ImmutableArray<Section> sections) => new($"text:problems-{name}", source =>
    [
        .. from flag in Standing(source, sections)
           group flag by flag.Code into kind
           orderby kind.Max(flag => flag.Severity) descending
           select Kind([.. kind]),
    ]);

    /// <summary>The same in one item, which says so when there is none; where the county has not what it tells of, it says that instead.</summary>
    public static ReportItem Item(string name, string title, ReportClause? absent, ImmutableArray<ReportClause> facts, params ImmutableArray<Section> sections) => new($"{name}-problems", ReportOutline.Problems, title,
    [
        .. absent is null ? [] : new[] { absent }, .. facts,
        new("some", "已报数据中有以下问题：", new ReportCondition(Text.Of($"有 {string.Join('、', sections)} 部分的问题", $"a problem of sections {string.Join(", ", sections)} stands"),
            source => Standing(source, sections).Any())),
        new("none", "已报数据中没有发现这方面的问题。", new ReportCondition(Text.Of($"没有 {string.Join('、', sections)} 部分的问题", $"no problem of sections {string.Join(", ", sections)} stands"),
            source => !Standing(source, sections).Any() && absent?.When?.Holds(source) != true)),
    ])
    {
        Blocks = [Of(name, sections)],
        Sections = [.. sections],
    };

    static IEnumerable<Flag> Standing(ReportSource source, ImmutableArray<Section> sections) =>
        source.Summary.Flags.Where(flag => flag.Stands && !LargeClassLedger.IsLarge(flag) && sections.Contains(FlagTable.Of(flag.Code).Section));

    // 有教室、无教师（12 个年级）：云台小学四年级 3 个、五年级 5 个；……
    static ImmutableArray<ReportRun> Paragraph(IReadOnlyList<Flag> flags)
    {
        var told = FlagText.Cause(flags[0].Cause ?? LargeClassCause.Unknown).Zh;
        return
        [
            new ReportRun(string.Create(CultureInfo.InvariantCulture, $"{told}（{flags.Count} 个年级）：")),
            .. flags.GroupBy(flag => flag.Subject).SelectMany((school, index) => school.Select((flag, place) => new ReportRun(string.Create(CultureInfo.InvariantCulture,
                $"{(place > 0 ? "、" : index > 0 ? $"；{school.Key}" : school.Key)}{SchoolKinds.NameOfGrade(flag.Grade!.Value)} {flag.Classes.Length} 个")) { Flag = flag.Key.Id })),
            new ReportRun($"。{MeasureOf(flags[0].Cause)}"),
        ];
    }

    static string MeasureOf(LargeClassCause? cause) => cause switch
    {
        LargeClassCause.Division => "改进措施：不须增加教室和教师，由学校重新编班。",
        LargeClassCause.NoTeachers => "改进措施：先补足空编、让在编不在岗的教师返岗，仍不足的申请增编，教师到位后增班；到位之前向相邻学校分流。",
        LargeClassCause.NoRooms => "改进措施：向相邻学校分流，或由建设项目增加教室后增班。",
        LargeClassCause.Neither => "改进措施：向相邻学校分流，或由建设项目增加教室、补足教师后增班。",
        _ => "有关数据未报齐，原因还不能判定，须先补报。",
    } + "各年级的具体数字见大班额台账。";

    static ImmutableArray<ReportRun> Kind(IReadOnlyList<Flag> flags)
    {
        var name = FlagTable.Of(flags[0].Code).Name.Zh;
        if (flags.All(flag => flag.School is null) || flags.Count == 1)
        {
            return [new ReportRun($"{name}："), .. flags.Take(NamedMost).Select(flag => Of(flag, $"{SubjectOf(flag)}{flag.Text.Zh}{Measure(flag.Remedy.Zh)}")), Rest(flags)];
        }

        // One measure for all is said once; short ones stand behind each school, long ones in the list of problems.
        var remedies = flags.Select(flag => flag.Remedy.Zh).Distinct().ToList();
        var isShort = remedies.TrueForAll(remedy => remedy.Length <= ShortMost);
        return
        [
            new ReportRun(string.Create(CultureInfo.InvariantCulture, $"{name}（{flags.Count} 项）：")),
            .. flags.Take(NamedMost).SelectMany((flag, index) => new[]
            {
                new ReportRun(index == 0 ? "" : "、"), Of(flag, remedies.Count > 1 && isShort ? $"{NameOf(flag, flags)}（{flag.Remedy.Zh.TrimEnd('。')}）" : NameOf(flag, flags)),
            }),
            new ReportRun(flags.Count > NamedMost ? "等。" : "。"), new ReportRun(remedies.Count == 1 ? EachMeasure(remedies[0]) : isShort ? "" : "各校的情况和改进措施见问题清单。"),
        ];
    }

    static ReportRun Of(Flag flag, string text) => new(text) { Flag = flag.Key.Id };

    // With its stage where both stages of a campus are told of.
    static string NameOf(Flag flag, IEnumerable<Flag> flags) => flags.Count(other => other.School == flag.School) > 1
        && Subject.TryParse(flag.Key.Subject, out var subject) && subject.TheStage is not null ? $"{flag.Subject}{subject.Name.Zh}部" : flag.Subject;

    // A figure's text begins with its school itself.
    static string SubjectOf(Flag flag) => flag.School is null || flag.Text.Zh.StartsWith(flag.Subject, StringComparison.Ordinal) ? "" : $"{flag.Subject}，";

    static string Measure(string remedy) => remedy.Length == 0 ? "" : $"改进措施：{remedy}";

    // What has a number in it is said of each school, not of all together.
    static string EachMeasure(string remedy) => remedy.Any(char.IsAsciiDigit) ? $"改进措施（各校）：{remedy}" : Measure(remedy);

    static ReportRun Rest(IReadOnlyList<Flag> flags) => new(flags.Count > NamedMost ? string.Create(CultureInfo.InvariantCulture, $"其余 {flags.Count - NamedMost} 项见问题清单。") : "");

    static string MovesOf(ReportSource source, ReliefPlan plan) => "分流安排：" + string.Join('；', plan.Moves.Take(NamedMost).Select(move =>
        string.Create(CultureInfo.InvariantCulture, $"{SchoolKinds.NameOfGrade(move.Grade)} {move.Pupils} 人由{move.FromName}到{move.ToName}{(IsPrivate(source, move.To) ? "（民办，须购买学位）" : "")}"))) + (plan.Moves.Length > NamedMost ? "等。" : "。");

    static bool IsPrivate(ReportSource source, string school) =>
        source.Round.Entries.Any(entry => entry.School.Code.Value == school && entry.School.Sponsor != Sponsor.Public);

    // What is known, and apart from it of whom it is not: whether the project is enough for them nobody can compute.
    static IEnumerable<ReportRun> ProjectsOf(ReliefPlan plan) => plan.Remaining.Where(rest => rest.Project is not null).GroupBy(rest => (rest.Project, rest.Completion, IsUnknown: rest.Pupils is null)).Select(group =>
    {
        var project = string.Create(CultureInfo.InvariantCulture, $"“{group.Key.Project}”{(group.Key.Completion is { } day ? $"（计划 {day:yyyy-MM-dd} 完工）" : "")}");
        var grades = string.Join('、', group.Select(rest => $"{rest.SchoolName}{SchoolKinds.NameOfGrade(rest.Grade)}"));
        return Plan(group.Key.IsUnknown ? $"{grades}人数未报齐，尚余多少、{project}投用后能否解决都不能计算。"
            : string.Create(CultureInfo.InvariantCulture, $"{grades}尚余 {group.Sum(rest => rest.Pupils)} 人，待{project}投用后解决。"));
    });

    // Grades of which nothing is known are named; a year of which most are unknown has no sum: 0 of the entrance grades alone is no forecast.
    static ReportRun YearOf(IGrouping<int, ForecastTotal> year)
    {
        var unknown = year.Where(total => total.Counted == 0).OrderBy(total => total.Grade).Select(total => SchoolKinds.NameOfGrade(total.Grade)).ToList();
        var without = unknown.Count > 0 ? $"（不含{string.Join('、', unknown)}，只含能推算的学校）" : year.Any(total => total.Counted < total.Expected) ? "（只含能推算的学校）" : "";
        return new(unknown.Count * 2 > year.Count()
            ? string.Create(CultureInfo.InvariantCulture, $"{year.Key} 年秋季义务教育的大班额还不能推算：{string.Join('、', unknown)}没有可以推算的学校。")
            : string.Create(CultureInfo.InvariantCulture, $"按同届升级推算，{year.Key} 年秋季义务教育如不采取措施有大班额 {year.Sum(total => total.Large)} 个，按分流方案和届时完工的项目为 {year.Sum(total => total.PlanLarge)} 个{without}。"))
        { Anchor = "forecast" };
    }

    static IEnumerable<ReportRun> ErrorOf(Forecast forecast)
    {
        var known = forecast.Errors.Where(error => error.Grade <= 9).ToList();
        var (told, came) = (known.Sum(error => error.Forecast), known.Sum(error => error.Actual));
        return came == 0 ? [] : [new ReportRun(string.Create(CultureInfo.InvariantCulture,
            $"同样的方法上年推算今年义务教育学生 {told:#,0} 人，实际 {came:#,0} 人，相差 {Math.Round((told - came) * 100m / came, 1, MidpointRounding.AwayFromZero):+0.#;−0.#;0}%（{ComparedOf(forecast, known)}）。")) { Anchor = "forecast" }];
    }

    // Whom the check of last year's forecast leaves out: grades of which nothing was forecast, and schools new, closed, or without a return.
    static string ComparedOf(Forecast forecast, List<ForecastError> known)
    {
        var grades = forecast.Totals.Where(total => total is { Expected: > 0, Grade: <= 9 }).Select(total => total.Grade).Distinct().Except(known.Select(error => error.Grade)).Order().ToList();
        var (least, most) = (known.Min(error => error.Schools), known.Max(error => error.Schools));
        return string.Create(CultureInfo.InvariantCulture,
            $"各年级只计上年能推算、今年已报的 {(least == most ? $"{least}" : $"{least}–{most}")} 所；新建的和两年中有一年未报的学校不计{(grades.Count == 0 ? "" : $"，不含{string.Join('、', grades.Select(SchoolKinds.NameOfGrade))}")}");
    }

    static ReportRun Plan(string text) => new(text) { Anchor = "relief" };
}
