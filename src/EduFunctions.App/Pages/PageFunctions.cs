using System.Reflection;
using EduFunctions.App.Returns;
using EduFunctions.App.Schools;
using EduFunctions.App.Summaries;
using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /counties/{county}/years/{year}</c>: a county's year on one page.</summary>
sealed class GetCountyPage(SchoolRegister register, ReturnStore returns, RoundStore rounds, SummaryStore summaries, CountyClock clock)
{
    [Function(nameof(GetCountyPage))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "counties/{county}/years/{year}")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var (code, schoolYear) = (Requests.County(county), Requests.Year(year));
        var known = await rounds.ListAsync(code, cancellationToken);
        var round = known.FirstOrDefault(row => row.Year == schoolYear) ?? new RoundRow { PartitionKey = code.Value, RowKey = schoolYear.ToString() };
        var states = (await returns.ListAsync(code, schoolYear, cancellationToken)).ToDictionary(status => status.RowKey, StringComparer.Ordinal);
        var expected = (await register.ListAsync(code, cancellationToken)).Where(school => school.IsOpenIn(schoolYear)).ToList();
        var schools = expected.Select(school => (school, states.GetValueOrDefault(school.Code.Value)));
        var strangers = states.Values.ExceptBy(expected.Select(school => school.Code.Value), status => status.RowKey);
        var summary = round.SummaryRun > 0 ? await summaries.ReadAsync(code, schoolYear, round.SummaryRun, cancellationToken) : null;
        var view = new CountyView(code, schoolYear, [.. known.Select(row => row.Year).OrderDescending()], round.DueDate, round.SummaryRun,
            round.CompiledOn is { } compiled ? clock.InZone(compiled) : null, round.Failure, summary, [.. schools], [.. strangers], request.Query["uploaded"].ToString() is { Length: 10 } uploaded ? uploaded : null);
        return new RazorComponentResult<CountyPage>(new { View = view });
    }
}

/// <summary><c>POST /counties/{county}/years/{year}/upload</c>: the page's form.</summary>
sealed class PostUpload(ReturnFiles files)
{
    [Function(nameof(PostUpload))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "counties/{county}/years/{year}/upload")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            throw ContentTypes.Unsupported(request.ContentType);
        }

        var form = await request.ReadFormAsync(cancellationToken);
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Requests.School(form["school"].ToString()));
        var file = form.Files.GetFile("file") ?? throw new ProblemException(400, "no-file", "没有选择文件。", "No file was chosen.");
        await using var stream = file.OpenReadStream();
        await files.UploadAsync(place, file.FileName, await Requests.BodyAsync(stream, WorkbookReader.FileBytesMaximum, cancellationToken), cancellationToken);
        return SeeOther.To($"/counties/{place.County}/years/{place.Year}?uploaded={place.School}", request);
    }
}

/// <summary><c>POST /counties/{county}/years/{year}/compile</c>: the page's button.</summary>
sealed class PostCompileForm(Storage storage)
{
    [Function(nameof(PostCompileForm))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "counties/{county}/years/{year}/compile")] HttpRequest request, string county, string year, CancellationToken cancellationToken)
    {
        var message = new CompileMessage(Requests.County(county), Requests.Year(year));
        await storage.Compile.SendMessageAsync(message.ToString(), cancellationToken);
        return SeeOther.To($"/counties/{message.County}/years/{message.Year}", request);
    }
}

/// <summary><c>GET /assets/{file}</c>: the style sheet.</summary>
sealed class GetAsset
{
    [Function(nameof(GetAsset))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{file}")] HttpRequest request, string file)
    {
        if (file != "site.css")
        {
            throw new ProblemException(404, "not-found", "没有这个文件。", "There is no such file.");
        }

        return Results.File(Resource.Bytes(file), "text/css; charset=utf-8", entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue(ContentTypes.ETagOf(Resource.Bytes(file))));
    }
}

/// <summary><c>GET /</c>: the rounds of every county. What no other function answers gets 405 or 404 here. Its name must sort after all others: Azure's host matches routes in the order of names, and this one takes every path.</summary>
sealed class UnmatchedRequest(RoundStore rounds)
{
    [Function(nameof(UnmatchedRequest))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "post", "put", "patch", "delete", "head", Route = "{*path}")] HttpRequest request, string? path, CancellationToken cancellationToken)
    {
        var allowed = OpenApi.MethodsOf(request.Path);
        if (string.IsNullOrEmpty(path) && HttpMethods.IsGet(request.Method))
        {
            var all = await rounds.ListAsync(null, cancellationToken);
            return new RazorComponentResult<HomePage>(new { Rounds = (IReadOnlyList<RoundRow>)[.. all.OrderBy(round => round.PartitionKey, StringComparer.Ordinal).ThenByDescending(round => round.RowKey, StringComparer.Ordinal)] });
        }

        if (allowed.Count > 0)
        {
            request.HttpContext.Response.Headers.Allow = string.Join(", ", allowed);
            return Problem.Of(405, "method-not-allowed", $"此地址只接受 {string.Join('、', allowed)}。", $"This address takes {string.Join(", ", allowed)} only.");
        }

        return Problem.Of(404, "not-found", "没有这个页面。", "There is no such page.");
    }
}

static class SeeOther
{
    public static IResult To(string address, HttpRequest request)
    {
        request.HttpContext.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>Files built into the program.</summary>
static class Resource
{
    public static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
