using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Pages;

/// <summary><c>GET /assets/{file}</c>: the style sheet and the icon.</summary>
sealed class GetAsset
{
    static readonly FrozenDictionary<string, (byte[] Content, string ContentType)> Files =
        new[] { ("site.css", ContentTypes.Css), ("icon.svg", ContentTypes.Svg) }
            .ToFrozenDictionary(file => file.Item1, file => (Resource.Bytes(file.Item1), $"{file.Item2}; charset=utf-8"));

    [Function(nameof(GetAsset))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request,
        string file) => Files.TryGetValue(file, out var known)
        ? Results.Bytes(known.Content, known.ContentType)
        : throw new ProblemException(404, "not-found", "没有这个文件。", "There is no such file.");
}
