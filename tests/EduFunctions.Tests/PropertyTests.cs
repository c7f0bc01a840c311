using EduFunctions.Forms;
using EduFunctions.Findings;
using EduFunctions.Returns.SchoolReturn;
using System.Collections.Immutable;
using CsCheck;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Summaries;
using EduFunctions.Tests.Returns;
using EduFunctions.Tests.Summaries;
using EduFunctions.Workbooks;

namespace EduFunctions.Tests;

/// <summary>What holds for every return and every county, tried on drawn ones; the same on every machine and in every run.</summary>
public sealed class PropertyTests
{
    static readonly ImmutableArray<string> Sheets = [.. SchoolReturnForm.Form.Sheets.Select(sheet => sheet.Caption)];

    static readonly Gen<object> AnyValue = Gen.Frequency(
        (3, AnyOf<object>("/", "无", "—", "合计", "小计", "=1+1", "+cmd", "４０", "１，０００", "40人", "12.5%", "1e5", "-0", "是", "七年级", "2025-02-30", "\u0000", "\ud800", "学段", "年级", "学生数（人）", "说明")),
        (2, Gen.String.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => (object)text)),
        (2, AnyOf<object>(double.NaN, double.PositiveInfinity, 1e300, -1e300, double.Epsilon, -1d, 0d, 0.5, 40d, 2958466d)),
        (2, Gen.Double.Select(number => (object)number)),
        (1, AnyOf<object>(DateTime.MinValue, DateTime.MaxValue, new DateTime(1899, 12, 30))),
        (1, Gen.DateTime.Select(moment => (object)moment)),
        (1, Gen.Bool.Select(truth => (object)truth)),
        (1, AnyOf<object>(RawError.ErrorValue, RawError.FormulaWithoutValue, "")));

    static readonly Gen<(string Sheet, string Address, object Value)> AnyCell =
        Gen.Select(AnyOf([.. Sheets]), Gen.Int[0, 25], Gen.Int[1, 24], AnyValue, (sheet, column, row, value) => (sheet, $"{CellAddress.LettersOf(column)}{row}", value));

    static readonly Gen<(int Grade, int? Pupils)[]> AnyClasses =
        Gen.Select(Gen.Int[1, 6], Gen.Frequency((5, Gen.Int[0, 80].Select(pupils => (int?)pupils)), (1, Gen.Const((int?)null)))).Array[0, 12];

    static readonly Gen<CountyYear> AnyRound = AnyClasses.Array[1, 12].Select(schools => Some.Year(2025, schools.Select((classes, index) =>
        classes.Length == 0
            ? Some.Missing(Some.School(index + 1))
            : Some.Return(Some.School(index + 1), [.. classes.Select((entry, number) => (entry.Grade, number + 1, entry.Pupils))], rooms: 12, inUse: 8, inPost: 20, posts: 25))));

    [Fact]
    public void TheCheckerNeverThrowsAndAlwaysSaysTheSame() => Holds(AnyCell.Array[1, 40], 400, cells =>
    {
        var raw = Spoilt(cells);
        Assert.Equal(Said(raw.Check()), Said(raw.Check()));
    });

    [Fact]
    public void TheReceiptOfAnythingCanBeWritten() => Holds(AnyCell.Array[1, 40], 30, cells =>
        Assert.NotEmpty(ReturnReceipt.Write([], Spoilt(cells).Check())));

    [Fact]
    public void AnotherBrokenRequiredCellNeverMakesARejectedReturnAccepted() =>
        Holds(Gen.Select(AnyCell.Array[1, 10], AnyOf(("班级", "A4"), ("班级", "B5"), ("班级", "C6"), ("封面", "C3"), ("封面", "C6")), AnyOf<object>("", RawError.ErrorValue)), 300, drawn =>
        {
            var raw = Spoilt(drawn.Item1);
            if (!raw.Check().IsAccepted)
            {
                Assert.False(raw.Set(drawn.Item2.Item1, drawn.Item2.Item2, drawn.Item3).Check().IsAccepted);
            }
        });

    [Fact]
    public void TheCountyIsTheSumOfItsSchools() => Holds(AnyRound, 150, round =>
    {
        var figures = Compile(round).Figures.ToDictionary(figure => figure.Code, figure => figure.Value);
        Assert.All(["classes", "pupils", "large-classes", "super-large-classes"], code =>
            Assert.Equal(figures[code] ?? 0, round.Entries.Sum(school => figures[$"{code}.school-{school.School.Code}"] ?? 0)));
    });

    [Fact]
    public void TheOrderOfTheReturnsDoesNotMatter() => Holds(AnyRound.SelectMany(round => Gen.Shuffle(round.Entries.ToArray()).Select(schools => (round, schools))), 150, drawn =>
        Assert.Equal(Told(Compile(drawn.round)), Told(Compile(drawn.round with { Entries = [.. drawn.schools] }))));

    [Fact]
    public void CompilingTwiceGivesTheSame() => Holds(AnyRound, 100, round => Assert.Equal(Told(Compile(round)), Told(Compile(round))));

    [Fact]
    public void AFilledTemplateGoesThroughTheReceiptAnyNumberOfTimes() => Holds(Gen.Select(Gen.Int[4, 9], Gen.Int[0, 250], Gen.Int[0, 60]), 4, drawn =>
    {
        var raw = new RawReturn().Set("班级", $"C{drawn.Item1}", (double)drawn.Item2).Set("班级", $"D{drawn.Item1}", (double)drawn.Item3);
        var upload = ReturnTemplateTests.Filled(ReturnTemplateTests.Template(), raw);
        var first = ReturnChecker.Check(upload, RawReturn.Context);
        for (var time = 0; time < 3; time++)
        {
            upload = ReturnReceipt.Write(upload, ReturnChecker.Check(upload, RawReturn.Context));
            var again = ReturnChecker.Check(upload, RawReturn.Context);
            Assert.Equal(Said(first), Said(again));
            Assert.Equal(CellsOf(first), CellsOf(again));
        }
    });

    internal static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>Tries so many drawn values; where one fails, CsCheck looks for a smaller one and tells its seed.</summary>
    internal static void Holds<T>(Gen<T> gen, int count, Action<T> assert)
    {
        var random = new PCG(1, 420699);
        for (var index = 0; index < count; index++)
        {
            var seed = random.ToString();
            var drawn = gen.Generate(random, null, out _);
            try
            {
                assert(drawn);
            }
            catch (Exception)
            {
                gen.Sample(assert, seed: seed, iter: 500, threads: 1);
                throw;
            }
        }
    }

    static RawReturn Spoilt(IEnumerable<(string Sheet, string Address, object Value)> cells) =>
        cells.Aggregate(new RawReturn(), (raw, cell) => raw.Set(cell.Sheet, cell.Address, cell.Value));

    static CountySummary Compile(CountyYear round) => Some.Compile(round);

    static string[] Said(CheckedReturn result) => [.. result.Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells)} {finding.Message.Zh}")];

    static FormCell[] CellsOf(CheckedReturn result) => [.. result.Draft!.Rows.SelectMany(row => row.Cells)];

    // Figures of schools stand in the order of the round's schools.
    static string Told(CountySummary summary) => string.Join('\n', GoldenTests.FiguresOf(summary).Order(StringComparer.Ordinal)) + GoldenTests.FlagsOf(summary);
}
