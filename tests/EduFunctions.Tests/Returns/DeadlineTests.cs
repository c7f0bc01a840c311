using EduFunctions.Returns;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>What no count of the reader catches ends at the deadline, wherever the work stands then.</summary>
public sealed class DeadlineTests
{
    /// <summary>A clock that has stood still for so many looks when half an hour passes.</summary>
    sealed class Jump(int looks) : TimeProvider
    {
        public int Looks { get; private set; }

        public override long GetTimestamp() => ++Looks > looks ? TimestampFrequency * 1800 : 0;
    }

    static ReturnContext With(TimeProvider clock) => RawReturn.Context with { Clock = clock };

    public static IReadOnlyList<EduFunctions.Findings.Finding> Late() => ReturnChecker.Check(new RawReturn().ToXlsx(), With(new Jump(1))).Findings;

    [Theory]
    [InlineData(".xlsx")]
    [InlineData(".xls")]
    public void ACheckThatTakesTooLongIsAFinding(string format)
    {
        var upload = format == ".xlsx" ? new RawReturn().ToXlsx() : CaseTests.Bytes("20-xls-stream-in-capitals-error.xls");
        var patient = new Jump(int.MaxValue);
        var expected = ReturnChecker.Check(upload, With(patient)).Findings;
        Assert.True(patient.Looks > 20);
        for (var looks = 1; looks < patient.Looks; looks++)
        {
            var result = ReturnChecker.Check(upload, With(new Jump(looks)));
            Assert.Equal(("file-takes-too-long", false), (Assert.Single(result.Findings).Code, result.IsAccepted));
        }

        Assert.Equal(expected.Select(finding => finding.Message), ReturnChecker.Check(upload, With(new Jump(patient.Looks))).Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void AReceiptThatTakesTooLongIsTheList()
    {
        var upload = new RawReturn().Set("班级", "D4", 41d).ToXlsx();
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        var patient = new Jump(int.MaxValue);
        ReturnReceipt.Write(upload, result, new ReceiptFacts { Clock = patient });
        Assert.True(patient.Looks > 10);
        foreach (var looks in Enumerable.Range(1, patient.Looks - 1))
        {
            var receipt = WorkbookReader.Read(ReturnReceipt.Write(upload, result, new ReceiptFacts { Clock = new Jump(looks) }), [])!;
            Assert.Contains("花的时间太长", string.Concat(receipt.Sheets[0].Rows.SelectMany(row => row.Cells).Select(cell => cell.Value)), StringComparison.Ordinal);
            Assert.Equal(41d, receipt.Sheets.Single(sheet => sheet.Name == "班级").Rows.Single(row => row.RowNumber == 4)[3]);
        }
    }
}
