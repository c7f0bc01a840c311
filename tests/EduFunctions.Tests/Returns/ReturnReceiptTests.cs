using EduFunctions.Findings;
using ClosedXML.Excel;
using EduFunctions.Returns;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

public sealed class ReturnReceiptTests
{
    static (byte[] Receipt, XLWorkbook Workbook, CheckedReturn Result) Receipt(byte[] upload)
    {
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        var receipt = ReturnReceipt.Write(upload, result);
        return (receipt, new XLWorkbook(new MemoryStream(receipt)), result);
    }

    [Fact]
    public void EachFindingIsMarkedAtItsCellAndListedFirstWithALink()
    {
        var (_, workbook, _) = Receipt(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        var cell = workbook.Worksheet("班级").Cell("D4");
        Assert.StartsWith("✗ 必改：", cell.Comment.Text, StringComparison.Ordinal);
        Assert.Equal(XLColor.FromArgb(0xF8, 0xCB, 0xAD), cell.Style.Fill.BackgroundColor);
        var list = workbook.Worksheet(1);
        Assert.Equal("回执", list.Name);
        Assert.Contains("退回", list.Cell("A2").GetString(), StringComparison.Ordinal);
        Assert.Equal(["✗ 必改", "班级", "D4", "41"], list.Range("A5:D5").Cells().Select(entry => entry.GetString()));
        Assert.Equal("'班级'!D4", list.Cell("C5").Hyperlink.InternalAddress);
    }

    [Fact]
    public void NeighbouringCellsOfOneCauseAreOneLine()
    {
        var raw = new RawReturn();
        foreach (var row in new[] { 4, 5, 7 })
        {
            raw.Set("班级", $"D{row}", 41d);
        }

        var (_, workbook, _) = Receipt(raw.ToXlsx());
        Assert.Equal(["D4:D5", "D7"], workbook.Worksheet(1).Range("C5:C6").Cells().Select(cell => cell.GetString()));
        Assert.True(workbook.Worksheet("班级").Cell("D7").HasComment);
    }

    [Fact]
    public void AnAcceptedReturnsReceiptHasTheTotalsThatTheBureauUses()
    {
        var (_, workbook, _) = Receipt(new RawReturn().ToXlsx());
        var list = workbook.Worksheet(1);
        Assert.Contains("已核", list.Cell("A2").GetString(), StringComparison.Ordinal);
        var totals = list.Rows(5, 20).ToDictionary(row => row.Cell(1).GetString() is { Length: > 0 } name ? name : $"{row.RowNumber()}", row => row.Cell(3).GetString());
        Assert.Equal("6", totals["小学班级数"]);
        Assert.Equal("240", totals["小学学生数"]); // six classes of 40
        Assert.Equal("19.5", totals["公用经费支出"]);
    }

    [Fact]
    public void ACorrectedReceiptIsReadLikeAnyReturnAndLosesItsOldMarks()
    {
        var (_, workbook, _) = Receipt(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        workbook.Worksheet("班级").Cell("D4").SetValue(20d);
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        var (_, second, result) = Receipt(buffer.ToArray());
        Assert.Empty(result.Findings);
        Assert.False(second.Worksheet("班级").Cell("D4").HasComment);
        Assert.Equal(1, second.Worksheets.Count(sheet => sheet.Name == "回执"));
    }

    [Fact]
    public void ASchoolsOwnCommentOutlivesAnyNumberOfReceipts()
    {
        using var own = new XLWorkbook(new MemoryStream(new RawReturn().Set("班级", "D4", 41d).ToXlsx()));
        own.Worksheet("班级").Cell("D4").Comment.AddText("张三：\n与学籍系统核对过");
        own.Worksheet("班级").Cell("D5").Comment.AddText("另一条");
        own.Worksheet("班级").Cell("D5").Style.Fill.SetBackgroundColor(XLColor.Green);
        var upload = Saved(own);
        for (var time = 0; time < 3; time++)
        {
            (upload, var marked, _) = Receipt(upload);
            Assert.Equal("✗ 必改：“其中女生”大于“学生数”。（41 > 40）\n张三：\n与学籍系统核对过", marked.Worksheet("班级").Cell("D4").Comment.Text.ReplaceLineEndings("\n"));
        }

        using var corrected = new XLWorkbook(new MemoryStream(upload));
        corrected.Worksheet("班级").Cell("D4").SetValue(20d);
        var (_, clean, result) = Receipt(Saved(corrected));
        Assert.Empty(result.Findings);
        var cell = clean.Worksheet("班级").Cell("D4");
        Assert.Equal("张三：\n与学籍系统核对过", cell.Comment.Text.ReplaceLineEndings("\n"));
        Assert.Equal(XLFillPatternValues.None, cell.Style.Fill.PatternType);
        Assert.Equal(("另一条", XLColor.Green), (clean.Worksheet("班级").Cell("D5").Comment.Text, clean.Worksheet("班级").Cell("D5").Style.Fill.BackgroundColor));
    }

    // 41 girls of 40 pupils; the identifier is prefilled and locked.
    [Fact]
    public void ATemplatesCellsGetTheirFillsBack()
    {
        var (first, marked, _) = Receipt(ReturnTemplateTests.Filled(ReturnTemplateTests.Template(), new RawReturn().Set("班级", "D4", 41d).Set("封面", "C6", "2024")));
        Assert.Equal(XLColor.FromArgb(0xF8, 0xCB, 0xAD), marked.Worksheet("封面").Cell("C6").Style.Fill.BackgroundColor);
        using var corrected = new XLWorkbook(new MemoryStream(first));
        corrected.Worksheet("班级").Cell("D4").SetValue(20d);
        corrected.Worksheet("封面").Cell("C6").SetValue("2025");
        var (_, clean, result) = Receipt(Saved(corrected));
        Assert.Empty(result.Findings);
        Assert.Equal(XLColor.FromArgb(0xFF, 0xFD, 0xE7), clean.Worksheet("班级").Cell("D4").Style.Fill.BackgroundColor);
        Assert.Equal(XLColor.FromArgb(0xEE, 0xF1, 0xF5), clean.Worksheet("封面").Cell("C6").Style.Fill.BackgroundColor);
    }

    // A school may have coloured the cell anew before it sent the receipt back.
    [Fact]
    public void AFillThatIsNotOursStays()
    {
        var (first, _, _) = Receipt(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        using var corrected = new XLWorkbook(new MemoryStream(first));
        corrected.Worksheet("班级").Cell("D4").SetValue(20d).Style.Fill.SetBackgroundColor(XLColor.Green);
        var (_, clean, _) = Receipt(Saved(corrected));
        Assert.Equal(XLColor.Green, clean.Worksheet("班级").Cell("D4").Style.Fill.BackgroundColor);
        Assert.False(clean.Worksheet("班级").Cell("D4").HasComment);
    }

    static byte[] Saved(XLWorkbook workbook)
    {
        using var buffer = new MemoryStream();
        workbook.SaveAs(buffer);
        return buffer.ToArray();
    }

    // A receipt is written of every workbook that was read, however odd; each is read again.
    [Theory]
    [InlineData("texts longer than a cell holds when joined")]
    [InlineData("a control character as Excel escapes it")]
    [InlineData("half a surrogate pair")]
    [InlineData("a header far beyond the last column")]
    [InlineData("a sheet's name twice")]
    [InlineData("a sheet's name of 40 characters")]
    [InlineData("a sheet's name with a slash")]
    [InlineData("a sheet's name in quotes")]
    [InlineData("a sheet of our own name")]
    public void WhatWasReadGetsItsReceipt(string oddity)
    {
        var workbook = Odd(oddity);
        var result = ReturnChecker.Check(workbook, RawReturn.Context, []);
        Assert.NotEmpty(result.Findings);
        var findings = new List<EduFunctions.Findings.Finding>();
        var again = WorkbookReader.Read(ReturnReceipt.Write([], result), findings);
        Assert.Empty(findings);
        Assert.Equal("回执", again!.Sheets[0].Name);
        Assert.Contains(again.Sheets[0].Rows, row => row.Cells.Any(cell => cell.Value as string == result.Findings[^1].Code));
    }

    [Theory]
    [InlineData("a_x0001_b")]
    [InlineData("_xD800_")]
    public void AnEscapedCharacterGetsItsReceiptToo(string text)
    {
        var upload = HostileWorkbook.Package($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>年级</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>班号</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
        var (_, workbook, result) = Receipt(upload);
        Assert.Contains(result.Findings, finding => finding.Code == "not-a-grade");
        Assert.Equal("回执", workbook.Worksheet(1).Name);
    }

    static RawWorkbook Odd(string oddity)
    {
        var raw = new RawReturn();
        var good = raw.Workbook();
        switch (oddity)
        {
            case "texts longer than a cell holds when joined":
                for (var row = 4; row < 10; row++)
                {
                    raw.Set("班级", $"K{row}", new string((char)('甲' + row), 32_000));
                }

                return raw.Workbook();
            case "a control character as Excel escapes it":
                return raw.Set("班级", "A4", "a_x0001_b").Workbook();
            case "half a surrogate pair":
                return raw.Set("班级", "A4", "a\ud800").Workbook();
            case "a header far beyond the last column":
                return raw.Set("班级", $"{CellAddress.LettersOf(20_000)}3", "学生数").Workbook();
            case "a sheet's name twice":
                return Named("班级", "班级");
            case "a sheet's name of 40 characters":
                return Named(new string('表', 40));
            case "a sheet's name with a slash":
                return Named("收/支");
            case "a sheet's name in quotes":
                return Named("'表'");
            default:
                return Named("回执", "x");
        }

        RawWorkbook Named(params string[] names) => good with { Sheets = [.. good.Sheets, .. names.Select((name, index) => good.Sheets[1] with { Name = name, Index = good.Sheets.Length + index })] };
    }

    [Fact]
    public void TextOfASchoolIsNeverWrittenAsAFormula()
    {
        const string Evil = "=HYPERLINK(\"http://evil\",\"x\")";
        var (_, workbook, result) = Receipt(new RawReturn().Set("封面", "C4", Evil).Set("班级", "C4", "+1+cmd").ToXlsx());
        Assert.Contains(result.Findings, finding => finding.Code == "text-looks-like-formula");
        Assert.All(workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()), cell => Assert.False(cell.HasFormula, cell.Address.ToString()));
        Assert.Contains(workbook.Worksheet("回执").CellsUsed(), cell => cell.GetString() == Evil);
    }

    [Fact]
    public void AFileThatCannotBeLoadedStillGetsItsList()
    {
        var (_, workbook, _) = Receipt("<html>"u8.ToArray());
        Assert.Equal("回执", Assert.Single(workbook.Worksheets).Name);
        Assert.Contains(workbook.Worksheet(1).CellsUsed(), cell => cell.GetString() == "not-a-workbook");
    }

    [Fact]
    public void EqualInputGivesEqualBytes()
    {
        var upload = new RawReturn().Set("班级", "D4", 41d).ToXlsx();
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        Assert.Equal(ReturnReceipt.Write(upload, result), ReturnReceipt.Write(upload, result));
    }

    [Fact]
    public void ARuleThatClosedXmlDoesNotKnowGivesTheValuesAsRead()
    {
        const string Rule = """<conditionalFormatting sqref="C4:C9"><cfRule type="aboveAverage" dxfId="0" priority="1"/></conditionalFormatting>""";
        using var buffer = new MemoryStream();
        buffer.Write(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        using (var zip = new System.IO.Compression.ZipArchive(buffer, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.GetEntry("xl/worksheets/sheet2.xml")!;
            string text;
            using (var reader = new StreamReader(part.Open()))
            {
                text = reader.ReadToEnd();
            }

            part.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part.FullName).Open());
            writer.Write(System.Text.RegularExpressions.Regex.Replace(text, "(</(?:x:)?sheetData>)", "$1" + (text.Contains("<x:sheetData", StringComparison.Ordinal) ? Rule.Replace("<", "<x:", StringComparison.Ordinal).Replace("<x:/", "</x:", StringComparison.Ordinal) : Rule)));
        }

        var (_, workbook, result) = Receipt(buffer.ToArray());
        Assert.Equal("part-exceeds-whole", Assert.Single(result.Findings).Code);
        Assert.StartsWith("✗ 必改：", workbook.Worksheet("班级").Cell("D4").Comment.Text, StringComparison.Ordinal);
        Assert.Equal(41d, workbook.Worksheet("班级").Cell("D4").GetDouble());
    }
}
