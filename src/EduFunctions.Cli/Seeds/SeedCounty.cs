using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>
/// The demo county 420699: its register, three years of facts, and the files that its schools sent. The same on every machine.
/// </summary>
sealed class SeedCounty
{
    const int Seed = 420699;

    readonly Dictionary<(SchoolCode School, SchoolYear Year), Sent> _sent;
    readonly Dictionary<(SchoolCode School, SchoolYear Year), ImmutableArray<SeedFile>> _files = [];

    SeedCounty(ImmutableArray<SeedSchoolYear> facts, Dictionary<(SchoolCode, SchoolYear), Sent> sent) => (Facts, _sent) = (facts, sent);

    /// <summary>The county's code: in the province's range, assigned to none.</summary>
    public static CountyCode County { get; } = CountyCode.Parse("420699");

    /// <summary>Every school, open or not.</summary>
    public ImmutableArray<School> Register { get; } = [.. SeedRoster.All.Select(row => row.School)];

    /// <summary>What is true of every school in every year in which it is open.</summary>
    public ImmutableArray<SeedSchoolYear> Facts { get; }

    /// <summary>Draws the county.</summary>
    public static SeedCounty Create()
    {
        var random = new Random(Seed);
        var facts = new SeedClasses(random).Draw();
        return new SeedCounty(facts, facts.ToDictionary(entry => (entry.School.Code, entry.Year), entry =>
        {
            var received = entry.Year.StartYear == SeedClasses.LastYear && entry.School.Number == SeedDiseases.Late
                ? new DateOnly(SeedClasses.LastYear, 10, 9)
                : new DateOnly(entry.Year.StartYear, 9, 5).AddDays(random.Next(0, 18));
            return new Sent(received, SeedValues.Draw(random, entry, received.AddDays(-random.Next(0, 3))));
        }));
    }

    /// <summary>The files of a year, by school and file name.</summary>
    public IEnumerable<SeedFile> Files(SchoolYear year) => Facts.Where(entry => entry.Year == year).SelectMany(entry => FilesOf(entry));

    ImmutableArray<SeedFile> FilesOf(SeedSchoolYear entry)
    {
        var key = (entry.School.Code, entry.Year);
        return _files.TryGetValue(key, out var known) ? known : _files[key] = Write(entry);
    }

    ImmutableArray<SeedFile> Write(SeedSchoolYear entry)
    {
        var isLastYear = entry.Year.StartYear == SeedClasses.LastYear;
        if (isLastYear && entry.School.Number == SeedDiseases.Missing)
        {
            return [];
        }

        var (received, values) = _sent[(entry.School.Code, entry.Year)];
        var disease = isLastYear ? SeedDiseases.Of(entry.School.Number) : null;
        var first = File(entry, 1, received, values, disease);
        return disease is { IsCorrected: true } ? [first, File(entry, 2, received.AddDays(6), values, null)] : [first];
    }

    SeedFile File(SeedSchoolYear entry, int number, DateOnly received, SeedValues values, SeedDisease? disease)
    {
        var spoilt = disease?.Values?.Invoke(values) ?? values;
        var bytes = entry.School.Habit == SeedHabit.Template ? SeedWorkbook.Fill(Template(entry), spoilt, entry.Year)
            : OwnWorkbook(entry, spoilt, disease);
        var extension = entry.School.Habit == SeedHabit.Xls ? "xls" : "xlsx";
        return new SeedFile(entry.School.Code, string.Create(CultureInfo.InvariantCulture, $"return-{number}.{extension}"), received,
            disease?.Bytes?.Invoke(bytes) ?? bytes, disease?.Code);
    }

    byte[] Template(SeedSchoolYear entry)
    {
        var before = Facts.FirstOrDefault(candidate => candidate.School.Number == entry.School.Number
            && candidate.Year == entry.Year.Previous);
        var lastYear = before is null ? null
            : ReturnChecker.Check(FilesOf(before)[^1].Bytes,
                new ReturnContext(County, before.Year, Sender.Of(before.School.Code), before.School.School)).Return;
        return ReturnTemplate.Write(entry.School.School, County, entry.Year, lastYear);
    }

    static byte[] OwnWorkbook(SeedSchoolYear entry, SeedValues values, SeedDisease? disease)
    {
        var sheets = SeedSheet.Of(values, $"{entry.School.School.Name} {entry.Year} 学年报表", entry.School.Habit, entry.Year);
        disease?.Sheets?.Invoke(sheets);
        return entry.School.Habit == SeedHabit.Xls ? SeedWorkbook.Xls(sheets) : SeedWorkbook.Xlsx(sheets);
    }

    /// <summary>A return as it left the school.</summary>
    /// <param name="Received">Day on which it came.</param>
    /// <param name="Values">What it says.</param>
    sealed record Sent(DateOnly Received, SeedValues Values);
}
