using ClosedXML.Excel;
using EduFunctions.Forms;

namespace EduFunctions.Tests.Returns;

/// <summary>Where a template has the cells to fill in, found by their captions as a clerk finds them.</summary>
static class TemplateCells
{
    /// <summary>The cell of a column in one of the rows, from 1; null when the template leaves the column out.</summary>
    public static IXLCell? Of(IXLWorksheet sheet, FormColumn column, int year, int row = 1)
    {
        var caption = column.CaptionIn(year) + (column.Unit.Length > 0 ? $"（{column.Unit}）" : "") + (column.Required ? "*" : "");
        if (sheet.Cell("A2").GetString() == "项目")
        {
            // The values of the key, which the template fills in, head the columns of input.
            return column is ChoiceColumn { IsPrefilled: true } ? Cell(2)
                : Enumerable.Range(3, 200).Where(item => sheet.Cell(item, 1).GetString() == caption).Select(Cell).FirstOrDefault();
        }

        return Enumerable.Range(1, 40).Where(index => sheet.Cell(3, index).GetString() == caption).Select(index => sheet.Cell(row + 3, index)).FirstOrDefault();

        IXLCell Cell(int item) => sheet.Cell(item, 1 + (row * 2));
    }
}
