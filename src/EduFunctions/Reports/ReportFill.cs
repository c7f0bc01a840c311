using System.Xml.Linq;
using static EduFunctions.Reports.WordXml;

namespace EduFunctions.Reports;

/// <summary>Fills the codes of one template with a report.</summary>
/// <param name="source">What the report is made from.</param>
sealed class ReportFill(ReportSource source)
{
    readonly HashSet<string> _bookmarks = new(StringComparer.Ordinal);

    /// <summary>Fills a part.</summary>
    /// <param name="root">Its content.</param>
    /// <param name="runs">Turns pieces into its runs.</param>
    /// <param name="isBody">True for the document itself, false for headers and footers.</param>
    public void Part(XElement root, WordRuns runs, bool isBody)
    {
        ReportMarks.OpenControls(root);
        foreach (var paragraph in root.Descendants(W + "p").ToList())
        {
            var known = ReportMarks.In(paragraph).FindAll(mark => ReportTemplate.KindOf(mark.Code) is var kind
                && kind != MarkKind.Unknown && (isBody || kind != MarkKind.Block));
            if (known.Count > 0)
            {
                Fill(paragraph, known, runs);
            }
        }
    }

    void Fill(XElement paragraph, List<ReportMark> marks, WordRuns runs)
    {
        var codes = marks.ToDictionary(mark => mark.Run, mark => mark.Code);
        var sentencePlaces = PlacesOf(marks);
        var items = marks.Select(mark => ReportTemplate.ItemOf(mark.Code)).OfType<ReportItem>().ToList();
        var coverages = new HashSet<string>(StringComparer.Ordinal);
        var isEach = IsOfSeveral(marks.Select(mark => mark.Code).TakeWhile(code => ReportTemplate.KindOf(code) != MarkKind.Sentence)
            .Where(code => ReportTemplate.KindOf(code) == MarkKind.Place).Select(ReportPlace.Parse));
        var (said, sentences, isSaid, last) = (0, 0, true, default((XElement Run, string Words)?));
        var left = LeftOf(ReportMarks.RunsOf(paragraph), codes);
        var replacements = new Dictionary<XElement, IReadOnlyList<XElement>>();
        var blocks = new List<string>();
        foreach (var run in ReportMarks.RunsOf(paragraph))
        {
            var code = codes.GetValueOrDefault(run);
            switch (code is null ? MarkKind.Unknown : ReportTemplate.KindOf(code))
            {
                case MarkKind.Sentence:
                    coverages.Clear(); // told anew in each sentence
                    isEach = IsOfSeveral(sentencePlaces[run]);
                    isSaid = ReportTemplate.ClauseOf(code!) is not { } clause || clause.When?.Holds(source) != false;
                    isSaid &= !source.NoneApplies(sentencePlaces[run]);
                    (said, sentences) = (said + (isSaid ? 1 : 0), sentences + 1);
                    var missing = isSaid ? source.AllMissing(sentencePlaces[run]) : [];
                    isSaid &= missing.IsEmpty;
                    replacements[run] = [.. runs.Of(missing, LookOf(run, runs))];
                    last = missing.IsEmpty ? last : null;
                    break;
                case MarkKind.Block:
                    blocks.Add(code!);
                    replacements[run] = [];
                    break;
                case MarkKind.Place:
                    if (ReportTemplate.EndsSentence(code!))
                    {
                        isSaid = true;
                        EndOf(last);
                    }

                    last = isSaid ? null : last;
                    replacements[run] = !isSaid || (left.TryGetValue(run, out var place) && place is null) ? [] :
                    [
                        .. runs.Of(source.ValueOf(ReportPlace.Parse(code!)), LookOf(run, runs), coverages, !run.Ancestors(W + "hyperlink").Any(), isEach),
                    ];
                    break;
                case MarkKind.Unknown when !isSaid:
                    replacements[run] = [];
                    break;
                case MarkKind.Unknown when IsText(run):
                    var words = left.GetValueOrDefault(run) ?? TextOf(run);
                    last = sentences > 0 && words.Length > 0 ? (run, words) : last;
                    if (words != TextOf(run))
                    {
                        replacements[run] = [Run(words, run.Element(W + "rPr")?.Elements())];
                    }

                    break;
            }
        }

        if (last is (_, [.., '，']))
        {
            EndOf(last);
        }

        // What the sentence after it would have gone on with is not said.
        void EndOf((XElement Run, string Words)? words)
        {
            if (words is ({ } run, [.. var told, '，' or '；']))
            {
                replacements[run] = [Run(told + "。", run.Element(W + "rPr")?.Elements())];
            }
        }

        ReportMarks.Replace(replacements);
        var after = blocks.SelectMany(block => BlockOf(block, paragraph, runs)).ToList();
        paragraph.AddAfterSelf(after);
        if ((sentences > 0 && said == 0) || !HasContent(paragraph))
        {
            Remove(paragraph);
        }
        else if (items.Count > 0)
        {
            Bookmark("item:" + items[0].Code, [paragraph], runs);
        }
    }

    static bool IsText(XElement run) => run.Elements().All(child => child.Name == W + "rPr" || child.Name == W + "t");

    // Of the runs of sentences: their words, as far as they tell of what the county has (empty for a place, null for one that is left out).
    Dictionary<XElement, string?> LeftOf(IEnumerable<XElement> runs, Dictionary<XElement, string> codes)
    {
        var (left, sentence) = (new Dictionary<XElement, string?>(), default(List<(XElement Run, string? Words, bool? IsNotApplicable)>));
        foreach (var run in runs)
        {
            var code = codes.GetValueOrDefault(run);
            switch (code is null ? MarkKind.Unknown : ReportTemplate.KindOf(code))
            {
                case MarkKind.Sentence:
                    Close();
                    sentence = [];
                    break;
                case MarkKind.Place when ReportTemplate.EndsSentence(code!):
                    Close();
                    sentence = null;
                    break;
                case MarkKind.Place:
                    sentence?.Add((run, null, source.IsNotApplicable(ReportPlace.Parse(code!))));
                    break;
                case MarkKind.Unknown when IsText(run):
                    sentence?.Add((run, TextOf(run), null));
                    break;
            }
        }

        Close();
        return left;

        void Close()
        {
            if (sentence?.Exists(piece => piece.IsNotApplicable == true) == true)
            {
                foreach (var (piece, words) in sentence.Zip(ReportPhrases.Left([.. sentence.Select(piece => (piece.Words, piece.IsNotApplicable))])))
                {
                    left[piece.Run] = words;
                }
            }
        }
    }

    // By the mark with which a sentence begins, its places.
    static Dictionary<XElement, List<ReportPlace>> PlacesOf(List<ReportMark> marks)
    {
        var (sentences, places) = (new Dictionary<XElement, List<ReportPlace>>(), new List<ReportPlace>());
        foreach (var mark in marks)
        {
            var kind = ReportTemplate.KindOf(mark.Code);
            if (kind == MarkKind.Sentence || ReportTemplate.EndsSentence(mark.Code))
            {
                places = [];
            }

            if (kind == MarkKind.Sentence)
            {
                sentences.Add(mark.Run, places);
            }
            else if (kind == MarkKind.Place)
            {
                places.Add(ReportPlace.Parse(mark.Code));
            }
        }

        return sentences;
    }

    IEnumerable<XElement> BlockOf(string code, XElement paragraph, WordRuns runs)
    {
        var (look, coverages) = (paragraph.Element(W + "pPr"), new HashSet<string>(StringComparer.Ordinal));
        var block = ReportItems.Blocks.FirstOrDefault(one => one.Code == code);
        List<XElement> elements = block switch
        {
            ReportParagraphs text => [.. text.Of(source).Select(pieces => new XElement(W + "p", look, runs.Of(pieces, null, coverages)))],
            ReportTable table => table.Of(source) is { Count: > 0 } rows ? [.. WordTable.Of(table.Title, table.Captions, table.Widths, rows, runs)] : [],
            ReportChart chart => chart.Of(source) is { } data ? [.. ChartOf(chart, data, runs)] : [],
            _ => [.. ReportAppendix.Of(source, runs)],
        };
        Bookmark(code, elements, runs);
        return elements;
    }

    static IEnumerable<XElement> ChartOf(ReportChart chart, ChartData data, WordRuns runs)
    {
        runs.Note(data.Figures.Select(one => one.Figure));
        yield return WordChart.Of(runs, chart.Title, data);
        var uniform = data.Figures.GroupBy(one => one.Series).Where(series => series.DistinctBy(one => one.Figure.Coverage).Count() == 1).Select(series => series.Key).ToHashSet(StringComparer.Ordinal);
        if (WordTable.NoteOf("图", data.Figures.Where(one => one.Figure.Coverage is not null)
            .Select(one => (uniform.Contains(one.Series) ? one.Series : ReportNames.Of(ReportPlace.Parse(one.Figure.Figure!)), one.Figure.Coverage!))) is { } note)
        {
            yield return Paragraph(runs.Style(WordStyles.Note), Run(note));
        }
    }

    // Whether not all figures of some places come from the same schools.
    bool IsOfSeveral(IEnumerable<ReportPlace> places) => places.Where(place => place.Form is PlaceForm.Value or PlaceForm.Size).SelectMany(place => source.ValueOf(place))
        .Where(piece => piece.Figure is not null && !piece.IsMissing && !piece.IsNotApplicable).Select(piece => piece.Coverage).Distinct().Skip(1).Any();

    // What a program finds an item or a table by; a name in Word begins with a letter and has no - in it.
    void Bookmark(string code, List<XElement> elements, WordRuns runs)
    {
        var name = ReportText.BookmarkOf(code);
        var paragraphs = elements.FindAll(element => element.Name == W + "p");
        if (paragraphs.Count == 0 || !_bookmarks.Add(name))
        {
            return;
        }

        var id = runs.NextId();
        var start = new XElement(W + "bookmarkStart", new XAttribute(W + "id", id), new XAttribute(W + "name", name));
        if (paragraphs[0].Element(W + "pPr") is { } properties)
        {
            properties.AddAfterSelf(start);
        }
        else
        {
            paragraphs[0].AddFirst(start);
        }

        paragraphs[^1].Add(new XElement(W + "bookmarkEnd", new XAttribute(W + "id", id)));
    }

    // A code is printed as what stood there looks, without the look of the code itself.
    static XElement? LookOf(XElement run, WordRuns runs) => run.Element(W + "rPr") is not { } look ? null
        : ValueOf(look, "rStyle") != runs.Style(WordStyles.Code) ? look
        : new XElement(W + "rPr", look.Elements().Where(element => element.Name.LocalName is not ("rStyle" or "color" or "shd" or "sz" or "szCs")));

    static bool HasContent(XElement paragraph) => ReportMarks.RunsOf(paragraph).SelectMany(run => run.Elements())
        .Any(child => child.Name != W + "rPr" && (child.Name != W + "t" || !string.IsNullOrWhiteSpace(child.Value)));

    // A cell needs a paragraph at its end, and the paper of a section hangs on its last one.
    static void Remove(XElement paragraph)
    {
        var others = paragraph.Parent!.Elements().Where(element => element != paragraph).ToList();
        var isNeeded = paragraph.Parent.Name != W + "body" && (others.Count == 0 || others[^1].Name != W + "p");
        if (isNeeded || paragraph.Element(W + "pPr")?.Element(W + "sectPr") is not null)
        {
            paragraph.Nodes().Where(node => node is not XElement element || element.Name != W + "pPr").Remove();
        }
        else
        {
            paragraph.Remove();
        }
    }
}
