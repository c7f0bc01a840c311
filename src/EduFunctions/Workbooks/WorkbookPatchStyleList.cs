using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace EduFunctions.Workbooks;

/// <summary>One list of a styles part (fonts, fills, borders, formats of cells), to whose end is added what it does not have yet.</summary>
sealed class WorkbookPatchStyleList
{
    // Excel takes 65,490 formats of cells; a workbook with more would be repaired.
    const int LengthMaximum = 65_000;

    readonly List<XElement> _items = [];
    readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    int _known;

    /// <summary>True when the part has the list, be it empty.</summary>
    public bool IsThere { get; private set; }

    /// <summary>Items, known and new.</summary>
    public int Count => _items.Count;

    /// <summary>An item; the first where there is none of that index.</summary>
    public XElement this[int index] => _items[index >= 0 && index < _items.Count ? index : 0];

    /// <summary>Reads the list from the element that the reader stands on, and reads on behind it.</summary>
    /// <exception cref="InvalidDataException">It is longer than Excel takes.</exception>
    public void Read(XmlReader part)
    {
        IsThere = true;
        var (depth, isEmpty) = (part.Depth, part.IsEmptyElement);
        part.Read();
        while (!isEmpty && part.Depth > depth)
        {
            if (part.NodeType != XmlNodeType.Element)
            {
                part.Read();
                continue;
            }

            Add((XElement)XNode.ReadFrom(part));
            _known = _items.Count;
        }

        if (!isEmpty)
        {
            part.Read();
        }
    }

    /// <summary>Index of an item: of an equal one that is there, else of this one, added.</summary>
    public int IndexOf(XElement item) => _indices.TryGetValue(KeyOf(item), out var index) ? index : Add(item);

    /// <summary>Gives the list an item while it is shorter than that.</summary>
    public void Fill(int count, XElement item)
    {
        if (_items.Count < count)
        {
            Add(item);
        }
    }

    /// <summary>Writes the list, with what it had from the element that the reader stands on; reads on behind it.</summary>
    public void Write(XmlReader? part, XmlWriter writer, XName name)
    {
        var count = _items.Count.ToString(CultureInfo.InvariantCulture);
        if (part is null)
        {
            writer.WriteStartElement(writer.LookupPrefix(name.NamespaceName), name.LocalName, name.NamespaceName);
            writer.WriteAttributeString("count", count);
        }
        else
        {
            WorkbookPatchCopy.Start(part, writer, "count", count);
            var (depth, isEmpty) = (part.Depth, part.IsEmptyElement);
            part.Read();
            while (!isEmpty && part.Depth > depth)
            {
                writer.WriteNode(part, defattr: false);
            }

            if (!isEmpty)
            {
                part.Read();
            }
        }

        _items[_known..].ForEach(item => item.WriteTo(writer));
        writer.WriteEndElement();
    }

    int Add(XElement item)
    {
        if (_items.Count == LengthMaximum)
        {
            throw new InvalidDataException("too many formats");
        }

        _indices.TryAdd(KeyOf(item), _items.Count);
        _items.Add(item);
        return _items.Count - 1;
    }

    // Programs write attributes in any order, and name spaces where they like.
    static string KeyOf(XElement item)
    {
        var key = new StringBuilder();
        Append(item);
        return key.ToString();

        void Append(XElement element)
        {
            key.Append('<').Append(element.Name.LocalName);
            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.LocalName, StringComparer.Ordinal))
            {
                key.Append(' ').Append(attribute.Name.LocalName).Append('=').Append(attribute.Value);
            }

            foreach (var child in element.Elements())
            {
                Append(child);
            }

            key.Append('>');
        }
    }
}
