using System.Xml;

namespace EduFunctions.Workbooks;

/// <summary>A part node by node into a new one: what nobody takes out of its hands is written as it was read.</summary>
static class WorkbookPatchCopy
{
    /// <summary>Copies a part.</summary>
    /// <param name="reader">The part, from its beginning.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="take">Asked at each node: true when it has written it (or not) and has read on; false when it is to be copied.</param>
    public static void Copy(XmlReader reader, XmlWriter writer, Func<bool> take)
    {
        writer.WriteStartDocument(standalone: true);
        reader.Read();
        while (!reader.EOF)
        {
            if (!take())
            {
                Node(reader, writer);
                reader.Read();
            }
        }

        writer.WriteEndDocument();
    }

    /// <summary>Writes the start of an element with some attributes changed; ends it when it is empty.</summary>
    /// <param name="reader">Stands on the element, and stays there.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="attribute">Name of the attribute that is changed.</param>
    /// <param name="value">Its new value; null to leave it out.</param>
    public static void Start(XmlReader reader, XmlWriter writer, string attribute, string? value)
    {
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI.Length > 0 || reader.LocalName != attribute)
            {
                writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
            }
        }

        reader.MoveToElement();
        if (value is not null)
        {
            writer.WriteAttributeString(attribute, value);
        }
    }

    /// <summary>Column, from 0, of a reference such as B12, in capitals or not; null when it names none.</summary>
    public static int? ColumnOf(string? reference)
    {
        var (column, letters) = (0, 0);
        for (; letters < reference?.Length && letters < 3 && char.IsAsciiLetter(reference[letters]); letters++)
        {
            column = (column * 26) + (reference[letters] & 0x1F);
        }

        return letters == 0 ? null : column - 1;
    }

    static void Node(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                writer.WriteAttributes(reader, defattr: false);
                if (reader.IsEmptyElement)
                {
                    writer.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text:
                writer.WriteString(reader.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                writer.WriteWhitespace(reader.Value);
                break;
            case XmlNodeType.CDATA:
                writer.WriteCData(reader.Value);
                break;
            case XmlNodeType.Comment:
                writer.WriteComment(reader.Value);
                break;
            case XmlNodeType.ProcessingInstruction:
                writer.WriteProcessingInstruction(reader.Name, reader.Value);
                break;
        }
    }
}
