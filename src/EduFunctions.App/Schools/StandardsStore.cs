using System.Security.Cryptography;
using Azure;
using EduFunctions.Schools;

namespace EduFunctions.App.Schools;

/// <summary>
/// The limits in force in a county: container <c>settings</c>, blob <c>{county}.json</c>; the national ones where there is none.
/// </summary>
sealed class StandardsStore(Storage storage)
{
    /// <summary>The county's standards, and what changes when its settings do: their hash, “national” without any.</summary>
    public async Task<(Standards Standards, string Fingerprint)> FindAsync(CountyCode county, CancellationToken cancellationToken)
    {
        try
        {
            var content = (await storage.Settings.GetBlobClient($"{county}.json").DownloadContentAsync(cancellationToken)).Value.Content;
            return (new Standards(), Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return (new Standards(), "national");
        }
    }
}
