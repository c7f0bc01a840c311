using System.Collections.Immutable;
using EduFunctions.Schools;
using static EduFunctions.Cli.Seeds.SeedHabit;
using static EduFunctions.Schools.Location;
using static EduFunctions.Schools.SchoolKind;

namespace EduFunctions.Cli.Seeds;

/// <summary>How a school is used to fill in its return.</summary>
enum SeedHabit
{
    /// <summary>In the bureau's template.</summary>
    Template,

    /// <summary>In a workbook of its own, laid out like the template.</summary>
    Plain,

    /// <summary>Columns and items in another order, columns of its own between them.</summary>
    Moved,

    /// <summary>Numbers as text: full-width digits, thousands separators, units.</summary>
    FullWidth,

    /// <summary>Totals rows and blank rows.</summary>
    Totals,

    /// <summary>Other captions and sheet names for the same things.</summary>
    Alias,

    /// <summary>An .xls of Excel 97–2003.</summary>
    Xls,
}

/// <summary>One school of the demo county.</summary>
/// <param name="Number">The last four digits of its identifier.</param>
/// <param name="School">Its entry in the register.</param>
/// <param name="ClassesPerGrade">Classes of a grade, where <see cref="SeedCohorts"/> says nothing else.</param>
/// <param name="Low">Smallest such class.</param>
/// <param name="High">Largest such class; never a large one.</param>
/// <param name="Habit">How it fills in its return.</param>
sealed record SeedSchool(int Number, School School, int ClassesPerGrade, int Low, int High, SeedHabit Habit)
{
    /// <summary>Number of the school whose cohorts it goes on with: itself, or the one it succeeded.</summary>
    public int Lineage { get; init; } = Number;

    /// <summary>Highest grade it has: a teaching point ends with grade 4.</summary>
    public int LastGrade => School.Kind == TeachingPoint ? 4 : SchoolKinds.Of(School.Kind).LastGrade;

    /// <summary>Its identifier.</summary>
    public SchoolCode Code => School.Code;
}

/// <summary>The schools of county 420699; every name is invented.</summary>
static class SeedRoster
{
    public static ImmutableArray<SeedSchool> All { get; } =
    [
        Row(1, "云台小学", Primary, Urban, 7, 48, 52),
        Row(2, "柳溪路小学", Primary, Urban, 4, 46, 51),
        Row(3, "白鹭小学", Primary, Urban, 5, 48, 52),
        Row(4, "东湖路小学", Primary, Urban, 3, 46, 52),
        From(2024, Row(5, "枫林小学", Primary, Urban, 0, 0, 0)),
        Row(6, "桂花园小学", Primary, Urban, 4, 45, 51, Totals),
        Private(Row(7, "启明学校", NineYear, Urban, 2, 36, 45)),
        Row(8, "晨光小学", Primary, Urban, 2, 44, 52, Moved),
        Row(9, "紫藤小学", Primary, Urban, 3, 44, 52, Alias),
        Row(10, "文峰小学", Primary, Urban, 2, 42, 50),
        Row(11, "石桥镇中心小学", Primary, Town, 2, 42, 50),
        Row(12, "长岭镇中心小学", Primary, Town, 2, 38, 48, Moved),
        Row(13, "竹园镇中心小学", Primary, Town, 2, 42, 50, Plain),
        Row(14, "古井镇中心小学", Primary, Town, 2, 36, 46),
        Row(15, "南渡镇中心小学", Primary, Town, 2, 38, 48, Totals),
        Row(16, "桃坪镇中心小学", Primary, Town, 2, 34, 45, FullWidth),
        Row(17, "松河镇中心小学", Primary, Town, 2, 36, 46),
        Row(18, "青岩镇中心小学", Primary, Town, 2, 36, 47, Plain),
        Row(19, "鹿鸣镇中心小学", Primary, Town, 1, 38, 48, Alias),
        Until(2024, 21, Row(20, "金盆镇小学", Primary, Town, 2, 40, 50)),
        From(2025, Row(21, "金盆镇中心小学", Primary, Town, 2, 40, 50)) with { Lineage = 20 },
        Row(22, "大坪小学", Primary, Rural, 1, 24, 32, Xls),
        Row(23, "小河小学", Primary, Rural, 1, 22, 36),
        Row(24, "黄土岭小学", Primary, Rural, 1, 20, 34),
        Row(25, "梅子坳小学", Primary, Rural, 1, 18, 30),
        Row(26, "双桥小学", Primary, Rural, 1, 25, 38),
        Row(27, "三岔口小学", Primary, Rural, 1, 20, 33, Moved),
        Row(28, "杨树沟小学", Primary, Rural, 1, 16, 28, FullWidth),
        Row(29, "莲花堰小学", Primary, Rural, 1, 24, 38),
        Row(30, "新塘小学", Primary, Rural, 1, 22, 35, Totals),
        Row(31, "鹰岩小学", Primary, Rural, 1, 15, 26, Plain),
        Row(32, "沙坝小学", Primary, Rural, 1, 26, 40),
        Row(33, "核桃坪小学", Primary, Rural, 1, 18, 30, Xls),
        Row(34, "五里坡小学", Primary, Rural, 1, 20, 32),
        Row(35, "响水小学", Primary, Rural, 1, 17, 29),
        Row(36, "云雾坪教学点", TeachingPoint, Rural, 1, 6, 12),
        Row(37, "石板沟教学点", TeachingPoint, Rural, 1, 5, 11),
        Row(38, "竹林坳教学点", TeachingPoint, Rural, 1, 4, 10),
        Row(39, "水磨教学点", TeachingPoint, Rural, 1, 7, 13, FullWidth),
        Row(40, "柏树垭教学点", TeachingPoint, Rural, 1, 4, 9),
        Row(41, "月亮湾教学点", TeachingPoint, Rural, 1, 5, 10),
        Row(42, "牛角山教学点", TeachingPoint, Rural, 1, 5, 12, Xls),
        Until(2023, 22, Row(43, "干溪教学点", TeachingPoint, Rural, 1, 3, 6)),
        Row(44, "望江中学", Junior, Urban, 9, 50, 54),
        Row(45, "碧波中学", Junior, Urban, 6, 48, 53, Totals),
        From(2026, Row(46, "云台新城中学", Junior, Urban, 0, 0, 0)),
        Row(47, "石桥镇初级中学", Junior, Town, 4, 44, 52),
        Row(48, "长岭镇初级中学", Junior, Town, 3, 46, 53, Moved),
        Row(49, "古井镇初级中学", Junior, Town, 3, 42, 50, Xls),
        Row(50, "南渡镇初级中学", Junior, Town, 3, 44, 52),
        Row(51, "桃坪镇初级中学", Junior, Town, 2, 42, 52, Plain),
        Row(52, "松河镇初级中学", Junior, Town, 2, 40, 50),
        Row(53, "青岩镇初级中学", Junior, Town, 2, 42, 51, Alias),
        Row(54, "竹园镇九年一贯制学校", NineYear, Town, 2, 40, 50, FullWidth),
        Row(55, "鹿鸣镇九年一贯制学校", NineYear, Town, 1, 36, 48, Plain),
        Row(56, "梅岭九年一贯制学校", NineYear, Rural, 1, 28, 42, Alias),
        Row(57, "南山中学", Complete, Town, 4, 46, 52),
        Row(58, "云台高级中学", Senior, Urban, 16, 48, 52),
        Row(59, "白鹭高级中学", Senior, Urban, 12, 48, 53),
        Row(60, "枫林高级中学", Senior, Urban, 10, 45, 52),
    ];

    /// <summary>The ten digits of a school of this county.</summary>
    public static SchoolCode CodeOf(int number) => SchoolCode.Parse(FormattableString.Invariant($"420699{number:0000}"));

    static SeedSchool Row(int number, string name, SchoolKind kind, Location location, int classes, int low, int high,
        SeedHabit habit = Template) =>
        new(number, new School { Code = CodeOf(number), Name = name, Kind = kind, Location = location, Sponsor = Sponsor.Public }, classes, low, high, habit);

    static SeedSchool From(int year, SeedSchool row) => row with { School = row.School with { FirstYear = year } };

    static SeedSchool Until(int year, int successor, SeedSchool row) =>
        row with { School = row.School with { LastYear = year, Successor = CodeOf(successor) } };

    static SeedSchool Private(SeedSchool row) => row with { School = row.School with { Sponsor = Sponsor.OtherPrivate } };
}
