using EduFunctions.LocalHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EduFunctions.App.Tests.Host;

/// <summary>The local host finds a request's function as Azure's host does (azure-functions-host 9876, 3153, 6062).</summary>
public sealed class RouteTableTests : IDisposable
{
    static readonly FunctionRoute[] App =
    [
        new("ShowPage", "{*path}", ["get", "head"]),
        new("GetSchool", "api/schools/{school}", ["get"]),
        new("PutSchool", "api/schools/{school}", ["put"]),
        new("ListNewSchools", "api/schools/new", ["get", "POST"]),
        new("anyVerb", "api/any", []),
        new("GetYear", "api/years/{year:int}", ["get"]),
        new("GetYearByName", "api/years/{name}", ["get"]),
    ];

    readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Theory]
    [InlineData("GET", "/api/schools/42", "GetSchool")]
    [InlineData("GET", "/api/schools/new", "GetSchool")] // before ListNewSchools, though that one says it literally
    [InlineData("POST", "/api/schools/new", "ListNewSchools")] // a verb that does not match goes on to the next
    [InlineData("PUT", "/api/schools/new", "PutSchool")]
    [InlineData("GET", "/API/Schools/42", "GetSchool")]
    [InlineData("GET", "/api/schools/42/", "GetSchool")]
    [InlineData("GET", "/api/schools/42/more", "ShowPage")]
    [InlineData("GET", "/api/years/2025", "GetYear")]
    [InlineData("GET", "/api/years/last", "GetYearByName")]
    [InlineData("PURGE", "/api/any", "anyVerb")]
    [InlineData("GET", "/", "ShowPage")]
    [InlineData("HEAD", "/api/schools/42", "ShowPage")]
    [InlineData("DELETE", "/api/schools/42", null)]
    [InlineData("OPTIONS", "/api/schools/42", null)]
    [InlineData("TRACE", "/api/schools/42", null)]
    [InlineData("PURGE", "/", null)]
    [InlineData("GET", "//api/schools/42", null)]
    [InlineData("GET", "//", null)]
    public async Task TheFirstNameWhoseRouteAndVerbMatchAnswers(string verb, string path, string? function) =>
        Assert.Equal(function, await MatchAsync(App, verb, path));

    [Fact]
    public async Task NamesAreOrderedWithoutRegardToCase()
    {
        FunctionRoute[] routes = [new("Zebra", "x", []), new("alpha", "{any}", [])];
        Assert.Equal("alpha", await MatchAsync(routes, "GET", "/x"));
    }

    [Fact]
    public async Task ACatchAllThatSortsFirstHidesAllOthers()
    {
        FunctionRoute[] routes = [new("GetHomePage", "{*path}", ["get"]), new("GetSchool", "api/schools/{school}", ["get"])];
        Assert.Equal("GetHomePage", await MatchAsync(routes, "GET", "/api/schools/42"));
    }

    [Fact]
    public async Task APrefixStandsBeforeEveryRoute()
    {
        FunctionRoute[] routes = [new("GetSchool", "schools/{school}", ["get"])];
        Assert.Equal("GetSchool", await MatchAsync(routes, "GET", "/api/schools/42", prefix: "api"));
        Assert.Null(await MatchAsync(routes, "GET", "/schools/42", prefix: "api"));
    }

    [Fact]
    public async Task TheValuesOfTheRouteStandInTheRequest()
    {
        var context = Request("GET", "/api/schools/光明 小学+1%");
        await Table(App, "").MatchAsync(context);
        Assert.Equal(new RouteValueDictionary { ["school"] = "光明 小学+1%" }, context.Request.RouteValues);
    }

    Task<string?> MatchAsync(FunctionRoute[] routes, string verb, string path, string prefix = "") =>
        Table(routes, prefix).MatchAsync(Request(verb, path));

    RouteTable Table(FunctionRoute[] routes, string prefix) =>
        new(prefix, routes, _services.GetRequiredService<IInlineConstraintResolver>());

    DefaultHttpContext Request(string verb, string path) => new() { RequestServices = _services, Request = { Method = verb, Path = path } };
}
