using System.Globalization;
using System.Text;
using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>The staff of the schools, the kindergartens and the bureau's own return.</summary>
static partial class SeedReadme
{
    // What no row says as a number: the stage, and what is explained.
    static void Staff(StringBuilder text, SeedCounty county)
    {
        var sheet = Returns.SchoolReturn.Staff.Sheet;
        text.Append("\n## 教职工 Staff\n\nSums over the accepted returns of 2025 (of 2024).\n\n| | 小学 primary | 初中 junior | 高中 senior | 合计 county |\n|---|---|---|---|---|\n");
        foreach (var (index, column) in sheet.Columns.Index().Where(column => column.Item is NumberColumn))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {column.Caption} `{column.Code}` ");
            foreach (var stage in SchoolKinds.GradedStages.Select(row => row.Name).Append(null))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Sum(SeedClasses.LastYear, stage, index)} ({Sum(SeedClasses.LastYear - 1, stage, index)}) ");
            }

            text.Append("|\n");
        }

        int Sum(int year, string? stage, int column) => SeedChanges.Accepted(county, year)
            .SelectMany(school => county.Returns.Single(entry => entry.From.School == school.School.Code && entry.Year == school.Year).Values[sheet])
            .Where(row => stage is null || Equals(row[0], stage)).Sum(row => (int)row[column]!);
    }

    static void Preschool(StringBuilder text, SeedCounty county)
    {
        var columns = SeedCounty.Years.Select(year => new SeedPreschool(county, year.StartYear, isAccepted: false))
            .Append(new SeedPreschool(county, SeedClasses.LastYear, isAccepted: true)).Select(facts => facts.Sums().ToList()).ToList();
        text.Append("""

            ## 幼儿园 Kindergartens

            - 云台幼儿园 4206990101 has more than 360 children; 东湖幼儿园 4206990102 and 小红帽幼儿园 4206990121 have classes over their limit.
            - 桂花园幼儿园 4206990104, of a residential quarter, opened in 2024; 云台第三幼儿园 4206990141 is under way: in the register from 2026 on.
            - 大坪小学附设幼儿园 4206990116 and 双桥小学附设幼儿园 4206990117 are attached to schools, with classes of mixed ages.
            - 童心幼儿园 4206990125 is inclusive from 2024 on (云教发〔2024〕21号); 彩虹幼儿园 4206990140 closed after 2024, its children went to 小红帽幼儿园.
            - 金色家园幼儿园 4206990134, of a residential quarter, is neither public nor inclusive; 五里坡幼儿园 4206990139 is half-day.
            - 启智幼儿园 4206990132 has teachers and a head without certificate; 桃坪镇中心幼儿园 4206990110 has one post without a holder in 2025.

            All kindergartens of each year, and those whose return of 2025 is accepted: what the program can count. Part / whole = rate.

            | | 2023 | 2024 | 2025 | 2025 已核 accepted |
            |---|---|---|---|---|

            """);
        foreach (var (row, (name, _, _, _)) in columns[0].Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", columns.Select(column => Rate(column[row].Part, column[row].Whole, column[row].Scale)))} |\n");
        }
    }

    static void Bureau(StringBuilder text, SeedCounty county)
    {
        var returns = SeedCounty.Years.Select(year => county.Returns.Single(entry => entry.School is null && entry.Year == year)).ToList();
        text.Append("\n## 县级年报表 The bureau's return\n\nAs it stands in the last version of each year. Spending and pay are of the calendar year before the school year.\n");
        foreach (var sheet in new[] { Spending.Sheet, Pay.Sheet, TrainingInstitutions.Sheet, Supervision.Sheet, Population.Sheet })
        {
            text.Append(CultureInfo.InvariantCulture, $"\n| {sheet.Caption} | 2023 | 2024 | 2025 |\n|---|---|---|---|\n");
            foreach (var (index, column) in sheet.Columns.Index().Where(column => !ReferenceEquals(column.Item, sheet.Explanation)))
            {
                var unit = column.Unit.Length > 0 ? $"（{column.Unit}）" : "";
                text.Append(CultureInfo.InvariantCulture, $"| {column.Caption}{unit} | {string.Join(" | ", returns.Select(entry => Said(entry.Values[sheet][0][index])))} |\n");
            }
        }

        text.Append("\n| 履职 rows by kind | 2023 | 2024 | 2025 |\n|---|---|---|---|\n");
        foreach (var kind in Duties.Kind.Codes)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {string.Join(" | ", returns.Select(entry => entry.Values[Duties.Sheet].Count(row => Equals(row[1], kind))))} |\n");
        }

        text.Append("\n| 建设项目 project | 新增学位 places | 2023 | 2024 | 2025 | 完工日期 completion |\n|---|---|---|---|---|---|\n");
        foreach (var (index, row) in returns[^1].Values[Projects.Sheet].Index())
        {
            var states = returns.Select(entry => entry.Values[Projects.Sheet][index]).Select(project => $"{project[9]} {project[6]} / {project[7]}");
            text.Append(CultureInfo.InvariantCulture, $"| {row[0]} | {row[4]} | {string.Join(" | ", states)} | {Said(row[10])} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nBehind the state: classes and pupils taken on. 学区: {returns[^1].Values[Neighbours.Sheet].Length} pairs of neighbouring schools.\n");
        Rates(text, returns);
    }

    static void Rates(StringBuilder text, List<SeedReturn> returns)
    {
        text.Append("\nWhat these make, part / whole = rate:\n\n| | 2023 | 2024 | 2025 |\n|---|---|---|---|\n");
        Row("教育支出占一般公共预算支出 share of spending", Spending.Sheet, values => values[4], values => values[0], 100);
        Row("教育支出增长 growth", Spending.Sheet, values => values[4] - values[6], values => values[6], 100);
        Row("生均教育支出增长 growth per pupil", Spending.Sheet, values => values[8] - values[9], values => values[9], 100);
        Row("教师工资比公务员 pay above civil servants'", Pay.Sheet, values => values[0] - values[1], values => values[1], 100);
        Row("校外培训机构压减 institutions fewer", TrainingInstitutions.Sheet, values => values[0] - values[1], values => values[0], 100);
        Row("每个责任区的挂牌学校 schools a zone", Supervision.Sheet, values => values[3], values => values[2], 1);
        Row("残疾儿童入学率 disabled children enrolled", Population.Sheet, values => values[19..23].Sum(), values => values[18], 100);
        Row("优质高中指标到校 good senior places by quota", Population.Sheet, values => values[27], values => values[26], 100);

        void Row(string name, FormSheet sheet, Func<decimal[], decimal> part, Func<decimal[], decimal> whole, int scale) =>
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", returns.Select(entry => Numbers(entry.Values[sheet][0])).Select(values => Rate(part(values), whole(values), scale)))} |\n");

        static decimal[] Numbers(object?[] row) =>
            [.. row.Select(value => value is int or decimal ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : 0m)];
    }

    static string Rate(decimal part, decimal? whole, int scale) => whole is { } all
        ? string.Create(CultureInfo.InvariantCulture, $"{part:0.##} / {all:0.##} = {Written(part * scale / all)}{(scale == 100 ? "%" : "")}") : Written(part);

    static string Said(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal amount => amount.ToString("0.##", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
