using System.Collections.Immutable;
using System.Globalization;
using ClosedXML.Excel;
using CsCheck;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Returns;

/// <summary>A template of any form, filled in with anything that its columns take, gives exactly that back.</summary>
public sealed class FilledTemplateTests
{
    const string NotApplicable = "/";

    static readonly ImmutableArray<ReturnContext> Contexts =
        [RawReturn.Context with { School = RawReturn.Context.School! with { Kind = SchoolKind.NineYear } }, RawReturn.KindergartenContext, RawReturn.BureauContext];

    public static TheoryData<string> Forms => [.. ReturnForms.Forms.Select(form => form.Code)];

    public static TheoryData<string, int> FormsAndYears =>
        new(from form in ReturnForms.Forms from year in new[] { 2023, 2024, 2025 } select (form.Code, year));

    [Theory]
    [MemberData(nameof(FormsAndYears))]
    public void ItGivesExactlyItsFactsBack(string code, int year)
    {
        var context = ContextOf(code, year);
        var template = TemplateOf(context);
        PropertyTests.Holds(Gen.UInt, 3, seed => HoldsFor(template, context, new Random((int)(seed >> 1)), bytes => bytes));
    }

    // In a workbook of the school's own, where the columns of each table stand in another order.
    [Theory]
    [MemberData(nameof(FormsAndYears))]
    public void WithItsColumnsMovedItGivesThemBackToo(string code, int year)
    {
        var context = ContextOf(code, year);
        var template = TemplateOf(context);
        PropertyTests.Holds(Gen.UInt, 2, seed =>
        {
            var random = new Random((int)(seed >> 1));
            HoldsFor(template, context, random, bytes => Moved(bytes, random));
        });
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public void ThroughLibreOfficeItGivesThemBackToo(string format)
    {
        Assert.SkipUnless(LibreOffice.IsThere, "LibreOffice is not on this machine");
        // With them the kinds of school whose sheets laid downward have other stages, three of them at most.
        var kinds = new[] { SchoolKind.Junior, SchoolKind.Senior, SchoolKind.Complete, SchoolKind.TwelveYear }
            .Select(kind => RawReturn.Context with { School = RawReturn.Context.School! with { Kind = kind } });
        var contexts = Contexts.Concat(kinds).Select(context => (Context: context, Template: TemplateOf(context), Random: new Random(420699))).ToList();
        var filled = contexts.Select(one => Fill(one.Template, ReturnForms.FormOf(one.Context.School?.Kind).In(one.Context.Year!.Value.StartYear), one.Random)).ToList();
        var converted = LibreOffice.Convert([.. filled.Select(one => one.Bytes)], format);
        foreach (var (index, one) in contexts.Index())
        {
            AssertFacts(filled[index].Facts, converted[index], one.Context);
        }
    }

    static ReturnContext ContextOf(string code, int year) =>
        Contexts.Single(one => ReturnForms.FormOf(one.School?.Kind).Code == code) with { Year = new SchoolYear(year) };

    static byte[] TemplateOf(ReturnContext context) => ReturnTemplate.Write(context.School, context.County!.Value, context.Year!.Value, null);

    [Theory]
    [MemberData(nameof(Forms))]
    public void AGoodOneIsAcceptedWithoutAFindingAndSoIsItsReceipt(string code)
    {
        var (raw, context) = code switch
        {
            "school-return" => (new RawReturn(), RawReturn.Context),
            "kindergarten-return" => (RawReturn.Kindergarten(), RawReturn.KindergartenContext),
            _ => (RawReturn.Bureau(), RawReturn.BureauContext),
        };
        var last = raw.Check(context).Return!;
        var upload = raw.TypedInto(ReturnTemplate.Write(context.School, context.County!.Value, context.Year!.Value, last));
        var result = ReturnChecker.Check(upload, context);
        Assert.Empty(result.Findings.Select(finding => $"{finding.Code} {finding.Message.Zh}"));
        Assert.Equal(ReturnForms.Forms.Single(form => form.Code == code).In(2025).Code, result.Workbook!.FormCode);
        Assert.Equal(ReturnForms.Of(last.Form).Totals(last), ReturnForms.Of(last.Form).Totals(result.Return!));

        var again = ReturnChecker.Check(ReturnReceipt.Write(upload, result), context);
        Assert.Empty(again.Findings);
        Assert.Equal(result.Return!.Rows.SelectMany(row => row.Cells), again.Return!.Rows.SelectMany(row => row.Cells));
    }

    static void HoldsFor(byte[] template, ReturnContext context, Random random, Func<byte[], byte[]> change)
    {
        var (facts, bytes) = Fill(template, ReturnForms.FormOf(context.School?.Kind).In(context.Year!.Value.StartYear), random);
        AssertFacts(facts, change(bytes), context);
    }

    static void AssertFacts(List<string> facts, byte[] bytes, ReturnContext context)
    {
        var (result, year) = (ReturnChecker.Check(bytes, context), context.Year!.Value.StartYear);
        Assert.DoesNotContain(result.Findings, finding => FindingTable.All.Single(rule => rule.Code == finding.Code).Family is FindingFamily.Workbook or FindingFamily.Sheet or FindingFamily.Cell);
        Assert.Equal(facts, result.Draft!.Rows.SelectMany(row => row.Sheet.Columns.Where(column => column.IsIn(year)), (row, column) => $"{row.Sheet.Code}/{row.RowNumber}/{column.Code} = {Told(row.Cell(column))}"));
    }

    // The values alone, in plain sheets; of a table (captions in row 3) the columns in another order.
    static byte[] Moved(byte[] bytes, Random random)
    {
        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        using var moved = new XLWorkbook();
        foreach (var sheet in workbook.Worksheets)
        {
            var isTable = sheet.Cell("A2").GetString() != "项目";
            var order = Enumerable.Range(1, sheet.LastColumnUsed().ColumnNumber()).ToArray();
            if (isTable)
            {
                random.Shuffle(order);
            }

            var plain = moved.AddWorksheet(sheet.Name);
            foreach (var cell in sheet.CellsUsed(cell => !cell.HasFormula))
            {
                plain.Cell(cell.Address.RowNumber, cell.Address.RowNumber >= 3 ? order[cell.Address.ColumnNumber - 1] : cell.Address.ColumnNumber).Value = cell.Value;
            }
        }

        using var buffer = new MemoryStream();
        moved.SaveAs(buffer);
        return buffer.ToArray();
    }

    // The facts, as “sheet/row/column = value”, and the workbook with them typed in. What the template leaves out is blank.
    static (List<string> Facts, byte[] Bytes) Fill(byte[] template, FormVersion version, Random random)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        var facts = new List<string>();
        foreach (var sheet in version.Form.Sheets)
        {
            var drawn = workbook.Worksheet(sheet.Caption);
            var (isDown, isList) = (drawn.Cell("A2").GetString() == "项目", sheet.Layout == SheetLayout.List);
            var prefilled = isList || !isDown ? 0 : Enumerable.Range(1, 9).TakeWhile(row => sheet.Columns[0].Understands(drawn.Cell(2, 1 + (row * 2)).GetString())).Count();
            var rows = isList ? 1 : prefilled > 0 ? prefilled : random.Next(1, 9);
            for (var row = 1; row <= rows; row++)
            {
                foreach (var column in version.ColumnsOf(sheet))
                {
                    var cell = TemplateCells.Of(drawn, column, version.Year, row);
                    var value = cell is null ? null : cell.IsEmpty() ? Draw(column, random) : cell.GetString();
                    facts.Add($"{sheet.Code}/{(isList ? 3 : isDown ? row + 1 : row + 3)}/{column.Code} = {Print(column, value)}");
                    if (cell is not null)
                    {
                        Type(cell, value);
                    }
                }
            }
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return (facts, buffer.ToArray());
    }

    static object? Draw(FormColumn column, Random random) => column.Required || random.Next(8) > 1 ? ValueOf(column, random) : random.Next(2) == 0 ? NotApplicable : null;

    static object ValueOf(FormColumn column, Random random) => column switch
    {
        GradeColumn => (decimal)random.Next(1, 10),
        AmountColumn amount => decimal.Round(amount.Minimum + ((Math.Min(amount.Maximum, 90_000) - amount.Minimum) * random.Next(0, 10_001) / 10_000), 2),
        NumberColumn number => (decimal)random.Next((int)number.Minimum, (int)Math.Min(number.Maximum, 9_000) + 1),
        ChoiceColumn choice => choice.Codes[random.Next(choice.Codes.Length)],
        YesNoColumn => random.Next(2) == 0 ? YesNoColumn.Yes : YesNoColumn.No,
        DateColumn => new DateTime(2025, 9, 1).AddDays(random.Next(365)),
        SchoolCodeColumn => string.Create(CultureInfo.InvariantCulture, $"42069900{random.Next(10, 100)}"),
        TextColumn => string.Create(CultureInfo.InvariantCulture, $"第{random.Next(1, 500)}号 A-{random.Next(9)}"),
        _ => throw new NotSupportedException(column.GetType().Name),
    };

    static void Type(IXLCell cell, object? value)
    {
        switch (value)
        {
            case decimal number: cell.SetValue(number); break;
            case DateTime day: cell.SetValue(day); break;
            case string text: cell.SetValue(text); break;
        }
    }

    static string Print(FormColumn column, object? value) => value switch
    {
        null => "Blank",
        NotApplicable => "NotApplicable",
        decimal number => number == 0 ? "Zero 0" : string.Create(CultureInfo.InvariantCulture, $"Value {number:0.####}"),
        DateTime day => string.Create(CultureInfo.InvariantCulture, $"Value {day:yyyy-MM-dd}"),
        _ => $"Value {value}",
    };

    static string Told(FormCell cell) => $"{cell.State} {cell.Number?.ToString("0.####", CultureInfo.InvariantCulture) ?? cell.Text}".Trim();
}
