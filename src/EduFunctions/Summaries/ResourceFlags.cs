using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>Flags of posts and projects, told from their own cells.</summary>
static class ResourceFlags
{
    /// <summary>
    /// 空编缺人: a stage has posts without a holder, and fewer at work than its pupils entitle it to (中央编办发〔2014〕72号).
    /// </summary>
    public static IEnumerable<FlagCase> VacantWhileShort(FlagRule rule, YearRows year, DateOnly asOf) =>
        from school in year.Schools
        from stage in SchoolKinds.StagesOf(school.School.Kind).Where(stage => stage != Stage.Kindergarten)
        let subject = Subject.Of(school.Code, stage)
        let staff = school.RowOf(Staff.Sheet, stage)
        let pupils = school.PupilsIn(Subject.Of(stage))
        where staff is not null && pupils is not null && staff[Staff.Posts] > staff[Staff.InPost] && staff[Staff.Away] is not null
        let entitled = StageRelief.Entitled(pupils.Value, year.Standards, stage)
        let atWork = Staff.AtWork(staff)!.Value
        where atWork < entitled
        let key = new FlagKey(rule.Code, subject.ToString(), null)
        select new FlagCase(rule, key, year, school, PastOf(school, stage), () =>
        {
            var vacant = staff[Staff.Posts]!.Value - staff[Staff.InPost]!.Value;
            var fill = Math.Min(vacant, entitled - atWork);
            return new Flag
            {
                Key = key, Code = rule.Code, Severity = rule.Severity, School = school.Code.Value, Subject = school.School.Name, Change = default, Years = default,
                Text = Text.Of($"{SchoolKinds.NameOf(stage)}学生 {pupils} 人，按标准应有教职工 {entitled} 人，在编在岗 {atWork} 人，空编 {vacant} 名。",
                    $"{pupils} pupils entitle the stage to {entitled} staff; {atWork} are at work, and {vacant} posts are vacant."),
                Remedy = Text.Of($"补足空编 {fill} 名。", $"Fill {fill} vacant posts."),
                Cells = [.. CellsOf(school, stage)],
            };
        }, heir => EndOf(school, stage, heir));

    /// <summary>项目逾期: a project whose day of completion has passed and that is not done; one of several stages has a row for each.</summary>
    public static IEnumerable<FlagCase> LateProjects(FlagRule rule, YearRows year, DateOnly asOf) =>
        from project in (year.Bureau?[Projects.Sheet] ?? []).GroupBy(row => row[Projects.Name] ?? "", StringComparer.Ordinal)
        let late = project.Where(row => row[Projects.Completion] < DayIn(year, asOf) && row[Projects.State] != Projects.Done).OrderBy(row => row[Projects.Completion]).ToList()
        where late.Count > 0
        let key = new FlagKey(rule.Code, project.Key, null)
        select new FlagCase(rule, key, year, null, year.Before?.Bureau is null ? CohortPast.Unknown : CohortPast.Known, () =>
        {
            var told = late.Select(row => LateRow(row, project.Skip(1).Any())).ToList();
            return new Flag
            {
                Key = key, Code = rule.Code, Severity = rule.Severity, Subject = project.Key, Change = default, Years = default,
                Text = Text.Of($"{string.Join('；', told.Select(one => one.Zh))}。", $"{string.Join(' ', told.Select(one => one.En))}"),
                Remedy = late.TrueForAll(row => row[Projects.Places] is not null) && late.Sum(row => row[Projects.Places]) is var places
                    ? Text.Of($"督促按期交付，或更正完工日期；影响新增学位 {places} 个。", $"Have it finished, or correct the day; {places} places wait for it.")
                    : new("督促按期交付，或更正完工日期。", "Have it finished, or correct the day."),
                Cells = [.. late.SelectMany(row => new FormColumn[] { Projects.Completion, Projects.State, Projects.Places }, year.BureauCell)],
            };
        }, _ => null);

    static Text LateRow(FormRow row, bool isOfStages)
    {
        var (part, partEn) = isOfStages && SchoolKinds.Stages.FirstOrDefault(one => one.Name == row[Projects.Stage]) is { Name: { } name, Stage: var stage } ? (name, $"Its {Standards.CodeOf(stage)} part was") : ("", "Was");
        return Text.Of($"{part}计划 {row[Projects.Completion]:yyyy-MM-dd} 完工，报表中仍为“{row[Projects.State]}”", $"{partEn} to be done by {row[Projects.Completion]:yyyy-MM-dd} and is reported as '{row[Projects.State]}'.");
    }

    // An earlier year's return is judged by the last day of its own year.
    static DateOnly DayIn(YearRows year, DateOnly asOf) => asOf < year.Year.Year.LastDay ? asOf : year.Year.Year.LastDay;

    static bool IsTold(SchoolRows school, Stage stage) => school.RowOf(Staff.Sheet, stage) is { } staff
        && staff[Staff.Posts] is not null && Staff.AtWork(staff) is not null && school.PupilsIn(Subject.Of(stage)) is not null;

    static CohortPast PastOf(SchoolRows school, Stage stage) =>
        FlagCase.PastOf(school.Predecessors.Where(one => SchoolKinds.StagesOf(one.School.Kind).Contains(stage)), one => IsTold(one, stage));

    static IEnumerable<FigureCell> CellsOf(SchoolRows school, Stage stage) =>
        new FormColumn[] { Staff.Posts, Staff.InPost, Staff.Away }.Select(column => school.Cell(school.RowOf(Staff.Sheet, stage)!, column)).Concat(Term.Pupils.Cells(school, Subject.Of(stage)));

    static FlagEnd EndOf(SchoolRows school, Stage stage, SchoolRows? heir)
    {
        if (FlagEnd.Untold(heir, stage) is { } why)
        {
            return new FlagEnd(FlagChange.Unconfirmed, Text.Of($"上年{SchoolKinds.NameOf(stage)}空编而缺人：{why.Zh}，不算已消除。",
                $"Last year posts of the {Standards.CodeOf(stage)} stage were vacant while staff was short: {why.En}."), [.. CellsOf(school, stage)]);
        }

        var isTold = IsTold(heir!, stage);
        return new FlagEnd(isTold ? FlagChange.Cleared : FlagChange.Unconfirmed, isTold
            ? Text.Of($"上年{SchoolKinds.NameOf(stage)}空编而缺人：今年已不再如此。", $"Last year posts of the {stage.ToString().ToLowerInvariant()} stage were vacant while staff was short: not so this year.")
            : Text.Of($"上年{SchoolKinds.NameOf(stage)}空编而缺人：今年未报齐，尚不能确定。", $"Last year posts were vacant while staff was short: not all reported this year."),
            isTold ? [heir!.Cell(heir.RowOf(Staff.Sheet, stage)!, Staff.Posts), heir.Cell(heir.RowOf(Staff.Sheet, stage)!, Staff.InPost)] : []);
    }
}
