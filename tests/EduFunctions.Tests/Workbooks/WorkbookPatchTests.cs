using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EduFunctions.Returns;

namespace EduFunctions.Tests.Workbooks;

/// <summary>A receipt is the upload with what is ours added: everything else is what it was, byte for byte or node for node.</summary>
public sealed class WorkbookPatchTests
{
    // Attributes and elements of a sheet that a patch may change: the format of a marked cell, the extent of its row, which sheet is in
    // front, and the drawing of comments.
    static readonly string[] OwnElements = ["legacyDrawing"];

    /// <summary>Workbooks of the seeds, and of the cases that people reported.</summary>
    public static TheoryData<string> Files => [.. new[] { "seeds", "tests/EduFunctions.Tests/Cases" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RulesTests.Root, folder), "*.xlsx", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(RulesTests.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryPartButOursIsWhatItWas(string file)
    {
        var upload = File.ReadAllBytes(Path.Combine(RulesTests.Root, file));
        var result = ReturnChecker.Check(upload, ReturnContext.None);
        if (result.Workbook is null)
        {
            return;
        }

        var (before, after) = (new PackageText(upload), new PackageText(ReturnReceipt.Write(upload, result)));
        var sheets = before.Sheets.Select(sheet => sheet.Part).ToHashSet();
        var earlier = before.Sheets.Where(sheet => sheet.Name == "回执").Select(sheet => sheet.Part).ToHashSet();
        foreach (var (part, bytes) in before.Parts)
        {
            if (sheets.Contains(part) && !earlier.Contains(part))
            {
                Assert.Equal(Bare(before.Tree(part)), Bare(after.Tree(part)));
            }
            else if (!IsOurs(part) && !earlier.Contains(part))
            {
                Assert.True(bytes.AsSpan().SequenceEqual(after.Parts[part]), part);
            }
        }

        Assert.Equal("回执", after.Sheets[0].Name);
        Assert.Equal(before.Sheets.Where(sheet => sheet.Name != "回执"), after.Sheets.Skip(1));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void TheReceiptSentBackIsJudgedAsTheUploadWas(string file)
    {
        var upload = File.ReadAllBytes(Path.Combine(RulesTests.Root, file));
        var result = ReturnChecker.Check(upload, ReturnContext.None);
        if (result.Workbook is not null)
        {
            var again = ReturnChecker.Check(ReturnReceipt.Write(upload, result), ReturnContext.None);
            Assert.Equal(result.IsAccepted, again.IsAccepted);
            Assert.Equal(Said(result), Said(again));
        }
    }

    // The SDK knows the schemas of Office; what it finds wrong in the upload already is the upload's.
    [Theory]
    [MemberData(nameof(Files))]
    public void ItsPartsAreWhatTheSchemasOfOfficeSay(string file)
    {
        var upload = File.ReadAllBytes(Path.Combine(RulesTests.Root, file));
        var result = ReturnChecker.Check(upload, ReturnContext.None);
        if (result.Workbook is not null && Faults(upload) is { } before)
        {
            Assert.Empty(Faults(ReturnReceipt.Write(upload, result))!.Except(before));
        }
    }

    // Null where the SDK does not open the file.
    static HashSet<string>? Faults(byte[] bytes)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
            return [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(fault => $"{fault.Id} {fault.Description}")];
        }
        catch (OpenXmlPackageException)
        {
            return null;
        }
    }

    static string[] Said(CheckedReturn result) => [.. result.Findings.Select(finding =>
        $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address + cell.Text))} {finding.Explanation}")];

    // Parts that a patch names: what lists parts, sheets and formats, and what comments are made of.
    static bool IsOurs(string part) => part == "[Content_Types].xml" || part.EndsWith("/workbook.xml", StringComparison.Ordinal)
        || part.EndsWith("/workbook.xml.rels", StringComparison.Ordinal) || part.EndsWith("/styles.xml", StringComparison.Ordinal)
        || part.Contains("/worksheets/_rels/", StringComparison.Ordinal) || part.Contains("/comments", StringComparison.Ordinal)
        || part.EndsWith(".vml", StringComparison.Ordinal);

    // A sheet without what a patch may change. A cell that is only there to be marked has no value.
    static string Bare(XDocument sheet)
    {
        foreach (var element in sheet.Root!.DescendantsAndSelf().ToList())
        {
            if (OwnElements.Contains(element.Name.LocalName) || (element.Name.LocalName is "c" or "row" && !element.HasElements))
            {
                element.Remove();
                continue;
            }

            if (element.Name.LocalName is "c" or "row")
            {
                element.SetAttributeValue("s", element.Name.LocalName == "c" ? null : (string?)element.Attribute("s"));
                element.SetAttributeValue("spans", null);
            }

            element.SetAttributeValue("tabSelected", null);
        }

        return sheet.ToString(SaveOptions.DisableFormatting);
    }
}
