using System.Security.Cryptography;
using System.Text;
using EduFunctions.App.Returns;
using EduFunctions.Reports;
using EduFunctions.Schools;

namespace EduFunctions.App.Reports;

/// <summary>Which sample it is: what is drawn with the same is the same.</summary>
/// <param name="Run">The run that it was drawn by.</param>
/// <param name="Size">Schools that were asked for.</param>
/// <param name="Seed">The seed.</param>
public sealed record SampleName(int Run, int Size, string Seed)
{
    /// <summary>The same as a key: a seed may hold any letter.</summary>
    internal string Key => FormattableString.Invariant($"{Run:000000}-{Size}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Seed)))[..12]}");
}

/// <summary>
/// What was found on site: table <c>outcomes</c>, partition <c>{county}-{year}</c>, row <c>{sample}.{cell}~{number}</c>.
/// </summary>
sealed class OutcomeStore(Storage storage)
{
    const string Name = "outcomes";

    readonly NoteTable _table = new(storage, Name);

    /// <summary>All that was ever entered in a round, with the sample that it belongs to.</summary>
    public Task<IReadOnlyList<(SampleName Sample, SiteOutcome Outcome)>> ListAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken) =>
        _table.ListAsync(ReturnPlace.PartitionOf(county, year), (_, row) =>
            (new SampleName(row.GetInt32("Run") ?? 0, row.GetInt32("Size") ?? 0, row.GetString("Seed")),
            new SiteOutcome(row.GetString("School"), row.GetString("Sheet"), row.GetString("Row"), row.GetString("Column"), row.GetInt32("Number") ?? 0,
                row.GetBoolean("IsConfirmed") ?? false, row.GetString("Found"), row.GetString("Note"), row.GetString("By"),
                row.GetDateTimeOffset("MadeOn") ?? default)), cancellationToken);

    /// <summary>What ETags say of a sample with its outcomes.</summary>
    public static string StateOf(SampleName sample, int count) => NoteTable.StateOf($"sample-{sample.Key}", count);

    /// <summary>Adds some, all or none; false when somebody else has added one of such a number.</summary>
    public Task<bool> TryAddAsync(CountyCode county, SchoolYear year, SampleName sample, IEnumerable<SiteOutcome> outcomes, CancellationToken cancellationToken) =>
        _table.TryAddAsync([.. outcomes.Select(outcome =>
        {
            var cell = $"{outcome.School}\n{outcome.Sheet}\n{outcome.Row}\n{outcome.Column}";
            var row = NoteTable.Row(ReturnPlace.PartitionOf(county, year),
                $"{sample.Key}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cell)))[..16]}", outcome.Number);
            (row["Run"], row["Size"], row["Seed"]) = (sample.Run, sample.Size, sample.Seed);
            (row["School"], row["Sheet"], row["Row"], row["Column"]) = (outcome.School, outcome.Sheet, outcome.Row, outcome.Column);
            (row["IsConfirmed"], row["Found"], row["Note"]) = (outcome.IsConfirmed, outcome.Found, outcome.Note);
            (row["By"], row["MadeOn"]) = (outcome.By, outcome.MadeOn);
            return row;
        })], cancellationToken);
}
