using System.Text;
using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Schools;

/// <summary>学校名册 as a workbook: one row a school and span of years, read by the same reader as the returns.</summary>
public static class RegisterWorkbook
{
    static readonly SchoolCodeColumn Code = new("code", "学校标识码") { Required = true, IsKey = true, Aliases = ["学校代码", "标识码", "学校（机构）标识码"] };
    static readonly TextColumn Name = new("name", "学校名称") { MaxLength = 100, Required = true, IsKey = true, Aliases = ["单位名称", "学校全称"] };
    static readonly ChoiceColumn Kind = new("kind", "办学类型", [.. SchoolKinds.All.Select(facts => facts.Name)]) { Required = true, IsKey = true, CodeAliases = SchoolKinds.KindAliases, Aliases = ["学校类型", "学校类别"] };
    static readonly ChoiceColumn Location = new("location", "城乡分类", [.. SchoolKinds.Locations.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["城乡类型"] };
    static readonly ChoiceColumn Sponsor = new("sponsor", "办别", [.. SchoolKinds.Sponsors.Select(row => row.Name)]) { Required = true, IsKey = true, Aliases = ["举办者类型"] };
    static readonly CountColumn FirstYear = new("firstYear", "起始学年") { Minimum = 2000, Maximum = 2099 };
    static readonly CountColumn LastYear = new("lastYear", "终止学年") { Minimum = 2000, Maximum = 2099 };
    static readonly SchoolCodeColumn Successor = new("successor", "并入学校标识码") { Aliases = ["并入学校"] };

    static readonly TextColumn Contact = new("contact", "联系人") { MaxLength = 50, Aliases = ["填报人", "负责人"] };
    static readonly TextColumn Phone = new("phone", "联系电话") { MaxLength = 50, Aliases = ["电话", "手机", "手机号码"] };

    static readonly FormSheet Sheet =
        new("register", "学校名册", SheetLayout.Table, [Code, Name, Kind, Location, Sponsor, FirstYear, LastYear, Successor, Contact, Phone])
    {
        Aliases = ["名册", "学校名单", "学校", "Sheet1"],
    };

    static readonly Form Form = new("register", "学校名册", [Sheet]);

    /// <summary>Reads a register; any error rejects the whole workbook.</summary>
    public static RegisterReading Read(byte[] bytes)
    {
        var fileFindings = new List<Finding>();
        return WorkbookReader.Read(bytes, fileFindings) is { } workbook ? Check(workbook, fileFindings, [])
            : new RegisterReading(null, fileFindings);
    }

    /// <summary>
    /// Checks rows that came some other way: code, name, kind, location, sponsor, first year, last year, successor, contact,
    /// telephone. Findings name the rows as the workbook would have them.
    /// </summary>
    public static RegisterReading Check(IReadOnlyList<string?[]> rows)
    {
        string?[][] all = [[.. Sheet.Columns.Select(column => column.Caption)], .. rows];
        var raw = all.Select((row, index) =>
            new RawRow(index + 2,
            [.. row.Select((text, column) => (text, column)).Where(cell => IsSeen(cell.text))
            .Select(cell => new RawCell(cell.column, ValueOf(cell.text!, cell.column)))]));
        int[] blank = [.. rows.Index().Where(row => !Array.Exists(row.Item, IsSeen)).Select(row => row.Index + 3)];
        return Check(new RawWorkbook([new RawSheet(Sheet.Caption, 0, [.. raw])], null), [], blank);

        static bool IsSeen(string? text) => text is not null && CellText.Seen(text).Length > 0;

        static object ValueOf(string text, int column) =>
            Sheet.Columns[column] is NumberColumn
                && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : text;
    }

    // A row of a workbook may be blank; one that was sent is meant for a school.
    static RegisterReading Check(RawWorkbook workbook, List<Finding> fileFindings, int[] blankRows)
    {
        var findings = new FindingCollector();
        var located = SheetLocator.Locate(Form.In(int.MaxValue), workbook, findings, null);
        var rows = FormReader.Read(located, findings);
        var subject = new FormUnderCheck(workbook, [.. located], rows, findings);
        var schools = new List<School>();
        var written = located is [var only] ? only.Raw.Rows.ToDictionary(row => row.RowNumber) : [];
        foreach (var row in rows)
        {
            if (row[Code] is { } own && Of(SchoolCode.Parse(own), row) is var school)
            {
                if (schools.Exists(other => other.Code == school.Code && Overlap(other, school)))
                {
                    subject.Report(RegisterFindings.SchoolDuplicated, row, Code, own);
                }

                schools.Add(school);
            }

            foreach (var (index, column) in Sheet.Columns.Index())
            {
                if (written.GetValueOrDefault(row.RowNumber) is { } raw && row.Cells[index].Address is { } at
                    && (raw[at.ColumnIndex] as string)?.Trim(' ', '\u3000', '\t', '\r', '\n') is { } text && Printable(text) is var printed && printed != text)
                {
                    subject.Report(RegisterFindings.NameUnusable, row, column, column.Caption, printed);
                }
            }

            if (row[Successor] is { } itself && itself == row[Code])
            {
                subject.Report(RegisterFindings.SuccessorIsItself, row, Successor, itself);
            }

            if ((row[FirstYear], row[LastYear]) is ({ } first, { } last) && last < first)
            {
                subject.Report(RegisterFindings.YearsReversed, row, LastYear, FormUnderCheck.Print(last), FormUnderCheck.Print(first));
            }
        }

        var known = schools.ToLookup(school => school.Code.Value, StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row[Successor] is { } successor && successor != row[Code]))
        {
            var (successor, last) = (row[Successor]!, row[LastYear]);
            if (!known.Contains(successor))
            {
                subject.Report(RegisterFindings.SuccessorUnknown, row, Successor, successor);
            }
            else if (last is null)
            {
                subject.Report(RegisterFindings.SuccessorWithoutEnd, row, LastYear, successor);
            }
            else if (new SchoolYear((int)last + 1) is var next && !known[successor].Any(school => school.IsOpenIn(next)))
            {
                subject.Report(RegisterFindings.SuccessorNotOpen, row, Successor, successor, next.ToString());
            }
        }

        foreach (var (index, column) in Sheet.Columns.Index().Where(column => column.Item.Required && blankRows.Length > 0))
        {
            findings.Add(FormFindings.ValueMissing, workbook.Sheets[0], column.Caption,
                blankRows.Select(row => new FindingCell(row, index, null)), null, column.Caption);
        }

        // Taken as it stands, it would delete the county's register.
        if (located is [var sheet] && rows.IsEmpty)
        {
            findings.Add(RegisterFindings.RegisterEmpty, sheet.Raw);
        }

        var sorted = findings.Sorted(fileFindings);
        var accepted = located.Count > 0 && sorted.All(finding => finding.Severity != Severity.Error);
        return new RegisterReading(accepted ? [.. schools.OrderBy(school => school.Code).ThenBy(school => school.FirstYear)] : null,
            sorted);
    }

    // As it was written, since reading takes controls away. What a page, a workbook or a list can say: no control characters, no halves of a pair, none of the two last of each plane, which
    // are no characters (XML 1.0, 2.2).
    static string Printable(string text) => string.Concat(text.EnumerateRunes().Where(rune =>
        !Rune.IsControl(rune) && rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE));

    // A school that moves, or changes its kind or sponsor, has an entry for each span of years.
    static bool Overlap(School one, School other) =>
        (one.FirstYear ?? int.MinValue) <= (other.LastYear ?? int.MaxValue) && (other.FirstYear ?? int.MinValue) <= (one.LastYear ?? int.MaxValue);

    // Where a name is not in its list a finding rejects the workbook, so that the first entry taken here is never used.
    static School Of(SchoolCode code, FormRow row) => new()
    {
        Code = code,
        Name = row[Name] ?? "",
        Kind = SchoolKinds.All.FirstOrDefault(facts => facts.Name == row[Kind])?.Kind ?? default,
        Location = SchoolKinds.Locations.FirstOrDefault(entry => entry.Name == row[Location]).Location,
        Sponsor = SchoolKinds.Sponsors.FirstOrDefault(entry => entry.Name == row[Sponsor]).Sponsor,
        FirstYear = (int?)row[FirstYear],
        LastYear = (int?)row[LastYear],
        Successor = row[Successor] is { } successor ? SchoolCode.Parse(successor) : null,
        Contact = row[Contact],
        Phone = row[Phone],
    };

    /// <summary>Writes a register that <see cref="Read"/> reads back.</summary>
    public static byte[] Write(IEnumerable<School> schools)
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet(Sheet.Caption);
        WorkbookLook.Title(sheet, Sheet.Caption, Sheet.Columns.Length);
        WorkbookLook.Header(sheet, 2, [.. Sheet.Columns.Select(column => column.Required ? column.Caption + "*" : column.Caption)],
            [16, 30, 18, 10, 14, 10, 10, 18, 12, 18]);
        var rowNumber = 3;
        foreach (var school in schools.OrderBy(school => school.Code).ThenBy(school => school.FirstYear))
        {
            WorkbookLook.Row(sheet, rowNumber++,
            [
                school.Code.Value, school.Name, SchoolKinds.NameOf(school.Kind), SchoolKinds.NameOf(school.Location),
                    SchoolKinds.NameOf(school.Sponsor),
                school.FirstYear, school.LastYear, school.Successor?.Value, school.Contact, school.Phone,
            ]);
        }

        WorkbookLook.Page(sheet, 2, landscape: true);
        return WorkbookLook.ToBytes(workbook);
    }
}
