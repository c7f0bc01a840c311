using System.Collections.Immutable;
using System.Globalization;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>
/// The demo county 420699: its register, three years of facts, and the files that its schools, its kindergartens and its bureau sent. The
/// same on every machine.
/// </summary>
sealed class SeedCounty
{
    const int Seed = 420699;
    const int DaysToCorrect = 6;

    // The bureau sits where the receipts are written.
    const int DaysOfBureau = 3;

    readonly Dictionary<(Sender From, SchoolYear Year), ImmutableArray<SeedFile>> _files = [];

    SeedCounty(ImmutableArray<SeedSchoolYear> facts, ImmutableArray<SeedReturn> ofSchools)
    {
        Facts = facts;
        Returns = [.. ofSchools, .. Kindergartens.Select(OfKindergarten), .. Years.Select(year => SeedBureau.Of(year, facts, ofSchools))];
    }

    /// <summary>The county's code: in the province's range, assigned to none.</summary>
    public static CountyCode County { get; } = CountyCode.Parse("420699");

    /// <summary>Its name, as titles write it.</summary>
    public const string Name = "云台县";

    /// <summary>The three years, oldest first.</summary>
    public static ImmutableArray<SchoolYear> Years { get; } =
        [.. Enumerable.Range(SeedClasses.FirstYear, SeedClasses.LastYear - SeedClasses.FirstYear + 1).Select(year => new SchoolYear(year))];

    /// <summary>Every school and kindergarten, open or not.</summary>
    public ImmutableArray<School> Register { get; } =
        [.. SeedRoster.All.Select(row => row.School), .. SeedKindergartens.All.SelectMany(row => row.Entries)];

    /// <summary>What is true of every school in every year in which it is open.</summary>
    public ImmutableArray<SeedSchoolYear> Facts { get; }

    /// <summary>What is true of every kindergarten in every year in which it is open.</summary>
    public ImmutableArray<SeedKindergartenYear> Kindergartens { get; } =
        [.. Years.SelectMany(year => SeedKindergartens.All.Where(row => row.IsOpenIn(year)), (year, row) => row.In(year))];

    /// <summary>Every return that was due, also that of the school that sent none.</summary>
    public ImmutableArray<SeedReturn> Returns { get; }

    /// <summary>Draws the county.</summary>
    public static SeedCounty Create()
    {
        var random = new Random(Seed);
        var facts = new SeedClasses(random).Draw();
        return new SeedCounty(facts, [.. facts.Select(entry =>
        {
            var received = entry.Year.StartYear == SeedClasses.LastYear && entry.School.Number == SeedDiseases.Late
                ? new DateOnly(SeedClasses.LastYear, 10, 9)
                : new DateOnly(entry.Year.StartYear, 9, 5).AddDays(random.Next(0, 18));
            return new SeedReturn(Sender.Of(entry.School.Code), entry.School.School, entry.Year, entry.School.Habit, received,
                SeedValues.Draw(random, entry, received.AddDays(-random.Next(0, 3))));
        })]);
    }

    /// <summary>The files of a year, by sender and file name.</summary>
    public IEnumerable<SeedFile> Files(SchoolYear year) => Returns.Where(entry => entry.Year == year).SelectMany(entry => FilesOf(entry));

    /// <summary>Name of a school or a kindergarten by its number; of the bureau for null.</summary>
    public string NameOf(int? number) =>
        number is { } one ? Register.Last(school => school.Code == SeedRoster.CodeOf(one)).Name : SeedBureau.Name;

    // There is a template for kindergartens since 2025: before, each sent a workbook of its own.
    static SeedReturn OfKindergarten(SeedKindergartenYear facts)
    {
        var habit = facts.Year.StartYear < SeedClasses.LastYear && facts.At.Habit == SeedHabit.Template ? SeedHabit.Plain : facts.At.Habit;
        var received = new DateOnly(facts.Year.StartYear, 9, 6).AddDays(facts.At.Number * 7 % 16);
        return new SeedReturn(Sender.Of(facts.School.Code), facts.School, facts.Year, habit, received,
            SeedKindergartenValues.Draw(facts, received.AddDays(-1)));
    }

    ImmutableArray<SeedFile> FilesOf(SeedReturn entry)
    {
        var key = (entry.From, entry.Year);
        return _files.TryGetValue(key, out var known) ? known : _files[key] = [.. Write(entry)];
    }

    // The files that were wrong one after another, then the sound one, if it was ever sent.
    IEnumerable<SeedFile> Write(SeedReturn entry)
    {
        var isLastYear = entry.Year.StartYear == SeedClasses.LastYear;
        if (isLastYear && entry.From == SeedDiseases.SenderOf(SeedDiseases.Missing))
        {
            return [];
        }

        var diseases = isLastYear ? SeedDiseases.Of(entry.From).ToList() : [];
        return diseases.Cast<SeedDisease?>().Concat(diseases.TrueForAll(disease => disease.IsCorrected) ? [null] : [])
            .Select((disease, index) => File(entry, index, disease));
    }

    SeedFile File(SeedReturn entry, int index, SeedDisease? disease)
    {
        var values = disease?.Values?.Invoke(entry.Values) ?? entry.Values;
        var year = disease is { IsOnOldTemplate: true } ? entry.Year.Previous : entry.Year;
        var bytes = entry.Habit == SeedHabit.Template ? SeedWorkbook.Fill(Template(entry with { Year = year }), entry.Form, values, year)
            : OwnWorkbook(entry, values, disease);
        var extension = entry.Habit == SeedHabit.Xls ? "xls" : "xlsx";
        return new SeedFile(entry.From, string.Create(CultureInfo.InvariantCulture, $"return-{index + 1}.{extension}"),
            entry.Received.AddDays((entry.School is null ? DaysOfBureau : DaysToCorrect) * index), disease?.Bytes?.Invoke(bytes) ?? bytes, disease);
    }

    byte[] Template(SeedReturn entry)
    {
        var before = Returns.FirstOrDefault(candidate => candidate.From == entry.From && candidate.Year == entry.Year.Previous);
        var lastYear = before is null ? null
            : ReturnChecker.Check(FilesOf(before)[^1].Bytes, new ReturnContext(County, before.Year, before.From, before.School)).Return;
        return ReturnTemplate.Write(entry.School, County, entry.Year, lastYear);
    }

    static byte[] OwnWorkbook(SeedReturn entry, SeedValues values, SeedDisease? disease)
    {
        var sheets = SeedSheet.Of(entry.Form, values, $"{entry.Name} {entry.Year} 学年报表", entry.Habit, entry.Year);
        disease?.Sheets?.Invoke(sheets);
        return entry.Habit == SeedHabit.Xls ? SeedWorkbook.Xls(sheets) : SeedWorkbook.Xlsx(sheets);
    }
}
