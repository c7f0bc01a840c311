using EduFunctions.Findings;
using ClosedXML.Excel;
using EduFunctions.Returns;
using EduFunctions.Tests.Workbooks;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>What a school reads in its receipt, and what of it is read when it comes back.</summary>
public sealed class ReturnReceiptTests
{
    const string ErrorColour = "F8CBAD";

    static (byte[] Receipt, PackageText Workbook, CheckedReturn Result) Receipt(byte[] upload, ReceiptFacts? facts = null)
    {
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        var receipt = ReturnReceipt.Write(upload, result, facts);
        return (receipt, new PackageText(receipt), result);
    }

    static List<Dictionary<string, string>> List(PackageText workbook) => [.. workbook.Rows("回执").OrderBy(row => row.Key).Select(row => row.Value)];

    static Dictionary<string, string> Line(PackageText workbook, string level) => List(workbook).First(row => row["A"] == level);

    [Fact]
    public void EachFindingIsMarkedAtItsCellAndListedFirstWithALinkToBothCellsOfAComparison()
    {
        var (_, workbook, _) = Receipt(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        Assert.Equal("✗ 必改：“其中女生”大于“学生数”。（41 > 40）", workbook.Comments("班级")["D4"]);
        Assert.Equal(ErrorColour, workbook.FillOf("班级", "D4"));
        Assert.Equal("回执", workbook.Sheets[0].Name);
        Assert.Contains("退回：有 1 处必须更正", List(workbook)[1]["A"], StringComparison.Ordinal);
        var line = Line(workbook, "✗ 必改");
        Assert.Equal(["班级", "D4", "C4", "41", "“其中女生”大于“学生数”。（41 > 40）"], [line["B"], line["C"], line["D"], line["E"], line["F"]]);
        Assert.Equal(["'班级'!D4", "'班级'!C4"], workbook.Links("回执").Values.Order(StringComparer.Ordinal).Reverse());
    }

    // 999 pupils in after-school service, of 240 in the classes of C4 to C9.
    [Fact]
    public void ACellComparedWithAnotherSheetIsLinkedToIt()
    {
        var (_, workbook, _) = Receipt(new RawReturn().Set("课后服务", "C5", 999d).ToXlsx());
        Assert.Equal("班级!C4:C9", Line(workbook, "✗ 必改")["D"]);
        Assert.Contains("'班级'!C4:C9", workbook.Links("回执").Values);
    }

    // Five classes of 40 and one whose pupils are missing, 200 at most: 401 in after-school service are too many whatever it has.
    [Theory]
    [InlineData(400d, "value-missing 班级!C5")]
    [InlineData(401d, "value-missing 班级!C5|participants-exceed-pupils 课后服务!C5")]
    public void AMistakeDoesNotHoldBackWhatIsWrongWhateverComesOfIt(double participants, string expected) =>
        Assert.Equal(expected, string.Join('|', new RawReturn().Set("班级", "C5", "").Set("班级", "D5", "").Set("班级", "H5", "").Set("课后服务", "C5", participants).Found()));

    [Fact]
    public void WhatTheBureauHasReturnedSaysWhyOnTopThoughTheCheckFoundNothing()
    {
        var (_, workbook, result) = Receipt(new RawReturn().ToXlsx(), ReceiptFacts.None with { Returned = new ReturnNotice("三年级人数与学籍系统不符", "王敏", new DateOnly(2025, 10, 9)) });
        Assert.True(result.IsAccepted);
        var lines = List(workbook).Select(row => row.GetValueOrDefault("A") ?? "").ToList();
        Assert.Equal("✗ 教育局退回：三年级人数与学籍系统不符", lines[1]);
        Assert.StartsWith("王敏 2025-10-09 退回，本表数据不再计入汇总。", lines[2], StringComparison.Ordinal);
        Assert.Equal("✓ 自动校验没有发现必须更正的问题。", lines[3]);
        Assert.Contains("状态：退回", lines[4], StringComparison.Ordinal);
        Assert.Contains("主要合计（退回的数据）", lines);
        Assert.DoesNotContain(lines, line => line.Contains("已采用", StringComparison.Ordinal) || line.Contains("将使用", StringComparison.Ordinal));
    }

    [Fact]
    public void NeitherCodesNorEnglishStandInIt()
    {
        var raw = new RawReturn().Set("班级", "D4", 41d).Set("班级", "C5", "４０").Set("教职工", "C4", 21d).Set("封面", "C6", "2024");
        var (_, workbook, result) = Receipt(raw.ToXlsx());
        var visible = List(workbook).SelectMany(row => row.Where(cell => string.CompareOrdinal(cell.Key, "H") <= 0).Select(cell => cell.Value)).ToList();
        Assert.NotEmpty(result.Findings);
        Assert.DoesNotContain(visible, text => result.Findings.Any(finding => text.Contains(finding.Code, StringComparison.Ordinal) || text.Contains(finding.Message.En, StringComparison.Ordinal)));
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
        Assert.Equal([("D4:D5", "C4:C5"), ("D7", "C7")], List(workbook).Where(row => row["A"] == "✗ 必改").Select(row => (row["C"], row["D"])));
        Assert.True(workbook.Comments("班级").ContainsKey("D7"));
    }

    // Figures written as text in two columns and three cells.
    [Fact]
    public void NoticesOfOneKindAreOneLine()
    {
        var (_, workbook, result) = Receipt(new RawReturn().Set("班级", "C4", "４０").Set("班级", "C6", "４０").Set("班级", "D5", "２０").ToXlsx());
        Assert.Equal(2, result.Findings.Count(finding => finding.Code == "number-as-text"));
        var line = Assert.Single(List(workbook), row => row["A"] == "i 提示");
        Assert.Equal("共 3 处", line["D"]);
    }

    [Fact]
    public void TheTopSaysWhoseItIsWhichVersionAndByWhen()
    {
        var facts = new ReceiptFacts { Name = "青石小学", Version = 2, Received = new DateOnly(2025, 9, 21), Due = new DateOnly(2025, 9, 20) };
        var (_, workbook, _) = Receipt(new RawReturn().ToXlsx(), facts);
        Assert.Equal("回执　青石小学", List(workbook)[0]["A"]);
        Assert.Equal("学校标识码：4206990001　学年：2025—2026　第 2 次报送　收到：2025-09-21　截止：2025-09-20（已过期）　状态：已核", List(workbook)[2]["A"]);
    }

    [Fact]
    public void AnAcceptedReturnsReceiptHasTheTotalsBesideLastYears()
    {
        var lastYear = new RawReturn().Set("班级", "C4", 45d).Check().Return;
        var (_, workbook, _) = Receipt(new RawReturn().ToXlsx(), new ReceiptFacts { LastYear = lastYear });
        Assert.Contains("已核", List(workbook)[1]["A"], StringComparison.Ordinal);
        var totals = List(workbook).Where(row => row.ContainsKey("D")).DistinctBy(row => row["A"]).ToDictionary(row => row["A"], row => (row["D"], row["E"]));
        Assert.Equal(("6", "6"), totals["小学班级数"]);
        Assert.Equal(("240", "245"), totals["小学学生数"]); // six classes of 40; one of 45 the year before
        Assert.Equal("19.5", totals["公用经费决算数"].Item1);
    }

    // 18 in post on 17 posts.
    [Fact]
    public void WhatIsTypedBesideAQueryIsItsExplanationWhenTheReceiptComesBack()
    {
        var (receipt, workbook, result) = Receipt(new RawReturn().Set("教职工", "B4", 17d).ToXlsx());
        Assert.Null(Assert.Single(result.Findings).Explanation);
        using var typed = new XLWorkbook(new MemoryStream(receipt));
        var row = workbook.Rows("回执").First(entry => entry.Value["A"] == "? 需说明").Key;
        typed.Worksheet("回执").Cell(row, 8).SetValue("县里借调一人");
        var (again, second, answered) = Receipt(Saved(typed));
        Assert.Equal("县里借调一人", Assert.Single(answered.Findings).Explanation);
        Assert.Equal("县里借调一人", Line(second, "? 需说明")["H"]);
        Assert.Equal("县里借调一人", Assert.Single(Receipt(again).Result.Findings).Explanation); // and is not asked again
    }

    [Fact]
    public void AnAnswerAndTheRowsOwnExplanationAreBothKept()
    {
        var (receipt, workbook, result) = Receipt(new RawReturn().Set("教职工", "B4", 17d).Set("教职工", "Z4", "见文件").ToXlsx());
        Assert.Equal("见文件", Assert.Single(result.Findings).Explanation);
        using var typed = new XLWorkbook(new MemoryStream(receipt));
        var row = workbook.Rows("回执").First(entry => entry.Value["A"] == "? 需说明").Key;
        typed.Worksheet("回执").Cell(row, 8).SetValue("县里借调一人");
        var (_, _, answered) = Receipt(Saved(typed));
        Assert.Equal("见文件；县里借调一人", Assert.Single(answered.Findings).Explanation);
    }

    [Fact]
    public void ASheetOfTheSchoolsOwnOfThatNameIsKept()
    {
        var upload = new RawReturn().Set("回执", "A1", "本校收文回执").Set("班级", "D4", 41d).ToXlsx();
        var (receipt, workbook, _) = Receipt(upload);
        Assert.Equal("回执2", workbook.Sheets[0].Name);
        Assert.Equal("本校收文回执", workbook.Rows("回执")[1]["A"]);
        var (_, again, _) = Receipt(receipt);
        Assert.Equal(workbook.Sheets.Select(sheet => sheet.Name), again.Sheets.Select(sheet => sheet.Name));
        Assert.Equal("本校收文回执", again.Rows("回执")[1]["A"]);
    }

    [Fact]
    public void ACorrectedReceiptIsReadLikeAnyReturnAndLosesItsOldMarks()
    {
        var (first, _, _) = Receipt(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        using var corrected = new XLWorkbook(new MemoryStream(first));
        corrected.Worksheet("班级").Cell("D4").SetValue(20d);
        var (_, second, result) = Receipt(Saved(corrected));
        Assert.Empty(result.Findings);
        Assert.Empty(second.Comments("班级"));
        Assert.Null(second.FillOf("班级", "D4"));
        Assert.Single(second.Sheets, sheet => sheet.Name == "回执");
    }

    [Fact]
    public void ASchoolsOwnCommentAndFillOutliveAnyNumberOfReceipts()
    {
        using var own = new XLWorkbook(new MemoryStream(new RawReturn().Set("班级", "D4", 41d).ToXlsx()));
        own.Worksheet("班级").Cell("D4").SetValue(41d).Style.Fill.SetBackgroundColor(XLColor.FromArgb(0x92, 0xD0, 0x50));
        own.Worksheet("班级").Cell("D4").Comment.AddText("张三：\n与学籍系统核对过");
        own.Worksheet("班级").Cell("D5").Comment.AddText("另一条");
        var upload = Saved(own);
        for (var time = 0; time < 3; time++)
        {
            (upload, var marked, _) = Receipt(upload);
            Assert.Equal("✗ 必改：“其中女生”大于“学生数”。（41 > 40）\n张三：\n与学籍系统核对过", marked.Comments("班级")["D4"].ReplaceLineEndings("\n"));
            Assert.Equal(ErrorColour, marked.FillOf("班级", "D4"));
        }

        using var corrected = new XLWorkbook(new MemoryStream(upload));
        corrected.Worksheet("班级").Cell("D4").SetValue(20d);
        var (_, clean, result) = Receipt(Saved(corrected));
        Assert.Empty(result.Findings);
        Assert.Equal("张三：\n与学籍系统核对过", clean.Comments("班级")["D4"].ReplaceLineEndings("\n"));
        Assert.Equal("92D050", clean.FillOf("班级", "D4"));
        Assert.Equal("另一条", clean.Comments("班级")["D5"]);
    }

    // 41 girls of 40 pupils; the identifier is prefilled and locked.
    [Fact]
    public void ATemplatesCellsGetTheirFillsBack()
    {
        var (first, marked, _) = Receipt(ReturnTemplateTests.Filled(ReturnTemplateTests.Template(), new RawReturn().Set("班级", "D4", 41d).Set("封面", "C6", "2024")));
        Assert.Equal(ErrorColour, marked.FillOf("封面", "C6"));
        using var corrected = new XLWorkbook(new MemoryStream(first));
        corrected.Worksheet("班级").Cell("D4").SetValue(20d);
        corrected.Worksheet("封面").Cell("C6").SetValue("2025");
        var (_, clean, result) = Receipt(Saved(corrected));
        Assert.Empty(result.Findings);
        Assert.Equal("FFFDE7", clean.FillOf("班级", "D4"));
        Assert.Equal("EEF1F5", clean.FillOf("封面", "C6"));
    }

    // A school may have coloured the cell anew before it sent the receipt back.
    [Fact]
    public void AFillThatIsNotOursStays()
    {
        var (first, _, _) = Receipt(new RawReturn().Set("班级", "D4", 41d).ToXlsx());
        using var corrected = new XLWorkbook(new MemoryStream(first));
        corrected.Worksheet("班级").Cell("D4").SetValue(20d).Style.Fill.SetBackgroundColor(XLColor.FromArgb(0x92, 0xD0, 0x50));
        var (_, clean, _) = Receipt(Saved(corrected));
        Assert.Equal("92D050", clean.FillOf("班级", "D4"));
        Assert.Empty(clean.Comments("班级"));
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
        var findings = new List<Finding>();
        var again = WorkbookReader.Read(ReturnReceipt.Write([], result), findings);
        Assert.Empty(findings);
        Assert.StartsWith("回执", again!.Sheets[0].Name, StringComparison.Ordinal);
        Assert.Contains(again.Sheets[0].Rows, row => row.Cells.Any(cell => cell.Value is string text && text.StartsWith("必须更正", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a_x0001_b")]
    [InlineData("_xD800_")]
    public void AnEscapedCharacterGetsItsReceiptToo(string text)
    {
        var upload = HostileWorkbook.Package($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>年级</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>班号</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
        var (_, workbook, result) = Receipt(upload);
        Assert.Contains(result.Findings, finding => finding.Code == "not-a-grade");
        Assert.Equal("回执", workbook.Sheets[0].Name);
        Assert.Equal(text, workbook.ValueOf(workbook.Cell("班级", "A2")));
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
                return raw.Set("班级", "A4", "?").Workbook() is var spoilt ? spoilt with { Sheets = [.. spoilt.Sheets, good.Sheets[1] with { Name = new string('表', 40), Index = good.Sheets.Length }] } : good;
            case "a sheet's name with a slash":
                return Named("收/支", "班级");
            case "a sheet's name in quotes":
                return Named("'表'", "班级");
            default:
                return Named("回执", "班级");
        }

        RawWorkbook Named(params string[] names) => good with { Sheets = [.. good.Sheets, .. names.Select((name, index) => good.Sheets[1] with { Name = name, Index = good.Sheets.Length + index })] };
    }

    [Fact]
    public void TextOfASchoolIsNeverWrittenAsAFormula()
    {
        const string Evil = "=HYPERLINK(\"http://evil\",\"x\")";
        var (_, workbook, result) = Receipt(new RawReturn().Set("封面", "C4", Evil).Set("班级", "C4", "+1+cmd").ToXlsx());
        Assert.Contains(result.Findings, finding => finding.Code == "text-looks-like-formula");
        Assert.All(workbook.Sheets, sheet => Assert.Empty(PackageText.Named(workbook.Tree(sheet.Part), "f")));
        Assert.Contains(List(workbook).SelectMany(row => row.Values), text => text == Evil);
    }

    [Fact]
    public void AFileThatCannotBeReadStillGetsItsList()
    {
        var (_, workbook, _) = Receipt("<html>"u8.ToArray());
        Assert.Equal("回执", Assert.Single(workbook.Sheets).Name);
        Assert.Contains("不是 Excel 工作簿", Line(workbook, "✗ 必改")["F"], StringComparison.Ordinal);
    }

    [Fact]
    public void AnXlsGetsTheListAndIsToldHowToSendItAsXlsx()
    {
        var (_, workbook, result) = Receipt(File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(RulesTests.Root, "seeds"), "*.xls", SearchOption.AllDirectories).First()));
        Assert.NotNull(result.Workbook);
        Assert.Contains(List(workbook), row => row["A"].Contains("另存为", StringComparison.Ordinal));
        Assert.Contains("班级", workbook.Sheets.Select(sheet => sheet.Name));
    }

    // Found by fuzz: without number formats and form code the list of a file that cannot be marked was accepted when it came back.
    [Fact]
    public void AListKeepsWhatNumbersAreShownAsWhatIsMergedAndWhoseTemplateItIs()
    {
        var raw = new RawReturn();
        raw.Formats[("经费", "C3")] = "0.00\"元\"";
        raw.Formats[("办学条件", "D4")] = "0\"亩\"";
        raw.Lay("班级", "年级|班号|学生数|<|说明", "^|^|男|女|^", "1|1|13|12|", "2|1|16|14|");
        var result = raw.Check(RawReturn.Context, "kindergarten-return/2023");
        var again = ReturnChecker.Check(ReturnReceipt.Write([], result), RawReturn.Context);
        Assert.Superset(new HashSet<string>(["wrong-form-version", "unit-differs", "column-without-total"]), result.Findings.Select(finding => finding.Code).ToHashSet());
        Assert.Equal(result.Findings.Select(finding => (finding.Code, finding.Message)), again.Findings.Select(finding => (finding.Code, finding.Message)));
    }

    [Fact]
    public void EqualInputGivesEqualBytes()
    {
        var upload = new RawReturn().Set("班级", "D4", 41d).ToXlsx();
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        Assert.Equal(ReturnReceipt.Write(upload, result), ReturnReceipt.Write(upload, result));
    }

    // Formats that the list has would make a patched file of another reading: the school is told, and gets the values.
    [Fact]
    public void AFileThatReadsOtherwiseOncePatchedGetsTheListAndIsToldWhy()
    {
        var upload = new RawReturn().Set("班级", "D4", 41d).ToXlsx();
        var result = ReturnChecker.Check(upload, RawReturn.Context);
        var other = result with { Workbook = result.Workbook! with { FormCode = "x" } };
        var workbook = new PackageText(ReturnReceipt.Write(upload, other));
        Assert.Contains(List(workbook), row => row["A"].Contains("会改动已填的数据", StringComparison.Ordinal));
        Assert.Equal("41", workbook.ValueOf(workbook.Cell("班级", "D4")));
        Assert.Equal(ErrorColour, workbook.FillOf("班级", "D4"));
    }
}
