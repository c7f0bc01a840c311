using ClosedXML.Excel;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

/// <summary>Good returns of a kindergarten and of the bureau.</summary>
sealed partial class RawReturn
{
    static Register Register => new([Context.School!, OfRegister(2, "西街小学"), OfRegister(3, "城东小学")]);

    public static ReturnContext KindergartenContext => Context with
    {
        Sender = Sender.Of(SchoolCode.Parse("4206990041")),
        School = new School { Code = SchoolCode.Parse("4206990041"), Name = "青石幼儿园", Kind = SchoolKind.Kindergarten, Location = Location.Urban, Sponsor = Sponsor.Public },
        Register = Register,
    };

    public static ReturnContext BureauContext => Context with { Sender = Sender.Bureau, School = null, Register = Register };

    /// <summary>Three classes of 25, 30 and 35 children.</summary>
    public static RawReturn Kindergarten()
    {
        var raw = new RawReturn();
        raw.Sheets.Clear();
        raw.List(KindergartenCover.Sheet, "4206990041", "青石幼儿园", "420699", "2025", "公办", "教育部门", "/", "/", "否", 2016d, "否", "全日制", "/", "张三", "12345", "2025-09-12");
        raw.Table(KindergartenClasses.Sheet, ["小班", 1d, 25d, 12d, 0d, ""], ["中班", 1d, 30d, 14d, 1d, ""], ["大班", 1d, 35d, 17d, 0d, ""]);
        raw.List(KindergartenStaff.Sheet, 12d, 10d, 3d, 1d, 1d, 8d, 8d, 3d);
        raw.List(KindergartenPremises.Sheet, 2400d, 1800d, 1100d, 800d, 1200d);
        raw.List(KindergartenFees.Sheet, 300d, 240d, 350d);
        raw.List(Safety.Sheet, "是", "是", "是", "是", "是", "是", 1d, 5d, 4d, 1d, 6d, "是", 60d, 13d, 0d);
        return raw;
    }

    public static RawReturn Bureau()
    {
        var raw = new RawReturn();
        raw.Sheets.Clear();
        raw.List(BureauCover.Sheet, "某县教育局", "420699", "2025", "张三", "12345", "2025-09-12");
        raw.List(Spending.Sheet, [48.36, "决算数", 46.02, "决算数", 9.21, "决算数", 8.97, "决算数", .. Enumerable.Range(0, 6).SelectMany(stage => new object[] { 12580d + stage, 12260d + stage }),
            .. Enumerable.Range(0, 5).SelectMany(stage => new object[] { 1120d + stage, 1080d + stage }), 72.5, 96d, 3d]);
        raw.List(Pay.Sheet, 96800d, 95100d, "否", "否", 3600d, "是", 3120d);
        raw.Table(Duties.Sheet, ["2025-09-09", "教师节慰问", "慰问优秀教师代表", "/", "慰问.jpg", ""], ["2025-03-12", "印发文件", "振兴基础教育的实施意见", "某发〔2025〕8号", "意见.pdf", ""]);
        raw.Table(Projects.Sheet, ["城东小学新建工程", "4206990003", "小学", "新建", 1080d, 24d, 8d, 352d, 6800d, "已完工", "2025-08-20", "4206990001、4206990002", "1-6", ""],
            ["窑湾小学附设幼儿园", "/", "学前", "附设幼儿园", 180d, 6d, 0d, 0d, 420d, "在建", "2026-08-20", "/", "/", ""]);
        raw.List(TrainingInstitutions.Sheet, 46d, 21d, 26d, 12d, 2d, 38d, 17d);
        raw.List(Supervision.Sheet, [6d, 24d, 5d, 3d, .. Enumerable.Range(0, 7).SelectMany(_ => new object[] { 35d, 20d, 18d })]);
        raw.Table(Neighbours.Sheet, ["4206990001", "4206990002", 1.2, 1d, 6d, ""], ["4206990002", "4206990003", 2.5, "一年级", "六年级", ""]);
        raw.List(Population.Sheet, [.. Enumerable.Range(0, 18).Select(age => (object)(3000d + (age * 20))), 158d, 92d, 10d, 36d, 14d, 640d, 590d, 20d, 1200d, 660d, 380d, 2150d,
            .. Enumerable.Range(0, 6).SelectMany(_ => new object[] { "III级", 0.12 }), 91.6, "否", "否", "否"]);
        return raw;
    }

    /// <summary>Puts a value where a column stands: on a list at its item, on a table in one of its rows, from 1.</summary>
    public RawReturn Put(FormSheet sheet, FormColumn column, object value, int row = 1) => Set(sheet.Caption, AddressOf(sheet, column, row), value);

    /// <summary>Where a column stands in the sheets as they are laid out here, and in a template of ours.</summary>
    public static string AddressOf(FormSheet sheet, FormColumn column, int row = 1) => sheet.Layout == SheetLayout.List ? $"C{sheet.IndexOf(column) + 3}"
        : new Findings.CellAddress(row + 3, sheet.IndexOf(column)).ToString();

    /// <summary>A template with these values typed into the cells that it has for them.</summary>
    public byte[] TypedInto(byte[] template, int year = 2025)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        var form = ReturnForms.Forms.Single(one => workbook.NamedRange("EduFunctionsForm").RefersTo.Contains(one.Code, StringComparison.Ordinal));
        foreach (var sheet in form.Sheets.Where(sheet => Sheets.ContainsKey(sheet.Caption)))
        {
            var isList = sheet.Layout == SheetLayout.List;
            foreach (var (row, cells) in Sheets[sheet.Caption].Where(row => row.Key >= (isList ? 3 : 4)))
            {
                foreach (var (index, value) in cells.Where(cell => !isList || cell.Key == 2))
                {
                    var at = isList ? row - 3 : index;
                    if (at < sheet.Columns.Length && sheet.Columns[at] is { } column && !(column.IsPrefilled && sheet.DrawnRows == 0)
                        && TemplateCells.Of(workbook.Worksheet(sheet.Caption), column, year, isList ? 1 : row - 3) is { } cell)
                    {
                        _ = value is double number ? cell.SetValue((decimal)number) : cell.SetValue((string)value);
                    }
                }
            }
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return buffer.ToArray();
    }

    void List(FormSheet sheet, params object[] values) => List(sheet.Caption, [.. values.Select((value, index) => (sheet.Columns[index].Caption, value))]);

    void Table(FormSheet sheet, params object[][] rows) => Table(sheet.Caption, [.. sheet.Columns.Select(column => column.Caption)], rows);

    static School OfRegister(int number, string name) => Context.School! with { Code = SchoolCode.Parse($"420699{number:0000}"), Name = name };
}
