using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using EduFunctions.Reports;

namespace EduFunctions.Tests.Reports;

public sealed class ReportDocumentTests
{
    [Fact]
    public void WordFindsNothingWrongWithTheTemplate() => AssertValid(ReportTemplate.Write());

    [Fact]
    public void WordFindsNothingWrongWithTheReport() => AssertValid(DemoReport.Content);

    /// <summary>Holds a document against the schema of Office 2019.</summary>
    internal static void AssertValid(byte[] bytes)
    {
        if (Environment.GetEnvironmentVariable("KEEP") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, TestContext.Current.Test!.TestDisplayName.Split('.')[^1] + ".docx"), bytes);
        }

        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Take(20).Select(error => $"{error.Part?.Uri}{error.Path?.XPath}: {error.Description}"));
    }
}
