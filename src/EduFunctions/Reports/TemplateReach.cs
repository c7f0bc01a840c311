using System.Collections.Immutable;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>
/// Takes from a template whatever would fetch something from elsewhere when a report is opened, or copy another document into it: linked
/// pictures and objects, sub-documents, the template that it hangs on, fields that run or include. A report goes to many hands. Links that a
/// reader clicks stay.
/// </summary>
static class TemplateReach
{
    // Fields that start a program, or read a file or an address (ECMA-376 part 1, 17.16.5; Word's DDE, LINK, IMPORT of old).
    static readonly ImmutableArray<string> Fields = ["DDE", "DDEAUTO", "LINK", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "DATABASE", "RD"];
    static readonly ImmutableArray<string> Whole = ["subDoc", "altChunk", "attachedTemplate", "mailMerge", "OLEObject", "externalData"];

    const string Nowhere = "about:blank";

    /// <summary>Opens a document to be changed. A link whose address is none, as people type them, leads nowhere then: the library would refuse the file.</summary>
    /// <param name="buffer">The document; written when it is closed and <paramref name="isSaved"/>.</param>
    /// <param name="isSaved">False to look at it alone.</param>
    /// <param name="unreadable">Where such addresses are noted; null where nobody asks.</param>
    public static WordprocessingDocument Open(Stream buffer, bool isSaved, ICollection<string>? unreadable = null) => WordprocessingDocument.Open(buffer, true, new OpenSettings
    {
        AutoSave = isSaved,
        RelationshipErrorHandlerFactory = RelationshipErrorHandler.CreateRewriterFactory((_, _, address) =>
        {
            unreadable?.Add(address ?? "");
            return Nowhere;
        }),
    });

    /// <summary>Every part of a document that is XML, each once; not another document that is to be inserted, which goes with what names it.</summary>
    public static IEnumerable<OpenXmlPart> PartsOf(OpenXmlPackage document) => document.GetAllParts()
        .Where(part => part is not AlternativeFormatImportPart && part.ContentType.EndsWith("xml", StringComparison.OrdinalIgnoreCase)).DistinctBy(part => part.Uri);

    /// <summary>Takes it out of a part's content; its relationships are left to <see cref="Detach"/>.</summary>
    /// <returns>What was taken, each as a clerk may find it in Word, in both languages.</returns>
    public static ImmutableArray<string> Take(OpenXmlPart part, XElement root)
    {
        var outside = part.ExternalRelationships.Select(link => link.Id).ToHashSet(StringComparer.Ordinal);
        var taken = ImmutableArray.CreateBuilder<string>();
        foreach (var element in root.Descendants().Where(element => Whole.Contains(element.Name.LocalName) && (element.Name.LocalName is not ("OLEObject" or "externalData")
            || element.Attributes().Any(one => one.Name.Namespace == R && outside.Contains(one.Value)))).ToList())
        {
            taken.Add(NameOf(element.Name.LocalName));
            element.Remove();
        }

        foreach (var link in root.Descendants().Attributes().Where(one => one.Name.Namespace == R && outside.Contains(one.Value) && one.Parent!.Name.LocalName != "hyperlink").ToList())
        {
            taken.Add(NameOf(link.Parent!.Name.LocalName));
            link.Remove();
        }

        TakeFields(root, taken);
        return taken.DrainToImmutable();
    }

    /// <summary>Cuts the ways out of a part: only links that are clicked stay.</summary>
    public static void Detach(OpenXmlPart part)
    {
        foreach (var link in part.ExternalRelationships.ToList())
        {
            part.DeleteExternalRelationship(link);
        }

        foreach (var chunk in part.GetPartsOfType<AlternativeFormatImportPart>().ToList())
        {
            part.DeletePart(chunk);
        }
    }

    // What a field showed last stays as plain text.
    static void TakeFields(XElement root, ImmutableArray<string>.Builder taken)
    {
        foreach (var field in root.Descendants(W + "fldSimple").Where(field => IsOutside(field.Attribute(W + "instr")?.Value)).ToList())
        {
            taken.Add(NameOf(field.Attribute(W + "instr")!.Value));
            field.ReplaceWith(field.Nodes());
        }

        var open = new Stack<(List<XElement> Elements, bool IsResult)>();
        foreach (var element in root.Descendants().Where(one => one.Name == W + "fldChar" || one.Name == W + "instrText").ToList())
        {
            switch (element.Name.LocalName, element.Attribute(W + "fldCharType")?.Value)
            {
                case ("fldChar", "begin"):
                    open.Push(([element], false));
                    break;
                case ("fldChar", "separate") when open.TryPop(out var field):
                    field.Elements.Add(element);
                    open.Push((field.Elements, true));
                    break;
                case ("fldChar", "end") when open.TryPop(out var field):
                    field.Elements.Add(element);
                    Close(field.Elements, taken);
                    break;
                case ("instrText", _) when open.TryPeek(out var field) && !field.IsResult:
                    field.Elements.Add(element);
                    break;
            }
        }

        // A field that never ends is one all the same.
        foreach (var (elements, _) in open)
        {
            Close(elements, taken);
        }
    }

    static void Close(List<XElement> elements, ImmutableArray<string>.Builder taken)
    {
        var instruction = string.Concat(elements.Where(element => element.Name == W + "instrText").Select(element => element.Value));
        if (IsOutside(instruction))
        {
            taken.Add(NameOf(instruction));
            elements.ForEach(element => element.Remove());
        }
    }

    static bool IsOutside(string? instruction) => instruction is not null && Fields.Contains(FirstWord(instruction));

    static string FirstWord(string instruction) => instruction.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var word, ..] ? word.ToUpperInvariant() : "";

    static string NameOf(string name) => name switch
    {
        "subDoc" => "子文档 sub-document", "altChunk" => "插入的其他文档 inserted document", "attachedTemplate" => "附加的模板 attached template", "mailMerge" => "邮件合并数据源 mail merge",
        "OLEObject" => "链接的对象 linked object", "externalData" => "图表的外部数据 chart data", "blip" or "imagedata" => "链接的图片 linked picture",
        _ => Fields.Contains(FirstWord(name)) ? $"{FirstWord(name)} 域 field" : $"外部链接 link（{name}）",
    };
}
