using EduFunctions.Forms;

namespace EduFunctions.Tests.Returns;

public sealed class CellTextTests
{
    // What is not left to NFKC comes to the same.
    [Fact]
    public void NarrowingIsNfkcForEveryCommonLetter()
    {
        var letters = Enumerable.Range(0x21, 0x5E).Concat(Enumerable.Range(0x4E00, 0x5200)).Concat(Enumerable.Range(0xFF01, 0x5E)).Append(0x3001).Append(0x3002);
        Assert.All(letters, letter => Assert.Equal($"x{(char)letter}x".Normalize(System.Text.NormalizationForm.FormKC), CellText.Narrow($"x{(char)letter}x")));
        Assert.Equal("x x", CellText.Narrow("x\u3000x"));
    }

    [Theory]
    [InlineData("七年级", 7)]
    [InlineData("初一", 7)]
    [InlineData("高三", 12)]
    [InlineData("６", 6)]
    [InlineData("3年级", 3)]
    [InlineData("小学三年级", 3)]
    [InlineData("初中一年级", 7)]
    [InlineData("初中七年级", 7)]
    [InlineData("高中二年级", 11)]
    [InlineData("高一年级", 10)]
    [InlineData("G5", 5)]
    [InlineData("1.0", 1)]
    [InlineData("1．0", 1)]
    [InlineData("01", 1)]
    [InlineData(" 1 年级 ", 1)]
    [InlineData("一 年 级", 1)]
    [InlineData("小一", 1)]
    [InlineData("7年级", 7)]
    [InlineData("１２", 12)]
    [InlineData("十二年级", 12)]
    public void GradesAreUnderstoodAsSchoolsWriteThem(string text, int grade)
    {
        Assert.True(GradeText.TryGrade(text, out var parsed));
        Assert.Equal(grade, parsed);
    }

    [Theory]
    [InlineData("小学七年级")]
    [InlineData("初四")]
    [InlineData("初中四年级")]
    [InlineData("G13")]
    [InlineData("1.5")]
    [InlineData("小七")]
    [InlineData("2025级")]
    [InlineData("Ⅰ")]
    [InlineData("1班")]
    [InlineData("一(1)班")]
    [InlineData("零年级")]
    public void WhatIsNoGradeIsNotGuessed(string text) => Assert.False(GradeText.TryGrade(text, out _));

    [Theory]
    [InlineData("1,234", 1234)]
    [InlineData("１，２３４．５", 1234.5)]
    [InlineData("56人", 56)]
    [InlineData("56 名", 56)]
    [InlineData("-3", -3)]
    public void NumbersAreUnderstoodAsSchoolsWriteThem(string text, double number)
    {
        Assert.True(CellText.TryNumber(text, "人", out var parsed));
        Assert.Equal((decimal)number, parsed);
    }

    [Theory]
    [InlineData("12,34")]
    [InlineData("约50")]
    [InlineData("5 6人左右")]
    [InlineData("")]
    [InlineData("98%")]
    [InlineData("12.5万元")]
    [InlineData("3间")]
    public void WhatIsNoNumberIsNotGuessed(string text) => Assert.False(CellText.TryNumber(text, "人", out _));
}
