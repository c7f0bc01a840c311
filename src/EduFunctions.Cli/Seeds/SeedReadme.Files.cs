using System.Globalization;
using System.Text;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>The files that are wrong, and those that are asked about.</summary>
static partial class SeedReadme
{
    static void Files(StringBuilder text, SeedCounty county)
    {
        text.Append("\n## 有问题的文件 Bad files\n\nA code after + comes with the first.\n\n| 文件 file | 学校 school | 结果 outcome | 代码 code | 问题 what is wrong |\n|---|---|---|---|---|\n");
        foreach (var file in county.Files(new SchoolYear(SeedClasses.LastYear)))
        {
            if (file.Disease is { } disease)
            {
                var outcome = disease switch
                {
                    { Rejects: true, IsCorrected: true } => "退回，更正后重报 returned, then corrected",
                    { Rejects: true } => "退回 returned",
                    { IsCorrected: true } => "已核，需说明，更正后重报 accepted with a query, then corrected",
                    _ => "已核，需说明 accepted with a query",
                };
                var codes = string.Join(" + ", disease.Also.Prepend(disease.Code).Select(code => $"`{code}`"));
                text.Append(CultureInfo.InvariantCulture, $"| {SeedClasses.LastYear}/{file.From}/{file.FileName} | {county.NameOf(disease.School)} | {outcome} | {codes} | {disease.Text}。 {disease.TextEn} |\n");
            }
        }

        text.Append("\n## 被询问的文件 Files that are asked about\n\nSound, but far from last year's, or with a class over its limit. Each is asked (需说明); no file is returned for that.\n\n| 学年 year | 学校 school | 代码 codes | 情况 what is asked about |\n|---|---|---|---|\n");
        foreach (var asked in SeedDiseases.Asked)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {asked.Year} | {county.NameOf(asked.School)} | {string.Join(' ', asked.Codes.Select(code => $"`{code}`"))} | {asked.Text}。 {asked.TextEn} |\n");
        }

        var (missing, late) = (SeedRoster.All[SeedDiseases.Missing - 1].School, SeedRoster.All[SeedDiseases.Late - 1].School);
        text.Append(CultureInfo.InvariantCulture, $"""

            未报 missing: {missing.Name} {missing.Code}. 逾期 late: {late.Name} {late.Code}, received 2025-10-09; all others between 2025-09-05 and 2025-09-30.
            竹园镇中心小学 had one large class in 2024; since its file is rejected, that class is neither persisting nor cleared: 今年情况不明.

            """);
    }
}
