using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>Runs alone: it measures time, and memory of the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>No file crashes, hangs or exhausts the worker: its check and its receipt each end within 2 s and 200 MiB.</summary>
[Collection(nameof(Alone))]
public sealed class HostileWorkbookTests
{
    /// <summary>Each disease with what the reader says of it; nothing where the file is only unusual, and goes on to the checks.</summary>
    public static TheoryData<string, string> Hostile => new()
    {
        { "empty", "file-empty" }, { "html", "not-a-workbook" }, { "csv", "not-a-workbook" }, { "plain-zip", "file-is-archive" }, { "too-large", "file-too-large" },
        { "truncated", "file-damaged" }, { "encrypted", "file-encrypted" }, { "xls-encrypted", "file-encrypted" }, { "xls-protected", "file-protected" },
        { "xls-rc4-encrypted", "file-encrypted" }, { "xls-rc4-protected", "file-protected" }, { "xls-crypto-encrypted", "file-encrypted" }, { "xls-crypto-protected", "file-protected" },
        { "xls-filepass-short", "file-damaged" }, { "xls-filepass-unknown", "file-damaged" }, { "word", "not-a-workbook" }, { "xlsb", "file-format-not-read" }, { "excel-4", "file-format-not-read" }, { "macros", "file-has-macros" },
        { "ole-rubbish", "file-damaged" }, { "xls-rubbish", "file-damaged" }, { "xls-truncated", "file-damaged" }, { "xls-endless-dif", "" },
        { "xls-vast-sectors", "file-damaged" }, { "xls-far-corner", "" },
        { "zip-bomb", "unpacked-too-large" }, { "xml-bomb", "xml-too-large" }, { "xml-bomb-hidden", "" },
        { "entries-2100", "not-a-workbook" }, { "entries-100000", "not-a-workbook" }, { "one-name-twice", "file-damaged" },
        { "size-too-small", "file-damaged" }, { "size-too-large", "file-damaged" }, { "size-zip64-missing", "file-damaged" },
        { "deep-xml", "file-damaged" }, { "dtd", "file-damaged" }, { "external-entity", "file-damaged" },
        { "long-string", "file-damaged" }, { "long-attribute", "file-damaged" }, { "runs", "file-damaged" }, { "runs-many", "" },
        { "references-500000", "" }, { "references-500001", "too-many-references" },
        { "million-rows", "too-many-cells" }, { "million-empty-rows", "" }, { "million-rows-formatted", "" }, { "million-rows-declared", "" }, { "rows-backwards", "file-damaged" },
        { "far-column", "" }, { "far-corner", "" }, { "farther-column", "file-damaged" },
        { "cells-200000", "" }, { "cells-200020", "too-many-cells" }, { "texts-200000", "" }, { "wrong-cells", "" }, { "column-200000-times", "" },
        { "sheets-40", "" }, { "sheets-41", "too-many-sheets" }, { "sheets-one-part", "file-damaged" }, { "sheet-elsewhere", "file-damaged" },
        { "cyclic-workbook", "file-damaged" }, { "cyclic-sheet", "" }, { "missing-relationship", "file-damaged" }, { "shared-string-out-of-range", "file-damaged" },
        { "number-formats", "" }, { "styles-100000", "" }, { "merged-100000", "" }, { "merged-all", "" }, { "names-65000", "" },
        { "link-everywhere", "" }, { "array-everywhere", "" }, { "columns-many", "" },
        { "name-of-200", "" }, { "name-odd", "" }, { "name-of-receipt", "" }, { "controls", "" }, { "picture", "" }, { "picture-drawn", "" },
        { "light-merged", "" }, { "light-links", "" }, { "light-reach", "" }, { "light-array", "" }, { "light-columns", "" }, { "light-cells", "" },
        { "light-names", "" }, { "light-validations", "" }, { "light-formats", "" }, { "light-styles", "" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void AHostileFileEndsInItsFindingAndItsReceipt(string disease, string expected)
    {
        var upload = HostileWorkbook.Make(disease);
        var result = Bounded.Run("check", () => ReturnChecker.Check(upload, RawReturn.Context));
        Assert.Equal(expected.Length == 0, result.Workbook is not null);
        Assert.False(result.IsAccepted);
        if (expected.Length > 0)
        {
            Assert.Equal(expected, Assert.Single(result.Findings).Code);
        }

        var receipt = Bounded.Run("receipt", () => ReturnReceipt.Write(upload, result));
        var (before, findings) = (new List<Finding>(), new List<Finding>());
        WorkbookReader.Read(upload, before);
        var again = WorkbookReader.Read(receipt, findings);
        Assert.Equal(expected.Length > 0 ? [] : before.Select(finding => finding.Code), findings.Select(finding => finding.Code));
        Assert.StartsWith("回执", again!.Sheets[0].Name, StringComparison.Ordinal);
    }
}
