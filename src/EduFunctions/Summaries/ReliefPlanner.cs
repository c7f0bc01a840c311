using System.Collections.Immutable;
using EduFunctions.Indicators;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>
/// Makes the relief plan of a year. Too many in a grade are P − C × L, of a school with teachers and some free rooms R P − (C + R) × L
/// (domain.md,
/// "Cause of a large class"); free are L − p seats in each class of a neighbour none of whose classes of the grade is large: L is one below
/// 大班额. Grades do not mix, so that each is a transportation problem of its own.
/// </summary>
sealed class ReliefPlanner
{
    readonly YearRows _year;
    readonly ILookup<SchoolCode, NeighbourPair> _neighbours;
    readonly ImmutableArray<RelievingProject> _projects;
    readonly int _most;

    ReliefPlanner(YearRows year) => (_year, _neighbours, _projects, _most) =
        (year, NeighbourPair.Of(year), RelievingProject.Of(year), (int)year.Standards[Limits.LargeClass] - 1);

    /// <summary>A school's grade with large classes.</summary>
    /// <param name="School">The school.</param>
    /// <param name="Relief">What its stage needs.</param>
    /// <param name="Grade">What the grade needs.</param>
    sealed record Need(SchoolRows School, StageRelief Relief, GradeRelief Grade)
    {
        // Free rooms open further classes only where there are teachers for them.
        public int Classes => Grade.Classes + (Grade.Cause == LargeClassCause.NoRooms ? Grade.Rooms : 0);

        public int TooMany => Grade.TooMany(Classes);

        public ImmutableArray<ClassRow> Rows => School.ClassesOf(Grade.Grade);

        public IEnumerable<FigureCell> Cells => Rows.Select(row => row.PupilsCell);
    }

    /// <summary>The plan; null when no class of the county is large.</summary>
    public static ReliefPlan? Of(YearRows year)
    {
        var planner = new ReliefPlanner(year);
        var needs = (
            from school in year.Schools
            from relief in school.Reliefs
            from grade in relief.Grades
            orderby grade.Grade
            select new Need(school, relief, grade)).ToList();
        var plans = needs.Where(need => need.Grade.Cause is LargeClassCause.NoRooms or LargeClassCause.Neither)
            .GroupBy(need => need.Grade.Grade).Select(grade => planner.Redirect(grade.Key, [.. grade])).ToList();
        return needs.Count == 0 ? null : new ReliefPlan(
            [.. needs.Where(need => need.Grade.Cause is LargeClassCause.Division or LargeClassCause.NoTeachers).Select(Divide)],
            [.. plans.SelectMany(plan => plan.Moves)],
            [.. plans.SelectMany(plan => plan.Remaining)
                .Concat(needs.Where(need => need.Grade.Cause == LargeClassCause.Unknown).Select(planner.Unknown))
                .OrderBy(rest => rest.School, StringComparer.Ordinal).ThenBy(rest => rest.Grade)]);
    }

    static ReliefDivision Divide(Need need) => new(need.School.Code.Value, need.School.School.Name, need.Grade.Grade, need.Grade.Cause,
        new ReliefClasses(SizesOf(need.Rows), ClassSizes.Even(need.Grade.Pupils, need.Grade.Needed)), [.. need.Cells]);

    (ImmutableArray<ReliefMove> Moves, ImmutableArray<ReliefRemainder> Remaining) Redirect(int grade, ImmutableArray<Need> senders)
    {
        var ways = senders.Index().SelectMany(sender => PairsOf(sender.Item.School, grade), (sender, pair) => (sender.Index, Pair: pair))
            .Where(way => way.Pair.Distance is not null && SeatsOf(_year.ByCode[way.Pair.Other], grade) > 0).ToList();
        var receivers = ways.Select(way => way.Pair.Other).Distinct().Order().Select(code => _year.ByCode[code]).ToList();
        var flow = Transportation.Solve(
            [.. senders.Select(sender => sender.TooMany)], [.. receivers.Select(one => SeatsOf(one, grade)!.Value)],
            [.. ways.Select(way => new Route(way.Index, receivers.FindIndex(one => one.Code == way.Pair.Other), MetresOf(way.Pair)))]);
        var sent = ways.Zip(flow, (way, pupils) => (way.Index, way.Pair, Pupils: pupils)).Where(way => way.Pupils > 0).ToList();
        var moves = sent.Select(way =>
        {
            var (sender, taker) = (senders[way.Index], _year.ByCode[way.Pair.Other]);
            var (left, came) = (sent.Where(other => other.Index == way.Index).Sum(other => other.Pupils),
                sent.Where(other => other.Pair.Other == taker.Code).Sum(other => other.Pupils));
            return new ReliefMove
            {
                Grade = grade,
                From = sender.School.Code.Value,
                FromName = sender.School.School.Name,
                To = taker.Code.Value,
                ToName = taker.School.Name,
                Pupils = way.Pupils,
                Distance = way.Pair.Distance!.Value,
                FromClasses = new(SizesOf(sender.Rows), ClassSizes.Even(sender.Grade.Pupils - left, sender.Classes)),
                ToClasses = new(SizesOf(taker.ClassesOf(grade)), ClassSizes.Filled(SizesOf(taker.ClassesOf(grade)), came)),
                Cells =
                [
                    .. sender.Cells, .. sender.Relief.Resources, .. taker.ClassesOf(grade).Select(row => row.PupilsCell),
                    _year.BureauCell(way.Pair.Row, Neighbours.Distance),
                ],
            };
        });
        var remaining = senders.Index().Select(sender => (Need: sender.Item,
                Pupils: sender.Item.TooMany - sent.Where(way => way.Index == sender.Index).Sum(way => way.Pupils)))
            .Where(rest => rest.Pupils > 0).Select(rest => Remain(rest.Need, rest.Pupils));
        return ([.. moves], [.. remaining]);
    }

    ReliefRemainder Remain(Need need, int pupils)
    {
        var pairs = PairsOf(need.School, need.Grade.Grade).ToList();
        var silent = pairs.Where(pair => SeatsOf(_year.ByCode[pair.Other], need.Grade.Grade) is null)
            .Select(pair => _year.ByCode[pair.Other].School.Name).ToList();
        var reason = _year.Bureau is null ? ReliefReason.NoBureauReturn
            : pairs.Count == 0 ? ReliefReason.NoNeighbours
            : silent.Count == pairs.Count ? ReliefReason.NotReported
            : pairs.TrueForAll(pair => pair.Distance is null) ? ReliefReason.NoDistance
            : ReliefReason.NoSeats;
        return Remain(need, pupils, reason, ReliefReasonText.Of(reason, silent, _most));
    }

    // A project that is done when the cohort has left relieves others, not these pupils.
    DateOnly LeavesOn(int grade) => new(_year.Year.Year.StartYear + 1 + (grade <= 6 ? 6 : grade <= 9 ? 9 : 12) - grade, 7, 1);

    ReliefRemainder Unknown(Need need) =>
        Remain(need, null, ReliefReason.CauseUnknown, ReliefText.Of(need.Relief, need.Grade.Grade));

    ReliefRemainder Remain(Need need, int? pupils, ReliefReason reason, Findings.Text why)
    {
        var project = _projects.FirstOrDefault(one => one.Takes(need.School.Code, need.Grade.Grade) && !(one.Completion >= LeavesOn(need.Grade.Grade)));
        return new ReliefRemainder
        {
            School = need.School.Code.Value,
            SchoolName = need.School.School.Name,
            Grade = need.Grade.Grade,
            Pupils = pupils,
            Reason = reason,
            Why = why,
            Project = project?.Name,
            Completion = project?.Completion,
            Cells =
            [
                .. need.Cells, .. need.Relief.Resources,
                .. project is null ? [] : new[] { _year.BureauCell(project.Row, Projects.Completion) },
            ],
        };
    }

    // Of the pairs that the bureau names, those whose other school has the grade.
    IEnumerable<NeighbourPair> PairsOf(SchoolRows school, int grade) => _neighbours[school.Code].Where(pair =>
        grade >= pair.FirstGrade && grade <= pair.LastGrade
        && _year.ByCode.GetValueOrDefault(pair.Other) is { } other && other.HasGrade(grade));

    // Null when nobody knows: the school has not reported every class of the grade. One without a class of it has no seats.
    int? SeatsOf(SchoolRows school, int grade) => !school.Tells(grade) ? null
        : school.ClassesOf(grade).Any(row => row.IsLarge) ? 0
        : school.ClassesOf(grade).Sum(row => _most - (int)row.Pupils!.Value);

    static ImmutableArray<int> SizesOf(ImmutableArray<ClassRow> classes) => [.. classes.Select(row => (int)row.Pupils!.Value)];

    static long MetresOf(NeighbourPair pair) => (long)decimal.Round(pair.Distance!.Value * 1000, MidpointRounding.AwayFromZero);
}
