using System.Collections.Immutable;
using ClosedXML.Excel;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>Classes, cohorts, the intake and stages against last year, as LibreOffice computes them in a template: as the check asks.</summary>
public sealed class TemplateYearOnYearTests
{
    static readonly string[] Faults =
        ["本班变动超 30%", "同届变动超 10%", "新生变动超 50%", "班数变动超 20%", "人数变动超 20%", "缺升上来的年级", "全园变动超 20%"];

    // Last year each grade had one class of 40. A class may change by 30 % (12), a cohort by 10 % (4, and 5 are few), the intake by 50 % (20),
    // all 240 by 20 % (48). Rows 4 to 9 are the grades.
    [Fact]
    public void EachIsRedBeyondItsLimitAndNotAtIt()
    {
        Assert.SkipUnless(LibreOffice.IsThere, "LibreOffice is not on this machine");
        (double[] Pupils, string Expected)[] cases =
        [
            ([40, 40, 40, 40, 40, 40], ""), ([40, 44, 36, 40, 40, 40], ""), ([40, 45, 40, 40, 40, 40], "5 同届变动超 10%"),
            ([40, 40, 40, 35, 40, 40], "7 同届变动超 10%"), ([40, 52, 40, 40, 40, 40], "5 同届变动超 10%"),
            ([40, 53, 40, 40, 40, 40], "5 本班变动超 30%"), ([40, 40, 27, 40, 40, 40], "6 本班变动超 30%"), ([40, 28, 40, 40, 40, 40], "5 同届变动超 10%"),
            ([60, 40, 40, 40, 40, 40], ""), ([61, 40, 40, 40, 40, 40], "4 新生变动超 50%"), ([19, 40, 40, 40, 40, 40], "4 新生变动超 50%"),
            ([60, 44, 44, 44, 44, 44], ""), ([60, 44, 44, 44, 44, 53], "4 人数变动超 20%；9 本班变动超 30%"), // 280; 289
        ];
        var template = TemplateOf(RawReturn.Context, new RawReturn().Check().Return!);
        var computed = LibreOffice.Convert([.. cases.Select(one => one.Pupils.Index().Aggregate(new RawReturn(), (raw, pupils) =>
            raw.Put(Classes.Sheet, Classes.Pupils, pupils.Item, pupils.Index + 1).Put(Classes.Sheet, Classes.Girls, 0d, pupils.Index + 1)).TypedInto(template))], "xlsx");
        Assert.Equal(cases.Select(one => one.Expected), computed.Select(one => string.Join('；', ToldIn(one))));
        Assert.Equal(cases.Select(one => one.Expected), computed.Select(one => string.Join('；', AskedIn(one, RawReturn.Context, new RawReturn().Check().Return!))));
    }

    // Classes left out, added, renumbered, in another order; some that nobody has counted yet.
    [Fact]
    public void ATemplateIsRedExactlyWhereTheCheckAsks()
    {
        Assert.SkipUnless(LibreOffice.IsThere, "LibreOffice is not on this machine");
        var random = new Random(420699);
        SchoolKind[] kinds = [SchoolKind.Primary, SchoolKind.NineYear, SchoolKind.Senior, SchoolKind.TwelveYear, SchoolKind.Kindergarten];
        var cases = kinds.SelectMany(kind => Enumerable.Range(0, 8).Select(_ => Draw(kind, random))).ToList();
        var computed = LibreOffice.Convert([.. cases.Select(one => one.Filled)], "xlsx");
        var told = cases.Select((one, index) => ToldIn(computed[index])).ToList();
        Assert.Equal(cases.Select((one, index) => $"{index}: {string.Join('；', AskedIn(computed[index], one.Context, one.Context.LastYear!))}"),
            told.Select((one, index) => $"{index}: {string.Join('；', one)}"));
        Assert.Equal(Faults.Order(StringComparer.Ordinal), told.SelectMany(one => one).Select(one => one[(one.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct().Order(StringComparer.Ordinal));
    }

    static (ReturnContext Context, byte[] Filled) Draw(SchoolKind kind, Random random)
    {
        var isKindergarten = kind == SchoolKind.Kindergarten;
        var context = (isKindergarten ? RawReturn.KindergartenContext : RawReturn.Context) is var plain
            ? plain with { School = plain.School! with { Kind = kind } } : throw new InvalidOperationException();
        var (sheet, group, pupils) = isKindergarten ? (KindergartenClasses.Sheet, (FormColumn)KindergartenClasses.Kind, KindergartenClasses.Children)
            : (Classes.Sheet, Classes.Grade, Classes.Pupils);
        var facts = SchoolKinds.Of(kind);
        var groups = isKindergarten ? [.. KindergartenClasses.Kind.Codes] : Enumerable.Range(facts.FirstGrade, facts.LastGrade - facts.FirstGrade + 1).Select(grade => (object)(decimal)grade).ToList();
        var rows = groups.SelectMany(one => Enumerable.Range(1, random.Next(1, 4)).Select(number => (Group: one, Number: number, Pupils: random.Next(20, 60)))).ToList();
        var lastYear = new Return(context.Sender!.Value, new SchoolYear(2024), ReturnForms.FormOf(kind), [.. rows.Select((row, index) => new FormRow(sheet, "班级", index + 4,
            [.. sheet.Columns.Select(column => column == group ? Cell(row.Group) : column.Code == "number" ? Cell((decimal)row.Number) : column == pupils ? Cell((decimal)row.Pupils) : default)]))]);
        var template = TemplateOf(context, lastYear);
        using var workbook = new XLWorkbook(new MemoryStream(template));
        var (page, trend) = (workbook.Worksheet("班级"), random.Next(70, 131)); // a kindergarten is asked about all its children together
        foreach (var row in Enumerable.Range(4, rows.Count + 6))
        {
            var (own, number, counted) = (TemplateCells.Of(page, group, 2025, row - 3)!, TemplateCells.Of(page, sheet["number"], 2025, row - 3)!, TemplateCells.Of(page, pupils, 2025, row - 3)!);
            var isThere = !own.IsEmpty();
            switch (random.Next(14))
            {
                case 0 when isThere:
                    own.Clear(XLClearOptions.Contents);
                    number.Clear(XLClearOptions.Contents);
                    break;
                case 1 when !isThere:
                    var picked = groups[random.Next(groups.Count)];
                    _ = picked is decimal grade && grade <= 9 ? own.SetValue(grade) : own.SetValue(picked as string ?? SchoolKinds.NameOfGrade((int)(decimal)picked));
                    number.SetValue(4);
                    isThere = true;
                    counted.SetValue(random.Next(0, 60));
                    break;
                case var drawn when isThere && (drawn < 12 || isKindergarten):
                    if (drawn == 2)
                    {
                        number.SetValue(random.Next(1, 5));
                    }

                    var before = page.Cell(row, sheet.Columns.Length + 3);
                    var last = before.IsEmpty() ? 40 : before.GetDouble();
                    counted.SetValue(drawn == 3 ? 0 : Math.Round(last * (isKindergarten ? trend : random.Next(60, 145)) / 100));
                    break;
            }
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return (context with { LastYear = lastYear }, buffer.ToArray());
    }

    static FormCell Cell(object value) => value is decimal number ? new(CellState.Value, number, null, null) : new(CellState.Value, null, (string)value, null);

    static byte[] TemplateOf(ReturnContext context, Return lastYear) =>
        ReturnTemplate.Write(context.School, context.County!.Value, context.Year!.Value, lastYear);

    // “row fault” by what stands beside the rows of classes.
    static List<string> ToldIn(byte[] workbook)
    {
        var rows = WorkbookReader.Read(workbook, [], new Deadline(null))!.Sheets.Single(one => one.Name == "班级").Rows;
        var column = rows.First(row => row.Cells.Any(cell => cell.Value is "自动核对")).Cells.First(cell => cell.Value is "自动核对").ColumnIndex;
        return [.. rows.SelectMany(row => (row[column] as string ?? "").Split('；'), (row, text) => (row.RowNumber, Text: text.TrimStart('✗')))
            .Where(one => Faults.Contains(one.Text)).Select(one => $"{one.RowNumber} {one.Text}").Order(StringComparer.Ordinal)];
    }

    // The same by what the check asks.
    static List<string> AskedIn(byte[] workbook, ReturnContext context, Return lastYear)
    {
        var result = ReturnChecker.Check(workbook, context with { LastYear = lastYear });
        return [.. result.Findings.SelectMany(finding => finding.Cells, (finding, cell) => (Fault: (finding.Code, finding.Caption) switch
        {
            ("class-changed", _) => Faults[0],
            ("cohort-changed", _) => Faults[1],
            ("stage-changed", "年级") => Faults[2],
            ("stage-changed", "班号") => Faults[3],
            ("stage-changed", "学生数") => Faults[4],
            ("cohort-missing", _) => Faults[5],
            ("stage-changed", "幼儿数") => Faults[6],
            _ => null,
        }, cell.RowNumber)).Where(one => one.Fault is not null).Select(one => $"{one.RowNumber} {one.Fault}").Distinct().Order(StringComparer.Ordinal)];
    }
}
