using Azure;
using EduFunctions.Schools;

namespace EduFunctions.App.Schools;

/// <summary>
/// The limits in force in a county: container <c>settings</c>, blob <c>{county}.json</c>; the national ones where there is none.
/// </summary>
sealed class StandardsStore(Storage storage)
{
    /// <summary>The county's standards of any year, from one reading of its settings.</summary>
    public async Task<Func<SchoolYear, Standards>> ReadAsync(CountyCode county, CancellationToken cancellationToken)
    {
        try
        {
            var settings = (await storage.Settings.GetBlobClient($"{county}.json")
                .DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
            return year => Standards.Read(settings, year);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return _ => Standards.National;
        }
    }
}
