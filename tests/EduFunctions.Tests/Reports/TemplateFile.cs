using System.IO.Compression;
using System.Text;
using EduFunctions.Reports;

namespace EduFunctions.Tests.Reports;

/// <summary>Templates as an office, or somebody worse, would upload them.</summary>
static class TemplateFile
{
    const string Start = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
        """;

    /// <summary>Our template with one of its parts changed.</summary>
    public static byte[] Changed(string part, Func<string, string> change)
    {
        var buffer = new MemoryStream();
        buffer.Write(ReportTemplate.Write());
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.First(one => one.FullName.StartsWith(part, StringComparison.Ordinal));
            using var reader = new StreamReader(entry.Open());
            var text = change(reader.ReadToEnd());
            reader.Dispose();
            var name = entry.FullName;
            entry.Delete();
            Write(zip, name, text);
        }

        return buffer.ToArray();
    }

    /// <summary>The smallest document with this body.</summary>
    public static byte[] Of(string body) => Zip(
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", $"{Start}{body}<w:sectPr/></w:body></w:document>"));

    /// <summary>A paragraph of these runs.</summary>
    public static string Paragraph(params string[] runs) => $"<w:p>{string.Concat(runs.Select(text => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>"))}</w:p>";

    /// <summary>A zip of these parts.</summary>
    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                Write(zip, name, text);
            }
        }

        return buffer.ToArray();
    }

    static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
