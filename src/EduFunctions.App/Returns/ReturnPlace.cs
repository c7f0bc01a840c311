using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Workbooks;

namespace EduFunctions.App.Returns;

/// <summary>
/// One sender's return in one round: what the path <c>{county}/{year}/{sender}/…</c> names, and the keys it is stored under.
/// </summary>
/// <param name="County">The county.</param>
/// <param name="Year">The school year.</param>
/// <param name="Sender">Who sends it.</param>
public sealed record ReturnPlace(CountyCode County, SchoolYear Year, Sender Sender)
{
    /// <summary>
    /// Partition of the round in table <c>returns</c>; the start of its partitions in the tables <c>rows</c> and <c>figures</c>.
    /// </summary>
    internal string Partition => PartitionOf(County, Year);

    internal string Folder => $"{County}/{Year}/{Sender}";

    /// <summary>Address of its page; after <c>/api</c> the start of the addresses of its API.</summary>
    public string Address => $"/counties/{County}/years/{Year}/{(Sender.School is null ? "" : "schools/")}{Sender}";

    internal static string PartitionOf(CountyCode county, SchoolYear year) => $"{county}-{year}";

    /// <summary>
    /// The place of a blob's name; false when it lies at no return's place, or is none of a return's: Office and file managers leave
    /// their own files beside those that people save.
    /// </summary>
    internal static bool TryParse(string blobName, [NotNullWhen(true)] out ReturnPlace? place)
    {
        var parts = blobName.Split('/');
        place = parts.Length == 4 && parts[1].Length == 4 && !LeftoverFiles.Has(UploadName.FileOf(parts[3]))
            && CountyCode.TryParse(parts[0], out var county) && county.Value == parts[0]
            && SchoolYear.TryParse(parts[1], out var year) && year.StartYear.ToString(CultureInfo.InvariantCulture) == parts[1]
            && Sender.TryParse(parts[2], out var sender) && sender.ToString() == parts[2]
                ? new ReturnPlace(county, year, sender)
                : null;
        return place is not null;
    }
}
