using System.Collections.Immutable;
using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>A good return as raw sheets, to be spoilt one cell at a time: of a six-grade primary school, unless another is asked for.</summary>
sealed partial class RawReturn
{
    public static ReturnContext Context { get; } = new(CountyCode.Parse("420699"), new SchoolYear(2025), Sender.Of(SchoolCode.Parse("4206990001")),
        new School { Code = SchoolCode.Parse("4206990001"), Name = "青石小学", Kind = SchoolKind.Primary, Location = Location.Urban, Sponsor = Sponsor.Public });

    /// <summary>Cells by sheet name, then row number, then column index.</summary>
    public Dictionary<string, SortedDictionary<int, SortedDictionary<int, object>>> Sheets { get; } = new(StringComparer.Ordinal);

    public RawReturn()
    {
        List("封面", ("学校标识码", "4206990001"), ("学校名称", "青石小学"), ("县（市、区）代码", "420699"), ("学年", "2025"), ("办学类型", "小学"),
            ("城乡分类", "城区"), ("办别", "公办"), ("建校年份", 1998d), ("2010年前规划建成", "是"), ("2016年前规划建成", "是"), ("寄宿制学校", "否"), ("教学点", "否"),
            ("填表人", "张三"), ("联系电话", "12345"), ("填表日期", "2025-09-12"), ("分管负责人签字", "王五"), ("负责人签字", "李四"));
        Table("班级", ["年级", "班号", "学生数（人）", "其中女生（人）", "寄宿生", "随班就读", "留守儿童", "随迁子女", "教室", "班主任工号", "说明"],
            [.. Enumerable.Range(1, 6).Select(grade => new object[] { (double)grade, 1d, 40d, 20d, 0d, 0d, 0d, 1d, "独用", "T01", "" })]);
        Table("教职工", ["学段", .. Staff.Sheet.Columns.Skip(1).Select(column => column.Caption)],
            ["小学", 20d, 18d, 0d, 0d, 16d, 4d, 12d, 0d, 0d, 3d, 1d, 1d, 1d, 1d, 1d, 16d, 16d, 4d, 2d, 1d, 1d, 0d, 1d, 0d, ""]);
        Table("教室", ["学段", "普通教室", "其中在用教室", "说明"], ["小学", 8d, 6d, ""]);
        List(Premises.Sheet, 1500d, 200d, 2400d, 60d, 8d, 1d, 0d, 0d, 1d, 0d, 0d, 0d);
        List(SchoolMoney.Sheet, 20d, 19.5, 1.2, 1d, 240d, 230d, "/", "/", "/", "/", "/");
        List("课后服务", ("已向教育局备案", "是"), ("一校一案", "是"), ("参加课后服务学生数", 200d), ("收费收入", 3.6), ("成本支出", 3.6), ("结余", 0d), ("引入第三方机构数", 0d),
            ("作业管理", "是"), ("作业管理检查日期", "2025-09-10"), ("睡眠管理", "是"), ("睡眠管理检查日期", "2025-09-10"), ("手机管理", "是"), ("手机管理检查日期", "2025-09-10"),
            ("读物管理", "是"), ("读物管理检查日期", "2025-09-10"), ("体质管理", "是"), ("体质管理检查日期", "2025-09-10"));
        List(Safety.Sheet, "是", "是", "是", "是", "是", "是", 2d, 5d, 4d, 1d, 6d, "是", 240d, 18d, 2d);
    }

    /// <summary>Puts a value at an address such as "C4"; "" makes the cell blank.</summary>
    public RawReturn Set(string sheet, string address, object value)
    {
        var column = address.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
        var row = int.Parse(string.Concat(address.SkipWhile(char.IsAsciiLetter)), System.Globalization.CultureInfo.InvariantCulture);
        Sheets.TryAdd(sheet, []);
        var cells = Sheets[sheet].TryGetValue(row, out var known) ? known : Sheets[sheet][row] = [];
        cells.Remove(column);
        if (value is not "")
        {
            cells[column] = value;
        }

        return this;
    }

    /// <summary>Takes away the rows of a sheet from a row on.</summary>
    public RawReturn Clear(string sheet, int fromRow)
    {
        Sheets[sheet].Keys.Where(row => row >= fromRow).ToList().ForEach(row => Sheets[sheet].Remove(row));
        return this;
    }

    /// <summary>Merged ranges by sheet, such as "C3:E3".</summary>
    public List<(string Sheet, string Range)> Merged { get; } = [];

    /// <summary>Number formats by sheet and address.</summary>
    public Dictionary<(string Sheet, string Address), string> Formats { get; } = [];

    /// <summary>
    /// Lays a sheet out anew, a text a row with columns parted by |: &lt; is merged with the cell at its left, ^ with the one above.
    /// </summary>
    public RawReturn Lay(string sheet, params string[] rows)
    {
        Sheets[sheet] = [];
        var cells = rows.Select(row => row.Split('|')).ToArray();
        for (var row = 0; row < cells.Length; row++)
        {
            for (var column = 0; column < cells[row].Length; column++)
            {
                var text = cells[row][column].Trim();
                if (text is "<" or "^" or "")
                {
                    continue;
                }

                var (right, down) = (column, row);
                while (right + 1 < cells[row].Length && cells[row][right + 1].Trim() == "<")
                {
                    right++;
                }

                while (down + 1 < cells.Length && column < cells[down + 1].Length && cells[down + 1][column].Trim() == "^")
                {
                    down++;
                }

                Set(sheet, $"{CellAddress.LettersOf(column)}{row + 1}", double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : text);
                if ((right, down) != (column, row))
                {
                    Merged.Add((sheet, $"{CellAddress.LettersOf(column)}{row + 1}:{CellAddress.LettersOf(right)}{down + 1}"));
                }
            }
        }

        return this;
    }

    /// <summary>Takes away one row of a sheet.</summary>
    public RawReturn Row(string sheet, int row)
    {
        Sheets[sheet].Remove(row);
        return this;
    }

    /// <summary>Leaves one sheet, of that name.</summary>
    public RawReturn Only(string name)
    {
        Sheets.Clear();
        return Set(name, "A1", name);
    }

    public RawReturn Remove(string sheet)
    {
        Sheets.Remove(sheet);
        return this;
    }

    public RawReturn Rename(string sheet, string name)
    {
        Sheets[name] = Sheets[sheet];
        Sheets.Remove(sheet);
        return this;
    }

    public RawWorkbook Workbook(string? formCode = null) => new([.. Sheets.Select((sheet, index) =>
    {
        ImmutableArray<RawRange> merged = [.. Merged.Where(entry => entry.Sheet == sheet.Key)
            .Select(entry => RawRange.TryParse(entry.Range, out var range) ? range : throw new ArgumentException(entry.Range)).OrderBy(range => range.FirstRow)];
        var rows = sheet.Value.Where(row => row.Value.Count > 0).Select(row => new RawRow(row.Key, [.. row.Value.Select(cell => new RawCell(cell.Key, cell.Value)
        {
            NumberFormat = Formats.GetValueOrDefault((sheet.Key, new CellAddress(row.Key, cell.Key).ToString())),
        })]));
        return new RawSheet(sheet.Key, index, [.. RawRange.WithCovered(rows, merged)]) { Merged = merged };
    })], formCode);

    public CheckedReturn Check(ReturnContext? context = null, string? formCode = null) => ReturnChecker.Check(Workbook(formCode), context ?? Context, []);

    /// <summary>The findings, each as "code Sheet!A1 B2".</summary>
    public ImmutableArray<string> Found(ReturnContext? context = null) =>
        [.. Check(context).Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address))}")];

    /// <summary>The same as a plain .xlsx, as a school without our template sends it.</summary>
    public byte[] ToXlsx()
    {
        using var workbook = new XLWorkbook();
        foreach (var (name, rows) in Sheets)
        {
            var sheet = workbook.AddWorksheet(name);
            foreach (var (row, cells) in rows)
            {
                foreach (var (column, value) in cells)
                {
                    _ = value is string text ? sheet.Cell(row, column + 1).SetValue(text) : sheet.Cell(row, column + 1).SetValue((double)value);
                }
            }
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return buffer.ToArray();
    }

    void List(string sheet, params (string Caption, object Value)[] items)
    {
        Sheets[sheet] = [];
        Set(sheet, "A1", sheet).Set(sheet, "A2", "项目").Set(sheet, "B2", "单位").Set(sheet, "C2", "填报数").Set(sheet, "D2", "上年数");
        for (var index = 0; index < items.Length; index++)
        {
            Set(sheet, $"A{index + 3}", items[index].Caption).Set(sheet, $"C{index + 3}", items[index].Value);
        }
    }

    void Table(string sheet, string[] captions, params object[][] rows)
    {
        Sheets[sheet] = [];
        Set(sheet, "A1", sheet);
        foreach (var (row, index) in rows.Prepend([.. captions]).Select((row, index) => (row, index)))
        {
            for (var column = 0; column < row.Length; column++)
            {
                Set(sheet, $"{CellAddress.LettersOf(column)}{index + 3}", row[column]);
            }
        }
    }
}
