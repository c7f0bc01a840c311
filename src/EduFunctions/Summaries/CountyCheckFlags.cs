using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Summaries;

/// <summary>县域检查: what no return shows by itself, but only beside those of other schools.</summary>
static class CountyCheckFlags
{
    // 0.6745 × (value − median) ÷ median of the deviations: of a normal distribution the standard score (Iglewicz & Hoaglin, 1993).
    const decimal ScoreFactor = 0.6745m;

    // Of many schools with the same classes each is told of a few others, not of all: their cells would be the square of the county's.
    const int OthersNamed = 5;

    static readonly Text AskSchool = new("请学校核对这些数据；属实的，在报表中说明原因。", "Ask the school to check these figures, or to explain them in its return.");

    /// <summary>A return of a school that the register does not have in the year: it is in no figure.</summary>
    public static IEnumerable<FlagCase> Unexpected(FlagRule rule, YearRows year, DateOnly asOf) =>
        from school in year.Year.Strangers
        let key = new FlagKey(rule.Code, Subject.Of(school).ToString(), null)
        select new FlagCase(rule, key, year, null, CohortPast.Known, () => new Flag
        {
            Key = key, Code = rule.Code, Severity = rule.Severity, School = school.Value, Subject = school.Value, Change = default, Years = default,
            Text = new("收到该校的报表，但本学年的学校名册中没有这所学校，数据未进入汇总。", "It has sent a return, but the register of the year does not have it: it is in no figure."),
            Remedy = new("新办、更名、恢复的学校补登名册，再请学校重报；标识码写错的，请学校更正后重报。",
                "Put a new, renamed or reopened school into the register and have it send again; where its identifier is wrong, have it corrected."),
        }, _ => null);

    /// <summary>The same classes with the same pupils and girls from two schools: one of them has sent the other's file.</summary>
    public static IEnumerable<FlagCase> SameClasses(FlagRule rule, YearRows year, DateOnly asOf) => year.Schools
        .Where(school => school.Classes.Length >= year.Standards[Limits.SameClassesLeast] && school.Classes.All(row => row.Pupils is not null && row.Row[Classes.Girls] is not null))
        .GroupBy(school => (school.Classes.Length, school.Classes.Sum(row => row.Pupils), school.Classes.Sum(row => row.Row[Classes.Girls]))).Where(alike => alike.Skip(1).Any())
        .SelectMany(alike => alike).GroupBy(school => string.Join(' ', school.Classes.Select(row => FormattableString.Invariant($"{row.Grade}/{row.Number}/{row.Pupils}/{row.Row[Classes.Girls]}"))), StringComparer.Ordinal)
        .Where(same => same.Skip(1).Any())
        .SelectMany(same => same, (same, school) => CaseOf(rule, school, Subject.Of(school.Code), FlagCase.PastOf(SenderBefore(school), one => one.InForce), () =>
        {
            var others = same.Where(other => other != school).ToList();
            var named = others.Take(OthersNamed).ToList();
            var names = string.Join('、', named.Select(other => other.School.Name));
            var (more, moreEn) = others.Count <= OthersNamed ? ("", "") : (FormattableString.Invariant($" 等 {others.Count} 所学校"), FormattableString.Invariant($" and {others.Count - OthersNamed} other schools"));
            return (Text.Of($"{school.Classes.Length} 个班的班号、学生数、女生数与{names}{more}逐班相同。",
                $"All {school.Classes.Length} classes have the numbers, pupils and girls that {names}{moreEn} also report."),
                new("请这些学校各自核对，是否误报了别校的文件。", "Ask each of these schools whether it has sent another's file."),
                [.. named.Prepend(school).SelectMany(one => one.Classes).Select(row => row.PupilsCell)]);
        }));

    /// <summary>平均班额: pupils a class of a stage far from those of other schools of the kind.</summary>
    public static IEnumerable<FlagCase> ClassSize(FlagRule rule, YearRows year, DateOnly asOf) => FarFromPeers(rule, year, "平均班额", "pupils a class",
        (school, stage) => Pupils(school, stage) is { Classes: > 0 and var count, Pupils: { } pupils } ? pupils / count : null, (school, stage) => []);

    /// <summary>生师比: pupils a full-time teacher of a stage far from those of other schools of the kind.</summary>
    public static IEnumerable<FlagCase> PupilsPerTeacher(FlagRule rule, YearRows year, DateOnly asOf) => FarFromPeers(rule, year, "生师比", "pupils a teacher",
        (school, stage) => Pupils(school, stage).Pupils is { } pupils && Teachers(school, stage)?.Value is > 0 and var teachers ? pupils / teachers : null,
        (school, stage) => Teachers(school, stage) is { } cell ? [cell] : []);

    // Each stage of each kind apart; a kind of few schools has no peers.
    static IEnumerable<FlagCase> FarFromPeers(FlagRule rule, YearRows year, string what, string whatEn, Func<SchoolRows, Stage, decimal?> of,
        Func<SchoolRows, Stage, IEnumerable<FigureCell>> cells)
    {
        foreach (var (kind, stage) in year.Schools.Select(school => school.School.Kind).Distinct().SelectMany(kind => SchoolKinds.StagesOf(kind), (kind, stage) => (kind, stage)))
        {
            var (peers, median, spread) = PeersOf(year, kind, stage);
            foreach (var (school, value) in peers.Where(one => ScoreFactor * Math.Abs(one.Value - median) > year.Standards[Limits.PeerScore] * spread))
            {
                var past = FlagCase.PastOf(SenderBefore(school).Where(one => SchoolKinds.StagesOf(one.School.Kind).Contains(stage)),
                    one => PeersOf(one.Year, one.School.Kind, stage).Schools.Exists(peer => peer.School == one));
                yield return CaseOf(rule, school, Subject.Of(school.Code, stage), past, () => (
                    Text.Of($"{SchoolKinds.NameOf(stage)}{what} {value:0.##}，同类 {peers.Count} 所学校的中位数为 {median:0.##}，相差很大。",
                        $"Its {whatEn} in the {stage.ToString().ToLowerInvariant()} stage: {value:0.##}; the median of {peers.Count} schools of its kind is {median:0.##}."),
                    AskSchool, [.. school.Classes.Where(row => SchoolKinds.StageOf(row.Grade) == stage).Select(row => row.PupilsCell), .. cells(school, stage)]));
            }
        }

        // Those that tell it, with the median and that of their distances from it; none where nobody knows what is far: they are few, or most are equal.
        (List<(SchoolRows School, decimal Value)> Schools, decimal Median, decimal Spread) PeersOf(YearRows one, SchoolKind kind, Stage stage)
        {
            var peers = one.Schools.Where(school => school.School.Kind == kind).Select(school => (School: school, Value: of(school, stage)))
                .Where(peer => peer.Value is not null).Select(peer => (peer.School, peer.Value!.Value)).ToList();
            var isEnough = peers.Count >= one.Standards[Limits.PeersLeast] && peers.Count > 0;
            var median = isEnough ? Median(peers.Select(peer => peer.Value)) : 0;
            var spread = isEnough ? Median(peers.Select(peer => Math.Abs(peer.Value - median))) : 0;
            return (spread > 0 ? peers : [], median, spread);
        }
    }

    // As keys go from year to year: itself, or the one school that it was under another identifier; what others sent that merged into it is theirs.
    static IEnumerable<SchoolRows> SenderBefore(SchoolRows school) =>
        school.Predecessors is [var only] ? [only] : school.Predecessors.Where(one => one.Code == school.Code);

    /// <summary>小升初: more pupils in grade 7 than left grade 6 last year; told when every school has reported both.</summary>
    public static IEnumerable<FlagCase> IntakeOverLeavers(FlagRule rule, YearRows year, DateOnly asOf)
    {
        var (intake, leavers) = (PupilsOf(year, 7), PupilsOf(year.Before, 6));
        if (intake is not { } now || leavers is not { } before || now.Pupils <= before.Pupils)
        {
            yield break;
        }

        var key = new FlagKey(rule.Code, Subject.County.ToString(), null);
        var past = PupilsOf(year.Before, 7) is null || PupilsOf(year.Before?.Before, 6) is null ? CohortPast.Unknown : CohortPast.Known;
        yield return new FlagCase(rule, key, year, null, past, () => new Flag
        {
            Key = key, Code = rule.Code, Severity = rule.Severity, Subject = Subject.County.Name.Zh, Change = default, Years = default,
            Text = Text.Of($"七年级新生 {now.Pupils} 人，比上年六年级 {before.Pupils} 人多 {now.Pupils - before.Pupils} 人。",
                $"{now.Pupils} pupils in grade 7, {now.Pupils - before.Pupils} more than the {before.Pupils} of grade 6 last year."),
            Remedy = new("核对有关学校六年级、七年级人数；属外县迁入的，说明人数。", "Check grades 6 and 7 of the schools; if pupils came from other counties, say how many."),
            Cells = [.. now.Classes.Concat(before.Classes).Select(row => row.PupilsCell)],
        }, _ => null);
    }

    // Null when a school that has the grade has not reported it whole.
    static (decimal Pupils, List<ClassRow> Classes)? PupilsOf(YearRows? year, int grade)
    {
        var schools = year?.Schools.Where(school => school.HasGrade(grade)).ToList() ?? [];
        var rows = schools.SelectMany(school => school.ClassesOf(grade)).ToList();
        return rows.Count > 0 && schools.TrueForAll(school => school.Tells(grade)) ? (rows.Sum(row => row.Pupils!.Value), rows) : null;
    }

    // Not a problem that a year clears: it is of one year's figures.
    static FlagCase CaseOf(FlagRule rule, SchoolRows school, Subject subject, CohortPast past, Func<(Text Text, Text Remedy, ImmutableArray<FigureCell> Cells)> tell)
    {
        var key = new FlagKey(rule.Code, subject.ToString(), null);
        return new FlagCase(rule, key, school.Year, school, past, () =>
        {
            var (text, remedy, cells) = tell();
            return new Flag
            {
                Key = key, Code = rule.Code, Severity = rule.Severity, School = school.Code.Value, Subject = school.School.Name,
                Change = default, Years = default, Text = text, Remedy = remedy, Cells = cells,
            };
        }, _ => null);
    }

    static (int Classes, decimal? Pupils) Pupils(SchoolRows school, Stage stage)
    {
        var (classes, pupils) = (0, (decimal?)0);
        foreach (var row in school.Classes)
        {
            if (SchoolKinds.StageOf(row.Grade) == stage)
            {
                (classes, pupils) = (classes + 1, pupils + row.Pupils);
            }
        }

        return (classes, pupils);
    }

    static FigureCell? Teachers(SchoolRows school, Stage stage) =>
        school.RowOf(Staff.Sheet, stage) is { } row ? school.Cell(row, Staff.Teachers) : null;

    static decimal Median(IEnumerable<decimal> values) => PeerProfile.Quartile([.. values.Order()], 2);
}
