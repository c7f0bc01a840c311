using System.Globalization;
using EduFunctions.App.Schools;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Summaries;

/// <summary>
/// What officers say of problems: table <c>flags</c>, partition county, row <c>{key}~{number}</c>. A problem has the same key in every run and
/// year.
/// </summary>
sealed class FlagCareStore(Storage storage, SchoolRegister register)
{
    readonly NoteTable _table = new(storage, "flags");

    /// <summary>
    /// All that was ever said in a county, by problem; what was said of a school that has merged into another by that year, once more of
    /// the same problem of its heir (<see cref="FlagCare.MergedFrom"/>).
    /// </summary>
    public async Task<IReadOnlyList<FlagCare>> ListAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var said = await _table.ListAsync(county.Value, (id, row) => (
            Key: new FlagKey(row.GetString("Flag"), row.GetString("Subject"), row.GetInt32("Cohort")),
            Care: new FlagCare(id, row.GetInt32("Number") ?? 0, row.GetString("Note"), row.GetString("Owner"),
                row.GetString("Due") is { } due ? DateOnly.ParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
                row.GetString("By"), row.GetDateTimeOffset("MadeOn") ?? default)), cancellationToken);
        if (said.Count == 0)
        {
            return [];
        }

        var schools = await register.ReadAsync(county, cancellationToken);
        return [.. said.Select(one => one.Care), .. said.Select(one => one.Care.At(one.Key, schools, year)).OfType<FlagCare>()];
    }

    /// <summary>What ETags say of the list.</summary>
    public static string StateOf(IReadOnlyCollection<FlagCare> all) => NoteTable.StateOf("care", all.Count);

    /// <summary>The same of one problem.</summary>
    public static string StateOf(IReadOnlyCollection<FlagCare> all, string id) => StateOf([.. all.Where(one => one.Id == id)]);

    /// <summary>Adds one; false when somebody else has added one of that number.</summary>
    /// <param name="county">The county.</param>
    /// <param name="key">The problem, for those who read the table.</param>
    /// <param name="care">What is said of it.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task<bool> TryAddAsync(CountyCode county, FlagKey key, FlagCare care, CancellationToken cancellationToken)
    {
        var row = NoteTable.Row(county.Value, care.Id, care.Number);
        row["Flag"] = key.Code;
        row["Subject"] = key.Subject;
        row["Cohort"] = key.Cohort;
        row["Note"] = care.Note;
        row["Owner"] = care.Owner;
        row["Due"] = care.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        row["By"] = care.By;
        row["MadeOn"] = care.MadeOn;
        return _table.TryAddAsync([row], cancellationToken);
    }
}
