using EduFunctions.Cli.Seeds;
using EduFunctions.Findings;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Seeds;

public sealed class SeedTests
{
    static readonly Lazy<SeedCounty> County = new(SeedCounty.Create);

    internal static ReturnContext ContextOf(SeedCounty county, SchoolCode school, SchoolYear year) =>
        new(SeedCounty.County, year, school, county.Register.Single(entry => entry.Code == school));

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void EveryFileIsAcceptedOrRejectedAsPromised(int startYear)
    {
        var year = new SchoolYear(startYear);
        foreach (var file in County.Value.Files(year))
        {
            var findings = ReturnChecker.Check(file.Bytes, ContextOf(County.Value, file.School, year)).Findings.Where(finding => finding.Severity != Severity.Notice).ToList();
            var told = $"{year} {file.School} {file.FileName}: {string.Join(' ', findings.Select(finding => $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address))}"))}";
            Assert.True(file.Disease is null ? findings.Count == 0 : findings.Any(finding => finding.Code == file.Disease), told);
        }
    }
}
