using System.Net;

namespace EduFunctions.App.Tests;

public sealed class AllowTests(RunningApp app)
{
    static readonly string[] Verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    public static TheoryData<string> Addresses => [.. Endpoints.All.Where(endpoint => !endpoint.IsCatchAll).Select(endpoint => "/" + string.Join('/',
        endpoint.Route.Split('/').Select(part => endpoint.Path.FirstOrDefault(parameter => part == $"{{{parameter.Name}}}")?.Example ?? part))).Distinct().Append("/")];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task AnAddressTakesTheVerbsThatAllowNamesAndNoOther(string address)
    {
        var answers = new Dictionary<string, (HttpStatusCode Status, string Allow)>(StringComparer.Ordinal);
        foreach (var verb in Verbs)
        {
            // A body that no endpoint takes: what takes the verb says so, and does nothing.
            using var request = new HttpRequestMessage(new HttpMethod(verb), address + "?nothing=1");
            using var response = await app.Http.SendAsync(request, Wait.Token);
            answers[verb] = (response.StatusCode, string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal)));
        }

        var taken = answers.Where(answer => answer.Value.Status != HttpStatusCode.MethodNotAllowed).Select(answer => answer.Key).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(taken);
        Assert.All(answers.Values.Where(answer => answer.Status == HttpStatusCode.MethodNotAllowed), answer => Assert.Equal(string.Join(", ", taken), answer.Allow));
    }
}
