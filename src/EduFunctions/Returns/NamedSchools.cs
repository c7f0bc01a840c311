using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Returns;

/// <summary>The check of schools that a return names beside its sender: the register knows them.</summary>
static class NamedSchools
{
    static readonly FindingRule NamedSchoolUnknown = new("named-school-unknown", Severity.Query, FindingFamily.CrossSheet,
        new("“{0}”中有学校名册里没有的学校。请更正标识码；尚未列入名册的，说明情况。", "'{0}' names a school that the register lacks. Correct the identifier; if it is not registered yet, say so."))
    {
        Detail = new("{1}", "{1}"),
    };

    /// <summary>A column of one school.</summary>
    public static Check Known(FormSheet sheet, SchoolCodeColumn column) =>
        Known(sheet, column, row => row[column] is { } school ? [school] : []);

    /// <summary>A column that names schools, told by their identifiers; what is none is left to others.</summary>
    public static Check Known(FormSheet sheet, FormColumn column, Func<FormRow, IEnumerable<string>> named) => new(NamedSchoolUnknown, subject =>
    {
        if (subject.Context.Register is not { } register)
        {
            return;
        }

        foreach (var row in subject.Of(sheet))
        {
            foreach (var name in named(row).Where(name => SchoolCode.TryParse(name, out var code) && !register.Has(code)))
            {
                subject.Report(NamedSchoolUnknown, row, column, column.Caption, name);
            }
        }
    });
}
