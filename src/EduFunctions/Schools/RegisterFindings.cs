using System.Collections.Immutable;
using EduFunctions.Findings;
using static EduFunctions.Findings.FindingFamily;
using static EduFunctions.Findings.Severity;

namespace EduFunctions.Schools;

/// <summary>What can be said of a county's register.</summary>
static class RegisterFindings
{
    static readonly FindingRules Rules = new();

    public static readonly FindingRule RegisterEmpty = Rules.Add(new("register-empty", Error, Sheet, new("名册中没有一所学校；现有名册未改动。", "The register lists no school; the present one was left as it is.")));
    public static readonly FindingRule NameUnusable = Rules.Add(new("school-name-unusable", Error, Row, new("“{0}”含有看不见的控制字符；请重新输入。", "'{0}' holds control characters; type it anew.")) { Detail = new("{1}", "{1}") });
    public static readonly FindingRule SchoolDuplicated = Rules.Add(new("school-duplicated", Error, Row, new("同一学校标识码出现了两次，且学年重叠。", "A school stands there twice for the same years.")) { Detail = new("{0}", "{0}") });
    public static readonly FindingRule YearsReversed = Rules.Add(new("years-reversed", Error, Row, new("终止学年早于起始学年。", "The last school year is before the first.")) { Detail = new("{0} < {1}", "{0} < {1}") });
    public static readonly FindingRule SuccessorIsItself = Rules.Add(new("successor-is-itself", Error, Row, new("并入学校就是本校。", "The school is given as its own successor.")) { Detail = new("{0}", "{0}") });
    public static readonly FindingRule SuccessorUnknown = Rules.Add(new("successor-unknown", Error, Row, new("并入学校不在名册中。", "The successor is not in the register.")) { Detail = new("{0}", "{0}") });
    public static readonly FindingRule SuccessorWithoutEnd = Rules.Add(new("successor-without-end", Error, Row, new("写了并入学校，却没有写终止学年。", "A successor is given, and no last school year.")) { Detail = new("{0}", "{0}") });
    public static readonly FindingRule SuccessorNotOpen = Rules.Add(new("successor-not-open", Error, Row, new("并入学校在下一学年没有开办。", "The successor is not open in the school year after.")) { Detail = new("{0}，{1} 学年", "{0}, {1}") });

    /// <summary>All of them, in the order in which they bite.</summary>
    public static ImmutableArray<FindingRule> All => Rules.All;
}
