using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>履职: what the county's leaders did for education from January to Teachers' Day; topics and schools go round.</summary>
static class SeedDuties
{
    static readonly ImmutableArray<string> Topics =
    [
        "消除大班额", "学前教育普及普惠", "义务教育优质均衡发展", "教师“县管校聘”", "校外培训机构治理", "中小学课后服务", "校园安全", "乡村学校布局调整",
        "教育评价改革", "学生心理健康", "普通高中教学楼建设", "教育经费保障", "公办幼儿园学位建设", "控辍保学",
    ];

    static readonly ImmutableArray<int> Visited = [5, 1, 44, 58, 2, 45, 11, 59, 3, 54, 46, 22, 47, 6, 60, 56];

    // Month, day, kind, title, document; {0} the topic, {1} the next number of the kind, {2} the school.
    static readonly ImmutableArray<(int Month, int Day, string Kind, string Title, string Document)> Rows =
    [
        (1, 9, "党委常委会议", "县委常委会会议研究{0}工作", "云委常纪〔{3}〕{1}号"), (3, 20, "党委常委会议", "县委常委会会议听取{0}情况汇报", "云委常纪〔{3}〕{1}号"),
        (5, 29, "党委常委会议", "县委常委会会议审议{0}方案", "云委常纪〔{3}〕{1}号"), (8, 21, "党委常委会议", "县委常委会会议部署秋季开学和{0}工作", "云委常纪〔{3}〕{1}号"),
        (2, 6, "政府常务会议", "县政府常务会议研究{0}工作", "云政常纪〔{3}〕{1}号"), (3, 27, "政府常务会议", "县政府常务会议审定{0}资金安排", "云政常纪〔{3}〕{1}号"),
        (5, 15, "政府常务会议", "县政府常务会议听取{0}进展", "云政常纪〔{3}〕{1}号"), (6, 26, "政府常务会议", "县政府常务会议审议{0}实施方案", "云政常纪〔{3}〕{1}号"),
        (8, 28, "政府常务会议", "县政府常务会议研究{0}项目建设", "云政常纪〔{3}〕{1}号"),
        (1, 16, "领导调研学校", "县委书记到{2}调研{0}", "/"), (2, 17, "领导调研学校", "县长到{2}检查春季开学和{0}", "/"),
        (3, 12, "领导调研学校", "分管副县长到{2}调研{0}", "/"), (4, 9, "领导调研学校", "县人大常委会到{2}视察{0}", "/"),
        (4, 24, "领导调研学校", "县政协到{2}调研{0}", "/"), (5, 20, "领导调研学校", "分管副县长到{2}督办{0}", "/"),
        (6, 5, "领导调研学校", "县长到{2}检查高考准备和{0}", "/"), (7, 16, "领导调研学校", "县委书记到{2}调研{0}和项目进度", "/"),
        (8, 25, "领导调研学校", "县长到{2}现场督办{0}", "/"), (9, 1, "领导调研学校", "县委书记到{2}检查秋季开学和{0}", "/"),
        (3, 5, "领导讲课", "县委书记到{2}讲思政课", "/"), (4, 16, "领导讲课", "县长到{2}讲思政课", "/"), (9, 2, "领导讲课", "分管副县长到{2}讲开学第一课", "/"),
        (2, 20, "领导联系学校", "县委书记联系{2}：协调解决{0}问题", "/"), (4, 2, "领导联系学校", "县长联系{2}：协调解决{0}问题", "/"),
        (6, 18, "领导联系学校", "分管副县长联系{2}：协调解决{0}问题", "/"),
        (2, 27, "印发文件", "关于做好{0}工作的通知", "云政办发〔{3}〕{1}号"), (3, 31, "印发文件", "{0}工作实施方案", "云政办发〔{3}〕{1}号"),
        (4, 28, "印发文件", "关于进一步加强{0}的意见", "云委办发〔{3}〕{1}号"), (5, 22, "印发文件", "{0}任务清单", "云教督委〔{3}〕{1}号"),
        (6, 30, "印发文件", "{3}年义务教育招生工作方案", "云教发〔{3}〕{1}号"), (7, 25, "印发文件", "{0}专项行动方案", "云政办发〔{3}〕{1}号"),
        (9, 8, "教师节慰问", "县领导走访慰问优秀教师代表", "/"),
        (3, 18, "督导", "{0}专项督导", "云教督〔{3}〕{1}号"), (4, 22, "督导", "{0}挂牌督导", "云教督〔{3}〕{1}号"),
        (5, 27, "督导", "{0}随机督导", "云教督〔{3}〕{1}号"), (9, 4, "督导", "{3}年秋季开学督导", "云教督〔{3}〕{1}号"),
        (1, 22, "培训", "{0}全员培训", "/"), (7, 9, "培训", "教育评价改革校长、教师培训（覆盖全体教职工）", "/"), (7, 18, "培训", "责任督学业务培训", "/"),
        (6, 12, "审计", "{0}专项资金审计", "云审教报〔{3}〕{1}号"), (7, 30, "审计", "校长任期经济责任审计", "云审教报〔{3}〕{1}号"),
    ];

    /// <summary>The rows of a year, by day.</summary>
    public static IEnumerable<object?[]> Of(SchoolYear year)
    {
        var turn = year.StartYear - SeedClasses.FirstYear;
        var open = Visited.Where(number => SeedRoster.All[number - 1].School.IsOpenIn(year)).ToList();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, row) in Rows.Index().OrderBy(row => (row.Item.Month, row.Item.Day)).ToList())
        {
            numbers[row.Kind] = numbers.GetValueOrDefault(row.Kind) + turn + 1;
            var school = SeedRoster.All[open[(index + (5 * turn)) % open.Count] - 1].School.Name;
            object[] said = [Topics[(index + (5 * turn)) % Topics.Length], numbers[row.Kind], school, year.StartYear];
            var title = string.Format(CultureInfo.InvariantCulture, row.Title, said);
            yield return
            [
                new DateOnly(year.StartYear, row.Month, row.Day).AddDays(-turn), row.Kind, title,
                string.Format(CultureInfo.InvariantCulture, row.Document, said),
                string.Create(CultureInfo.InvariantCulture, $"{year.StartYear}-{index + 1:00}-{row.Kind}.pdf"), null,
            ];
        }
    }
}
