using EduFunctions.Findings;
using EduFunctions.Forms;

namespace EduFunctions.Returns.SchoolReturn;

/// <summary>What holds of every sheet that has one row a stage: each stage that has classes has one row, and no other.</summary>
static class StageRows
{
    static readonly FindingRule StageDuplicated = new("stage-duplicated", Severity.Error, FindingFamily.Row,
        new("同一学段出现了两次。", "A stage stands there twice."))
    {
        Detail = new("{0}", "{0}"),
    };

    static readonly FindingRule StageWithoutClasses = new("stage-without-classes", Severity.Error, FindingFamily.CrossSheet,
        new("“{0}”填报了“班级”中没有班级的学段。", "'{0}' reports a stage of which no class is listed."))
    {
        Detail = new("{1}", "{1}"),
    };

    static readonly FindingRule ClassesWithoutStage = new("classes-without-stage", Severity.Error, FindingFamily.CrossSheet,
        new("“班级”中有{1}的班级，但“{0}”没有该学段的行。", "Classes of {1} are listed, but '{0}' has no row of that stage."));

    public static IEnumerable<Check> Checks(FormSheet sheet, ChoiceColumn stage) =>
    [
        Check.Once(StageDuplicated, sheet, stage, row => row[stage] is { } name ? [name] : null),
        new(StageWithoutClasses, subject => OnlyTaught(subject, sheet, stage)),
        new(ClassesWithoutStage, subject => AllTaught(subject, sheet, stage)),
    ];

    static void OnlyTaught(ReturnUnderCheck subject, FormSheet sheet, ChoiceColumn stage)
    {
        // A class without a grade that can be read may be of the stage.
        if (subject.RawOf(Classes.Sheet) is null || subject.Of(Classes.Sheet).Any(row => row[Classes.Grade] is null))
        {
            return;
        }

        var taught = Classes.Stages(subject);
        foreach (var row in subject.Of(sheet))
        {
            if (row[stage] is { } name && !taught.Contains(name))
            {
                subject.Report(StageWithoutClasses, row, stage, sheet.Caption, name);
            }
        }
    }

    static void AllTaught(ReturnUnderCheck subject, FormSheet sheet, ChoiceColumn stage)
    {
        if (subject.RawOf(sheet) is null)
        {
            return;
        }

        var reported = subject.Of(sheet).Select(row => row[stage]).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Classes.Stages(subject).Where(name => !reported.Contains(name)))
        {
            subject.Findings.Add(ClassesWithoutStage, null, sheet.Caption, name);
        }
    }
}
