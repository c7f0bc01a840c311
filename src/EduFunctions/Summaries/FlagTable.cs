using System.Collections.Immutable;
using static EduFunctions.Indicators.Section;
using static EduFunctions.Summaries.FlagSeverity;

namespace EduFunctions.Summaries;

/// <summary>Every flag.</summary>
public static class FlagTable
{
    const string Plan = "国发〔2016〕40号（各省消除大班额规划据此制定）";
    const string Scores = "Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993";
    const string Office = "office rule 局内约定";

    /// <summary>All rows.</summary>
    public static ImmutableArray<FlagRule> All { get; } =
    [
        new("large-class-entrance-grade", A, Serious, new("起始年级大班额", "large class in an entrance grade"), "一、七年级和高一有 {large-class} 人及以上的班级", Plan, LargeClassFlags.OfEntranceGrades),
        new("large-class-declared-grade", A, Serious, new("承诺年级大班额", "large class in a declared grade"), "已承诺消除的年级（{declared-grades}）有 {large-class} 人及以上的班级；起始年级的列入起始年级大班额", Office, LargeClassFlags.OfDeclaredGrades),
        new("large-class", A, Warning, new("大班额", "large class"), "其他年级有 {large-class} 人及以上的班级；有 {super-large-class} 人及以上的为严重", Plan, LargeClassFlags.OfOtherGrades),
        new("large-school", A, Warning, new("大校额", "large school"), "小学、初中超过 {large-school} 人，一贯制学校义务教育段超过 {large-nine-year-school} 人", "教督〔2017〕6号", LargeSchoolFlags.Of),
        new("school-unexpected", I, Warning, new("不在名册的学校报送", "return of a school that is not in the register"), "报表的学校不在本学年的学校名册中", Office, CountyCheckFlags.Unexpected),
        new("same-classes", I, Warning, new("班级名单与别校相同", "same classes as another school"), "{same-classes-least} 个班以上的学校，班号、学生数、女生数与别校逐班相同", Office, CountyCheckFlags.SameClasses),
        new("class-size-far-from-peers", I, Watch, new("平均班额与同类学校相差很大", "class size far from its peers"), "同类学校不少于 {peers-least} 所，稳健 z 值超过 {peer-score}", Scores, CountyCheckFlags.ClassSize),
        new("teachers-far-from-peers", I, Watch, new("生师比与同类学校相差很大", "pupils a teacher far from its peers"), "同类学校不少于 {peers-least} 所，稳健 z 值超过 {peer-score}", Scores, CountyCheckFlags.PupilsPerTeacher),
        new("intake-over-leavers", I, Watch, new("七年级新生多于上年六年级", "grade 7 exceeds last year's grade 6"), "有关学校两年都已报齐，全县七年级学生多于上年六年级", Office, CountyCheckFlags.IntakeOverLeavers),
        new("return-missing", I, Serious, new("未报", "return missing"), "过了截止日（通常为 {due-date}）仍未报送", Office, ReturnFlags.Missing),
        new("return-rejected", I, Warning, new("退回未改", "return sent back"), "最近一次报送有必改事项", Office, ReturnFlags.Rejected),
        new("return-late", I, Watch, new("逾期报送", "return late"), "首次通过校验的报送晚于截止日；都未通过的，首次报送晚于截止日", Office, ReturnFlags.Late),
    ];

    /// <summary>The row of a code.</summary>
    /// <exception cref="InvalidOperationException">No flag has that code: a bug.</exception>
    public static FlagRule Of(string code) => All.First(rule => rule.Code == code);
}
