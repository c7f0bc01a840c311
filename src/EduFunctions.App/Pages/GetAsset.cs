using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /assets/{file}</c>: the style sheet.</summary>
sealed class GetAsset
{
    const string StyleSheet = "site.css";

    static readonly byte[] Content = Resource.Bytes(StyleSheet);

    [Function(nameof(GetAsset))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request,
        string file) => file == StyleSheet
        ? Results.Bytes(Content, $"{ContentTypes.Css}; charset=utf-8")
        : throw new ProblemException(404, "not-found", "没有这个文件。", "There is no such file.");
}
