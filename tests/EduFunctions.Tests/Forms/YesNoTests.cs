using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Tests.Returns;

namespace EduFunctions.Tests.Forms;

/// <summary>One answer of the sheet 课后服务, as clerks write it.</summary>
public sealed class YesNoTests
{
    [Theory]
    [InlineData("√", true)]
    [InlineData("✓", true)]
    [InlineData("✔", true)]
    [InlineData("是（√）否（）", true)]
    [InlineData("×", false)]
    [InlineData("✗", false)]
    [InlineData("X", false)]
    [InlineData("ｘ", false)]
    [InlineData("是（　） 否（√）", false)]
    public void AnAnswerIsRead(string text, bool expected) =>
        Assert.Equal(expected, new RawReturn().Set("课后服务", "C3", text).Check().Return![AfterSchool.Sheet].Single()[AfterSchool.Filed]);

    [Theory]
    [InlineData("○")]
    [InlineData("●")]
    [InlineData("□是 □否")]
    [InlineData("☑是 ☑否")]
    [InlineData("是否")]
    [InlineData("基本是")]
    [InlineData("1")]
    public void WhatIsNeitherIsToldWithWhatIsAsked(string text)
    {
        var finding = Assert.Single(new RawReturn().Set("课后服务", "C3", text).Check().Findings);
        Assert.Equal(("not-in-list", "“已向教育局备案”应为下列之一：是、否。", text), (finding.Code, finding.Message.Zh, finding.Cells[0].Text));
    }
}
