using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>Every form.</summary>
public static class ReturnForms
{
    /// <summary>All rows.</summary>
    internal static ImmutableArray<ReturnForm> All { get; } = [SchoolReturnForm.Return];

    /// <summary>The forms.</summary>
    public static ImmutableArray<Form> Forms { get; } = [.. All.Select(row => row.Form)];

    /// <summary>The form that a sender fills in; null when there is none yet.</summary>
    public static Form? FormOf(Sender sender) => Of(sender)?.Form;

    /// <summary>The row of a form.</summary>
    internal static ReturnForm Of(Form form) => All.First(row => ReferenceEquals(row.Form, form));

    /// <summary>The row of a sender's form; null when there is none yet.</summary>
    internal static ReturnForm? Of(Sender sender) => All.FirstOrDefault(row => row.IsSentBy(sender));

    /// <summary>The row that a workbook of an unknown sender is of: by the code of its template, else by the sheets that it has.</summary>
    internal static ReturnForm Of(RawWorkbook workbook) =>
        All.FirstOrDefault(row => workbook.FormCode?.Split('/')[0] == row.Form.Code)
        ?? All.MaxBy(row => row.Form.Sheets.Count(sheet => workbook.Sheets.Any(raw => SheetLocator.IsNameOf(sheet, raw))))!;
}
