using System.ComponentModel.DataAnnotations;
using EduFunctions.Schools;
using EduFunctions.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace EduFunctions.App;

/// <summary>Settings of the deployment.</summary>
sealed class CountySettings : IValidatableObject
{
    /// <summary>Time zone in which a day ends for the county, IANA name.</summary>
    [Required]
    public string CountyTimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>
    /// <c>Open</c>: whoever reaches the app may use its pages, without a key. Anything else, or none: there are no pages, only the API.
    /// For an app that only its own computer reaches, or with a sign-in before it.
    /// </summary>
    public string? Pages { get; init; }

    /// <summary>
    /// Where people reach the pages, for the links of reports and county workbooks: <c>https://…</c>, without a slash at its end. None: of a
    /// report the address by which it was asked for, of a workbook its own sheet of definitions.
    /// </summary>
    public string? PageAddress { get; init; }

    /// <summary>Where the pages are for who asks.</summary>
    internal string PageAddressOf(HttpRequest request) =>
        string.IsNullOrWhiteSpace(PageAddress) ? $"{request.Scheme}://{request.Host}" : PageAddress.TrimEnd('/');

    /// <summary>Address of a county's page, for files that are kept; null where the setting names none.</summary>
    internal string? PagesOf(CountyCode county, SchoolYear year) =>
        string.IsNullOrWhiteSpace(PageAddress) ? null : $"{PageAddress.TrimEnd('/')}/counties/{county}/years/{year}";

    internal bool ArePagesOpen => "Open".Equals(Pages, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(CountyTimeZone, out _))
        {
            yield return new ValidationResult(
                $"CountyTimeZone '{CountyTimeZone}' is no time zone of this machine; expected an IANA name such as Asia/Shanghai.");
        }

        if (!string.IsNullOrWhiteSpace(PageAddress) && !(Uri.TryCreate(PageAddress, UriKind.Absolute, out var pages) && (pages.Scheme is "http" or "https")))
        {
            yield return new ValidationResult($"PageAddress '{PageAddress}' is no address; expected one such as https://nianbao.example.");
        }
    }
}

/// <summary>The county's day: storage keeps UTC, people see their own.</summary>
sealed class CountyClock(TimeProvider time, IOptions<CountySettings> settings)
{
    readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(settings.Value.CountyTimeZone);

    public DateTimeOffset UtcNow => time.GetUtcNow();

    public DateOnly Today => DayOf(UtcNow);

    /// <summary>The school year of that day, which begins on 1 September.</summary>
    public SchoolYear SchoolYear => new(Today.Month >= 9 ? Today.Year : Today.Year - 1);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime);

    public DateTimeOffset InZone(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone);
}

/// <summary>How large a request may be.</summary>
static class UploadLimit
{
    /// <summary>Bytes of a multipart form: the largest workbook, and the form around it.</summary>
    public const int FormBytes = WorkbookReader.FileBytesMaximum + (5 * 1024 * 1024);

    /// <summary>
    /// Bytes that the Functions host lets through, its own default: well above what the app takes, for the host answers with 500 and
    /// without a word where the app says 413 and why (azure-facts, 12).
    /// </summary>
    public const int HostBytes = 100 * 1024 * 1024;
}
