using EduFunctions.Reports;

namespace EduFunctions.Tests.Reports;

/// <summary>What is left of a sentence: T is a figure that is told, N one that does not apply, F no figure.</summary>
public sealed class ReportPhrasesTests
{
    [Theory]
    [InlineData("已交流 T，占 T（T）；其中骨干教师占 N（N）；涉及学校 T。", "已交流 T，占 T（T）；涉及学校 T。")]
    [InlineData("已交流 T，占 N（N）；其中骨干教师占 N（N）；涉及学校 T。", "已交流 T；涉及学校 T。")]
    [InlineData("已交流 T，占 N。", "已交流 T。")]
    [InlineData("占 N，已交流 T。", "已交流 T。")]
    [InlineData("管理：作业 N，睡眠 T，手机 N。", "管理：睡眠 T。")]
    [InlineData("小学 T（上年 T，N），初中 T（上年 N，N），高中 T。", "小学 T（上年 T），初中 T，高中 T。")]
    [InlineData("小学 T（上年 N，T）；初中 N（上年 T，T）。", "小学 T（T）。")]
    [InlineData("F 年支出（F）T，占 N。", "F 年支出（F）T。")]
    [InlineData("检查 T（登记有文件的，口径不同）。", "检查 T（登记有文件的，口径不同）。")]
    [InlineData("没有闭合（上年 N", "没有闭合")]
    [InlineData("已交流 T，占 N", "已交流 T，")] // a sentence that another goes on
    [InlineData("调研 T；登记：督导 N，培训 N（有文件的）。", "调研 T。")] // nothing is left to lead up to
    [InlineData("每人：城区 N，乡村 N；面积：城区 T，乡村 N。", "面积：城区 T。")]
    [InlineData("登记：督导 N；调研 T。", "调研 T。")]
    [InlineData("共 T：小学 N，初中 N。", "共 T。")]
    [InlineData("共 T：小学 N；园 T。", "共 T；园 T。")]
    [InlineData("各校：小学 N、初中 T，高中 N。", "各校：小学 N、初中 T。")]
    [InlineData("核定 T，在编 N，其中不在岗 T；空编 T。", "核定 T，不在岗 T；空编 T。")] // it is no part of 核定
    [InlineData("督学 N，其中专职 N；责任区 T。", "责任区 T。")]
    [InlineData("“登记，有文件的” N；调研 T。", "调研 T。")]
    [InlineData("占 N。", "")]
    [InlineData("", "")]
    public void WhatTellsOfNothingGoes(string sentence, string left)
    {
        var pieces = sentence.Select(letter => letter switch { 'T' => (null, false), 'N' => (null, true), 'F' => (null, null), _ => ((string?)letter.ToString(), default(bool?)) }).ToList();
        Assert.Equal(left, string.Concat(ReportPhrases.Left(pieces).Zip(sentence, (words, letter) => words is "" && "TNF".Contains(letter, StringComparison.Ordinal) ? letter.ToString() : words)));
    }
}
