using System.Collections.Immutable;
using EduFunctions.Schools;

namespace EduFunctions.Indicators;

/// <summary>One row of the indicator table.</summary>
/// <param name="Code">Stable kebab-case code; a figure's code begins with it.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Unit">Unit of the value; empty for yes/no (1 is yes).</param>
/// <param name="Formula">How it is computed and whom it counts, in Chinese.</param>
/// <param name="Source">The document that defines it.</param>
/// <param name="Value">The computation; null when nothing of it was reported.</param>
/// <param name="Inputs">Indicators of the same subject that it is computed from; empty when it counts cells itself.</param>
/// <param name="Entries">The classes whose cells it counts.</param>
public sealed record Indicator(
    string Code, string Name, string NameEn, string Unit, string Formula, string Source,
    Func<ClassScope, decimal?> Value, ImmutableArray<string> Inputs, Func<ClassScope, IEnumerable<ClassEntry>> Entries)
{
    /// <summary>True when it can be told of one grade; false for what is true of whole schools only.</summary>
    public bool IsOfGrades { get; init; } = true;
}

/// <summary>The classes of one subject (a stage, a grade, a location, a school), and the standards they are measured by.</summary>
/// <param name="Classes">Its classes.</param>
/// <param name="Cleared">Its large classes of the year before that are large no more.</param>
/// <param name="LargeSchools">The county's schools with too many pupils.</param>
/// <param name="HasLastYear">True when the year before is known, so that change can be told.</param>
/// <param name="Standards">The thresholds.</param>
public sealed record ClassScope(ImmutableArray<ClassEntry> Classes, ImmutableArray<ClassEntry> Cleared, ImmutableHashSet<SchoolCode> LargeSchools, bool HasLastYear, Standards Standards)
{
    /// <summary>Its large classes: <see cref="Standards.LargeClassFrom"/> pupils or more.</summary>
    public ImmutableArray<ClassEntry> Large { get; } = [.. Classes.Where(entry => entry.Pupils >= Standards.LargeClassFrom)];

    /// <summary>Its classes whose pupils are reported: only they can be called large or not.</summary>
    public ImmutableArray<ClassEntry> Reported { get; } = [.. Classes.Where(entry => entry.Pupils is not null)];
}

/// <summary>Section A of domain.md: large classes.</summary>
public static class IndicatorTable
{
    const string LargeClassSource = "教育部等：消除大班额专项规划（2018）；56 人及以上为大班额，66 人及以上为超大班额";
    const string SizeSource = "教督〔2017〕6号";

    /// <summary>All rows.</summary>
    public static ImmutableArray<Indicator> All { get; } =
    [
        new("classes", "班级数", "classes", "个", "有学生数的班级个数", LargeClassSource, scope => Count(scope, scope.Reported.Length), [], scope => scope.Reported),
        new("pupils", "学生数", "pupils", "人", "各班学生数之和", LargeClassSource, scope => scope.Reported.Length > 0 ? scope.Reported.Sum(entry => entry.Pupils) : null, [], scope => scope.Reported),
        new("large-classes", "大班额数", "large classes", "个", "学生数 56 人及以上的班级个数", LargeClassSource, scope => Count(scope, scope.Large.Length), [], scope => scope.Large),
        new("super-large-classes", "超大班额数", "super-large classes", "个", "学生数 66 人及以上的班级个数", LargeClassSource, scope => Count(scope, SuperLarge(scope).Count()), [], SuperLarge),
        new("large-class-share", "大班额比例", "share of large classes", "%", "大班额数 ÷ 班级数 × 100", LargeClassSource,
            scope => scope.Reported.Length is > 0 and var count ? scope.Large.Length * 100m / count : null, ["large-classes", "classes"], _ => []),
        new("pupils-in-large-classes", "大班额学生数", "pupils in large classes", "人", "大班额各班学生数之和", LargeClassSource,
            scope => scope.Reported.Length > 0 ? scope.Large.Sum(entry => entry.Pupils) : null, [], scope => scope.Large),
        new("schools-with-large-classes", "有大班额的学校数", "schools with large classes", "所", "至少有一个大班额的学校所数", LargeClassSource,
            scope => Count(scope, Schools(scope.Large)), [], scope => scope.Large),
        new("schools", "学校数", "schools", "所", "报有班级学生数的学校所数", LargeClassSource, scope => Count(scope, Schools(scope.Reported)), [], scope => scope.Reported),
        new("large-class-school-share", "有大班额的学校比例", "share of schools with large classes", "%", "有大班额的学校数 ÷ 学校数 × 100", LargeClassSource,
            scope => Schools(scope.Reported) is > 0 and var count ? Schools(scope.Large) * 100m / count : null, ["schools-with-large-classes", "schools"], _ => []),
        new("starting-grades-cleared", "起始年级消除大班额", "starting grades cleared of large classes", "", "一、二、七、八年级没有大班额为 1，否则为 0", LargeClassSource,
            scope => Starting(scope, scope.Reported).Any() ? (Starting(scope, scope.Large).Any() ? 0 : 1) : null, [], scope => Starting(scope, scope.Reported)),
        new("large-classes-new", "新增大班额", "new large classes", "个", "今年是、上年不是大班额的班级（按届跟踪；上年未报的学校不计）", LargeClassSource,
            scope => Change(scope, New(scope).Count()), [], New),
        new("large-classes-persisting", "持续大班额", "persisting large classes", "个", "上年和今年都是大班额的班级（按届跟踪）", LargeClassSource,
            scope => Change(scope, scope.Large.Count(entry => entry.LargeYears > 1)), [], scope => scope.Large.Where(entry => entry.LargeYears > 1)),
        new("large-classes-cleared", "已消除大班额", "large classes cleared", "个", "上年是、今年不再是大班额的班级（按届跟踪；毕业班计入）", LargeClassSource,
            scope => Change(scope, scope.Cleared.Length), [], scope => scope.Cleared),
        new("large-schools", "大校额学校数", "large schools", "所", "超过 2000 人的小学、初中；义务教育段超过 2500 人的九年、十二年一贯制学校", SizeSource,
            scope => scope.Reported.Any(entry => entry.IsCompulsory) ? Schools(OfLargeSchools(scope)) : null, [], OfLargeSchools) { IsOfGrades = false },
    ];

    /// <summary>The row of a code; null when there is none.</summary>
    public static Indicator? Find(string code) => All.FirstOrDefault(indicator => indicator.Code == code);

    static IEnumerable<ClassEntry> SuperLarge(ClassScope scope) => scope.Reported.Where(entry => entry.Pupils >= scope.Standards.SuperLargeClassFrom);

    static IEnumerable<ClassEntry> Starting(ClassScope scope, IEnumerable<ClassEntry> classes) =>
        classes.Where(entry => scope.Standards.StartingGrades.Contains(entry.Grade));

    static decimal? Count(ClassScope scope, int count) => scope.Reported.Length > 0 ? count : null;

    static int Schools(IEnumerable<ClassEntry> classes) => classes.Select(entry => entry.School.Code).Distinct().Count();

    static IEnumerable<ClassEntry> New(ClassScope scope) => scope.Large.Where(entry => entry is { LargeYears: 1, IsCompared: true });

    // Whether a school is large is decided by all its compulsory grades, whomever the subject counts.
    static IEnumerable<ClassEntry> OfLargeSchools(ClassScope scope) => scope.Reported.Where(entry => entry.IsCompulsory && scope.LargeSchools.Contains(entry.School.Code));

    static decimal? Change(ClassScope scope, int count) => scope.HasLastYear && scope.Reported.Any(entry => entry.IsCompared) ? count : null;
}
