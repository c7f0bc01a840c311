using System.Security.Cryptography;
using System.Text;
using ClosedXML.Excel;
using EduFunctions.Findings;
using EduFunctions.Reports;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Summaries;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Reports;

/// <summary>抽样核查: who is drawn, which cells, and what is said of what was found.</summary>
public sealed class SiteSampleTests
{
    static Flag Flag(FlagSeverity severity) => new()
    {
        Key = new FlagKey("x", "y", null), Code = FlagTable.All[0].Code, Severity = severity, Subject = "", Change = FlagChange.New, Years = 1,
        Text = Text.Empty, Remedy = Text.Empty,
    };

    static SiteFacts Facts(int school, int version = 1, bool isLate = false, params FlagSeverity[] flags) =>
        new(Some.School(school), new Standing { State = ReturnState.Accepted, Version = version }, isLate, [.. flags.Select(Flag)], [], [], 0);

    // Late 2; two serious problems 2 × 3 and versions 3 and 4, 2 × 1.
    static readonly SiteFacts[] Four = [Facts(1), Facts(2, isLate: true), Facts(3, 4, false, FlagSeverity.Serious, FlagSeverity.Serious), Facts(4)];

    // SHA-256("x|4206990001") begins 56c230862bb94: n = 1526437043485588, u = 0.338901, −ln u = 1.082048, weight 1. Likewise, computed with
    // Python's hashlib: …02 c3b2423323c7a, 0.268613 ÷ 3 = 0.089538; …03 b3e0e46ec7236, 0.352896 ÷ 9 = 0.039211; …04 0ba27bb98b986, 3.091185 ÷ 1.
    [Fact]
    public void SchoolsAreDrawnByTheirPointsAndTheSeed()
    {
        Assert.Equal(0.338900597340147, SiteDraw.Uniform("x|4206990001"), 15);
        Assert.Equal([0, 2, 8, 0], Four.Select(SiteRisk.PointsOf));
        Assert.Equal([3, 2, 1, 4], SiteDraw.Schools(Four, 10, "x").Select(facts => facts.School.Code.Value[^1] - '0'));
        Assert.Equal([3, 2], SiteDraw.Schools(Four.Reverse(), 2, "x").Select(facts => facts.School.Code.Value[^1] - '0'));
    }

    // Of equal weight they come as −ln u does: 0.268613, 0.352896, 1.082048, 3.091185.
    [Fact]
    public void WithoutRiskTheSeedAloneDecides() =>
        Assert.Equal([2, 3, 1, 4], SiteDraw.Schools(Enumerable.Range(1, 4).Select(school => Facts(school)), 4, "x").Select(facts => facts.School.Code.Value[^1] - '0'));

    // Five serious problems count as four: 12 points.
    [Fact]
    public void NoSingleThingDecidesAlone()
    {
        var facts = Facts(1, flags: [.. Enumerable.Repeat(FlagSeverity.Serious, 5)]);
        Assert.Equal((12, "严重问题 4 × 3"), (SiteRisk.PointsOf(facts), SiteRisk.WhyOf(facts).Zh));
    }

    // 40 pupils became 48, which is the limit of 20 %, or 49, which is over it. Twice: the pupils alone, since a class stays one class.
    [Theory]
    [InlineData(48, 0)]
    [InlineData(49, 1)]
    public void AFigureFarFromLastYearsIsARisk(int pupils, int changes)
    {
        var (before, now) = (Some.Year(2024, Some.Return(Some.School(1), (1, [40]))), Some.Year(2025, Some.Return(Some.School(1), (1, [pupils])), Some.Missing(Some.School(2))));
        var facts = Assert.Single(SiteFacts.Of(Some.Compile(now, before), now, _ => []));
        Assert.Equal(changes, facts.Changes.Length);
    }

    // Class 1-1 has 60 pupils: its problem's cell comes first, then what was asked, then drawn cells of other classes; none twice.
    [Fact]
    public void TheCellsOfProblemsAndQueriesComeFirst()
    {
        var sample = Sample(out _);
        var cells = Assert.Single(sample.Schools).Cells;
        Assert.Equal(("classes", "1-1", "pupils", "60"), (cells[0].Sheet, cells[0].Row, cells[0].Column, cells[0].Reported));
        Assert.StartsWith("问题：", cells[0].Why, StringComparison.Ordinal);
        Assert.Contains(cells, cell => cell is { Row: "2-1", Column: "pupils", Reported: "40", Why: "需说明事项，未说明" });
        Assert.Contains(cells, cell => cell is { Sheet: "staff", Row: "小学", Column: "teachers", Reported: "6", Why: "抽取" });
        Assert.Equal(cells.Length, cells.Select(cell => (cell.Sheet, cell.Row, cell.Column)).Distinct().Count());
    }

    static RoundEntry Reported() => Some.Return(Some.School(1), Some.Classes((1, [60]), (2, [40]), (3, [41])), posts: 7, inPost: 7, teachers: 6);

    static SiteSample Sample(out CountySummary summary)
    {
        var entry = Reported();
        var year = Some.Year(2025, entry);
        summary = Some.Compile(year);
        var facts = SiteFacts.Of(summary, year, _ => [new SiteQuery("班级", "C5", IsOpen: true)]).Single();
        return new SiteSample("420699", 2025, 1, 10, "x", 1, [SiteDraw.Of(summary, facts, entry.InForce!, "x")]);
    }

    static SiteOutcome Outcome(SiteCell cell, int number, bool isConfirmed, string? found = null) =>
        new("4206990001", cell.Sheet, cell.Row, cell.Column, number, isConfirmed, found, null, "王敏", default);

    // Two cells entered, of which the first was said to be wrong and then right: of two entered, one is confirmed, 50 %.
    [Fact]
    public void TheShareConfirmedIsOfThoseEntered()
    {
        var sample = Sample(out _);
        var (first, second) = (sample.Schools[0].Cells[0], sample.Schools[0].Cells[1]);
        Assert.Null(SampleOutcome.Of(sample, []).ConfirmedPercent);
        var outcome = SampleOutcome.Of(sample, [Outcome(first, 1, false), Outcome(first, 2, true), Outcome(second, 1, false, "39")]);
        Assert.Equal((sample.Schools[0].Cells.Length, 2, 1, 50m), (outcome.Sampled, outcome.Entered, outcome.Confirmed, outcome.ConfirmedPercent));
    }

    // Verified 50 and found so; the school sends 60 since: it was as reported then, and is no proof of the 60. A school without a return any more has none of it.
    [Fact]
    public void WhatHasBeenSentOtherwiseSinceIsToldApart()
    {
        var sample = Sample(out var summary);
        var (first, second) = (sample.Schools[0].Cells.First(cell => cell is { Row: "1-1", Column: "pupils" }), sample.Schools[0].Cells.First(cell => cell.Sheet == "staff"));
        SiteOutcome[] entered = [Outcome(first, 1, true), Outcome(second, 1, true)];
        Assert.Null(SampleOutcome.Of(sample, entered).Changed);
        Assert.Equal((1, 0), (SampleOutcome.Of(sample, entered).Run, SampleOutcome.Of(sample, entered, new Dictionary<string, Return?>()).Changed));
        Assert.Equal(2, SampleOutcome.Of(sample, entered, new Dictionary<string, Return?> { ["4206990001"] = null }).Changed);
        var same = Reported().InForce!;
        Assert.Equal(0, SampleOutcome.Of(sample, entered, new Dictionary<string, Return?> { ["4206990001"] = same }).Changed);
        var sent = new Return(same.From, same.Year, same.Form, [.. same.Rows.Select(row => row.Sheet.Code == "classes" && row.Key == first.Row ? ChangedDemo.Set(row, (Classes.Pupils, 77m)) : row)]);
        var outcome = SampleOutcome.Of(sample, entered, new Dictionary<string, Return?> { ["4206990001"] = sent });
        Assert.Equal((2, 2, 1), (outcome.Entered, outcome.Confirmed, outcome.Changed));
        var source = new ReportSource(summary, Some.Year(2025, Some.Return(Some.School(1), (1, [60]))), 2, ChangedDemo.Day) { Sample = outcome };
        Assert.Contains($"现场核查按第 1 次汇总抽取 {outcome.Sampled} 个数，已核 2 个，其中 2 个与当时的报送一致，占已核的 100%。已核的数中有 1 个本报告没有采用，或用的是学校后来改报的数。",
            ChangedDemo.TextOf(source, "collection-problems"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("60", "60.0", true)]
    [InlineData("1234.5", "1,234.5", true)]
    [InlineData("60", "61", false)]
    [InlineData("是", " 是 ", true)]
    [InlineData("/", "0", false)]
    [InlineData("/", "3", false)]
    [InlineData("/", "／", true)]
    [InlineData("/", "无", true)]
    [InlineData("0", "/", false)]
    public void NumbersAreComparedAsNumbers(string reported, string found, bool areEqual) => Assert.Equal(areEqual, SiteOutcome.AreEqual(reported, found));

    // From the printed list alone: the seed of its second line, a row's school and code. The hashes are those of Python's hashlib, of
    // "x|4206990001|staff|小学|posts" and so on: put in order by them, the six cells that may be drawn come as they are printed.
    [Fact]
    public void TheDrawCanBeRedoneFromTheListAlone()
    {
        var entry = Some.Return(Some.School(1), Some.Classes((1, [40]), (2, [40]), (3, [41])), posts: 7, inPost: 7, teachers: 6);
        var summary = Some.Compile(Some.Year(2025, entry));
        var drawn = SiteDraw.Of(summary, new SiteFacts(entry.School, entry.Standing, false, [], [], [], 0), entry.InForce!, "x");
        using var workbook = new XLWorkbook(new MemoryStream(SiteWorkbook.Write(new SiteSample("420699", 2025, 1, 10, "x", 1, [drawn]), "某县", [])));
        var list = workbook.Worksheet("抽样核查表");
        Assert.Contains("种子 x（抽样的人指定；不指定时为 420699-2025-1）", list.Cell(2, 1).GetString(), StringComparison.Ordinal);
        var rows = list.Rows(4, list.LastRowUsed()!.RowNumber()).Where(row => row.Cell(1).GetString().Length > 0).ToList();
        Assert.Equal(["classes|3-1|migrant 33337bb6f966c", "staff|小学|posts 33a289cbbf89c", "staff|小学|teachers 436e2989cb656", "classes|2-1|migrant 541d640c1d4e9",
            "classes|2-1|pupils 64879e3bf594d", "classes|1-1|pupils 9b98de2eaa8ab", "staff|小学|inPost f092700be2734", "classes|3-1|pupils f930bb7f2f32e", "classes|1-1|migrant fe2b111b0e35f"], rows.Select(row => $"{row.Cell(12).GetString()} {row.Cell(13).GetString()}"));
        Assert.All(rows, row => Assert.Equal(row.Cell(13).GetString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"x|{row.Cell(1).GetString()}|{row.Cell(12).GetString()}")))[..13]));
        // No points: the weight is 1, and u of "x|4206990001" 0.338901, −ln u 1.082048.
        var school = workbook.Worksheet("抽样规则").RowsUsed().Single(row => row.Cell(5).GetString() == "4206990001");
        Assert.Equal((0d, 1d, 0.338901, 1.082048), (school.Cell(3).GetDouble(), school.Cell(6).GetDouble(), school.Cell(7).GetDouble(), school.Cell(8).GetDouble()));
        Assert.Contains(workbook.Worksheet("抽样规则").RowsUsed(), row => (row.Cell(3).GetString(), row.Cell(4).GetString()) == ("staff", "teachers"));
    }

    // Class 1-1 says “/” of its pupils: weight 3. By Python's hashlib and math, −ln(1 − u) ÷ weight: 3-1 migrant 0.223149, posts 0.225269, teachers 0.305710,
    // 1-1 pupils 0.935987 ÷ 3 = 0.311996, 2-1 migrant 0.398351, 2-1 pupils 0.498723, in post 2.808995, 3-1 pupils 3.626838, 1-1 migrant 4.939895. With
    // weight 1 it would come seventh. A blank (girls) is never drawn: nothing was said.
    [Fact]
    public void ACellAnsweredWithAStrokeIsDrawnWithItsWeight()
    {
        var entry = Some.Return(Some.School(1), Some.Classes((1, [null]), (2, [40]), (3, [41])), posts: 7, inPost: 7, teachers: 6);
        var drawn = SiteDraw.Of(Some.Compile(Some.Year(2025, entry)), new SiteFacts(entry.School, entry.Standing, false, [], [], [], 0), entry.InForce!, "x");
        Assert.Equal(["classes|3-1|migrant", "staff|小学|posts", "staff|小学|teachers", "classes|1-1|pupils", "classes|2-1|migrant", "classes|2-1|pupils", "staff|小学|inPost", "classes|3-1|pupils", "classes|1-1|migrant"],
            drawn.Cells.Select(SiteDraw.CodeOf));
        Assert.Equal(("/", "抽取，填“/”的格"), (drawn.Cells[3].Reported, drawn.Cells[3].Why));
        Assert.Equal([1, 1, 1, 3], drawn.Cells.Take(4).Select(SiteDraw.WeightOf));
        Assert.Equal(0.311996, SiteDraw.PlaceOf("x", "4206990001", drawn.Cells[3]), 6);
        var sample = new SiteSample("420699", 2025, 1, 10, "x", 1, [drawn]);
        using var workbook = new XLWorkbook(new MemoryStream(SiteWorkbook.Write(sample, "某县", [])));
        Assert.Equal(("/", ""), (workbook.Worksheet("抽样核查表").Cell(7, 7).GetString(), workbook.Worksheet("抽样核查表").Cell(7, 8).GetString()));
        // There are 38 pupils: not confirmed; another found as reported: 1 of 2 entered.
        var outcome = SampleOutcome.Of(sample, [Outcome(drawn.Cells[3], 1, SiteOutcome.AreEqual("/", "38"), "38"), Outcome(drawn.Cells[0], 1, true)]);
        Assert.Equal((9, 2, 1, 50m), (outcome.Sampled, outcome.Entered, outcome.Confirmed, outcome.ConfirmedPercent));
        Assert.Contains("填“/”的格权重 3，填数的格权重 1", SiteSample.Rule.Zh, StringComparison.Ordinal);
    }

    // A primary school says “/” where junior schools are asked: that concerns it not, and tells nothing.
    [Fact]
    public void AStrokeThatConcernsNotTheSchoolIsNotDrawn()
    {
        var places = SiteDraw.Columns.Where(place => !place.Column.OnlyFor.IsEmpty).ToList();
        Assert.All(places, place =>
        {
            var entry = Some.Return(Some.School(1), Some.Row(place.Sheet, (place.Column.Code, "/")));
            var drawn = SiteDraw.Of(Some.Compile(Some.Year(2025, entry)), new SiteFacts(entry.School, entry.Standing, false, [], [], [], 0), entry.InForce!, "x");
            Assert.Equal(place.Column.OnlyFor.Contains("小学"), drawn.Cells.Any(cell => cell.Column == place.Column.Code));
        });
    }

    // Size 0 and less draw nobody, more than there are draw all; none eligible is an empty list that can be printed.
    [Fact]
    public void ASampleOfNobodyIsAnEmptyList()
    {
        Assert.Empty(SiteDraw.Schools(Four, 0, "x"));
        Assert.Empty(SiteDraw.Schools(Four, -1, "x"));
        Assert.Equal(4, SiteDraw.Schools(Four, 1_000, "x").Length);
        Assert.Empty(SiteDraw.Schools([], 10, "x"));
        var none = new SiteSample("420699", 2025, 1, 10, "x", 0, []);
        Assert.Equal((0, 0, 0, null), SampleOutcome.Of(none, []) is var outcome ? (outcome.Sampled, outcome.Entered, outcome.Confirmed, outcome.ConfirmedPercent) : default);
        using var workbook = new XLWorkbook(new MemoryStream(SiteWorkbook.Write(none, "某县", [])));
        Assert.Contains("从 0 所已核学校中抽取 0 所、0 格", workbook.Worksheet("抽样核查表").Cell(2, 1).GetString(), StringComparison.Ordinal);
    }

    // What was entered for a cell that the sample has not (any more) counts in neither number.
    [Fact]
    public void AnOutcomeOfAnotherCellCountsNowhere()
    {
        var sample = Sample(out _);
        var cell = sample.Schools[0].Cells[0];
        SiteOutcome[] outcomes = [Outcome(cell, 1, true), Outcome(cell with { Row = "9-9" }, 1, false), Outcome(cell, 1, false) with { School = "4206990002" }];
        Assert.Equal((1, 1, 100m), SampleOutcome.Of(sample, outcomes) is var outcome ? (outcome.Entered, outcome.Confirmed, outcome.ConfirmedPercent!.Value) : default);
        Assert.Null(SampleOutcome.Of(sample, outcomes[1..]).ConfirmedPercent);
        Assert.Single(SiteWorkbook.Rows(sample, outcomes), row => row[8] is not null);
    }

    [Theory]
    [InlineData("<b>\"甲\" & 乙</b>")]
    [InlineData("𠮷\u200F野")]
    [InlineData("第一行\n第二行")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长")]
    public void NamesOfAllKindsStandInTheList(string name)
    {
        var sample = Sample(out _);
        sample = sample with { Schools = [sample.Schools[0] with { Name = name + new string('长', 300) }] };
        var outcome = Outcome(sample.Schools[0].Cells[0], 1, false, name) with { Note = name, By = name };
        var bytes = SiteWorkbook.Write(sample, name, [outcome]);
        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        var row = workbook.Worksheet("抽样核查表").Row(4);
        Assert.Equal(name + new string('长', 300), row.Cell(2).GetString());
        Assert.All([8, 10, 11], column => Assert.Equal(name, row.Cell(column).GetString()));
        Assert.All(workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()), cell => Assert.False(cell.HasFormula));
    }

    [Fact]
    public void TheUsualSeedIsNotSaidToBeNamed() =>
        Assert.Equal("种子 420699-2025-1（由县代码、学年、汇总次数定，没有另行指定）", (Sample(out _) with { Seed = "420699-2025-1" }).SeedText.Zh);

    [Fact]
    public void TheListHasRoomForWhatIsFound()
    {
        var sample = Sample(out _);
        using var workbook = new XLWorkbook(new MemoryStream(SiteWorkbook.Write(sample, "某县", [Outcome(sample.Schools[0].Cells[0], 1, false, "59")])));
        var list = workbook.Worksheet("抽样核查表");
        Assert.Equal(SiteWorkbook.Captions, list.Row(3).CellsUsed().Select(cell => cell.GetString()));
        Assert.Equal(("第1学校", "60", "59", "否", "王敏"), (list.Cell(4, 2).GetString(), list.Cell(4, 7).GetString(), list.Cell(4, 8).GetString(), list.Cell(4, 9).GetString(), list.Cell(4, 11).GetString()));
        Assert.Equal(("", XLPaperSize.A4Paper), (list.Cell(5, 8).GetString(), list.PageSetup.PaperSize));
        Assert.Contains(SiteRisk.All.Select(risk => risk.Name.Zh), name => workbook.Worksheet("抽样规则").CellsUsed().Any(cell => cell.GetString() == name));
    }
}
