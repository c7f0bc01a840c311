using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using EduFunctions.Findings;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Summaries;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>附 指标来源: where every number of the report comes from.</summary>
static class ReportAppendix
{
    /// <summary>The tables, of what has been printed so far.</summary>
    public static IEnumerable<XElement> Of(ReportSource source, WordRuns runs)
    {
        var figures = runs.Printed.Select(piece => piece.Figure).OfType<string>().Distinct().Select(source.Find).OfType<Figure>().ToList();
        var rows = runs.Printed.Where(piece => piece.Cell is not null && piece.Text != "—").Distinct().GroupBy(piece => RowOf(piece.Cell!)).ToList();
        yield return Paragraph(runs.Style(WordStyles.Body), Run(string.Create(CultureInfo.InvariantCulture,
            $"本报告的数字取自 {source.Round.Year} 学年第 {source.Run} 次汇总（{ReportFacts.Day(source.CompiledOn)}），共 {figures.Count} 项。“已报 / 应报”是给出了该项数据的学校（园）数和应当给出的学校（园）数；填“/”的、未填全或分母为 0 的、按届比较而上年没有报全的已经报送，但没有给出数。")));
        if (figures.Count > 0)
        {
            foreach (var element in WordTable.Of("附表 1　数字的来源", ["指标", "代码", "数值", "上年", "算法", "来源报表", "已报 / 应报", "时点"], [36, 38, 20, 20, 42, 30, 40, 18],
                [.. figures.Select(figure => RowOf(source, figure))], runs, WordStyles.SmallCell))
            {
                yield return element;
            }
        }

        if (rows.Count > 0)
        {
            foreach (var element in WordTable.Of("附表 2　直接取自县级年报表的内容", ["内容", "工作表", "单元格"], [100, 30, 40],
                [.. rows.Select(row => RowOf(row.Key.Sheet, [.. row]))], runs, WordStyles.SmallCell))
            {
                yield return element;
            }
        }
    }

    static ImmutableArray<ReportRun> RowOf(ReportSource source, Figure figure)
    {
        var indicator = IndicatorTable.Find(figure.Indicator);
        return
        [
            new ReportRun(figure.Name.Zh), new ReportRun(figure.Code),
            new ReportRun(FigureText.WithUnit(figure, FigureText.Value(figure)).Zh) { Figure = figure.Code, IsMissing = figure.Value is null },
            new ReportRun(FigureText.WithUnit(figure, FigureText.LastYear(figure)).Zh),
            new ReportRun(indicator is null ? "" : source.Standards.Fill(indicator.Formula)),
            new ReportRun(indicator is null ? "" : SourcesOf(indicator)),
            new ReportRun(FigureText.Coverage(figure).Zh),
            new ReportRun(figure.ReferenceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];
    }

    // 学校年报表：班级、教职工
    static string SourcesOf(Indicator indicator) => indicator.Sheets.IsEmpty ? "学校名册、报送登记"
        : string.Join('；', ReturnForms.Forms.Select(form => (form, Sheets: indicator.Sheets.Where(form.Sheets.Contains).ToList())).Where(entry => entry.Sheets.Count > 0)
            .Select(entry => $"{entry.form.Caption}：{string.Join('、', entry.Sheets.Select(sheet => sheet.Caption))}"));

    // A name may hold an exclamation mark: the address stands behind the last one.
    static (string Sheet, int Row) RowOf(string cell)
    {
        var at = cell.LastIndexOf('!');
        return (cell[..Math.Max(at, 0)], CellAddress.TryParse(cell[(at + 1)..], out var address) ? address.RowNumber : 0);
    }

    // What the report takes from one row of the bureau's return.
    static ImmutableArray<ReportRun> RowOf(string sheet, IReadOnlyList<ReportRun> pieces) =>
    [
        new ReportRun(string.Join('；', pieces.Select(piece => piece.Text).Distinct())), new ReportRun(sheet),
        new ReportRun(string.Join('、', pieces.Select(piece => piece.Cell![(piece.Cell!.LastIndexOf('!') + 1)..]).Distinct())),
    ];
}
