using System.Xml;
using System.Xml.Linq;
using EduFunctions.Findings;

namespace EduFunctions.Workbooks;

/// <summary>
/// The comments of one sheet: lines of ours are put before what stands there, those of an earlier patch are taken away. Comments of others,
/// their letters and their boxes stay; threads of conversation are not touched.
/// </summary>
sealed class WorkbookPatchComments
{
    // What Excel names the author of the text that stands for a thread.
    const string ThreadAuthor = "tc=";

    const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    const string DrawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    readonly WorkbookPatchPackage _package;
    readonly string _sheet;
    readonly (string? Part, XDocument Tree) _texts;
    readonly (string? Part, XDocument Tree) _boxes;
    readonly XNamespace _main;
    readonly Dictionary<CellAddress, XElement> _comments = [];
    readonly HashSet<CellAddress> _removed = [];
    readonly Dictionary<CellAddress, int> _added = [];
    bool _isChanged;

    WorkbookPatchComments(WorkbookPatchPackage package, string sheet, (string? Part, XDocument Tree) texts,
        (string? Part, XDocument Tree) boxes)
    {
        (_package, _sheet, _texts, _boxes, _main) = (package, sheet, texts, boxes, texts.Tree.Root!.Name.Namespace);
        var authors = ListOf("authors").Elements().Select(author => author.Value).ToList();
        foreach (var comment in ListOf("commentList").Elements(_main + "comment"))
        {
            var isThread = int.TryParse(comment.Attribute("authorId")?.Value, out var author) && author >= 0 && author < authors.Count
                && authors[author].StartsWith(ThreadAuthor, StringComparison.Ordinal);
            if (CellAddress.TryParse(comment.Attribute("ref")?.Value.ToUpperInvariant(), out var cell))
            {
                _comments.TryAdd(cell, isThread ? new XElement("thread") : comment);
            }
        }
    }

    /// <summary>
    /// The comments of a sheet, be they none; null when they cannot be written, since they or their drawing are no XML, or too long.
    /// </summary>
    public static WorkbookPatchComments? Of(WorkbookPatchPackage package, string sheet, XNamespace main)
    {
        var related = package.Before.RelationshipsOf(sheet).Where(entry => !entry.IsExternal && package.Before.Has(entry.Target)).ToList();
        var texts = related.Find(entry => entry.Type == "comments")?.Target;

        // Which of the drawings is the comments' the sheet says at its end; another is of headers and footers.
        var boxes = related.Exists(entry => entry.Type == "vmlDrawing") && DrawingOf(package, sheet) is { } id
            ? related.Find(entry => entry.Id == id)?.Target : null;
        try
        {
            return new WorkbookPatchComments(package, sheet,
                (texts, texts is null ? new XDocument(new XElement(main + "comments")) : package.Look(texts)),
                (boxes, boxes is null ? WorkbookPatchDrawing.Empty() : package.Look(boxes)));
        }
        catch (Exception unreadable) when (unreadable is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Takes the lines of an earlier patch away; gives the cells that had some.</summary>
    public List<CellAddress> TakeAway(Func<string, bool> isOurs)
    {
        var found = new List<CellAddress>();
        foreach (var (cell, comment) in _comments.ToList())
        {
            if (WorkbookPatchText.TakeAway(comment, isOurs) is { } isEmpty)
            {
                found.Add(cell);
                _isChanged = true;
                if (isEmpty)
                {
                    comment.Remove();
                    _comments.Remove(cell);
                    _removed.Add(cell);
                }
            }
        }

        return found;
    }

    /// <summary>Puts lines before what stands at the cell. A thread of conversation has no place for them.</summary>
    public void Put(CellAddress cell, string author, IReadOnlyList<string> lines)
    {
        if (!_comments.TryGetValue(cell, out var comment))
        {
            comment = new XElement(_main + "comment", new XAttribute("ref", cell), new XAttribute("authorId", AuthorOf(author)),
                new XElement(_main + "text"));
            ListOf("commentList").Add(comment);
            _added.Add(cell, lines.Count);
        }

        if (comment.Element(_main + "text") is { } text)
        {
            WorkbookPatchText.PutFirst(text, string.Join('\n', lines));
            _isChanged = true;
        }
    }

    /// <summary>
    /// Gives the package the parts that it lacks. The relationship that the sheet must name as its drawing; null when it names one already,
    /// or needs none.
    /// </summary>
    public string? Link()
    {
        if (!_isChanged)
        {
            return null;
        }

        var texts = _texts.Part ?? _package.FreePart("comments", ".xml");
        _package.Put(texts, _texts.Tree);
        if (_texts.Part is null)
        {
            _package.Relate(_sheet, "comments", texts);
            _package.Declare(texts, CommentsType);
        }

        if (_boxes.Part is not null || _added.Count == 0)
        {
            return null;
        }

        var boxes = _package.FreePart("drawings/vmlDrawing", ".vml");
        _package.Put(boxes, _boxes.Tree);
        _package.DeclareEnding("vml", DrawingType);
        return _package.Relate(_sheet, "vmlDrawing", boxes);
    }

    /// <summary>Draws the boxes of new comments, and takes away those of comments that are gone.</summary>
    /// <param name="widthOf">Width of a column in characters, 0 when it is hidden.</param>
    public void Draw(Func<int, double> widthOf)
    {
        if (_removed.Count == 0 && _added.Count == 0)
        {
            return;
        }

        var drawing = new WorkbookPatchDrawing(_boxes.Tree);
        drawing.Remove(_removed);
        drawing.Add(_added.OrderBy(box => box.Key.RowNumber).ThenBy(box => box.Key.ColumnIndex).Select(box => (box.Key, box.Value)),
            widthOf);
        if (_boxes.Part is { } part)
        {
            _package.Put(part, _boxes.Tree);
        }
    }

    int AuthorOf(string name)
    {
        var authors = ListOf("authors");
        var known = authors.Elements().Select(author => author.Value).ToList();
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            authors.Add(new XElement(_main + "author", name));
            return known.Count;
        }

        return known.IndexOf(name);
    }

    // Authors come before comments.
    XElement ListOf(string name)
    {
        var root = _texts.Tree.Root!;
        if (root.Element(_main + name) is { } list)
        {
            return list;
        }

        list = new XElement(_main + name);
        if (name == "authors")
        {
            root.AddFirst(list);
        }
        else
        {
            (root.Element(_main + "authors") ?? throw new InvalidDataException("comments without authors")).AddAfterSelf(list);
        }

        return list;
    }

    static string? DrawingOf(WorkbookPatchPackage package, string sheet)
    {
        using var reader = package.Read(sheet);
        return WorkbookPatchSheet.LegacyDrawingOf(reader, package.Office.NamespaceName);
    }
}
