using EduFunctions.App.Summaries;
using EduFunctions.App.Tests.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace EduFunctions.App.Tests.Summaries;

/// <summary>What a client has already costs storage next to nothing.</summary>
public sealed class UnchangedTests(RunningApp app)
{
    // A 304 is answered before any read but the round's row, and what the bureau says beside figures or of flags; of a figure's cells after the states, and before any row.
    [Fact]
    public async Task WhatTheClientHasIsNotReadAgain()
    {
        var county = new County(app, "420638");
        await county.RegisterAsync(1);
        await county.IngestAsync(1, county.Return(1, 57, 40), received: "2025-09-10");
        await county.CompileAsync();
        var requests = new CountingPolicy();
        var inside = new InProcess(app, requests);
        var (code, year) = (CountyCode.Parse("420638"), new SchoolYear(2025));

        Assert.Equal((3, 2), await CountAsync(request =>
            new GetSummary(inside.Rounds, inside.Summaries, inside.Reader, inside.Adjustments, inside.Cares, Options.Create(new CountySettings()), inside.Clock).Run(request, code, year, Wait.Token)));
        // The run has been read, and is not read again.
        Assert.Equal((2, 2), await CountAsync(request => new GetFlags(inside.Rounds, inside.Summaries, inside.Cares).Run(request, code, year, Wait.Token)));

        // Rounds, the register's version, settings, states; the first time also the register and the classes.
        Assert.Equal((6, 4), await CountAsync(request =>
            new GetFigureCells(new FigureReader(inside.Reader, inside.Summaries)).Run(request, code, year, "large-classes", Wait.Token)));

        async Task<(int First, int Again)> CountAsync(Func<HttpRequest, Task<IResult>> get)
        {
            var (before, context) = (requests.Count, new DefaultHttpContext());
            _ = await get(context.Request);
            var (first, again) = (requests.Count, new DefaultHttpContext());
            again.Request.Headers.IfNoneMatch = context.Response.Headers.ETag;
            Assert.Equal(StatusCodes.Status304NotModified, Assert.IsType<IStatusCodeHttpResult>(await get(again.Request), exactMatch: false).StatusCode);
            return (first - before, requests.Count - first);
        }
    }
}
