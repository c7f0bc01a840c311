using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EduFunctions.Indicators;
using EduFunctions.Reports;

namespace EduFunctions.Tests.Reports;

/// <summary>The report of the demo county as Word and HTML.</summary>
public sealed partial class ReportDocumentTests
{
    static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void WordFindsNothingWrongWithTheTemplate() => AssertValid(ReportTemplate.Write());

    [Fact]
    public void WordFindsNothingWrongWithTheReport() => AssertValid(DemoReport.Content);

    [Fact]
    public void TheSameReportHasTheSameBytes()
    {
        Assert.Equal(ReportTemplate.Write(), ReportTemplate.Write());
        Assert.Equal(DemoReport.Content, DemoReport.Write(null).Content);
    }

    [Fact]
    public void EveryFigureReadBackFromTheTextIsTheRuns()
    {
        var controls = Body(DemoReport.Content).Descendants(W + "sdt").ToList();
        Assert.True(controls.Count > 400, FormattableString.Invariant($"{controls.Count} figures"));
        Assert.All(controls, control =>
        {
            var (code, text) = (control.Element(W + "sdtPr")!.Element(W + "tag")!.Attribute(W + "val")!.Value, TextOf(control));
            Assert.True(IsTheRuns(DemoReport.Source.Find(code), text), $"{code}: {text}");
        });
    }

    [Fact]
    public void EveryFigureLeadsToItsPage()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(DemoReport.Content), false);
        var links = document.MainDocumentPart!.HyperlinkRelationships.ToDictionary(link => link.Id, link => link.Uri.OriginalString);
        Assert.All(Body(DemoReport.Content).Descendants(W + "sdt"), control =>
            Assert.Equal($"/counties/420699/2025/figures/{control.Element(W + "sdtPr")!.Element(W + "tag")!.Attribute(W + "val")!.Value}",
                links[control.Descendants(W + "hyperlink").Single().Attributes().First(attribute => attribute.Name.LocalName == "id").Value]));
    }

    // Conditions, sentences without any number, coverage once a sentence, evidence and standing.
    [Fact]
    public void EveryItemSaysWhatItsRowsSay()
    {
        var texts = ReportText.Of(DemoReport.Content);
        foreach (var item in ReportItems.All)
        {
            var state = ReportItemState.Of(DemoReport.Source, item);
            var said = state.Said.SelectMany(clause =>
            {
                // One that all figures of a sentence have is told once, behind the first; else each has its own.
                var coverages = ReportSource.PlacesIn(clause.Words).Where(place => place.Form is PlaceForm.Value or PlaceForm.Size).SelectMany(place => DemoReport.Source.ValueOf(place))
                    .Where(run => run is { Figure: not null, IsMissing: false, IsNotApplicable: false }).Select(run => run.Coverage).Distinct().ToList();
                var told = false;
                return DemoReport.Source.Say(clause.Words).Select(run => run.Text + (run.Coverage is { } coverage && !(told && coverages.Count == 1) && (told = true) ? $"（{coverage}）" : ""));
            });
            var ending = ReportLists.PlacesOf(item).SelectMany(place => DemoReport.Source.ValueOf(place)).Select(run => run.Text);
            Assert.False(state.Said.IsEmpty, $"{item.Code} has a title and says nothing of the demo county");
            Assert.Equal($"{item.Title}{string.Concat(said)}{string.Concat(ending)}", texts.GetValueOrDefault($"item:{item.Code}"));
        }
    }

    [Fact]
    public void NothingUnfilledIsLeft()
    {
        Assert.DoesNotMatch(@"\{[a-z]", ReportText.All(DemoReport.Content));
        Assert.Empty(DemoReport.File.Findings);
        Assert.Empty(ReportTemplate.Check(ReportTemplate.Write()));
    }

    [Fact]
    public void TheTextAsHtmlIsTheSame()
    {
        var html = XElement.Parse(ReportHtml.Write(DemoReport.Content));
        html.Descendants("figure").Remove();
        Assert.Equal(Letters(ReportText.All(DemoReport.Content)), Letters(html.Value));
        Assert.All(html.Descendants("a"), link => Assert.StartsWith("/counties/420699/2025/", link.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.Equal(Body(DemoReport.Content).Descendants(W + "tbl").Count(), html.Descendants("table").Count());
        Assert.NotEmpty(html.Descendants("h2"));
    }

    [Fact]
    public void AChartIsAFigureWithItsNumbers()
    {
        var figure = XElement.Parse(ReportHtml.Write(DemoReport.Content)).Descendants("figure").Single(one => one.Element("figcaption")!.Value == "七项指标校际差异系数");
        var row = figure.Descendants("tbody").Elements("tr").First();
        Assert.Equal(["小学", "初中"], figure.Descendants("thead").Descendants("th").Skip(1).Select(cell => cell.Value));
        Assert.Equal([.. new[] { "primary", "junior" }.Select(stage => Math.Round(DemoReport.Source.Find($"{BalanceTable.SevenIndicators.First().Code}-cv.{stage}")!.Value!.Value, 3, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture))],
            row.Elements("td").Select(cell => cell.Value));
    }

    [Fact]
    public void TheAppendixNamesEveryFigureThatIsPrinted()
    {
        var appendix = ReportText.Of(DemoReport.Content)["appendix"];
        Assert.All(DemoReport.File.Printed.Select(run => run.Figure).OfType<string>().Where(code => DemoReport.Source.Find(code) is not null), code => Assert.Contains($"\t{code}\t", appendix, StringComparison.Ordinal));
        var cells = appendix.Split('\n').SelectMany(line => line.Split('\t') is [_, var sheet, var addresses] ? addresses.Split('、').Select(address => $"{sheet}!{address}") : []).ToHashSet();
        Assert.All(DemoReport.File.Printed.Where(run => run.Text != "—").Select(run => run.Cell).OfType<string>(), cell => Assert.Contains(cell, cells));
    }

    [Fact]
    public void EveryFactAndListHasAName() =>
        Assert.All(ReportFacts.Names.Concat(ReportLists.Names), name => Assert.NotEqual(name, ReportNames.Of(ReportPlace.Parse(name))));

    /// <summary>Holds a document against the schema of Office 2019.</summary>
    internal static void AssertValid(byte[] bytes) => Assert.Empty(ErrorsOf(bytes));

    /// <summary>What is against it.</summary>
    internal static IReadOnlyList<string> ErrorsOf(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri}: {error.Node?.LocalName}: {error.Description}").Distinct()];
    }

    internal static XElement Body(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        using var stream = document.MainDocumentPart!.GetStream();
        return XElement.Load(stream, LoadOptions.PreserveWhitespace).Element(W + "body")!;
    }

    static string TextOf(XElement element) => string.Concat(element.Descendants(W + "t").Select(text => text.Value));

    static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    // Told from the words around the number, and computed here: nothing of the program that printed it.
    static bool IsTheRuns(Figure? figure, string text)
    {
        if (figure is null)
        {
            return text == "（本县没有这一项）";
        }

        var number = Numbers().Match(text.Replace(figure.Name.Zh, "", StringComparison.Ordinal)) is { Success: true } match ? decimal.Parse(match.Value, NumberStyles.Number, CultureInfo.InvariantCulture) : (decimal?)null;
        if (Change().Match(text) is { Success: true } change && figure.LikeForLike is { } pair)
        {
            var size = change.Groups["size"].Success ? decimal.Parse(change.Groups["size"].Value, NumberStyles.Number, CultureInfo.InvariantCulture) : 0;
            var difference = Round(pair.Value) - Round(pair.LastYear);
            return (pair.Schools == 0 || text.Contains($"{pair.Schools} 所", StringComparison.Ordinal)) && size == Math.Abs(difference)
                && (difference == 0 ? text.Contains("持平", StringComparison.Ordinal) : difference > 0 == change.Groups["up"].Success);
        }

        return text switch
        {
            _ when text.StartsWith("增长", StringComparison.Ordinal) => number == Round(figure.Value!.Value),
            _ when text.StartsWith("下降", StringComparison.Ordinal) => number == -Round(figure.Value!.Value),
            "与上年持平" => Round(figure.Value!.Value) == 0,
            "上年无同口径数据" or "—" => figure.LikeForLike is null || figure.Value is null,
            _ when text.StartsWith("应为“是”", StringComparison.Ordinal) => figure.Unit.Length == 0,
            _ when text.StartsWith('应') => number == figure.Limit,
            "标准未设" => figure.Limit is null,
            "是" or "做到" => figure.Value == 1,
            "否" or "没有做到" => figure.Value == 0,
            _ when number is null || text.StartsWith('（') || text.StartsWith("尚不能确定", StringComparison.Ordinal) => figure.Value is null || figure.LastYear is null,
            _ => number == Round(figure.Value ?? -1) || number == Round(figure.LastYear ?? -1),
        };

        decimal Round(decimal value) => Math.Round(value, figure.Unit == "系数" ? 3 : 2, MidpointRounding.AwayFromZero);
    }

    [GeneratedRegex(@"-?\d[\d,]*(\.\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"((?<up>比上年增加 |比上年上升 |▲ \+)|比上年减少 |比上年下降 |▼ −)(?<size>\d[\d,]*(\.\d+)?)|同口径（\d+ 所）与上年持平|^持平")]
    private static partial Regex Change();
}
