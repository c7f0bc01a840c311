using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Findings;

namespace EduFunctions.Schools;

/// <summary>The limits of a county and year: the national values, and what the county's settings file puts in their place.</summary>
public sealed record Standards
{
    const string DeclaredGradesName = "declared-grades";
    const string DueDateName = "due-date";

    // Asked for every school and figure: looked up, and put in order only where they are printed.
    FrozenDictionary<string, decimal> Values { get; init; } = Limits.All.SelectMany(NationalOf).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The national values alone.</summary>
    public static Standards National { get; } = new();

    /// <summary>起始年级: the grades in which a stage begins.</summary>
    public static ImmutableArray<int> EntranceGrades { get; } = [1, 7, 10];

    /// <summary>已承诺消除的年级: grades that the county declares free of large classes, in order.</summary>
    public ImmutableArray<int> DeclaredGrades { get; init; } = [1, 2, 7, 8];

    /// <summary>Month and day of the last day of a round that sets no date of its own.</summary>
    public (int Month, int Day) Due { get; init; } = (9, 30);

    /// <summary>The county's name as its settings say it; null when they say none.</summary>
    public string? CountyName { get; init; }

    /// <summary>
    /// Whom a school asks, and by which telephone, as templates and receipts print it: 教育局计财股 王老师 0717-1234567. Null when the settings
    /// do not say.
    /// </summary>
    public string? Contact { get; init; }

    /// <summary>The county as titles write it: its name, else its code.</summary>
    public string NameOf(CountyCode county) => CountyName ?? $"{county} 县";

    /// <summary>What is wrong in the settings file; the national value stays in force there.</summary>
    public ImmutableArray<SettingFinding> Findings { get; init; } = [];

    /// <summary>The value in force.</summary>
    /// <exception cref="KeyNotFoundException">The limit has a value for each stage: a bug.</exception>
    public decimal this[Limit limit] => Values[limit.Code];

    /// <summary>The value in force for a stage.</summary>
    public decimal this[Limit limit, Stage stage] => Values[limit.ByStage.IsEmpty ? limit.Code : limit.KeyOf(stage)];

    /// <summary>These standards with another value of one limit; of one stage where it has a value for each.</summary>
    public Standards With(Limit limit, decimal value, Stage? stage = null) =>
        this with
        {
            Values = new Dictionary<string, decimal>(Values, StringComparer.Ordinal) { [stage is { } one ? limit.KeyOf(one) : limit.Code] = value }.ToFrozenDictionary(StringComparer.Ordinal),
        };

    /// <summary>Most pupils that the compulsory grades of a school of the kind may have: over it, the school is large.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="isExcepted">True where it was built by 2010, or more than half are migrant workers' children.</param>
    public decimal SchoolSizeLimit(SchoolKind kind, bool isExcepted = false) => this[(kind is SchoolKind.NineYear or SchoolKind.TwelveYear, isExcepted) switch
    {
        (true, true) => EvaluationLimits.LargeNineYearSchoolExcepted,
        (true, false) => Limits.LargeNineYearSchool,
        (false, true) => EvaluationLimits.LargeSchoolExcepted,
        _ => Limits.LargeSchool,
    }];

    /// <summary>The pairs of limits of which the lower is above the upper, and what is said of them: each by itself may be in its range.</summary>
    internal IEnumerable<(Limit Lower, Limit Upper, Text Text)> OutOfOrder => Limits.Ordered.Where(pair => this[pair.Lower] > this[pair.Upper])
        .Select(pair => (pair.Lower, pair.Upper, Text.Of(
            $"“{pair.Lower.Code}”（{this[pair.Lower]:0.##}）不应大于“{pair.Upper.Code}”（{this[pair.Upper]:0.##}）",
            $"'{pair.Lower.Code}' ({this[pair.Lower]:0.##}) must not be above '{pair.Upper.Code}' ({this[pair.Upper]:0.##})")));

    /// <summary>Last day of the round, unless the round says otherwise: the first such day from 1 September on.</summary>
    public DateOnly DueDate(SchoolYear year) => new(Due.Month >= 9 ? year.StartYear : year.StartYear + 1, Due.Month, Due.Day);

    /// <summary>Every value and what is wrong in the settings as one text: equal when they are equal.</summary>
    public string Fingerprint => string.Join(';', Printed.Select(entry => $"{entry.Key}={entry.Value}")
        .Concat(Findings.Select(finding => $"{finding.Setting}!{finding.Code}")));

    /// <summary>These standards with the values that a fingerprint names: those of a run. What it does not name stays.</summary>
    public Standards As(string fingerprint)
    {
        var named = fingerprint.Split(';').Select(entry => entry.Split('=', 2)).Where(entry => entry.Length == 2)
            .DistinctBy(entry => entry[0]).ToDictionary(entry => entry[0], entry => entry[1], StringComparer.Ordinal);
        return this with
        {
            Values = Values.ToFrozenDictionary(entry => entry.Key, entry => named.TryGetValue(entry.Key, out var value)
                && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : entry.Value, StringComparer.Ordinal),
            DeclaredGrades = named.TryGetValue(DeclaredGradesName + ".numbers", out var grades)
                ? [.. grades.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(grade => int.TryParse(grade, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(grade => grade is >= 1 and <= 12)]
                : DeclaredGrades,
        };
    }

    /// <summary>
    /// The text with every limit that it names in braces printed as it is in force: “学生数 {large-class} 人及以上” → “学生数 56 人及以上”;
    /// also {declared-grades}, {due-date}, {pupils-per-post.primary}.
    /// </summary>
    public string Fill(string text) => text.Contains('{', StringComparison.Ordinal)
        ? Printed.Append(new(DeclaredGradesName, GradesText(DeclaredGrades)))
            .Aggregate(text, (filled, entry) => filled.Replace($"{{{entry.Key}}}", entry.Value, StringComparison.Ordinal))
        : text;

    /// <summary>Grades by stage as officials write them: 小学一二年级、初中七八年级、高中高一.</summary>
    public static string GradesText(IEnumerable<int> grades) => string.Join('、', grades.GroupBy(SchoolKinds.StageOf).Select(stage =>
        SchoolKinds.NameOf(stage.Key)
            + string.Concat(stage.Select(grade => SchoolKinds.NameOfGrade(grade).Replace("年级", "", StringComparison.Ordinal)))
            + (stage.Key == Stage.Senior ? "" : "年级")));

    /// <summary>
    /// The standards of a county's year: the national values and, where it is sound, the county's settings file. Whatever is
    /// wrong in it is among <see cref="Findings"/>.
    /// </summary>
    /// <param name="json"><c>{"name":"…县","contact":"…股 …","large-class":55,"pupils-per-post":{"primary":18},"declared-grades":[1,2,7,8],"due-date":"09-30","years":{"2025":{"large-class":50}}}</c>.</param>
    /// <param name="year">The year whose own values come last.</param>
    public static Standards Read(byte[] json, SchoolYear year) => SettingsFile.Read(json, year);

    /// <summary>What is wrong in a county's settings file, in the values of whichever year; empty when nothing is.</summary>
    public static ImmutableArray<SettingFinding> Check(byte[] json) => SettingsFile.Check(json);

    static IEnumerable<KeyValuePair<string, decimal>> NationalOf(Limit limit) => limit.National is { } national
        ? [KeyValuePair.Create(limit.Code, national)]
        : limit.ByStage.Select(entry => KeyValuePair.Create(limit.KeyOf(entry.Key), entry.Value));

    /// <summary>English code of a stage: kindergarten, primary, junior, senior.</summary>
    internal static string CodeOf(Stage stage) => Limit.StageCodes[(int)stage];

    IEnumerable<KeyValuePair<string, string>> Printed =>
        Values.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToString("0.####", CultureInfo.InvariantCulture)))
        .Append(new(DeclaredGradesName + ".numbers", string.Join(',', DeclaredGrades)))
        .Append(new(DueDateName, string.Create(CultureInfo.InvariantCulture, $"{Due.Month:00}-{Due.Day:00}")));
}
