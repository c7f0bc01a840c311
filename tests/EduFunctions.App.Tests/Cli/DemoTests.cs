using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Cli.Seeds;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Tests.Cli;

public sealed class DemoTests
{
    [Fact]
    public async Task TheDemoPrintsTheFiguresCausesAndRejectionsOfTheSeedsAndWritesThreeFiles()
    {
        using var demo = new CommandLine("demo", "--exit", "--port", "0");
        Assert.Equal(0, await demo.ExitAsync());
        var tables = Tables(demo.Lines);
        Assert.Equal(7, tables.Count); // the third: limits; the fifth and sixth: relief plan and forecast
        AssertFigures(tables[0]);
        Assert.Equal(["J概况", "A大班额", "B优质均衡", "C学前教育", "D经费投入", "E教师", "F减负与课后服务", "G安全", "H履职与督导", "I报送"], tables[1].Select(row => row[0]));
        Assert.Equal((tables[2].Count(row => row[4] == "达到"), tables[2].Count(row => row[4] == "未达到")), (tables[1].Sum(row => Number(row[2])), tables[1].Sum(row => Number(row[3]))));
        Assert.Equal(0, Number(tables[1][^1][4])); // the collection knows its own figures
        AssertCauses(tables[3]);
        AssertRejections(tables[6]);

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

        var files = new DirectoryInfo(Path.Combine(demo.Folder.FullName, "demo-output")).GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["county-2025-420699.xlsx", "receipt-2025-4206990013.xlsx", "report-2025-420699.docx"], files);
        Assert.Contains(demo.Lines, line => line.Contains("自评报告 report 第 1 号（第 1 次汇总）：有数据支撑", StringComparison.Ordinal));
        Assert.Contains("大班额 46 个", EduFunctions.Reports.ReportText.All(await File.ReadAllBytesAsync(Path.Combine(demo.Folder.FullName, "demo-output", files[2]), Wait.Token)), StringComparison.Ordinal);
        using var county = new XLWorkbook(Path.Combine(demo.Folder.FullName, "demo-output", files[0]));
        var large = county.Worksheet("汇总").RowsUsed().Single(row => row.Cell(14).GetString() == "large-classes.compulsory");
        Assert.Equal((46d, 65d), (large.Cell(2).GetDouble(), large.Cell(4).GetDouble()));
        using var receipt = new XLWorkbook(Path.Combine(demo.Folder.FullName, "demo-output", files[1]));
        Assert.Contains(receipt.Worksheet("回执").CellsUsed(), cell => cell.GetString().Contains("“学生数”中是 Excel 错误值", StringComparison.Ordinal));
    }

    // Columns: name, value, last year, like-for-like change, unit, counted/expected, code.
    static void AssertFigures(List<string[]> table)
    {
        var county = SeedCounty.Create();
        var (now, then) = (new SeedFacts(county, 2025), new SeedFacts(county, 2024));
        Assert.True(table.Count > 40, $"Only {table.Count} figures.");
        // What the generator does not promise is computed a second way by the oracle.
        Assert.All(table.Where(row => row[6].StartsWith("sheet-", StringComparison.Ordinal) || now.Figures.ContainsKey(row[6])), row => Assert.Equal((row[6], Text(row, Fact(now, row[6])), Text(row, Fact(then, row[6]))), (row[6], row[1], row[2])));

        // 28,042 against 31,133 looks like a loss of 3,091: the 45 schools in both years have 114 more.
        Assert.Equal(("28,042", "31,133", "▲+114（同口径45所）"), table.Where(row => row[6] == "pupils").Select(row => (row[1], row[2], row[3])).Single());
        Assert.Equal(("46", "65", "▼−18（同口径42所）"), table.Where(row => row[6] == "large-classes.compulsory").Select(row => (row[1], row[2], row[3])).Single());

        // Whoever sends fills in every cell of every sheet: a sheet is as complete as the round of those who are asked for it.
        static decimal? Fact(SeedFacts facts, string code) => code switch
        {
            "sheet-completeness-safety" => facts.Figures["completeness"],
            _ when code.StartsWith("sheet-completeness-kindergarten-", StringComparison.Ordinal) => Share(facts.Collected([.. facts.Kindergartens.Select(entry => entry.At.Number)])),
            _ when code.StartsWith("sheet-completeness-", StringComparison.Ordinal) => Share(facts.Collected([.. facts.Schools.Select(entry => entry.School.Number)])),
            _ => facts.Figures[code],
        };

        static decimal Share((int Expected, int Accepted) collected) => collected.Accepted * 100m / collected.Expected;

        static string Text(string[] row, decimal? value) => (value, row[4]) switch
        {
            (null, "") => "尚不能确定（已报学校中未发现）",
            (null, _) => "—",
            ({ } number, "") => number == 0 ? "否" : "是",
            ({ } number, "%") => decimal.Round(number, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) + "%",
            ({ } number, _) => number.ToString("#,0.##", CultureInfo.InvariantCulture),
        };
    }

    // Columns: severity, flag, school, text, since when, cause, remedy.
    static void AssertCauses(List<string[]> table)
    {
        var schools = SeedCounty.Create().Facts.Where(entry => entry.Year.StartYear == 2025).ToDictionary(entry => entry.School.Number, entry => entry.School.School.Name);
        foreach (var cause in SeedCauses.All)
        {
            var row = table.FirstOrDefault(flag => flag[2] == schools[cause.School] && flag[3].StartsWith(SchoolKinds.NameOfGrade(cause.Grade), StringComparison.Ordinal) && flag[5].Length > 0);
            Assert.True(row is not null, $"No flag of {schools[cause.School]}, grade {cause.Grade}.");
            Assert.Equal(FlagText.Cause(cause.Cause).Zh, row[5]);
            Assert.All(cause.Remedy, part => Assert.Contains(part.Replace(" ", "", StringComparison.Ordinal), row[6], StringComparison.Ordinal));
        }

        Assert.Equal(["双缺", "有教室、无教师", "有教师、无教室", "编班问题"], table.Select(row => row[5]).Where(cause => cause.Length > 0).Distinct().Order(StringComparer.Ordinal));
    }

    // Columns: school, cells, text, code.
    static void AssertRejections(List<string[]> table)
    {
        var expected = SeedDiseases.All.Where(disease => disease is { Rejects: true, IsCorrected: false }).Select(disease => $"{disease.From} {disease.Code}").ToList();
        Assert.Equal(12, expected.Count);
        Assert.Subset(table.Select(row => $"{row[0]} {row[3]}").ToHashSet(StringComparer.Ordinal), expected.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(expected.Select(entry => entry[..10]), table.Select(row => row[0]).Distinct(StringComparer.Ordinal));
    }

    // A row may take several lines; its cells are put together without the blanks.
    static List<List<string[]>> Tables(IEnumerable<string> lines)
    {
        var tables = new List<List<string[]>>();
        foreach (var line in lines)
        {
            if (line.StartsWith('╭'))
            {
                tables.Add([]);
            }
            else if (line.StartsWith('│') && line.Split('│')[1..^1].Select(cell => cell.Replace(" ", "", StringComparison.Ordinal)).ToArray() is var cells)
            {
                if (tables[^1] is [.., var last] && (cells[^1].Length == 0 || cells[0].Length == 0))
                {
                    tables[^1][^1] = [.. last.Zip(cells, (head, tail) => head + tail)];
                }
                else
                {
                    tables[^1].Add(cells);
                }
            }
        }

        return [.. tables.Select(table => table.Skip(1).ToList())];
    }
}
