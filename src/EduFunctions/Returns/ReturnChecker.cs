using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>The first two arrows: workbook → rows → findings. Deterministic; a workbook, however broken, ends in findings.</summary>
public static class ReturnChecker
{
    // Outside a round every column that is still asked for is read.
    const int NewestForm = int.MaxValue;

    /// <summary>Reads and checks one workbook.</summary>
    /// <param name="bytes">The file as uploaded.</param>
    /// <param name="context">What the upload's path and the register say.</param>
    public static CheckedReturn Check(byte[] bytes, ReturnContext context)
    {
        var (fileFindings, deadline) = (new List<Finding>(), new Deadline(context.Clock));
        try
        {
            return WorkbookReader.Read(bytes, fileFindings, deadline) is { } workbook
                ? Check(workbook, context, fileFindings, deadline)
                : new CheckedReturn(null, null, [.. Refused(context), .. fileFindings], null);
        }
        catch (BudgetException late)
        {
            return new CheckedReturn(null, null, [.. Refused(context), .. fileFindings, late.Finding], null);
        }
    }

    /// <summary>What comes of a file that is larger than a return may be, without reading it.</summary>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="context">What the upload's path and the register say.</param>
    public static CheckedReturn TooLarge(long length, ReturnContext context) => new(null, null,
        [.. Refused(context), WorkbookFindings.FileTooLarge.Create(length.ToString(CultureInfo.InvariantCulture),
            WorkbookReader.FileBytesMaximum.ToString(CultureInfo.InvariantCulture))], null);

    /// <summary>Checks a workbook already read.</summary>
    /// <param name="workbook">Its cells.</param>
    /// <param name="context">What the upload's path and the register say.</param>
    /// <param name="fileFindings">Findings of reading it; they stand before the others of the same place.</param>
    public static CheckedReturn Check(RawWorkbook workbook, ReturnContext context, IReadOnlyList<Finding> fileFindings) =>
        Check(workbook, context, fileFindings, null);

    static CheckedReturn Check(RawWorkbook workbook, ReturnContext context, IReadOnlyList<Finding> fileFindings, Deadline? deadline)
    {
        var form = ReturnForms.Of(context, workbook);
        var findings = new FindingCollector(deadline);
        var cover = context is { Year: not null, School: not null } ? null : CoverOf(workbook, form);
        var located =
            SheetLocator.Locate(form.For(context.Year?.StartYear ?? NewestForm,
            context.School?.Kind ?? form.KindIn(cover?.One(form.Form.Sheets[0]))),
            workbook, findings, context.Year?.StartYear ?? form.Identify(cover!).Year?.StartYear);
        var rows = FormReader.Read(located, findings);
        var subject = new ReturnUnderCheck(workbook, [.. located], rows, context, findings)
        {
            Answers = ReceiptSheet.AnswersIn(workbook), Earlier = context.Answers,
        };
        var (from, inYear) = form.Identify(subject);
        subject = subject with { Year = context.Year ?? inYear };
        SheetYear.Tell(located, findings, isSaid: context.Year is not null && inYear is not null && inYear != context.Year);
        foreach (var check in form.Checks.TakeWhile(_ => !findings.IsFull))
        {
            findings.KeepTime();
            check.Run(subject);
        }

        var sorted = findings.Sorted([.. Refused(context), .. fileFindings]);
        var draft = located.Count > 0 && !findings.IsFull && (context.Sender ?? from, subject.Year) is ({ } sender, { } year)
            ? new Return(sender, year, form.Form, rows) : null;
        var accepted = sorted.All(finding => finding.Severity != Severity.Error);
        return new CheckedReturn(accepted ? draft : null, draft, sorted, workbook);
    }

    static IEnumerable<Finding> Refused(ReturnContext context) => context.Gate?.Refusal is { } refusal ? [refusal] : [];

    // What the path and the register do not say, the cover tells, a form's first sheet: of which year the return is, and of what kind of school.
    static FormUnderCheck CoverOf(RawWorkbook workbook, ReturnForm form)
    {
        var aside = new FindingCollector();
        var cover = SheetLocator.Locate((form.Form with { Sheets = [form.Form.Sheets[0]] }).In(NewestForm), workbook, aside, null);
        return new FormUnderCheck(workbook, [.. cover], FormReader.Read(cover, aside), aside);
    }
}
