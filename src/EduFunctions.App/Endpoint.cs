using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using EduFunctions.Findings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App;

/// <summary>One HTTP function, as its callers see it.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Verbs">Verbs that it answers, as its trigger writes them.</param>
/// <param name="Route">Address without the leading slash.</param>
/// <param name="Summary">What it is for.</param>
sealed record Endpoint(string Function, ImmutableArray<string> Verbs, string Route, Text Summary)
{
    /// <summary>GET, and HEAD wherever GET is.</summary>
    public static readonly ImmutableArray<string> Read = ["get", "head"];

    readonly TemplateMatcher _matcher = new(TemplateParser.Parse(Route), []);

    /// <summary>Who may: anonymous, or whoever has a key of the function app.</summary>
    public AuthorizationLevel Level { get; init; } = AuthorizationLevel.Function;

    /// <summary>Whether it tells of schools: such an answer is kept by nobody on its way.</summary>
    public bool HasSchoolData { get; init; } = true;

    /// <summary>
    /// True for an answer that is too long to be made whole first: it is sent as it is made, without an ETag, and breaks off when it fails.
    /// </summary>
    public bool IsStreamed { get; init; }

    /// <summary>True for what people look at, and not programs: served only where setting <c>Pages</c> says so.</summary>
    public bool IsPage => Route != "api" && !Route.StartsWith("api/", StringComparison.Ordinal);

    /// <summary>True when asking changes something.</summary>
    public bool Changes => Verbs[0] is "put" or "post" or "delete";

    /// <summary>What the path names, in its order.</summary>
    public ImmutableArray<Parameter> Path { get; } =
        [.. TemplateParser.Parse(Route).Parameters.Where(part => !part.IsCatchAll).Select(part => Parameters.InPath[part.Name!])];

    /// <summary>What may stand in the query; anything else is refused.</summary>
    public ImmutableArray<Parameter> Query { get; init; } = [];

    /// <summary>The body that a caller sends; null when none is taken.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>What it answers, beside what its kind may answer.</summary>
    public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>What it answers, and what every endpoint of its kind may answer.</summary>
    public IEnumerable<Answer> AllAnswers
    {
        get
        {
            var own = Answers.AsEnumerable();
            own = Verbs == Read && !IsStreamed ? own.Append(new Answer(304, "Not modified since the ETag of If-None-Match")) : own;
            own = own.Append(Answer.Problem(400, "A part of the address or of the body means nothing; it is named"));
            own = Level == AuthorizationLevel.Anonymous ? own : own.Append(new Answer(401, "The platform knows no such key"));
            own = Changes ? own.Append(Answer.Problem(403, "A page of another site has sent it")) : own;
            own = Verbs[0] is "put" or "delete"
                ? own.Append(Answer.Problem(412, "What If-Match names is not there any more; nothing was changed")) : own;
            own = Body is null ? own
                : [.. own, Answer.Problem(413, "The body is too large"), Answer.Problem(415, "The body is of another content type")];
            return [.. own, Answer.Problem(500, "An error of the system; it is recorded"),
                Answer.Problem(503, "Storage does not answer, or takes nothing; nothing was changed")];
        }
    }

    /// <summary>True for the one that gets what no other function answers.</summary>
    public bool IsCatchAll => Route.StartsWith("{*", StringComparison.Ordinal);

    public bool Matches(PathString path) => _matcher.TryMatch(path, []);
}

/// <summary>Something that an address names, in its path or its query.</summary>
/// <param name="Name">Name in the route or the query; never “code”, which is the platform's.</param>
/// <param name="Meaning">What it is and how it is written.</param>
sealed record Parameter(string Name, Text Meaning)
{
    /// <summary>Regular expression of a whole value; null when any text will do, or one of <see cref="Values"/>.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values that it may have, in lower case; empty when they are not to be counted.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether a request without it is refused. Those of the path always stand there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True where a form of a page sends it: a field that is left alone comes as an empty value, and says nothing.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>One value that is good.</summary>
    public string? Example { get; init; }

    public bool Allows(string? value) => (value is "" && MayBeEmpty) || (value is { Length: > 0 }
        && (Pattern is null || Regex.Match(value, Pattern, RegexOptions.CultureInvariant).Length == value.Length)
        && (Values.IsEmpty || Values.Contains(value, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Its value in a query, held against it before; null when it is left out, or empty.</summary>
    public string? In(IQueryCollection query) => query[Name] is [{ Length: > 0 } text] ? text : null;

    /// <summary>The same as a number.</summary>
    public int? NumberIn(IQueryCollection query) => In(query) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The same as one of an enumeration's names.</summary>
    public T? NameIn<T>(IQueryCollection query)
        where T : struct, Enum => In(query) is { } name ? Enum.Parse<T>(name, ignoreCase: true) : null;

    /// <summary>What is told when a value is not allowed.</summary>
    public ProblemException Refuse(string? value)
    {
        var (known, knownEn) = Values.IsEmpty ? ("", "") : ($"：{string.Join('、', Values)}", $": {string.Join(", ", Values)}");
        return new ProblemException(400, $"bad-{Name}", $"参数 {Name} 的值“{value}”不对，应为{Meaning.Zh}{known}。",
            $"Parameter {Name} is '{value}'; expected: {Meaning.En}{knownEn}.");
    }
}

/// <summary>A body that an endpoint takes.</summary>
/// <param name="BytesMaximum">The longest that is read.</param>
/// <param name="ContentTypes">Content types that it may have.</param>
sealed record RequestBody(int BytesMaximum, params ImmutableArray<string> ContentTypes)
{
    /// <summary>Type that a JSON body writes; null when JSON is not taken.</summary>
    public Type? Json { get; init; }

    /// <summary>The longest JSON that is read, where that is not the limit of every content.</summary>
    public int? JsonBytesMaximum { get; init; }

    /// <summary>The longest body of a content type that is read, in bytes.</summary>
    public int MaximumOf(string? contentType) => JsonBytesMaximum is { } json && MediaTypeOf(contentType)
        .Equals(App.ContentTypes.Json, StringComparison.OrdinalIgnoreCase) ? json : BytesMaximum;

    /// <summary>Whether a request may come without it.</summary>
    public bool IsOptional { get; init; }

    public bool Takes(string? contentType) => contentType is null ? IsOptional
        : ContentTypes.Contains(MediaTypeOf(contentType), StringComparer.OrdinalIgnoreCase);

    static string MediaTypeOf(string? contentType) => contentType?.Split(';')[0].Trim() ?? "";
}

/// <summary>Something that an endpoint answers.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Meaning">When it is answered, or what it is.</param>
/// <param name="ContentType">Content type; null when there is no body.</param>
/// <param name="Record">Type that its JSON writes; null for other content.</param>
sealed record Answer(int Status, string Meaning, string? ContentType = null, Type? Record = null)
{
    public static Answer Json<T>(string meaning, int status = 200) => new(status, meaning, ContentTypes.Json, typeof(T));

    public static Answer Problem(int status, string meaning) => new(status, meaning, ProblemJson.ContentType, typeof(ProblemJson));
}
