using System.Globalization;
using ClosedXML.Excel;
using EduFunctions.Workbooks;

namespace EduFunctions.Forms;

/// <summary>The cells of a template that are filled in: open, with what they take, and what is said of them.</summary>
sealed class TemplateInput(TemplateFill fill)
{
    /// <summary>
    /// What a clerk is told of a column: a sentence says more than a kind of value; the values of a list are in its drop-down.
    /// </summary>
    public string Told(FormColumn column) => (column.Help.Length > 0 ? column.Help : column.Hint)
        + (column is NumberColumn number && fill.Bounds.TryGetValue(number, out var bounds)
            ? string.Create(CultureInfo.InvariantCulture, $"本校为 {bounds.Minimum} 至 {bounds.Maximum}。") : "");

    /// <summary>Opens cells of a column.</summary>
    /// <param name="range">The cells.</param>
    /// <param name="column">The column.</param>
    /// <param name="checked">The cells that check what is typed; null for the same.</param>
    public void Open(IXLRange range, FormColumn column, IXLRange? @checked = null)
    {
        range.Style.Protection.SetLocked(false).Fill.SetBackgroundColor(WorkbookLook.InputFill);
        if (column is DateColumn)
        {
            range.Style.NumberFormat.SetFormat("yyyy-mm-dd");
        }
        else if (column is TextColumn)
        {
            range.Style.NumberFormat.SetFormat("@");
            range.Style.Alignment.SetWrapText();
        }

        Validate(@checked ?? range, column);
    }

    // A warning, not a stop: “/” for 不适用 must remain possible in a number cell.
    void Validate(IXLRange range, FormColumn column)
    {
        var validation = range.SetDataValidation();
        var (minimum, maximum) = column is NumberColumn number ? fill.Bounds.GetValueOrDefault(number, (number.Minimum, number.Maximum))
            : default;
        switch (column)
        {
            case AmountColumn:
                validation.Decimal.Between((double)minimum, (double)maximum);
                break;
            case NumberColumn:
                validation.WholeNumber.Between((int)minimum, (int)maximum);
                break;
            case YesNoColumn:
                validation.List($"\"{YesNoColumn.Yes},{YesNoColumn.No}\"", true);
                break;
            case ChoiceColumn choice:
                validation.List($"\"{string.Join(',', choice.Codes)}\"", true);
                break;
            case DateColumn:
                validation.Date.Between(new DateTime(2000, 1, 1), new DateTime(2099, 12, 31));
                break;
            case TextColumn text:
                validation.TextLength.Between(0, text.MaxLength);
                break;
            default:
                validation.TextLength.Between(0, 20);
                break;
        }

        validation.IgnoreBlanks = true;
        validation.ErrorStyle = XLErrorStyle.Warning;
        validation.ErrorTitle = "请核对";
        validation.ErrorMessage = $"“{column.Caption}”应填：{column.Hint}。{(column.IsKey ? "" : "不适用的填“/”。")}";
        validation.InputTitle = column.Caption;
        validation.InputMessage = Told(column) + (column.Required ? "（必填）" : "");
    }
}
