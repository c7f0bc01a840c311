using System.Collections.Immutable;
using static EduFunctions.Reports.ReportOutline;

namespace EduFunctions.Reports;

/// <summary>Leadership and reform.</summary>
static class LeadershipItems
{
    // Those that are clean are said also where another is not, or is blank.
    static readonly ReportCondition NotAllClean = When.NotAllYes("no-examination-veto", "no-choice-veto", "no-key-school-veto");

    /// <summary>All rows.</summary>
    public static ImmutableArray<ReportItem> All { get; } =
    [
        new("party-leadership", Leadership, "1.加强党对教育工作的领导。",
        [
            new("meetings", "据履职登记，党委常委会会议研究教育工作 {party-meetings}，政府常务会议研究教育工作 {government-meetings}；"),
            new("leaders", "领导到学校调研 {leaders-visits}，为师生讲课 {leaders-lessons}，联系学校解决问题 {leaders-linked}。"),
        ])
        {
            Evidence = new("党的建设、思想政治工作", [], ["党建", "党的", "党组织", "党风", "思政", "清廉"]),
        },
        new("evaluation-reform", Leadership, "2.推进教育评价改革。",
        [
            new("no-veto", "据县级年报表，{no-examination-veto:done}考试招生无严重违规，{no-choice-veto:done}无违规择校，{no-key-school-veto:done}无重点学校和重点班。",
                When.Yes("no-examination-veto").And(When.Yes("no-choice-veto")).And(When.Yes("no-key-school-veto"))),
            new("examination-clean", "据县级年报表，{no-examination-veto:done}考试招生无严重违规。", When.Yes("no-examination-veto").And(NotAllClean)),
            new("choice-clean", "据县级年报表，{no-choice-veto:done}无违规择校。", When.Yes("no-choice-veto").And(NotAllClean)),
            new("key-school-clean", "据县级年报表，{no-key-school-veto:done}无重点学校和重点班。", When.Yes("no-key-school-veto").And(NotAllClean)),
            new("examination-veto", "据县级年报表，{no-examination-veto:done}考试招生无严重违规：有违规情形，须说明查处情况。", When.No("no-examination-veto")),
            new("choice-veto", "据县级年报表，{no-choice-veto:done}无违规择校：有违规择校情形，须说明查处情况。", When.No("no-choice-veto")),
            new("key-school-veto", "据县级年报表，{no-key-school-veto:done}无重点学校和重点班：有重点学校或重点班，须说明取消情况。", When.No("no-key-school-veto")),
            new("examination-unknown", "是否有考试招生严重违规{no-examination-veto}。", When.Unknown("no-examination-veto")),
            new("choice-unknown", "是否有违规择校{no-choice-veto}。", When.Unknown("no-choice-veto")),
            new("key-school-unknown", "是否有重点学校、重点班{no-key-school-veto}。", When.Unknown("no-key-school-veto")),
        ])
        {
            Evidence = new("教育评价改革", [], ["评价改革", "评价"]),
        },
    ];
}
