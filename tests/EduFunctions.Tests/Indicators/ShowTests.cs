using System.Globalization;
using EduFunctions.Summaries;
using EduFunctions.Tests.Seeds;
namespace EduFunctions.Tests.Indicators;
public sealed class ShowTests
{
    [Fact]
    public void Show()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var s = DemoCounty.Summary;
        File.WriteAllLines("/tmp/figures.txt", s.Figures.Where(f => !f.Code.Contains(".school-", StringComparison.Ordinal)).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Code,-55} {f.Name.Zh} | {FigureText.Value(f).Zh} {f.Unit} | 上年 {FigureText.LastYear(f).Zh} | {FigureText.Change(f).Zh} | {f.Counted}/{f.Expected} | {f.Limit} {f.IsMet}")));
        File.WriteAllLines("/tmp/flags.txt", s.Flags.Select(f => $"{f.Severity} {f.Key.Code} {f.Key.Subject} | {f.Subject} | {FlagText.Since(f).Zh} | {f.Text.Zh} | {f.Remedy.Zh}"));
        var book = SummaryWorkbook.Write(s, DemoCounty.History.Now, 1);
        File.WriteAllBytes("/tmp/county.xlsx", book);
        using (var doc = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(book), false))
        {
            File.WriteAllLines("/tmp/validator.txt", new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(doc).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
        }

        watch.Restart();
        DemoCounty.Compile(DemoCounty.History);
        File.AppendAllText("/tmp/figures.txt", $"{s.Figures.Length} figures {watch.ElapsedMilliseconds} ms\n");
    }
}
