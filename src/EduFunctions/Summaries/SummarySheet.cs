using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Workbooks;

namespace EduFunctions.Summaries;

/// <summary>One sheet of the county workbook: title, note, then rows under captions, each as high as what stands in it.</summary>
sealed class SummarySheet
{
    const double LineHeight = 17;
    const double RowHeightMaximum = 409; // Excel's own

    readonly IReadOnlyList<double> _widths;
    int _header;

    /// <summary>Begins a sheet.</summary>
    /// <param name="workbook">Where it is added.</param>
    /// <param name="name">Its name.</param>
    /// <param name="title">The title.</param>
    /// <param name="note">What it is made from, and how complete it is.</param>
    /// <param name="widths">Width of each column, in characters.</param>
    public SummarySheet(XLWorkbook workbook, string name, string title, string note, IReadOnlyList<double> widths)
    {
        (Sheet, _widths) = (workbook.AddWorksheet(name), widths);
        WorkbookLook.Title(Sheet, title, widths.Count);
        WorkbookLook.Note(Sheet, 2, note, widths.Count);
        Sheet.Row(2).Height = HeightOf([note], [widths.Sum()]);
        NextRow = 3;
    }

    /// <summary>The sheet.</summary>
    public IXLWorksheet Sheet { get; }

    /// <summary>The row that is written next, from 1.</summary>
    public int NextRow { get; private set; }

    /// <summary>A row of captions.</summary>
    public void Header(params IReadOnlyList<string> captions)
    {
        _header = NextRow;
        WorkbookLook.Header(Sheet, NextRow, captions, _widths);
        Sheet.Row(NextRow++).Height = Math.Max(24, HeightOf(captions, _widths));
    }

    /// <summary>A heading over what follows, with a blank row before it.</summary>
    public void Heading(string text)
    {
        NextRow++;
        Sheet.Cell(NextRow, 1).SetValue(text).Style.Font.SetBold().Font.SetFontSize(13);
        Sheet.Row(NextRow++).Height = 24;
    }

    /// <summary>A row of values.</summary>
    public void Add(params IReadOnlyList<object?> values)
    {
        WorkbookLook.Row(Sheet, NextRow, values);
        Sheet.Row(NextRow++).Height =
            HeightOf([.. values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")], _widths);
    }

    /// <summary>Sets the last row's values of some columns, from 1, in their middle.</summary>
    public void Center(int first, int last) =>
        Sheet.Range(NextRow - 1, first, NextRow - 1, last).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);

    /// <summary>Ends a sheet that is one table: filters over its captions, which stay in sight with the first columns.</summary>
    public void EndTable(int frozenColumns)
    {
        WorkbookLook.Page(Sheet, _header, landscape: true);
        Sheet.SheetView.Freeze(_header, frozenColumns);
        Sheet.Range(_header, 1, Math.Max(_header, NextRow - 1), _widths.Count).SetAutoFilter();
    }

    // Chinese letters are twice as wide as others. A program that measures cannot be had on every machine (see WorkbookLook).
    static double HeightOf(IReadOnlyList<string> texts, IReadOnlyList<double> widths)
    {
        var lines = texts.Index().Max(entry => entry.Item.Split('\n')
            .Sum(line => Math.Max(1, Math.Ceiling(line.Sum(letter => letter > '\u2E80' ? 2.1 : 1.1) / (widths[entry.Index] - 1)))));
        return Math.Min(RowHeightMaximum, (LineHeight * lines) + 4);
    }
}
