using System.Collections.Immutable;
using System.Globalization;

namespace EduFunctions.Schools;

/// <summary>What becomes of a school when one register takes the place of another.</summary>
public enum RegisterChangeKind
{
    /// <summary>新增: the register before has not got it.</summary>
    New,

    /// <summary>停办、合并: its last school year is set, or another.</summary>
    Closed,

    /// <summary>恢复: its last school year is taken away.</summary>
    Reopened,

    /// <summary>更名.</summary>
    Renamed,

    /// <summary>城乡变化: 城区, 镇区 or 乡村.</summary>
    Moved,

    /// <summary>类型变化: 办学类型 or 办别.</summary>
    Converted,

    /// <summary>联系方式变化: whom to call.</summary>
    Contact,

    /// <summary>删除: the new register has not got it, in no year; its returns are of nobody then. Closing it keeps them.</summary>
    Removed,
}

/// <summary>One change of one school, told from its latest entries in the two registers.</summary>
/// <param name="Code">The school.</param>
/// <param name="Name">Its name, after the change.</param>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Before">What stood there, in Chinese; empty when nothing did.</param>
/// <param name="After">What stands there then; empty when nothing does.</param>
public sealed record RegisterChange(SchoolCode Code, string Name, RegisterChangeKind Kind, string Before, string After)
{
    /// <summary>Chinese name of a kind of change.</summary>
    public static string NameOf(RegisterChangeKind kind) => kind switch
    {
        RegisterChangeKind.New => "新增",
        RegisterChangeKind.Closed => "停办",
        RegisterChangeKind.Reopened => "恢复",
        RegisterChangeKind.Renamed => "更名",
        RegisterChangeKind.Moved => "城乡变化",
        RegisterChangeKind.Converted => "类型变化",
        RegisterChangeKind.Contact => "联系方式变化",
        _ => "删除",
    };

    /// <summary>All changes, by identifier.</summary>
    /// <param name="before">The register in force.</param>
    /// <param name="after">The one that is to take its place.</param>
    public static ImmutableArray<RegisterChange> Of(IEnumerable<School> before, IEnumerable<School> after)
    {
        var (old, now) = (Latest(before), Latest(after));
        return [.. old.Keys.Union(now.Keys).Order().SelectMany(code => Of(old.GetValueOrDefault(code), now.GetValueOrDefault(code)))];
    }

    static IEnumerable<RegisterChange> Of(School? before, School? after)
    {
        if (before is null || after is null)
        {
            return (before, after) switch
            {
                (null, { } school) => [new(school.Code, school.Name, RegisterChangeKind.New, "",
                    $"{KindOf(school)}，{SchoolKinds.NameOf(school.Location)}")],
                ({ } school, null) => [new(school.Code, school.Name, RegisterChangeKind.Removed, school.Name, "")],
                _ => [],
            };
        }

        (RegisterChangeKind Kind, string Before, string After)[] facts =
        [
            (after.LastYear is null ? RegisterChangeKind.Reopened : RegisterChangeKind.Closed, EndOf(before), EndOf(after)),
            (RegisterChangeKind.Renamed, before.Name, after.Name),
            (RegisterChangeKind.Moved, SchoolKinds.NameOf(before.Location), SchoolKinds.NameOf(after.Location)),
            (RegisterChangeKind.Converted, KindOf(before), KindOf(after)),
            (RegisterChangeKind.Contact, $"{before.Contact} {before.Phone}".Trim(), $"{after.Contact} {after.Phone}".Trim()),
        ];
        return facts.Where(fact => fact.Before != fact.After)
            .Select(fact => new RegisterChange(after.Code, after.Name, fact.Kind, fact.Before, fact.After));
    }

    static string KindOf(School school) => $"{SchoolKinds.NameOf(school.Kind)}，{SchoolKinds.NameOf(school.Sponsor)}";

    static string EndOf(School school) => school.LastYear is not { } last ? ""
        : string.Create(CultureInfo.InvariantCulture, $"办到 {last} 学年{(school.Successor is { } heir ? $"，并入 {heir}" : "")}");

    static Dictionary<SchoolCode, School> Latest(IEnumerable<School> schools) => schools.GroupBy(school => school.Code)
        .ToDictionary(entries => entries.Key, entries => entries.MaxBy(entry => entry.FirstYear ?? 0)!);
}
