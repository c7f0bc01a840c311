using System.Collections.Immutable;
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
        + (fill.Choices.TryGetValue(column, out var choices) ? $"本校为 {choices[0]} 至 {choices[^1]}。" : "");

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
        ImmutableArray<string> listed = fill.Choices.TryGetValue(column, out var choices) ? choices : column switch
        {
            ChoiceColumn choice => choice.Codes,
            YesNoColumn => [YesNoColumn.Yes, YesNoColumn.No],
            _ => [],
        };
        switch (column)
        {
            case var _ when !listed.IsEmpty:
                validation.List($"\"{string.Join(',', listed)}\"", true);
                break;
            case AmountColumn amount:
                validation.Decimal.Between((double)amount.Minimum, (double)amount.Maximum);
                break;
            case NumberColumn number:
                validation.WholeNumber.Between((int)number.Minimum, (int)number.Maximum);
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
        var hint = choices.IsDefault ? column.Hint : string.Join('、', choices);
        validation.ErrorMessage = $"“{column.Caption}”应填：{hint}。{(column.IsKey ? "" : "不适用的填“/”。")}";
        validation.InputTitle = column.Caption;
        validation.InputMessage = Told(column) + (column.Required ? "（必填）" : "");
    }
}
