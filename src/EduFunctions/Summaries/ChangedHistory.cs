using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Summaries;

/// <summary>Puts changes into copies of a history; what cannot be changed is told, and left.</summary>
sealed class ChangedHistory(CountyHistory history)
{
    readonly List<SimulationProblem> _problems = [];

    /// <summary>The history as it would be.</summary>
    public CountyHistory History { get; private set; } = history;

    /// <summary>What could not be changed.</summary>
    public IReadOnlyList<SimulationProblem> Problems => _problems;

    /// <summary>Tells what is named twice: which of the two is meant, nobody knows.</summary>
    public void TellTwice(SimulationChanges changes)
    {
        var named = changes.Limits.Select(one => one.Stage is { } stage
                ? Text.Of($"标准“{one.Limit}”的{SchoolKinds.NameOf(stage)}", $"limit '{one.Limit}' of stage {Standards.CodeOf(stage)}")
                : Text.Of($"标准“{one.Limit}”", $"limit '{one.Limit}'"))
            .Concat(changes.Projects.Select(one => Text.Of($"项目“{one.Name}”", $"project '{one.Name}'")))
            .Concat(changes.Schools.Select(one => Text.Of($"学校 {one.School} 的{SchoolKinds.NameOf(one.Stage)}",
                $"school {one.School}, stage {Standards.CodeOf(one.Stage)}")))
            .Concat(changes.Neighbours.Select(one => string.CompareOrdinal(one.School.Value, one.Other.Value) <= 0 ? (one.School, one.Other) : (one.Other, one.School))
                .Select(pair => Text.Of($"相邻学校 {pair.Item1} 和 {pair.Item2}", $"neighbours {pair.Item1} and {pair.Item2}")));
        foreach (var twice in named.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            Tell("named-twice", Text.Of($"{twice.Key.Zh}写了不止一次，只应写一次。", $"Named more than once, where once is enough: {twice.Key.En}."));
        }
    }

    public void Set(LimitChange change)
    {
        if (Limits.All.FirstOrDefault(one => one.Code == change.Limit) is not { } limit)
        {
            Tell("unknown-limit", Text.Of($"没有代码为“{change.Limit}”的标准。", $"There is no limit '{change.Limit}'."));
        }
        else if (limit.ByStage.IsEmpty != (change.Stage is null) || (change.Stage is { } stage && !limit.ByStage.ContainsKey(stage)))
        {
            Tell("bad-stage", Text.Of($"标准“{limit.Name.Zh}”{(limit.ByStage.IsEmpty ? "不分学段" : $"要写明学段（{string.Join('、', limit.ByStage.Keys.Select(SchoolKinds.NameOf))}）")}。",
                $"Limit '{limit.Code}' has {(limit.ByStage.IsEmpty ? "one value for all stages" : "a value for each stage: name one of them")}."));
        }
        else if (change.Value < limit.Minimum || change.Value > limit.Maximum || (limit.IsWhole && change.Value % 1 != 0))
        {
            Tell("bad-value", Text.Of($"标准“{limit.Name.Zh}”应为 {limit.Minimum} 至 {limit.Maximum} 的{(limit.IsWhole ? "整数" : "数")}。",
                $"Limit '{limit.Code}' must be {(limit.IsWhole ? "a whole number" : "a number")} from {limit.Minimum} to {limit.Maximum}."));
        }
        else
        {
            History = History with { Now = With(History.Now), Earlier = [.. History.Earlier.Select(With)] };
        }

        CountyYear With(CountyYear year) => year with { Standards = year.Standards.With(limit!, change.Value, change.Stage) };
    }

    /// <summary>Tells limits that have come to stand above those that they must be below, in whichever year.</summary>
    public void TellOrder()
    {
        foreach (var text in History.Earlier.Prepend(History.Now).SelectMany(year => year.Standards.OutOfOrder).Select(pair => pair.Text).Distinct())
        {
            Tell("setting-out-of-order", Text.Of($"{text.Zh}。", $"{text.En}."));
        }
    }

    public void Set(ProjectChange change)
    {
        var has = History.Now.Bureau?[Projects.Sheet].Any(row => row[Projects.Name] == change.Name) ?? false;
        if (!has)
        {
            Tell("unknown-project", Text.Of($"县级年报表的“建设项目”中没有“{change.Name}”。", $"The bureau's return has no project '{change.Name}'."));
        }
        else if (change.State is { } state && !Projects.State.Codes.Contains(state))
        {
            Tell("bad-state", Text.Of($"项目状态应为{string.Join('、', Projects.State.Codes)}。",
                $"The state of a project is one of {string.Join(", ", Projects.State.Codes)}."));
        }
        else
        {
            SetBureau(rows => [.. rows.Select(row => row.Sheet != Projects.Sheet || row[Projects.Name] != change.Name ? row
                : With(With(row, Projects.Completion, change.Completion?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    Projects.State, change.State))]);
        }
    }

    public void Set(SchoolChange change)
    {
        var entry = History.Now.Entries.FirstOrDefault(one => one.School.Code == change.School);
        var has = entry?.InForce is { } sent && Of(sent, Classrooms.Sheet).Any() && Of(sent, Staff.Sheet).Any();
        if (!has)
        {
            Tell("unknown-school", Text.Of($"学校 {change.School} 没有已核的报表，或没有该学段的教室和教职工数。",
                $"School {change.School} has no return in force with rooms and staff of that stage."));
            return;
        }

        var told = _problems.Count;
        foreach (var (column, value) in new (CountColumn, int?)[] { (Classrooms.Ordinary, change.Rooms), (Staff.Posts, change.Posts), (Staff.InPost, change.InPost) })
        {
            if (value < column.Minimum || value > column.Maximum)
            {
                Tell("bad-value", Text.Of($"学校 {change.School} 的“{column.Caption}”应为 {column.Minimum} 至 {column.Maximum} 的整数，现为 {value}。",
                    $"'{column.Caption}' of school {change.School} must be a whole number from {column.Minimum} to {column.Maximum}, not {value}."));
            }
        }

        ImmutableArray<FormRow> rows = [.. entry!.InForce!.Rows.Select(row => !IsOf(row) ? row
            : row.Sheet == Classrooms.Sheet ? With(row, Classrooms.Ordinary, change.Rooms)
            : row.Sheet == Staff.Sheet ? With(With(row, Staff.Posts, change.Posts), Staff.InPost, change.InPost) : row)];
        if (_problems.Count == told)
        {
            TellFaults(change, entry.InForce.Rows.Where(IsOf), rows.Where(IsOf));
        }

        var changed = entry with { InForce = new Return(entry.InForce.From, entry.InForce.Year, entry.InForce.Form, rows) };
        History = History with { Now = History.Now with { Entries = History.Now.Entries.Replace(entry, changed) } };

        bool IsOf(FormRow row) =>
            row.Sheet.Columns[0] is ChoiceColumn { Code: "stage" } column && row[column] == SchoolKinds.NameOf(change.Stage);

        IEnumerable<FormRow> Of(Return sent, FormSheet sheet) => sent[sheet].Where(IsOf);
    }

    public void Set(NeighbourChange change)
    {
        if (History.Now.Bureau is null)
        {
            Tell("no-bureau-return", new("县级年报表未报，不能加相邻学校。", "The bureau's return is not in force: no pair can be added to it."));
        }
        else if (History.Now.Entries.Count(one => one.School.Code == change.School || one.School.Code == change.Other) < 2)
        {
            Tell("unknown-school", Text.Of($"学校 {change.School} 和 {change.Other} 应为本学年名册中的两所学校。",
                $"Schools {change.School} and {change.Other} must be two schools of the year's register."));
        }
        else if (change.Distance is < 0 or > 100 || change.FirstGrade < 1 || change.LastGrade > 12 || change.FirstGrade > change.LastGrade)
        {
            Tell("bad-value", new("距离应为 0 至 100 千米，年级应为 1 至 12，最低年级不高于最高年级。",
                "The distance is 0 to 100 km, grades are 1 to 12, the lowest not above the highest."));
        }
        else
        {
            var blank = Neighbours.Sheet.Columns.Select(_ => new FormCell(CellState.Blank, null, null, null)).ToImmutableArray();
            var pair = new FormRow(Neighbours.Sheet, Neighbours.Sheet.Caption, 0, blank);
            pair = With(With(pair, Neighbours.School, change.School.Value), Neighbours.Other, change.Other.Value);
            pair = With(With(With(pair, Neighbours.Distance, change.Distance), Neighbours.FirstGrade, change.FirstGrade),
                Neighbours.LastGrade, change.LastGrade);
            SetBureau(rows => [.. rows.Where(row => row.Sheet != Neighbours.Sheet || !IsSame(row)), pair]);
        }

        bool IsSame(FormRow row) => (row[Neighbours.School], row[Neighbours.Other]) is var pair
            && (pair == (change.School.Value, change.Other.Value) || pair == (change.Other.Value, change.School.Value));
    }

    // What a return with these numbers would be rejected for, and the one in force was not.
    void TellFaults(SchoolChange change, IEnumerable<FormRow> before, IEnumerable<FormRow> after)
    {
        foreach (var (code, text) in FaultsIn(after).Except(FaultsIn(before)))
        {
            Tell(code, Text.Of($"学校 {change.School} 的{SchoolKinds.NameOf(change.Stage)}：{text.Zh}", $"School {change.School}, stage {Standards.CodeOf(change.Stage)}: {text.En}"));
        }
    }

    // The form's own checks of the numbers of a row against each other, as far as they reject.
    IEnumerable<(string Code, Text Text)> FaultsIn(IEnumerable<FormRow> rows)
    {
        var (found, standards) = (new FindingCollector(), History.Now.Standards);
        var subject = new ReturnUnderCheck(new RawWorkbook([], null), [], [.. rows], ReturnContext.None with { Standards = standards }, found);
        foreach (var check in Classrooms.Checks.Concat(StaffChecks.All).Where(check => check.Rule.Severity == Severity.Error && check.Compared(standards).Any()))
        {
            check.Run(subject);
        }

        return found.Sorted([]).Select(finding => (finding.Code, finding.Cells[0].Detail is { } detail
            ? new Text($"{finding.Message.Zh.TrimEnd('。')}（{detail.Zh}）。", $"{finding.Message.En.TrimEnd('.')} ({detail.En}).") : finding.Message));
    }

    void SetBureau(Func<ImmutableArray<FormRow>, ImmutableArray<FormRow>> change)
    {
        var bureau = History.Now.Bureau!;
        var changed = new Return(bureau.From, bureau.Year, bureau.Form, change(bureau.Rows));
        History = History with { Now = History.Now with { Bureau = changed } };
    }

    // Null leaves what stands there.
    static FormRow With(FormRow row, FormColumn column, decimal? value) => value is not { } number ? row
        : With(row, column, row.Cell(column) with { State = number == 0 ? CellState.Zero : CellState.Value, Number = number });

    static FormRow With(FormRow row, FormColumn column, string? value) =>
        value is null ? row : With(row, column, row.Cell(column) with { State = CellState.Value, Text = value });

    static FormRow With(FormRow row, FormColumn column, FormCell cell) =>
        row with { Cells = row.Cells.SetItem(row.Sheet.IndexOf(column), cell) };

    void Tell(string code, Text text) => _problems.Add(new SimulationProblem(code, text));
}
