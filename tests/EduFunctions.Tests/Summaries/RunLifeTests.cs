using System.Collections.Immutable;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.Tests.Summaries;

/// <summary>What goes from run to run: ends of flags, comparison of two runs, the ledger; and a school among its peers.</summary>
public sealed class RunLifeTests
{
    static readonly ImmutableDictionary<string, string> Version1 = ImmutableDictionary<string, string>.Empty.Add(Some.Code(1).Value, "0001-aaaaaaaaaaaa").Add(Some.Code(2).Value, "0001-bbbbbbbbbbbb");
    static readonly ImmutableDictionary<string, string> Version2 = Version1.SetItem(Some.Code(1).Value, "0002-cccccccccccc");

    static CountySummary Of(params int?[] first) => Some.Compile(Some.Return(Some.School(1), (1, first)), Some.Return(Some.School(2), (1, [40])));

    static RunFlags Flags(CountySummary summary) => new(summary.Flags, summary.Endings);

    [Fact]
    public void AFlagEndsInTheRunThatShowsItGoneAndStandsAgainWithout()
    {
        var first = Of(60, 40);
        first = first with { Endings = FlagEnding.Of(null, first, 1, ImmutableDictionary<string, string>.Empty, Version1) };
        Assert.Empty(first.Endings);
        var second = Of(50, 50);
        second = second with { Endings = FlagEnding.Of(Flags(first), second, 2, Version1, Version2) };
        var ending = second.Endings.Single(one => one.Flag.Key.Code == "large-class");
        Assert.Equal((FlagChange.Cleared, 2, "0002-cccccccccccc"), (ending.Change, ending.Run, ending.Version));
        Assert.Equal("已消除（第 2 次汇总，第 2 版报表）", FlagText.Ended(ending).Zh);

        // It keeps its run in those that follow, whatever else comes.
        var third = second with { Endings = FlagEnding.Of(Flags(second), second, 3, Version2, Version2) };
        Assert.Equal(2, third.Endings.Single(one => one.Flag.Key.Code == "large-class").Run);
        Assert.DoesNotContain(FlagEnding.Of(Flags(third), Of(60, 40), 4, Version2, Version2), one => one.Flag.Key.Code == "large-class");
    }

    // A run of before told of the school what is told of its stage now: nothing of it is cleared.
    [Fact]
    public void WhatIsToldOfAStageNowHasNotEndedForTheSchool()
    {
        var far = Of(60, 40).Flags[0] with { Code = "teachers-far-from-peers", Key = new("teachers-far-from-peers", $"school-{Some.Code(1)}", null) };
        var (before, now) = (Of(40, 40) with { Flags = [far] }, Of(40, 40) with { Flags = [far with { Key = far.Key with { Subject = $"school-{Some.Code(1)}-primary" } }] });
        Assert.Empty(FlagEnding.Of(Flags(before), now, 2, Version1, Version1));
        Assert.Equal(far.Key, Assert.Single(FlagEnding.Of(Flags(before), now with { Flags = [] }, 2, Version1, Version1)).Flag.Key);
    }

    [Fact]
    public void AFlagThatIsGoneWithItsReturnIsNotCleared()
    {
        var first = Of(60, 40);
        var second = Some.Compile(Some.Missing(Some.School(1)), Some.Return(Some.School(2), (1, [40])));
        var ending = FlagEnding.Of(Flags(first), second, 2, Version1, Version1.Remove(Some.Code(1).Value)).Single(one => one.Flag.Key.Code == "large-class");
        Assert.Equal((FlagChange.Unconfirmed, null), (ending.Change, ending.Version));
        Assert.Equal("待确认（第 2 次汇总起情况不明）", FlagText.Ended(ending).Zh);
    }

    [Fact]
    public void TwoRunsDifferInWhatChangedAndSayByWhom()
    {
        var compared = RunComparison.Of(Of(60, 40), Of(50, 50), new HashSet<string> { Some.Code(1).Value });
        var large = compared.Figures.Single(figure => figure.Either.Code == "large-classes");
        Assert.Equal((1m, 0m, Some.Code(1).Value), (large.Before!.Value, large.After!.Value, Assert.Single(large.Senders)));
        Assert.DoesNotContain(compared.Figures, figure => figure.Either.Code is "classes" or "pupils"); // 2 classes of 100 pupils as before
        Assert.Equal("large-class", Assert.Single(compared.Gone, flag => flag.Grade is not null).Key.Code);

        // The same without a version: the limits did it, and nobody is named.
        Assert.Empty(RunComparison.Of(Of(60, 40), Of(50, 50), new HashSet<string>()).Figures.Single(figure => figure.Either.Code == "large-classes").Senders);
        Assert.Empty(RunComparison.Of(Of(60, 40), Of(60, 40), new HashSet<string>()).Figures);
    }

    [Fact]
    public void TheLedgerHasARowForEachLargeClassWithWhoSeesToItAndWhatIsStruckOff()
    {
        var first = Of(60, 57, 40);
        var key = first.Flags.Single(flag => flag.Key.Code == "large-class").Key;
        var care = new FlagCare(key.Id, 1, "十月分班", "王敏", new DateOnly(2025, 10, 15), "李强", default);
        first = first with { Cares = FlagCare.InForce([care with { Number = 0, Note = "待定" }, care]) };
        var rows = LargeClassLedger.Rows(first).ToList();
        Assert.Equal(["1 60", "2 57"], rows.Select(row => $"{row[3]} {row[4]}"));
        Assert.All(rows, row => Assert.Equal(["王敏", new DateOnly(2025, 10, 15), "十月分班", null], row.Skip(10).Take(4)));
        Assert.All(rows, row => Assert.Equal(LargeClassLedger.Captions.Length, row.Count));

        var second = Of(50, 50, 57);
        second = second with { Cares = first.Cares, Endings = FlagEnding.Of(Flags(first), second, 2, Version1, Version2) };
        Assert.Equal("3 57 王敏", Assert.Single(LargeClassLedger.Rows(second).Select(row => $"{row[3]} {row[4]} {row[10]}"))); // the grade's problem stands: nothing is struck off
        var third = Of(50, 50, 50);
        third = third with { Endings = FlagEnding.Of(Flags(second), third, 3, Version2, Version2) };
        Assert.Equal("已消除（第 3 次汇总）", Assert.Single(LargeClassLedger.Rows(third))[13]);
    }

    /// <summary>Nine primary schools in town with 100, 110, … 180 pupils in one class each: of eight values and more the peers are those of the size.</summary>
    [Fact]
    public void ASchoolIsRankedAmongSchoolsOfItsKindLocationAndSize()
    {
        var entries = Enumerable.Range(1, 9).Select(number => Some.Return(Some.School(number), (1, [90 + (10 * number)]))).ToList();
        var profile = Profile(2, entries);
        var pupils = profile.Figures.Single(figure => figure.Figure.Indicator == "pupils" && !figure.Figure.Code.EndsWith("-primary", StringComparison.Ordinal));
        Assert.Equal((110m, 120m, 140m, 160m, 8, 9), (pupils.Figure.Value!.Value, pupils.Lower, pupils.Median, pupils.Upper, pupils.Rank, pupils.Schools));
        Assert.StartsWith("同为城区小学、学生 0–199 人的学校，共 9 所", profile.Rule.Zh, StringComparison.Ordinal);

        // Two of nine have 200 and more: seven are left of the size, one below eight.
        entries[8] = Some.Return(Some.School(9), (1, [100, 100]));
        entries[7] = Some.Return(Some.School(8), (1, [100, 150]));
        profile = Profile(2, entries);
        Assert.StartsWith("同为城区小学的学校，不分规模（同规模的不足 8 所），共 9 所", profile.Rule.Zh, StringComparison.Ordinal);

        // Two more in the country: seven are left of the location.
        entries[8] = Some.Return(Some.School(9, location: Location.Rural), (1, [100, 100]));
        entries[7] = Some.Return(Some.School(8, location: Location.Rural), (1, [100, 150]));
        Assert.StartsWith("全县的小学，不分城乡和规模（同为城区的不足 8 所），共 9 所", Profile(2, entries).Rule.Zh, StringComparison.Ordinal);

        static PeerProfile Profile(int number, List<EduFunctions.Rounds.RoundEntry> entries) =>
            PeerProfile.Of(Some.Compile([.. entries]), entries.Select(entry => entry.School), entries[number - 1].School, Standards.National);
    }

    [Fact]
    public void AProblemHasOneKeyInEveryRunAndAnotherForAnyOther()
    {
        var key = new FlagKey("large-class", "school-4206990001", 2024);
        Assert.Matches("^[0-9a-f]{16}$", key.Id);
        Assert.Equal(key.Id, new FlagKey("large-class", "school-4206990001", 2024).Id);
        Assert.Equal(4, new[] { key, key with { Cohort = 2023 }, key with { Cohort = null }, key with { Subject = "新建/项目#1" } }.Select(one => one.Id).Distinct().Count());
    }

    // 第1学校 closes with 2024, and 第2学校 has its pupils from 2025 on.
    [Fact]
    public void WhatWasSaidOfASchoolThatMergedIsSaidOfItsHeir()
    {
        var register = new Register([Some.School(1, successor: 2, lastYear: 2024), Some.School(2)]);
        var key = new FlagKey("large-class", $"school-{Some.Code(1)}", 2021);
        var care = new FlagCare(key.Id, 1, "并校后分班", "王敏", null, "李强", new DateTimeOffset(2024, 10, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Null(care.At(key, register, new SchoolYear(2024)));
        Assert.Null(care.At(key with { Subject = "compulsory" }, register, new SchoolYear(2025)));
        var heirs = care.At(key, register, new SchoolYear(2025))!;
        Assert.Equal((key with { Subject = $"school-{Some.Code(2)}" }).Id, heirs.Id);
        Assert.Equal("并校后分班（由第1学校并入）", FlagCare.InForce([care, heirs])[heirs.Id].Note);
        Assert.Equal("并校后分班", FlagCare.InForce([care, heirs])[key.Id].Note);

        // What was said of the heir's own holds before it, however old.
        var own = care with { Id = heirs.Id, Note = "校内分班", MadeOn = care.MadeOn.AddYears(-1) };
        Assert.Equal("校内分班", FlagCare.InForce([own, heirs])[heirs.Id].Note);
    }
}
