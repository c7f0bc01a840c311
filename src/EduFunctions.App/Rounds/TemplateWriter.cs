using EduFunctions.App.Returns;
using EduFunctions.App.Schools;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Rounds;

/// <summary>Writes a round's templates: with last year's figures, the limits in force, and the sender's own due date.</summary>
sealed class TemplateWriter(SchoolRegister register, StandardsStore standards, ReturnStore returns, RoundStore rounds)
{
    /// <summary>What the templates of a round have in common.</summary>
    /// <param name="County">The county.</param>
    /// <param name="Year">The school year.</param>
    /// <param name="Register">The county's register.</param>
    /// <param name="Standards">The limits in force.</param>
    /// <param name="Due">Last day in time; null for that of the standards.</param>
    public sealed record Common(CountyCode County, SchoolYear Year, Register Register, Standards Standards, DateOnly? Due);

    /// <summary>Reads that.</summary>
    public async Task<Common> ReadAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var (schools, round) = (register.ReadAsync(county, cancellationToken), rounds.FindAsync(county, year, cancellationToken));
        var limits = await standards.ReadAsync(county, cancellationToken);
        return new Common(county, year, await schools, limits(year), await round is { Due: not null } dated ? dated.DueDate : null);
    }

    /// <summary>One sender's workbook; the bureau's where the school is null.</summary>
    public async Task<byte[]> WriteAsync(Common common, School? school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(common.County, common.Year, school is null ? Sender.Bureau : Sender.Of(school.Code));
        var state = returns.FindAsync(place, cancellationToken);
        var lastYear = place.Sender.OriginIn(common.Register, common.Year) is { } sender
            ? await returns.FindInForceAsync(place with { Year = common.Year.Previous, Sender = sender }, cancellationToken) : null;
        return ReturnTemplate.Write(school, common.County, common.Year, lastYear, common.Standards, (await state)?.DueDate ?? common.Due);
    }
}
