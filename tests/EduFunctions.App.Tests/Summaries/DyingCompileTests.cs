using EduFunctions.App.Rounds;
using EduFunctions.App.Tests.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Tests.Summaries;

/// <summary>A compilation that dies at its first, second, third … request to storage, before or after it is carried out.</summary>
public sealed class DyingCompileTests(QuietApp quiet)
{
    [Fact]
    public async Task ARunIsReadFromStorageOnceAndFoundAsSoonAsItIsThere()
    {
        var host = await quiet.StartedAsync();
        var (county, app, year) = (new County(host, "420836"), new InProcess(host), new SchoolYear(2025));
        await county.RegisterAsync(1);
        Assert.Null(await app.Summaries.FindAsync(CountyCode.Parse("420836"), year, 1, Wait.Token));
        await app.Compile.Run(new RoundMessage(CountyCode.Parse("420836"), year).ToString(), Wait.Token);
        var found = await app.Summaries.FindAsync(CountyCode.Parse("420836"), year, 1, Wait.Token);
        Assert.Equal(1, found?.Run);
        Assert.Same(found, await app.Summaries.FindAsync(CountyCode.Parse("420836"), year, 1, Wait.Token));
    }

    [Theory]
    [InlineData("420635", false)]
    [InlineData("420636", true)]
    public async Task TheSummaryIsWhollyTheOldOrWhollyTheNew(string code, bool isCarriedOut)
    {
        var host = await quiet.StartedAsync();
        var (county, app) = (new County(host, code), new InProcess(host));
        await county.RegisterAsync(1);
        var message = new RoundMessage(CountyCode.Parse(code), new SchoolYear(2025)).ToString();
        await IngestAsync(40);
        await app.Compile.Run(message, Wait.Token);
        var figures = (await county.GetAsync($"{county.Api}/summary")).List("figures").Count;

        var died = true;
        for (var number = 1; died; number++)
        {
            Assert.True(number < 60, "A compilation takes more than 60 requests.");
            await IngestAsync(40 + number); // 240 pupils, then 241, 242, …
            died = await DiesAsync(new DieAt(number, isCarriedOut));
            await AssertShownAsync(died ? [240 + number - 1, 240 + number] : [240 + number]);

            await app.Compile.Run(message, Wait.Token);
            await AssertShownAsync([240 + number]);
        }

        async Task IngestAsync(double pupils)
        {
            await county.PutBlobAsync(1, county.Return(1, pupils).ToXlsx());
            await app.Ingest.RunAsync(county.Blob(1), Wait.Token);
        }

        async Task<bool> DiesAsync(DieAt dying)
        {
            try
            {
                await new InProcess(host, dying).Compile.Run(message, Wait.Token);
                return dying.IsDead;
            }
            catch (CrashException)
            {
                return true;
            }
        }

        async Task AssertShownAsync(decimal[] pupils)
        {
            var summary = await county.GetAsync($"{county.Api}/summary");
            Assert.Contains(summary.Figure("pupils").Number("value"), pupils);
            Assert.Equal(summary.Figure("pupils").Number("value"), summary.Figure($"pupils.school-{county.School(1)}").Number("value"));
            Assert.Equal(figures, summary.Texts("figures", "code").Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(figures, summary.List("figures").Count);
        }
    }
}
