using System.Collections.Immutable;
using EduFunctions.Forms;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>Every form.</summary>
public static class ReturnForms
{
    /// <summary>All rows.</summary>
    internal static ImmutableArray<ReturnForm> All { get; } =
        [SchoolReturnForm.Return, KindergartenReturnForm.Return, BureauReturnForm.Return];

    /// <summary>The forms.</summary>
    public static ImmutableArray<Form> Forms { get; } = [.. All.Select(row => row.Form)];

    /// <summary>Those that schools fill in, each by its kind.</summary>
    public static ImmutableArray<Form> OfSchools { get; } = [.. Forms.Except([FormOf(null)])];

    /// <summary>The form that a kind of school fills in; for null the bureau's.</summary>
    public static Form FormOf(SchoolKind? kind) => Of(kind).Form;

    /// <summary>The forms that may come from a sender: of a school that of one kind or another.</summary>
    public static ImmutableArray<Form> FormsOf(Sender sender) => sender.School is null ? [FormOf(null)] : OfSchools;

    /// <summary>The key totals of a return, as its receipt and its sign-off page show them.</summary>
    public static IEnumerable<ReturnTotal> TotalsOf(Return accepted) => Of(accepted.Form).Totals(accepted);

    /// <summary>The row of a form.</summary>
    internal static ReturnForm Of(Form form) => All.First(row => ReferenceEquals(row.Form, form));

    /// <summary>The row of the form that a kind of school fills in; for null the bureau's.</summary>
    internal static ReturnForm Of(SchoolKind? kind) => All.First(row => row.IsSentBy(kind));

    /// <summary>
    /// The row that an upload is of: the sender's. Where it is not known what kind of school sends it, by the code of the template, else by
    /// the sheets that the workbook has.
    /// </summary>
    internal static ReturnForm Of(ReturnContext context, RawWorkbook workbook)
    {
        ImmutableArray<ReturnForm> possible = context switch
        {
            { Sender: { School: null } } => [Of((SchoolKind?)null)],
            { Sender: not null, School: { } school } => [Of(school.Kind)],
            { Sender: { } sender } => [.. FormsOf(sender).Select(Of)],
            _ => All,
        };
        return possible.FirstOrDefault(row => workbook.FormCode?.Split('/')[0] == row.Form.Code)
            ?? possible.MaxBy(row => row.Form.Sheets.Count(sheet => workbook.Sheets.Any(raw => SheetLocator.IsNameOf(sheet, raw))))!;
    }
}
