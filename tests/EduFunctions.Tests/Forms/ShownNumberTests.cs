using EduFunctions.Forms;

namespace EduFunctions.Tests.Forms;

/// <summary>What a number format makes of a number: judged as a caption's unit is.</summary>
public sealed class ShownNumberTests
{
    [Theory]
    [InlineData(411100, "#,##0\"元\"", "万元", "411,100元")]
    [InlineData(411100, "#,##0元", "万元", "411,100元")]
    [InlineData(411100, "0!.0,\"万\"", "万元", "41.1万")]
    [InlineData(411100, "0!.0,", "万元", "41.1")]
    [InlineData(411100, "0\\.0,", "万元", "41.1")]
    [InlineData(411100, "[>=10000]0!.0,\"万\";0", "万元", "41.1万")]
    [InlineData(41110, "#,##0,", "万元", "41")]
    [InlineData(411100, "0.00,,\"亿元\"", "万元", "0.41亿元")]
    [InlineData(411100, "0!.00,\"万元\"", "万元", "4.11万元")] // 411 thousands, a point after the first digit
    [InlineData(0.07, "0%", "万元", "7%")]
    [InlineData(4.41, "0.00\"亩\"", "㎡", "4.41亩")]
    [InlineData(50, "0\"万人\"", "人", "50万人")]
    [InlineData(-411100, "0;-0\"元\"", "万元", "-411100元")]
    [InlineData(411100, "¥#,##0", "万元", "¥411,100")]
    [InlineData(411100, "[$¥-804]#,##0.00", "万元", "¥411,100.00")]
    [InlineData(411100, "[$￥-804]#,##0", "万元", "￥411,100")]
    [InlineData(411100, "\"人民币\"#,##0", "万元", "人民币411,100")]
    [InlineData(411100, "#,##0\"元（人民币）\"", "万元", "411,100元（人民币）")]
    [InlineData(411100, "\"RMB\" #,##0", "万元", "RMB 411,100")]
    [InlineData(411100, "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", "万元", "¥ 411,100.00")]
    [InlineData(41.11, "[$$-409]#,##0.00", "万元", "$41.11")]
    public void AnotherUnitOrScaleIsTold(double number, string code, string unit, string shown) =>
        Assert.Equal(shown, new ShownNumber().Other(number, code, unit));

    [Theory]
    [InlineData(41.11, "0.00\"万元\"", "万元")]
    [InlineData(41.11, "0\"万元\"", "万元")]
    [InlineData(41.11, "¥0.00\"万元\"", "万元")]
    [InlineData(41.11, "¥0.00\"万\"", "万元")]
    [InlineData(50, "0\"人\"", "人")]
    [InlineData(50, "0\"名\"", "人")]
    [InlineData(2942.7, "0.00\"平方米\"", "㎡")]
    [InlineData(41.11, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "万元")]
    [InlineData(1234567.891, "#,##0.00", "万元")]
    [InlineData(411100, "0.00E+00\"元\"", "万元")]
    [InlineData(0, "0%", "万元")]
    [InlineData(41.11, "[", "万元")]
    [InlineData(41.11, "\"", "万元")]
    [InlineData(41.11, null, "万元")]
    public void TheNumberAsItIsIsFine(double number, string? code, string unit) => Assert.Null(new ShownNumber().Other(number, code, unit));
}
