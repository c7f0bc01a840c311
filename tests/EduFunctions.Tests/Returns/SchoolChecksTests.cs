using EduFunctions.Forms;
using EduFunctions.Returns.SchoolReturn;

namespace EduFunctions.Tests.Returns;

/// <summary>The school return's checks of one sheet and of sheet against sheet, each one below, at and above what it compares with.</summary>
public sealed class SchoolChecksTests
{
    static string Found(FormSheet sheet, params (FormColumn Column, object Value)[] cells) =>
        string.Join('|', cells.Aggregate(new RawReturn(), (raw, cell) => raw.Put(sheet, cell.Column, cell.Value)).Found());

    // 18 hold posts.
    [Theory]
    [InlineData(18, "")]
    [InlineData(19, "part-exceeds-whole 教职工!D4")]
    public void ThoseNotAtWorkHoldPosts(double away, string expected) => Assert.Equal(expected, Found(Staff.Sheet, (Staff.Away, away)));

    // 16 full-time teachers, 4 of them 专科: with 12 本科 each has a degree.
    [Theory]
    [InlineData(11, "degrees-do-not-add-up 教职工!F4")]
    [InlineData(12, "")]
    [InlineData(13, "part-exceeds-whole 教职工!G4")]
    public void DegreesAddUpToTheTeachers(double bachelors, string expected) => Assert.Equal(expected, Found(Staff.Sheet, (Staff.Bachelors, bachelors)));

    [Fact]
    public void DegreesThatAreNotAllReportedAreNotAdded() => Assert.Empty(Found(Staff.Sheet, (Staff.Bachelors, 11d), (Staff.Doctors, "/")));

    // Two exchanged, three are backbone teachers.
    [Theory]
    [InlineData(2, "")]
    [InlineData(3, "part-exceeds-whole 教职工!U4")]
    public void ThoseExchangedHaveTheirBackboneAmongThem(double backbone, string expected) => Assert.Equal(expected, Found(Staff.Sheet, (Staff.ExchangedBackbone, backbone)));

    // 20 % of a budget of 20 万元 are 4; of one of 1.2 万元 less than 1 万元 is not asked about.
    [Theory]
    [InlineData(15.9, "final-account-differs 经费!C4")]
    [InlineData(16, "")]
    [InlineData(24, "")]
    [InlineData(24.1, "final-account-differs 经费!C4")]
    public void AFinalAccountFarFromItsBudgetIsAsked(double spent, string expected) => Assert.Equal(expected, Found(SchoolMoney.Sheet, (SchoolMoney.Spent, spent)));

    [Theory]
    [InlineData(2.19, "")]
    [InlineData(2.2, "final-account-differs 经费!C6")]
    public void AFinalAccountLessThanOneWanOffIsNotAsked(double spent, string expected) => Assert.Equal(expected, Found(SchoolMoney.Sheet, (SchoolMoney.TrainingSpent, spent)));

    // 100 in grade 7 + 2 − 4 − 1 = 97 may have left.
    [Theory]
    [InlineData(97, "")]
    [InlineData(98, "leavers-exceed-cohort 经费!C9")]
    public void NoMoreLeaveThanTheCohortHas(double leavers, string expected) => Assert.Equal(expected, Found(SchoolMoney.Sheet, (SchoolMoney.Leavers, leavers),
        (SchoolMoney.Entrants, 100d), (SchoolMoney.MovedIn, 2d), (SchoolMoney.MovedOut, 4d), (SchoolMoney.Died, 1d)));

    [Theory]
    [InlineData(240, "")]
    [InlineData(241, "participants-exceed-pupils 经费!C8")]
    public void NoMoreLiveInTheCatchmentThanAreThere(double pupils, string expected) => Assert.Equal(expected, Found(SchoolMoney.Sheet, (SchoolMoney.InCatchment, pupils)));

    // Grade 1 has two boarders, the others none.
    [Theory]
    [InlineData(1, "boarders-exceed-beds 办学条件!C14")]
    [InlineData(2, "")]
    public void BoardersHaveBeds(double beds, string expected) =>
        Assert.Equal(expected, string.Join('|', new RawReturn().Put(Classes.Sheet, Classes.Boarders, 2d).Put(Premises.Sheet, Premises.Beds, beds).Found()));

    [Theory]
    [InlineData("是", "否", "built-contradicted 封面!C11")]
    [InlineData("否", "是", "")]
    [InlineData("否", "否", "")]
    public void WhatStoodIn2010StoodIn2016(string by2010, string by2016, string expected) =>
        Assert.Equal(expected, Found(Cover.Sheet, (Cover.BuiltBy2010, by2010), (Cover.BuiltBy2016, by2016)));

    [Theory]
    [InlineData(2026, "")]
    [InlineData(2027, "opened-later 封面!C10")]
    public void NoSchoolIsBuiltAfterItsYear(double built, string expected) => Assert.Equal(expected, Found(Cover.Sheet, (Cover.Built, built)));

    [Theory]
    [InlineData(1, "")]
    [InlineData(0, "no-guard 安全!C9")]
    public void SomebodyGuards(double guards, string expected) => Assert.Equal(expected, Found(Safety.Sheet, (Safety.GuardCount, guards)));
}
