using EduFunctions.Findings;
using EduFunctions.Forms;

namespace EduFunctions.Returns;

/// <summary>One check of a return beyond the single cell.</summary>
/// <param name="Rule">What it finds.</param>
/// <param name="Run">Looks, and reports what it finds.</param>
sealed record Check(FindingRule Rule, Action<ReturnUnderCheck> Run)
{
    static readonly FindingRule PartExceedsWhole = new("part-exceeds-whole", Severity.Error, FindingFamily.Row,
        new("“{0}”大于“{1}”。", "'{0}' is greater than '{1}'."))
    {
        Detail = new("{2} > {3}", "{2} > {3}"),
    };

    /// <summary>A check of every row of a sheet by itself, reported at one column.</summary>
    /// <param name="rule">What it finds.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="at">The column that the finding points at.</param>
    /// <param name="fault">The values of the rule's texts when the row is wrong; null when it is right, or cannot be judged.</param>
    /// <param name="against">The columns that it is compared with.</param>
    public static Check Row(FindingRule rule, FormSheet sheet, FormColumn at, Func<FormRow, string[]?> fault,
        params FormColumn[] against) => new(rule, subject =>
    {
        foreach (var row in subject.Of(sheet))
        {
            if (fault(row) is { } values)
            {
                subject.Report(rule, row, at, FormUnderCheck.PlacesOf([row], against), values);
            }
        }
    });

    /// <summary>Part and whole within one row: the part may not be greater than the columns of the whole together, all of them reported.</summary>
    public static Check Part(FormSheet sheet, NumberColumn part, params NumberColumn[] wholes)
    {
        var caption = string.Join('＋', wholes.Select(whole => whole.Caption));
        return Row(PartExceedsWhole, sheet, part,
            row => wholes.Aggregate((decimal?)0, (sum, whole) => sum + row[whole]) is { } whole && row[part] is { } counted && counted > whole
                ? [part.Caption, caption, FormUnderCheck.Print(counted), FormUnderCheck.Print(whole)]
                : null, wholes);
    }
}
