using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;

namespace EduFunctions.Reports;

/// <summary>
/// What a report enumerates: projects, documents, schools, by name. Besides, of each item what bears it out (<c>evidence:…</c>) and how far
/// it is borne out (<c>standing:…</c>).
/// </summary>
public static class ReportLists
{
    internal const string Evidence = "evidence:";
    internal const string Standing = "standing:";
    const int MattersMost = 5;
    const int DocumentsMost = 12;

    static readonly ReportEvidence Policies = new("印发文件", [Duties.PolicyIssued], []);

    static readonly FrozenDictionary<string, Func<ReportSource, ImmutableArray<ReportRun>>> All = new Dictionary<string, Func<ReportSource, ImmutableArray<ReportRun>>>
    {
        ["list:schools-by-kind"] = source => Figures(source, ["primary-schools", "teaching-points", "junior-schools", "nine-year-schools", "complete-schools", "senior-schools", "twelve-year-schools"], "所数"),
        ["list:kindergartens-by-sponsor"] = source => Figures(source, ["kindergartens-public", "kindergartens-inclusive", "kindergartens-private"], "幼儿园所数"),
        ["list:pupils-by-stage"] = source => Figures(source, ["pupils.primary", "pupils.junior", "pupils.senior"], "学生数"),
        ["list:policies"] = source => Joined([.. source.Matters(Policies).Select(DocumentOf)], DocumentsMost, "件"),
        ["list:topics-inspected"] = source => Joined([.. Supervision.Topics.Where(topic => Visited(source, topic) > 0).Select(topic => TopicOf(source, topic))], 20, "项"),
        ["list:kindergartens-done"] = source => ProjectsIn(source, isKindergarten: true, Projects.Done),
        ["list:kindergartens-under-way"] = source => ProjectsIn(source, isKindergarten: true, "在建"),
        ["list:kindergartens-planned"] = source => ProjectsIn(source, isKindergarten: true, "规划"),
        ["list:projects-done"] = source => ProjectsIn(source, isKindergarten: false, Projects.Done),
        ["list:projects-under-way"] = source => ProjectsIn(source, isKindergarten: false, "在建"),
        ["list:projects-planned"] = source => ProjectsIn(source, isKindergarten: false, "规划"),
        ["list:projects-taking"] = source => Joined([.. Taking(source).Select(TakingOf)], 20, "个", "；"),
        ["list:large-class-schools"] = source => Joined([.. Schools(source, Stage.Primary, Stage.Junior).Select(figure => SchoolOf(source, figure))], 30, "所"),
        ["list:senior-schools"] = source => Joined([.. SeniorSchools(source).Select(code => SeniorOf(source, code))], 30, "所"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every enumeration as a place names it, and evidence and standing of every item.</summary>
    public static IEnumerable<string> Names => All.Keys.Order(StringComparer.Ordinal)
        .Concat(ReportItems.All.Where(item => item.Evidence is not null).Select(item => Evidence + item.Code))
        .Concat(ReportItems.All.Select(item => Standing + item.Code));

    internal static Func<ReportSource, ImmutableArray<ReportRun>>? Find(string name) =>
        All.GetValueOrDefault(name)
        ?? (name.StartsWith(Evidence, StringComparison.Ordinal) && ReportItems.Find(name[Evidence.Length..]) is { Evidence: { } evidence } ? source => EvidenceOf(source, evidence)
            : name.StartsWith(Standing, StringComparison.Ordinal) && ReportItems.Find(name[Standing.Length..]) is { } item ? source => StandingOf(source, item) : null);

    /// <summary>The places that end an item's paragraph: what bears it out, where it rests on matters of 履职, and how far it is borne out.</summary>
    public static IEnumerable<ReportPlace> PlacesOf(ReportItem item) =>
        (item.Evidence is null ? [] : new[] { Evidence }).Append(Standing).Select(prefix => new ReportPlace(prefix + item.Code, PlaceForm.Value));

    static ImmutableArray<ReportRun> EvidenceOf(ReportSource source, ReportEvidence evidence)
    {
        var matters = source.Matters(evidence);
        return matters.Count == 0
            ? [new ReportRun($"（待佐证：{source.WithoutMatters(evidence)}。）") { IsMissing = true }]
            : [new ReportRun($"{evidence.What}的相关事项："), .. Joined([.. matters.Select(MatterOf)], MattersMost, "项"), new ReportRun("。")];
    }

    static ImmutableArray<ReportRun> StandingOf(ReportSource source, ReportItem item)
    {
        var state = ReportItemState.Of(source, item);
        ImmutableArray<string> why = [.. state.Wanting, .. state.IsOfSilent ? new[] { "有学校未报或退回" } : []];
        return [new ReportRun($"〔{ReportItemState.NameOf(state.Standing)}{(why.IsEmpty ? "" : $"：{string.Join('；', why)}")}〕")];
    }

    // 小学 30 所、初级中学 11 所: those above 0, without what all their names end in.
    static ImmutableArray<ReportRun> Figures(ReportSource source, ImmutableArray<string> codes, string ending) => Joined(
        [
            .. codes.Where(code => source.Find(code) is { Expected: > 0, Value: not 0 } and not { Value: null, IsNotApplicable: true })
                .Select(code => source.ValueOf(new ReportPlace(code, PlaceForm.Value))[0] is var run ? run with { Text = $"{NameOf(code).Replace(ending, "", StringComparison.Ordinal)} {run.Text}" } : default),
        ], 20, "项");

    /// <summary>Name of a figure of the county, a stage or a location; of the county without its name.</summary>
    internal static string NameOf(string code) => FigureCode.TryParse(code, out var parsed) && parsed.Subject != Subject.County ? $"{parsed.Subject.Name.Zh}{IndicatorTable.Of(parsed.Indicator).Name.Zh}" : IndicatorTable.Of(code).Name.Zh;

    // 《关于…的意见》（某政发〔2025〕8号）
    static ReportRun DocumentOf(FormRow row) => CellOf(row, Duties.Title,
        $"{(row[Duties.Title]!.StartsWith('《') ? row[Duties.Title] : $"《{row[Duties.Title]}》")}{(row[Duties.DocumentNumber] is { } number ? $"（{number}）" : "")}");

    static ReportRun MatterOf(FormRow row) => CellOf(row, Duties.Title, string.Concat(
        row[Duties.Date] is { } day ? ReportFacts.Day(day) : "", row[Duties.Kind] == Duties.PolicyIssued ? $"印发{DocumentOf(row).Text}" : row[Duties.Title],
        row[Duties.Kind] != Duties.PolicyIssued && row[Duties.DocumentNumber] is { } number ? $"（{number}）" : ""));

    static ImmutableArray<ReportRun> ProjectsIn(ReportSource source, bool isKindergarten, string state) => Joined(
        [
            .. source.Bureau(Projects.Sheet)
                .Where(row => row[Projects.State] == state && IsKindergarten(row) == isKindergarten)
                .Select(row => CellOf(row, Projects.Places, string.Create(CultureInfo.InvariantCulture,
                    $"{row[Projects.Name]}（新增学位{(row[Projects.Places] is { } places ? string.Create(CultureInfo.InvariantCulture, $" {places:#,0} 个") : "未填")}{(row[Projects.Completion] is { } day ? $"，{(state == Projects.Done ? "" : "计划 ")}{day:yyyy-MM} 完工" : "")}）"))),
        ], 20, "个");

    /// <summary>True for a project of kindergartens.</summary>
    internal static bool IsKindergarten(FormRow project) => project[Projects.Stage] == SchoolKinds.NameOf(Stage.Kindergarten);

    /// <summary>The projects done that have taken classes or pupils.</summary>
    internal static IEnumerable<FormRow> Taking(ReportSource source) =>
        source.Bureau(Projects.Sheet).Where(row => row[Projects.PupilsTaken] > 0);

    static ReportRun TakingOf(FormRow row) => CellOf(row, Projects.PupilsTaken, string.Create(CultureInfo.InvariantCulture,
        $"{row[Projects.Name]}已招 {(row[Projects.ClassesTaken] is { } classes ? string.Create(CultureInfo.InvariantCulture, $"{classes:#,0} 个班、") : "")}{row[Projects.PupilsTaken]:#,0} 人"));

    static decimal? Visited(ReportSource source, SupervisionTopic topic) => source.Bureau(Supervision.Sheet).FirstOrDefault()?[topic.Schools];

    static ReportRun TopicOf(ReportSource source, SupervisionTopic topic)
    {
        var row = source.Bureau(Supervision.Sheet).First();
        return CellOf(row, topic.Schools, string.Create(CultureInfo.InvariantCulture,
            $"{topic.Name}（到校 {row[topic.Schools]:#,0} 所，发现问题 {Number(row[topic.Found])}、已整改 {Number(row[topic.Mended])}）"));
    }

    /// <summary>Figures of the large classes of each school that has some in these stages, most first.</summary>
    internal static IEnumerable<Figure> Schools(ReportSource source, params Stage[] stages) => source.Summary.Figures
        .Where(figure => figure.Indicator == "large-classes" && figure.Value > 0 && IsOfStages(source, figure, stages))
        .OrderByDescending(figure => figure.Value).ThenBy(figure => figure.Code, StringComparer.Ordinal);

    // The whole school where all its stages are asked for, else those of its stages that are.
    static bool IsOfStages(ReportSource source, Figure figure, Stage[] stages) => FigureCode.TryParse(figure.Code, out var code) && code.Subject.School is { } school
        && source.Round.Entries.FirstOrDefault(entry => entry.School.Code == school)?.School.Kind is { } kind
        && (SchoolKinds.StagesOf(kind).All(stages.Contains) ? code.Subject.Kind == SubjectKind.School : code.Subject.TheStage is { } stage && stages.Contains(stage));

    static ReportRun SchoolOf(ReportSource source, Figure figure)
    {
        FigureCode.TryParse(figure.Code, out var code);
        return new ReportRun(string.Create(CultureInfo.InvariantCulture, $"{source.NameOf(code.Subject.School!.Value.Value)}{(code.Subject.TheStage is { } stage ? $"{SchoolKinds.NameOf(stage)}部" : "")} {figure.Value:#,0} 个")) { Figure = figure.Code };
    }

    static IEnumerable<SchoolCode> SeniorSchools(ReportSource source) =>
        source.Round.Entries.Where(entry => SchoolKinds.StagesOf(entry.School.Kind).Contains(Stage.Senior)).Select(entry => entry.School.Code);

    static ReportRun SeniorOf(ReportSource source, SchoolCode school)
    {
        var run = source.ValueOf(new ReportPlace($"large-class-share.{Subject.Of(school)}", PlaceForm.Value))[0];
        return run with { Text = $"{source.NameOf(school.Value)} {run.Text}" };
    }

    static string Number(decimal? number) => number is { } given ? string.Create(CultureInfo.InvariantCulture, $"{given:#,0} 个") : "（未填）";

    /// <summary>What stands in a cell of the bureau's return, with the way to it.</summary>
    internal static ReportRun CellOf(FormRow row, FormColumn column, string text) =>
        new(text) { Cell = row.Cell(column).Address is { } address ? $"{row.SheetName}!{address}" : null };

    // 甲、乙、丙等 17 件
    static ImmutableArray<ReportRun> Joined(IReadOnlyList<ReportRun> all, int most, string unit, string between = "、")
    {
        var joined = all.Take(most).SelectMany((run, index) => index == 0 ? [run] : new[] { new ReportRun(between), run });
        return all.Count == 0 ? [new ReportRun("（无）")]
            : all.Count <= most ? [.. joined] : [.. joined, new ReportRun(string.Create(CultureInfo.InvariantCulture, $"等 {all.Count} {unit}"))];
    }
}
