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

    [Theory]
    [MemberData(nameof(Forms))]
    public void ItGivesExactlyItsFactsBack(string code)
    {
        var context = Contexts.Single(one => ReturnForms.FormOf(one.School?.Kind).Code == code);
        var template = ReturnTemplate.Write(context.School, context.County!.Value, context.Year!.Value, null);
        PropertyTests.Holds(Gen.UInt, 6, seed => HoldsFor(template, context, new Random((int)(seed >> 1))));
    }

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
        var upload = TypedIn(ReturnTemplate.Write(context.School, context.County!.Value, context.Year!.Value, last), raw);
        var result = ReturnChecker.Check(upload, context);
        Assert.Empty(result.Findings.Select(finding => $"{finding.Code} {finding.Message.Zh}"));
        Assert.Equal(ReturnForms.Forms.Single(form => form.Code == code).In(2025).Code, result.Workbook!.FormCode);
        Assert.Equal(ReturnForms.Of(last.Form).Totals(last), ReturnForms.Of(last.Form).Totals(result.Return!));

        var again = ReturnChecker.Check(ReturnReceipt.Write(upload, result), context);
        Assert.Empty(again.Findings);
        Assert.Equal(result.Return!.Rows.SelectMany(row => row.Cells), again.Return!.Rows.SelectMany(row => row.Cells));
    }

    /// <summary>A template with the values of a raw return typed into its open cells.</summary>
    static byte[] TypedIn(byte[] template, RawReturn raw)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        foreach (var (name, rows) in raw.Sheets)
        {
            var isList = workbook.Worksheet(name).Cell("A2").GetString() == "项目";
            foreach (var (row, cells) in rows.Where(row => row.Key >= (isList ? 3 : 4)))
            {
                foreach (var (column, value) in cells.Where(cell => !isList || cell.Key == 2))
                {
                    Type(workbook.Worksheet(name).Cell(row, column + 1), value is double number ? (decimal)number : value);
                }
            }
        }

        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return buffer.ToArray();
    }

    static void HoldsFor(byte[] template, ReturnContext context, Random random)
    {
        var form = ReturnForms.FormOf(context.School?.Kind);
        var (facts, bytes) = Fill(template, form, random);
        var result = ReturnChecker.Check(bytes, context);
        Assert.DoesNotContain(result.Findings, finding => FindingTable.All.Single(rule => rule.Code == finding.Code).Family is FindingFamily.Workbook or FindingFamily.Sheet or FindingFamily.Cell);
        Assert.Equal(facts, result.Draft!.Rows.SelectMany(row => row.Sheet.Columns, (row, column) => $"{row.Sheet.Code}/{row.RowNumber}/{column.Code} = {Told(row.Cell(column))}"));
    }

    // The facts, as “sheet/row/column = value”, and the workbook with them typed in.
    static (List<string> Facts, byte[] Bytes) Fill(byte[] template, Form form, Random random)
    {
        using var workbook = new XLWorkbook(new MemoryStream(template));
        var facts = new List<string>();
        foreach (var sheet in form.Sheets)
        {
            var drawn = workbook.Worksheet(sheet.Caption);
            var isList = sheet.Layout == SheetLayout.List;
            var prefilled = isList ? 0 : Enumerable.Range(4, 20).TakeWhile(row => sheet.Columns[0].IsPrefilled && !drawn.Cell(row, 1).IsEmpty()).Count();
            var rows = isList ? 1 : prefilled > 0 ? prefilled : random.Next(1, 9);
            for (var row = 1; row <= rows; row++)
            {
                foreach (var column in sheet.Columns)
                {
                    var cell = drawn.Cell(RawReturn.AddressOf(sheet, column, row));
                    var value = cell.IsEmpty() ? Draw(column, random) : cell.GetString();
                    facts.Add($"{sheet.Code}/{(isList ? 3 : row + 3)}/{column.Code} = {Print(column, value)}");
                    Type(cell, value);
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
