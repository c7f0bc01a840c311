using System.Globalization;
using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.Returns;

/// <summary>The first two arrows: workbook → rows → findings. Deterministic; a workbook, however broken, ends in findings.</summary>
public static class ReturnChecker
{
    // Outside a round every column that is still asked for is read.
    const int NewestForm = int.MaxValue;

    /// <summary>Reads and checks one workbook of the school return.</summary>
    /// <param name="bytes">The file as uploaded.</param>
    /// <param name="context">What the upload's path and the register say.</param>
    public static CheckedReturn Check(byte[] bytes, ReturnContext context)
    {
        var fileFindings = new List<Finding>();
        var workbook = WorkbookReader.Read(bytes, fileFindings);
        if (workbook is null)
        {
            return new CheckedReturn(null, null, fileFindings, null);
        }

        return Check(workbook, context, fileFindings);
    }

    /// <summary>What comes of a file that is larger than a return may be, without reading it.</summary>
    /// <param name="length">Its size in bytes.</param>
    public static CheckedReturn TooLarge(long length) => new(null, null,
        [FindingTable.Of("file-too-large").Create(length.ToString(CultureInfo.InvariantCulture), WorkbookReader.FileBytesMaximum.ToString(CultureInfo.InvariantCulture))], null);

    /// <summary>Checks a workbook already read.</summary>
    /// <param name="workbook">Its cells.</param>
    /// <param name="context">What the upload's path and the register say.</param>
    /// <param name="fileFindings">Findings of reading it; they stand before the others of the same place.</param>
    public static CheckedReturn Check(RawWorkbook workbook, ReturnContext context, IReadOnlyList<Finding> fileFindings)
    {
        var findings = new FindingCollector();
        var form = SchoolReturnForm.Form;
        var expectedCode = string.Create(CultureInfo.InvariantCulture, $"{form.Code}/{form.Version}");
        if (workbook.FormCode is { } code && code != expectedCode)
        {
            findings.Add("wrong-form-version", null, code, expectedCode);
        }

        var located = SheetLocator.Locate(form, workbook, context.Year?.StartYear ?? NewestForm, findings);
        var rows = ReturnReader.Read(located, findings);
        ReturnChecks.Run(new ReturnUnderCheck(workbook, [.. located.Select(sheet => sheet.Form)], rows, context, findings));

        var sorted = findings.Sorted(fileFindings);
        var draft = located.Count == 0 ? null : DraftOf(rows, context);
        var accepted = sorted.All(finding => finding.Severity != Severity.Error);
        return new CheckedReturn(accepted ? draft : null, draft, sorted, workbook);
    }

    static Return? DraftOf(System.Collections.Immutable.ImmutableArray<ReturnRow> rows, ReturnContext context)
    {
        var cover = rows.FirstOrDefault(row => row.Sheet.Code == "cover");
        var hasSchool = SchoolCode.TryParse(CellText.Narrow(cover?.Text("school") ?? ""), out var school);
        var hasYear = SchoolYear.TryParse(CellText.Narrow(cover?.Text("year") ?? ""), out var year);
        return (context.SchoolCode ?? (hasSchool ? school : null), context.Year ?? (hasYear ? year : null)) is ({ } of, { } inYear)
            ? new Return(of, inYear, rows)
            : null;
    }
}
