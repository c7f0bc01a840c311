using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Workbooks;
using static EduFunctions.Forms.ColumnType;

namespace EduFunctions.Schools;

/// <summary>学校名册 as a workbook: one row a school, read by the same reader as the returns.</summary>
public static class RegisterWorkbook
{
    static FormSheet Sheet { get; } = new("register", "学校名册", SheetLayout.Table,
    [
        new("code", "学校标识码", ColumnType.Text) { Required = true, IsKey = true, MaxLength = 20, Aliases = ["学校代码", "标识码", "学校（机构）标识码"] },
        new("name", "学校名称", ColumnType.Text) { Required = true, IsKey = true, Aliases = ["单位名称", "学校全称"] },
        new("kind", "办学类型", Code) { Required = true, IsKey = true, Codes = [.. SchoolKinds.All.Select(facts => facts.Name)], CodeAliases = SchoolReturnForm.KindAliases, Aliases = ["学校类型", "学校类别"] },
        new("location", "城乡分类", Code) { Required = true, IsKey = true, Codes = [.. SchoolKinds.Locations.Select(row => row.Name)], Aliases = ["城乡类型"] },
        new("sponsor", "办别", Code) { Required = true, IsKey = true, Codes = [.. SchoolKinds.Sponsors.Select(row => row.Name)], Aliases = ["举办者类型"] },
        new("firstYear", "起始学年", Count) { Minimum = 2000, Maximum = 2099 },
        new("lastYear", "终止学年", Count) { Minimum = 2000, Maximum = 2099 },
        new("successor", "并入学校标识码", ColumnType.Text) { MaxLength = 20, Aliases = ["并入学校"] },
    ]) { Aliases = ["名册", "学校名单", "学校", "Sheet1"] };

    static Form Form { get; } = new("register", 1, "学校名册", [Sheet]);

    /// <summary>Reads a register; any error rejects the whole workbook.</summary>
    public static RegisterReading Read(byte[] bytes)
    {
        var fileFindings = new List<Finding>();
        if (WorkbookReader.Read(bytes, fileFindings) is not { } workbook)
        {
            return new RegisterReading(null, fileFindings);
        }

        return Check(workbook, fileFindings, []);
    }

    /// <summary>Checks rows that came some other way: code, name, kind, location, sponsor, first year, last year, successor. Findings name the rows as the workbook would have them.</summary>
    public static RegisterReading Check(IReadOnlyList<string?[]> rows)
    {
        string?[][] all = [[.. Sheet.Columns.Select(column => column.Caption)], .. rows];
        var raw = all.Select((row, index) => new RawRow(index + 2, [.. row.Select((text, column) => (text, column)).Where(cell => !string.IsNullOrWhiteSpace(cell.text)).Select(cell => new RawCell(cell.column, ValueOf(cell.text!, cell.column)))]));
        int[] blank = [.. rows.Index().Where(row => row.Item.All(string.IsNullOrWhiteSpace)).Select(row => row.Index + 3)];
        return Check(new RawWorkbook([new RawSheet(Sheet.Caption, 0, [.. raw])], null), [], blank);

        static object ValueOf(string text, int column) =>
            Sheet.Columns[column].IsNumber && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : text;
    }

    // A row of a workbook may be blank; one that was sent is meant for a school.
    static RegisterReading Check(RawWorkbook workbook, List<Finding> fileFindings, int[] blankRows)
    {
        var findings = new FindingCollector();
        var located = SheetLocator.Locate(Form, workbook, int.MaxValue, findings);
        var rows = ReturnReader.Read(located, findings);
        var subject = new ReturnUnderCheck(workbook, [Sheet], rows, ReturnContext.None, findings);
        var schools = new Dictionary<SchoolCode, School>();
        foreach (var row in rows)
        {
            var (code, successor) = (CodeIn(subject, row, "code"), CodeIn(subject, row, "successor"));
            if (code is { } known && !schools.TryAdd(known, Of(known, row, successor)))
            {
                subject.Report("school-duplicated", row, "code", known.Value);
            }

            if (code is { } own && successor == own)
            {
                subject.Report("successor-is-itself", row, "successor", own.Value);
            }

            if ((row.Number("firstYear"), row.Number("lastYear")) is ({ } first, { } last) && last < first)
            {
                subject.Report("years-reversed", row, "lastYear", ReturnUnderCheck.Text(last), ReturnUnderCheck.Text(first));
            }
        }

        foreach (var row in rows)
        {
            if (row.Text("successor") is { } text && SchoolCode.TryParse(CellText.Narrow(text), out var successor) && !schools.ContainsKey(successor))
            {
                subject.Report("successor-unknown", row, "successor", successor.Value);
            }
        }

        foreach (var (index, column) in Sheet.Columns.Index().Where(column => column.Item.Required && blankRows.Length > 0))
        {
            findings.Add("value-missing", workbook.Sheets[0], column.Caption, blankRows.Select(row => new FindingCell(row, RawWorkbook.LetterOf(index), null)), null, column.Caption);
        }

        // Taken as it stands, it would delete the county's register.
        if (located is [var sheet] && rows.IsEmpty)
        {
            findings.Add("register-empty", sheet.Raw);
        }

        var sorted = findings.Sorted(fileFindings);
        var accepted = located.Count > 0 && sorted.All(finding => finding.Severity != Severity.Error);
        return new RegisterReading(accepted ? [.. schools.Values.OrderBy(school => school.Code)] : null, sorted);
    }

    static SchoolCode? CodeIn(ReturnUnderCheck subject, ReturnRow row, string column)
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }

        if (SchoolCode.TryParse(CellText.Narrow(text), out var code))
        {
            return code;
        }

        subject.Report("not-a-school-code", row, column, row.Sheet[column].Caption);
        return null;
    }

    // Where a name is not in its list a finding rejects the workbook, so that the first entry taken here is never used.
    static School Of(SchoolCode code, ReturnRow row, SchoolCode? successor) => new()
    {
        Code = code,
        Name = row.Text("name") ?? "",
        Kind = SchoolKinds.All.FirstOrDefault(facts => facts.Name == row.Text("kind"))?.Kind ?? default,
        Location = SchoolKinds.Locations.FirstOrDefault(entry => entry.Name == row.Text("location")).Location,
        Sponsor = SchoolKinds.Sponsors.FirstOrDefault(entry => entry.Name == row.Text("sponsor")).Sponsor,
        FirstYear = (int?)row.Number("firstYear"),
        LastYear = (int?)row.Number("lastYear"),
        Successor = successor,
    };

    /// <summary>Writes a register that <see cref="Read"/> reads back.</summary>
    public static byte[] Write(IEnumerable<School> schools)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet(Sheet.Caption);
        WorkbookLook.Title(sheet, Sheet.Caption, Sheet.Columns.Length);
        WorkbookLook.Header(sheet, 2, [.. Sheet.Columns.Select(column => column.Required ? column.Caption + "*" : column.Caption)], [16, 30, 18, 10, 14, 10, 10, 18]);
        var rowNumber = 3;
        foreach (var school in schools.OrderBy(school => school.Code))
        {
            string?[] texts = [school.Code.Value, school.Name, SchoolKinds.NameOf(school.Kind), SchoolKinds.NameOf(school.Location), SchoolKinds.NameOf(school.Sponsor),
                null, null, school.Successor?.Value];
            WorkbookLook.Row(sheet, rowNumber, [.. texts.Select(text => (object?)text)]);
            WorkbookLook.Set(sheet.Cell(rowNumber, 6), (decimal?)school.FirstYear);
            WorkbookLook.Set(sheet.Cell(rowNumber, 7), (decimal?)school.LastYear);
            rowNumber++;
        }

        WorkbookLook.Page(sheet, 2, landscape: true);
        return WorkbookLook.ToBytes(workbook);
    }
}
