using EduFunctions.Forms;

namespace EduFunctions.Tests.Forms;

public sealed class TicksTests
{
    [Theory]
    [InlineData("☑是 □否", "是")]
    [InlineData("□是 ☑否", "否")]
    [InlineData("■是□否", "是")]
    [InlineData("☒是 ☐否", "是")]
    [InlineData("是☑ 否□", "是")]
    [InlineData("是□否☑", "否")]
    [InlineData("√是 ×否", "是")]
    [InlineData("(√)是 ( )否", "是")]
    [InlineData("是√", "是")]
    [InlineData("√否", "否")]
    [InlineData("☐", "否")]
    [InlineData("☒", "否")]
    [InlineData("□是 □否", null)]
    [InlineData("☑是 ☑否", null)]
    [InlineData("是√否", null)]
    [InlineData("是否", null)]
    [InlineData("☑有 □无", null)]
    [InlineData("", null)]
    [InlineData("是(√) 否( )", "是")]
    [InlineData("是√否×", "是")]
    [InlineData("√是 □否", "是")]
    [InlineData("是■否□", "是")]
    [InlineData("[ ]是 [√]否", "否")]
    [InlineData("是【√】否【　】", "是")]
    [InlineData("是_√_ 否___", "是")]
    [InlineData("是X 否√", "否")]
    [InlineData("○是 ●否", "否")]
    [InlineData("○是 ○否", null)]
    [InlineData("是○ 否", null)]
    [InlineData("是/否", null)]
    [InlineData("○", null)]
    [InlineData("●", null)]
    [InlineData("√×", null)]
    public void TheTickedOptionIsMeant(string text, string? expected) => Assert.Equal(expected, Ticks.Read(text, "是", "否"));
}
