using System.Collections.Immutable;
using static EduFunctions.Cli.Seeds.SeedHabit;
using static EduFunctions.Schools.Location;
using static EduFunctions.Schools.Sponsor;

namespace EduFunctions.Cli.Seeds;

/// <summary>The kindergartens of county 420699; every name is invented.</summary>
static class SeedKindergartens
{
    public static ImmutableArray<SeedKindergarten> All { get; } =
    [
        new(101, "云台幼儿园", Public, Urban, 5, 22, 1987) { Nurseries = 1 }, // over 360 children
        new(102, "东湖幼儿园", Public, Urban, 4, 23, 1996), // large classes
        new(103, "白鹭幼儿园", Public, Urban, 4, 22, 2009),
        new(104, "桂花园幼儿园", Public, Urban, 3, 22, 2024) { FirstYear = 2024, IsQuarter = true },
        new(105, "石桥镇中心幼儿园", Public, Town, 4, 22, 2003) { Nurseries = 1 },
        new(106, "长岭镇中心幼儿园", Public, Town, 4, 21, 2005, Moved),
        new(107, "竹园镇中心幼儿园", Public, Town, 3, 22, 2008),
        new(108, "古井镇中心幼儿园", Public, Town, 3, 22, 2011, Totals),
        new(109, "南渡镇中心幼儿园", Public, Town, 3, 23, 2006),
        new(110, "桃坪镇中心幼儿园", Public, Town, 3, 21, 2010), // a post left empty in 2025
        new(111, "松河镇中心幼儿园", Public, Town, 3, 20, 2013, Plain),
        new(112, "青岩镇中心幼儿园", Public, Town, 3, 21, 2012, Alias),
        new(113, "鹿鸣镇中心幼儿园", Public, Town, 2, 20, 2014),
        new(114, "金盆镇中心幼儿园", Public, Town, 3, 21, 2015, FullWidth),
        new(115, "梅岭中心幼儿园", Public, Rural, 2, 19, 2016),
        new(116, "大坪小学附设幼儿园", Public, Rural, 0, 22, 2018, Xls) { Mixed = 2, AttachedTo = 22 },
        new(117, "双桥小学附设幼儿园", Public, Rural, 0, 23, 2019) { Mixed = 2, AttachedTo = 26 },
        new(118, "小河幼儿园", Public, Rural, 0, 21, 2017, Xls) { Mixed = 1 },
        new(119, "黄土岭幼儿园", Public, Rural, 1, 17, 2016, Plain),
        new(120, "小太阳幼儿园", InclusivePrivate, Urban, 4, 22, 2012) { Nurseries = 1 },
        new(121, "小红帽幼儿园", InclusivePrivate, Urban, 3, 23, 2014), // a large class in 2025
        new(122, "新蕾幼儿园", InclusivePrivate, Urban, 4, 21, 2011, Moved),
        new(123, "春晖幼儿园", InclusivePrivate, Urban, 3, 22, 2018) { IsQuarter = true },
        new(124, "阳光里幼儿园", InclusivePrivate, Urban, 3, 22, 2019) { IsQuarter = true },
        new(125, "童心幼儿园", InclusivePrivate, Urban, 3, 22, 2015) { InclusiveFrom = 2024 },
        new(126, "石桥镇蓓蕾幼儿园", InclusivePrivate, Town, 2, 21, 2013, Alias),
        new(127, "长岭镇育苗幼儿园", InclusivePrivate, Town, 2, 21, 2014) { Nurseries = 1 },
        new(128, "南渡镇希望幼儿园", InclusivePrivate, Town, 2, 20, 2012, Plain),
        new(129, "竹园镇新芽幼儿园", InclusivePrivate, Town, 2, 20, 2016, Totals),
        new(130, "三岔口幼儿园", InclusivePrivate, Rural, 1, 18, 2015),
        new(131, "博雅幼儿园", OtherPrivate, Urban, 4, 21, 2013),
        new(132, "启智幼儿园", OtherPrivate, Urban, 4, 20, 2010, FullWidth), // teachers without certificate
        new(133, "七彩幼儿园", OtherPrivate, Urban, 4, 20, 2012),
        new(134, "金色家园幼儿园", OtherPrivate, Urban, 2, 21, 2020) { IsQuarter = true },
        new(135, "星河幼儿园", OtherPrivate, Urban, 2, 19, 2017, Moved) { Nurseries = 1 },
        new(136, "语林双语幼儿园", OtherPrivate, Urban, 2, 19, 2018),
        new(137, "桃坪镇小燕子幼儿园", OtherPrivate, Town, 1, 19, 2014),
        new(138, "青岩镇向阳花幼儿园", OtherPrivate, Town, 1, 18, 2015, Plain),
        new(139, "五里坡幼儿园", OtherPrivate, Rural, 0, 19, 2013) { Mixed = 1 }, // half-day
        new(140, "彩虹幼儿园", OtherPrivate, Urban, 2, 19, 2011) { LastYear = 2024, Successor = 121 },
        new(141, "云台第三幼儿园", Public, Urban, 4, 22, 2026) { FirstYear = 2026 }, // under way
    ];

    /// <summary>Classes over the limit of their kind, by number, year, kind and class; nothing of them is drawn.</summary>
    public static ImmutableDictionary<(int Number, int Year, string Kind, int Class), int> Large { get; } =
        new Dictionary<(int, int, string, int), int>
        {
            [(102, 2024, "大班", 1)] = 37, [(102, 2025, "大班", 1)] = 38, [(102, 2025, "大班", 2)] = 36, [(121, 2025, "中班", 1)] = 33,
        }.ToImmutableDictionary();

    /// <summary>Number of the kindergarten that has a post without a holder in 2025, and only then.</summary>
    public const int WithVacancy = 110;

    /// <summary>Number of the kindergarten four in ten of whose teachers, and whose head, have no certificate.</summary>
    public const int WithoutCertificates = 132;

    /// <summary>Number of the kindergarten whose children stay for half a day.</summary>
    public const int HalfDay = 139;

    /// <summary>Number of the kindergarten whose alarm is not yet linked with the police in 2025.</summary>
    public const int NotNetworked = 135;
}
