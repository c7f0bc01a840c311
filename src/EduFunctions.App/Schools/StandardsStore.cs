using Azure;
using EduFunctions.Schools;

namespace EduFunctions.App.Schools;

/// <summary>
/// The limits in force in a county, and its name: container <c>settings</c>, blob <c>{county}.json</c>; the national ones where there is
/// none.
/// </summary>
sealed class StandardsStore(SettingBlobs settings)
{
    /// <summary>The county's standards of any year, from one reading of its settings.</summary>
    public async Task<Func<SchoolYear, Standards>> ReadAsync(CountyCode county, CancellationToken cancellationToken) =>
        Of((await FindAsync(county, cancellationToken))?.Content);

    /// <summary>The standards of any year by these settings; the national ones where there are none.</summary>
    public static Func<SchoolYear, Standards> Of(byte[]? settings) => settings is null ? _ => Standards.National : year => Standards.Read(settings, year);

    /// <summary>The settings as they were put, with the tag of this state; null when there are none.</summary>
    public Task<(byte[] Content, ETag ETag)?> FindAsync(CountyCode county, CancellationToken cancellationToken) =>
        settings.FindAsync($"{county}.json", cancellationToken);

    /// <summary>Puts settings in the place of those that were found. False when somebody has changed them meanwhile.</summary>
    public Task<bool> TryReplaceAsync(CountyCode county, ETag? known, byte[] content, CancellationToken cancellationToken) =>
        settings.TryReplaceAsync($"{county}.json", known, content, ContentTypes.Json, cancellationToken);
}
