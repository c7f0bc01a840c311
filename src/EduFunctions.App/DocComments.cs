using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EduFunctions.App;

/// <summary>The doc comments of this program, which the compiler writes beside it: the API's description says what the code says.</summary>
sealed partial class DocComments
{
    readonly Dictionary<string, XElement> _members = XDocument.Load(Path.ChangeExtension(typeof(DocComments).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>The summary of a type; null when it has none.</summary>
    public string? Of(Type type) => Text(_members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    /// <summary>What a property of a positional record is said to be; null when nothing is said.</summary>
    public string? Of(PropertyInfo property) =>
        Text(_members.GetValueOrDefault($"T:{property.DeclaringType?.FullName}")?.Elements("param")
            .FirstOrDefault(param => param.Attribute("name")?.Value == property.Name));

    static string? Text(XElement? comment) => comment is null ? null : Blanks().Replace(comment.Value, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
