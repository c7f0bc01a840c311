using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using BureauProjects = EduFunctions.Returns.BureauReturn.Projects;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>The report's tables.</summary>
static class ReportTables
{
    // In the place of a place: from how many of how many its figure comes.
    const string Coverage = "#";

    /// <summary>The county by stage.</summary>
    public static ReportTable Stages { get; } = new("table:stages", "各学段基本情况", ["学段", "学生数（人）", "班级数（个）", "专任教师（人）", "核定编制（名）", "生师比", "学生数已报 / 应报"],
        source => [.. new[] { "primary", "junior", "senior" }.Where(stage => source.Find($"pupils.{stage}")?.Expected > 0)
            .Select(stage => Row(source, NameOf(stage), $"pupils.{stage}", $"classes.{stage}", $"teachers.{stage}", $"posts.{stage}", $"pupils-per-teacher.{stage}", $"pupils.{stage}{Coverage}"))]);

    /// <summary>Money of each stage, this year and the year before.</summary>
    public static ReportTable Spending { get; } = new("table:spending", "生均一般公共预算教育支出和生均公用经费（元）",
        ["学段", "生均教育支出", "上年", "增长", "生均公用经费", "上年", "增长"],
        source => [.. new[] { ("幼儿园", "kindergarten"), ("小学", "primary"), ("初中", "junior"), ("高中", "senior"), ("中职", "vocational") }.Select(stage => Row(source, stage.Item1,
            $"per-pupil-spending-{stage.Item2}", $"per-pupil-spending-{stage.Item2}-before", $"per-pupil-spending-{stage.Item2}-growth",
            $"public-funds-{stage.Item2}", $"public-funds-{stage.Item2}-before", $"public-funds-{stage.Item2}-growth"))]);

    /// <summary>Large classes by stage and location.</summary>
    public static ReportTable LargeClasses { get; } = new("table:large-classes", "大班额情况", ["范围", "班级数（个）", "大班额（个）", "超大班额（个）", "大班额比例", "大班额数同口径增减", "班级数已报 / 应报"],
        source => [.. new[] { "compulsory", "primary", "junior", "urban", "town", "rural", "senior" }.Where(subject => source.Find($"classes.{subject}")?.Expected > 0)
            .Select(subject => Row(source, NameOf(subject), $"classes.{subject}", $"large-classes.{subject}", $"super-large-classes.{subject}",
                $"large-class-share.{subject}", $"large-classes.{subject}:change", $"classes.{subject}{Coverage}"))]) { Widths = [5, 4, 4, 4, 4, 7, 4] };

    /// <summary>The seven coefficients of both stages.</summary>
    public static ReportTable Coefficients { get; } = new("table:coefficients", "七项指标校际差异系数", ["指标", "小学", "标准", "初中", "标准"],
        source => [.. BalanceTable.SevenIndicators.Where(_ => Has(source, "balance-all-cv.primary") || Has(source, "balance-all-cv.junior")).Select(indicator => Row(source, indicator.Name.Zh,
            $"{indicator.Code}-cv.primary", $"{indicator.Code}-cv.primary:limit", $"{indicator.Code}-cv.junior", $"{indicator.Code}-cv.junior:limit"))]) { Widths = [8, 2, 4, 2, 4] };

    /// <summary>Teachers exchanged, by direction.</summary>
    public static ReportTable Exchanges { get; } = new("table:exchanges", "教师交流轮岗（人）", ["范围", "符合条件", "已交流", "城区之间", "招考进城", "城区到乡镇", "乡镇之间", "已交流数已报 / 应报"],
        source => [.. new[] { ("全县", ""), ("小学", ".primary"), ("初中", ".junior"), ("高中（完全中学、十二年一贯制学校）", ".senior") }.Where(subject => source.Find($"exchanged{subject.Item2}")?.Expected > 0).Select(subject => Row(source, subject.Item1,
            $"exchange-due{subject.Item2}", $"exchanged{subject.Item2}", $"exchanged-in-town{subject.Item2}", $"exchanged-into-town{subject.Item2}",
            $"exchanged-to-township{subject.Item2}", $"exchanged-in-township{subject.Item2}", $"exchanged{subject.Item2}{Coverage}"))]);

    /// <summary>Building projects, as the bureau reports them.</summary>
    public static ReportTable Projects { get; } = new("table:projects", "建设项目", ["项目", "学段", "类型", "新增学位（个）", "状态", "完工日期", "已招（班 / 人）", "缓解学校"],
        source => [.. source.Bureau(BureauProjects.Sheet).Select(row => ProjectOf(source, row))]) { Widths = [8, 3, 4, 4, 3, 6, 4, 7] };

    /// <summary>Every grade with large classes: cause, what to do, who sees to it.</summary>
    public static ReportTable Ledger { get; } = new("table:large-class-ledger", "大班额台账", ["学校、年级", "大班额（个）", "何时起", "原因", "措施", "分流或项目", "责任人、期限"],
        source => [.. source.Summary.Flags.Where(flag => flag.Stands && LargeClassLedger.IsLarge(flag)).Select(flag => LedgerOf(source, flag))]) { Widths = [5, 3, 4, 4, 14, 7, 4] };

    // What its last column says of one figure is not told once more of those that come from the same schools, unless it is more than how many.
    static ImmutableArray<ReportRun> Row(ReportSource source, string name, params string[] places)
    {
        var told = places[^1].EndsWith(Coverage, StringComparison.Ordinal) ? places[^1][..^Coverage.Length] : null;
        var coverage = told is null || source.Find(told) is not { Withheld: 0, Uncomputed: 0 } ? null : source.ValueOf(ReportPlace.Parse(told))[0].Coverage;
        var cells = places.Where(place => !place.EndsWith(Coverage, StringComparison.Ordinal)).Select(place => Cell(source, ReportPlace.Parse(place)));
        return [new ReportRun(name), .. cells.Select(cell => cell.Coverage == coverage ? cell with { Coverage = null } : cell), .. told is null ? [] : new[] { CoverageOf(source, told) }];
    }

    static bool Has(ReportSource source, string figure) => source.Find(figure)?.IsNotApplicable == false;

    static ReportRun CoverageOf(ReportSource source, string figure) =>
        new(source.Find(figure) is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found.Counted} / {found.Expected}") : "—");

    // Without the unit, which stands in the caption; shares keep their sign.
    static ReportRun Cell(ReportSource source, ReportPlace place)
    {
        var (run, figure) = (source.ValueOf(place)[0], source.Find(place.Name));
        if (run.IsMissing)
        {
            return run with { Text = figure is { Withheld: > 0 } && figure.Withheld == figure.Expected ? FigureText.Value(figure).Zh : "缺", Coverage = null };
        }

        return figure is null || run.IsDoubtful || run.IsNotApplicable ? run with { Text = run.IsDoubtful ? "待核" : run.Text, Coverage = null } : place.Form switch
        {
            PlaceForm.Value => run with { Text = FigureText.Value(figure).Zh },
            PlaceForm.Change => run with { Text = FigureText.Change(figure).Zh is { Length: > 0 } change ? change : "—" },
            _ => run,
        };
    }

    static string NameOf(string subject) => Subject.TryParse(subject, out var parsed) ? parsed.Name.Zh : subject;

    static ImmutableArray<ReportRun> ProjectOf(ReportSource source, FormRow row)
    {
        var (taken, classes) = (row[BureauProjects.PupilsTaken], row[BureauProjects.ClassesTaken]);
        return
        [
            Of(BureauProjects.Name, row[BureauProjects.Name]), Of(BureauProjects.Stage, row[BureauProjects.Stage]),
            Of(BureauProjects.Kind, row[BureauProjects.Kind]), Of(BureauProjects.Places, Number(row[BureauProjects.Places])),
            Of(BureauProjects.State, row[BureauProjects.State]),
            Of(BureauProjects.Completion, row[BureauProjects.Completion]?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Of(BureauProjects.PupilsTaken, taken > 0 ? $"{Number(classes)} / {Number(taken)}" : "—"),
            Of(BureauProjects.Relieves, string.Join('、', BureauProjects.Relieved(row).Select(source.NameOf))),
        ];

        ReportRun Of(FormColumn column, string? text) => ReportLists.CellOf(row, column, text is { Length: > 0 } ? text : "—");
    }

    static ImmutableArray<ReportRun> LedgerOf(ReportSource source, Flag flag)
    {
        var care = source.Summary.Cares.GetValueOrDefault(flag.Key.Id);
        return
        [
            new ReportRun($"{flag.Subject}{SchoolKinds.NameOfGrade(flag.Grade!.Value)}") { Flag = flag.Key.Id }, Told(Number(flag.Classes.Length)), Told(FlagText.Since(flag).Zh),
            Told(FlagText.Cause(flag.Cause).Zh), Told(flag.Remedy.Zh), new(LargeClassLedger.PlanOf(source.Summary.Relief, flag) ?? "—") { Anchor = "relief" },
            new(care is null ? "未指定" : $"{care.Owner ?? "未指定"}{(care.Due is { } due ? $"，{due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}"),
        ];

        ReportRun Told(string text) => new(text) { Flag = flag.Key.Id };
    }

    static string Number(decimal? number) => number is { } given ? given.ToString("#,0", CultureInfo.InvariantCulture) : "—";
}
