using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Tests.Workbooks;

namespace EduFunctions.Tests.Returns;

/// <summary>
/// What other programs and people do to the file itself (Cases/README.md), done to a filled template of each form: each gives the
/// facts of the sound file back, or the finding named, and so does its receipt sent in again.
/// </summary>
public sealed class FileDiseaseTests
{
    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static readonly XNamespace Packaging = "http://schemas.openxmlformats.org/package/2006/relationships";

    sealed record Place(RawReturn Raw, ReturnContext Context, FormSheet Table, FormColumn Count, FormColumn Optional, FormSheet Dated, FormColumn Date, FormColumn Code)
    {
        /// <summary>The form's template, filled in.</summary>
        public byte[] Filled() => Raw.TypedInto(ReturnTemplate.Write(Context.School, Context.County!.Value, Context.Year!.Value, null));
    }

    static readonly Dictionary<string, Func<Place>> Forms = new(StringComparer.Ordinal)
    {
        ["school"] = () => new(new RawReturn().Put(Classes.Sheet, Classes.Pupils, 41d, row: 2), RawReturn.Context, Classes.Sheet, Classes.Pupils, Classes.LeftBehind, Cover.Sheet, Cover.Date, ReturnCover.School),
        ["kindergarten"] = () => new(RawReturn.Kindergarten(), RawReturn.KindergartenContext, KindergartenClasses.Sheet, KindergartenClasses.Children,
            KindergartenClasses.FromElsewhere, KindergartenCover.Sheet, ReturnCover.Date, ReturnCover.School),
        ["bureau"] = () => new(RawReturn.Bureau(), RawReturn.BureauContext, Projects.Sheet, Projects.Places, Projects.ClassesTaken, BureauCover.Sheet, ReturnCover.Date, ReturnCover.County),
    };

    // “#” stands for the cell of the count in the first row, “+” for the one below, “o” for the optional cell, “c” for the code
    // on the cover, “y” for its year, “a” for another name of the sheet.
    static readonly Dictionary<string, (Action<Package, Place> Do, string Expected)> Diseases = new(StringComparer.Ordinal)
    {
        ["04b a formula's placeholder 0, calculation on load"] = ((package, place) =>
        {
            package.Edit(place.Table, tree => Formula(CellOf(tree, package.At(place.Table, place.Count)), "SUM(40)", "0"));
            package.Workbook(tree => tree.Root!.Add(new XElement(Main + "calcPr", new XAttribute("fullCalcOnLoad", "1"))));
        }, "formula-without-value #"),
        ["08 zero-width characters in a code"] = ((package, place) => package.Edit(place.Dated, tree =>
            Text(CellOf(tree, package.At(place.Dated, place.Code)), "420699\u200B" + (place.Code == ReturnCover.County ? "" : place.Context.School!.Code.ToString()[6..]))), "unseen-characters c"),
        ["10 a hidden sheet by another name"] = ((package, place) => package.AddSheet(place.Table.Aliases[0], "hidden"), "sheet-hidden-skipped a"),
        ["11 rows whose formulas give 0 and nothing"] = ((package, place) => package.Edit(place.Table, tree =>
        {
            foreach (var row in Enumerable.Range(20, 10))
            {
                var address = package.At(place.Table, place.Count);
                Formula(CellOf(tree, Letters(address) + row.ToString(CultureInfo.InvariantCulture)), "IF(1=1,0,1)", "0");
                var empty = CellOf(tree, "A" + row.ToString(CultureInfo.InvariantCulture));
                Formula(empty, "IF(1=1,\"\",1)", "");
                empty.SetAttributeValue("t", "str");
            }
        }), ""),
        ["13 an older form code scoped to a sheet"] = ((package, _) => package.Workbook(tree => PackageText.Named(tree, "definedNames").Single()
            .AddFirst(new XElement(Main + "definedName", new XAttribute("name", "EduFunctionsForm"), new XAttribute("localSheetId", "0"), "\"other-form/1999\""))), ""),
        ["14 a code of nine digits"] = ((package, place) => package.Edit(place.Dated, tree => Text(CellOf(tree, package.At(place.Dated, place.Code)), "42069900")), "code c"),
        ["14b a day for the school year"] = ((package, place) => package.Edit(place.Dated, tree =>
            Text(CellOf(tree, package.At(place.Dated, ReturnCover.Year)), "2025-09-01")), "not-a-school-year y"),
        ["21 no styles"] = ((package, _) => package.Drop("/styles"), ""),
        ["22 a picture"] = ((package, place) => package.Picture(place.Table), ""),
        ["24 days since 1904"] = ((package, place) =>
        {
            package.Workbook(tree => PackageText.Named(tree, "workbookPr").Single().SetAttributeValue("date1904", "true"));
            package.Edit(place.Dated, tree => Value(CellOf(tree, package.At(place.Dated, place.Date)), 44450)); // 2025-09-12 is 45912 − 1462
        }, ""),
        ["25 a value under a merge"] = ((package, place) => package.Edit(place.Table, tree =>
        {
            var address = package.At(place.Table, place.Count);
            PackageText.Named(tree, "sheetData").Single().AddAfterSelf(
                new XElement(Main + "mergeCells", new XElement(Main + "mergeCell", new XAttribute("ref", $"{address}:{Letters(address)}5"))));
            PackageText.Named(tree, "mergeCells").Skip(1).ToList().ForEach(other =>
            {
                PackageText.Named(tree, "mergeCells").First().Add(other.Elements());
                other.Remove();
            });
        }), "value-covered +"),
        ["26 a drawing of comments that is no XML"] = ((package, place) => package.Drawing(place.Table, "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"><br><v:shape>"), ""),
        ["27 columns without a width"] = ((package, place) => package.Edit(place.Table, tree => PackageText.Named(tree, "col").Attributes("width").Remove()), ""),
        ["28 a sheet without a part"] = ((package, _) => package.Workbook(tree => PackageText.Named(tree, "sheets").Single()
            .Add(new XElement(Main + "sheet", new XAttribute("name", "旧表"), new XAttribute("sheetId", "99"), new XAttribute(Office + "id", "rId999")))), ""),
        ["29 the workbook elsewhere"] = ((package, _) => package.Move("xl/", "wtf/"), ""),
        ["30 borders far down"] = ((package, place) => package.Edit(place.Table, tree => PackageText.Named(tree, "sheetData").Single().Add(
            Enumerable.Range(2_000, 9_000).Select(row => new XElement(Main + "row", new XAttribute("r", row),
                "ABCDEFGHIJ".Select(letter => new XElement(Main + "c", new XAttribute("r", FormattableString.Invariant($"{letter}{row}")), new XAttribute("s", 1))))))), ""),
        ["31 a day with a time"] = ((package, place) => package.Edit(place.Dated, tree =>
        {
            var cell = CellOf(tree, package.At(place.Dated, place.Date));
            Value(cell, "2025-09-12T00:00:00");
            cell.SetAttributeValue("t", "d");
        }), ""),
        ["32 an error where nothing is asked for"] = ((package, place) => package.Edit(place.Table, tree =>
        {
            var cell = CellOf(tree, package.At(place.Table, place.Optional));
            Value(cell, "#REF!");
            cell.SetAttributeValue("t", "e");
        }), "error-value o"),
        ["33 an empty shared text"] = ((package, place) =>
        {
            var index = package.AddEmptyText();
            package.Edit(place.Table, tree =>
            {
                var cell = CellOf(tree, package.At(place.Table, place.Table.Explanation!));
                Value(cell, index);
                cell.SetAttributeValue("t", "s");
            });
        }, ""),
        ["34 cells without references"] = ((package, place) => package.Edit(place.Table, tree =>
        {
            foreach (var row in PackageText.Named(tree, "row").ToList())
            {
                var cells = PackageText.Named(row, "c").ToDictionary(cell => ColumnOf((string)cell.Attribute("r")!));
                row.ReplaceNodes(Enumerable.Range(0, cells.Count == 0 ? 0 : cells.Keys.Max() + 1).Select(column => cells.GetValueOrDefault(column) ?? new XElement(Main + "c")));
                PackageText.Named(row, "c").Attributes("r").Remove();
            }
        }), ""),
        ["references in lower case"] = ((package, place) => package.Edit(place.Table, tree => PackageText.Named(tree, "c").Attributes("r").ToList()
            .ForEach(reference => reference.Value = reference.Value.ToLowerInvariant())), ""),
    };

    public static TheoryData<string, string> FormsAndDiseases => new(from form in Forms.Keys from disease in Diseases.Keys select (form, disease));

    [Theory]
    [MemberData(nameof(FormsAndDiseases))]
    public void ADiseaseGetsItsVerdictAndItsReceiptTheSame(string form, string disease)
    {
        var place = Forms[form]();
        var sound = place.Filled();
        var package = new Package(sound);
        Diseases[disease].Do(package, place);
        var upload = package.ToBytes();
        var result = ReturnChecker.Check(upload, place.Context);
        Assert.Equal(ExpectedOf(disease, place, package), Said(result));
        var again = ReturnChecker.Check(ReturnReceipt.Write(upload, result), place.Context);
        Assert.Equal(Said(result), Said(again));
        if (Said(result) is "" || Said(result).StartsWith("unseen", StringComparison.Ordinal))
        {
            Assert.Equal(FactsOf(ReturnChecker.Check(sound, place.Context)), FactsOf(result));
            Assert.Equal(FactsOf(result), FactsOf(again));
        }
    }

    [Theory]
    [InlineData("school")]
    [InlineData("kindergarten")]
    [InlineData("bureau")]
    public void AByteThatWasDamagedIsFound(string form)
    {
        var place = Forms[form]();
        var package = new Package(place.Filled());
        var bytes = package.ToBytes(CompressionLevel.NoCompression);
        var text = Encoding.UTF8.GetBytes("</x:row>");
        bytes[bytes.AsSpan().IndexOf(text) - 8] ^= 1;
        Assert.Equal("file-damaged", Assert.Single(ReturnChecker.Check(bytes, place.Context).Findings).Code);
    }

    [Fact]
    public void APictureStaysInTheReceipt()
    {
        foreach (var form in Forms.Values)
        {
            var place = form();
            var package = new Package((place with { Raw = place.Raw.Put(place.Table, place.Count, "许多") }).Filled());
            package.Picture(place.Table);
            var upload = package.ToBytes();
            var receipt = new PackageText(ReturnReceipt.Write(upload, ReturnChecker.Check(upload, place.Context)));
            Assert.Equal(Package.Png, receipt.Parts["xl/media/image1.png"]);
            Assert.Contains(receipt.Targets("xl/drawings/drawing1.xml"), target => target.Part == "xl/media/image1.png");
        }
    }

    static string ExpectedOf(string disease, Place place, Package package)
    {
        var (code, cell) = Diseases[disease].Expected.Split(' ') is [var first, .. var rest] ? (first, rest.FirstOrDefault() ?? "") : ("", "");
        var count = package.At(place.Table, place.Count);
        return (code, cell) switch
        {
            ("", _) => "",
            ("code", _) => $"{(place.Code == ReturnCover.County ? "not-a-county-code" : "not-a-school-code")} {place.Dated.Caption}!{package.At(place.Dated, place.Code)}",
            (_, "a") => $"{code} {place.Table.Aliases[0]}!",
            (_, "#") => $"{code} {place.Table.Caption}!{count}",
            (_, "+") => $"{code} {place.Table.Caption}!{Letters(count)}5",
            (_, "o") => $"{code} {place.Table.Caption}!{package.At(place.Table, place.Optional)}",
            (_, "c") => $"{code} {place.Dated.Caption}!{package.At(place.Dated, place.Code)}",
            (_, "y") => $"{code} {place.Dated.Caption}!{package.At(place.Dated, ReturnCover.Year)}",
            _ => throw new ArgumentException(disease),
        };
    }

    static string Said(CheckedReturn result) => string.Join(", ", result.Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address))}"));

    static string[] FactsOf(CheckedReturn result) =>
        [.. result.Return!.Rows.SelectMany(row => row.Sheet.Columns, (row, column) => $"{row.Sheet.Code}/{row.RowNumber}/{column.Code} = {row.Cell(column).State} {row.Cell(column).Number} {row.Cell(column).Text}")];

    static string Letters(string address) => string.Concat(address.TakeWhile(char.IsAsciiLetter));

    static int ColumnOf(string address) => Letters(address).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;

    /// <summary>A cell, made in its place where there is none.</summary>
    static XElement CellOf(XDocument tree, string address)
    {
        var number = address[Letters(address).Length..];
        var data = PackageText.Named(tree, "sheetData").Single();
        var row = PackageText.Named(data, "row").FirstOrDefault(one => (string?)one.Attribute("r") == number);
        if (row is null)
        {
            row = new XElement(Main + "row", new XAttribute("r", number));
            var before = PackageText.Named(data, "row").LastOrDefault(one => int.Parse((string)one.Attribute("r")!, CultureInfo.InvariantCulture) < int.Parse(number, CultureInfo.InvariantCulture));
            before!.AddAfterSelf(row);
        }

        var cell = PackageText.Named(row, "c").FirstOrDefault(one => (string?)one.Attribute("r") == address);
        if (cell is null)
        {
            cell = new XElement(Main + "c", new XAttribute("r", address));
            var before = PackageText.Named(row, "c").LastOrDefault(one => ColumnOf((string)one.Attribute("r")!) < ColumnOf(address));
            if (before is null)
            {
                row.AddFirst(cell);
            }
            else
            {
                before.AddAfterSelf(cell);
            }
        }

        return cell;
    }

    static void Value(XElement cell, object value)
    {
        cell.RemoveNodes();
        cell.SetAttributeValue("t", null);
        cell.Add(new XElement(Main + "v", value));
    }

    static void Text(XElement cell, string text)
    {
        cell.RemoveNodes();
        cell.SetAttributeValue("t", "inlineStr");
        cell.Add(new XElement(Main + "is", new XElement(Main + "t", text)));
    }

    static void Formula(XElement cell, string formula, string cached)
    {
        Value(cell, cached);
        cell.AddFirst(new XElement(Main + "f", formula));
    }

    /// <summary>A workbook taken apart, changed and put together again.</summary>
    sealed class Package(byte[] bytes)
    {
        /// <summary>The smallest picture: one transparent pixel.</summary>
        public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

        readonly PackageText _text = new(bytes);

        public string At(FormSheet sheet, FormColumn column) => RawReturn.AddressOf(sheet, column);

        public void Edit(FormSheet sheet, Action<XDocument> edit) => Edit(_text.PartOf(sheet.Caption), edit);

        public void Workbook(Action<XDocument> edit) => Edit("xl/workbook.xml", edit);

        public void Drop(string type)
        {
            var (id, _, part) = _text.Targets("xl/workbook.xml").Single(target => target.Type.EndsWith(type, StringComparison.Ordinal));
            _text.Parts.Remove(part);
            Edit("xl/_rels/workbook.xml.rels", tree => tree.Root!.Elements().Single(entry => (string?)entry.Attribute("Id") == id).Remove());
            Edit("[Content_Types].xml", tree => tree.Root!.Elements().Where(entry => (string?)entry.Attribute("PartName") == "/" + part).Remove());
        }

        public void Move(string from, string to)
        {
            foreach (var part in _text.Parts.Keys.Where(part => part.StartsWith(from, StringComparison.Ordinal)).ToList())
            {
                _text.Parts.Remove(part, out var content);
                _text.Parts.Add(to + part[from.Length..], content!);
            }

            foreach (var part in _text.Parts.Keys.Where(part => part.EndsWith(".rels", StringComparison.Ordinal) || part == "[Content_Types].xml").ToList())
            {
                _text.Parts[part] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_text.Parts[part]).Replace("\"/" + from, "\"/" + to, StringComparison.Ordinal)
                    .Replace("Target=\"" + from, "Target=\"" + to, StringComparison.Ordinal));
            }
        }

        public void AddSheet(string name, string state)
        {
            Add("xl/worksheets/extra.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>");
            Relate("xl/_rels/workbook.xml.rels", "rIdExtra", "worksheet", "/xl/worksheets/extra.xml");
            Declare("/xl/worksheets/extra.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
            Workbook(tree => PackageText.Named(tree, "sheets").Single().Add(new XElement(Main + "sheet", new XAttribute("name", name), new XAttribute("sheetId", "98"),
                new XAttribute("state", state), new XAttribute(Office + "id", "rIdExtra"))));
        }

        public void Picture(FormSheet sheet)
        {
            _text.Parts["xl/media/image1.png"] = Png;
            Add("xl/drawings/drawing1.xml", "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:oneCellAnchor>"
                + "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx=\"9525\" cy=\"9525\"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"公章\"/><xdr:cNvPicPr/></xdr:nvPicPr>"
                + $"<xdr:blipFill><a:blip xmlns:r=\"{Office}\" r:embed=\"rId1\"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst=\"rect\"/></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>");
            Declare("/xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml");
            Edit("[Content_Types].xml", tree => tree.Root!.AddFirst(new XElement(tree.Root.Name.Namespace + "Default", new XAttribute("Extension", "png"), new XAttribute("ContentType", "image/png"))));
            Relate("xl/drawings/_rels/drawing1.xml.rels", "rId1", "image", "../media/image1.png");
            Relate(RelationshipsOf(sheet), "rIdPicture", "drawing", "/xl/drawings/drawing1.xml");
            Edit(sheet, tree => tree.Root!.Add(new XElement(Main + "drawing", new XAttribute(Office + "id", "rIdPicture"))));
        }

        public void Drawing(FormSheet sheet, string vml)
        {
            Add("xl/drawings/vml9.vml", vml);
            Edit("[Content_Types].xml", tree => tree.Root!.AddFirst(new XElement(tree.Root.Name.Namespace + "Default", new XAttribute("Extension", "vml"),
                new XAttribute("ContentType", "application/vnd.openxmlformats-officedocument.vmlDrawing"))));
            Relate(RelationshipsOf(sheet), "rIdVml", "vmlDrawing", "/xl/drawings/vml9.vml");
            Edit(sheet, tree => tree.Root!.Add(new XElement(Main + "legacyDrawing", new XAttribute(Office + "id", "rIdVml"))));
        }

        /// <summary>Adds a shared text of nothing; gives its number.</summary>
        public int AddEmptyText()
        {
            var index = 0;
            Edit("xl/sharedStrings.xml", tree =>
            {
                index = PackageText.Named(tree, "si").Count();
                tree.Root!.Add(new XElement(Main + "si", new XElement(Main + "t")));
            });
            return index;
        }

        public byte[] ToBytes(CompressionLevel level = CompressionLevel.Fastest)
        {
            using var buffer = new MemoryStream();
            using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var (part, content) in _text.Parts)
                {
                    using var stream = zip.CreateEntry(part, level).Open();
                    stream.Write(content);
                }
            }

            return buffer.ToArray();
        }

        string RelationshipsOf(FormSheet sheet) => _text.PartOf(sheet.Caption).Replace("worksheets/", "worksheets/_rels/", StringComparison.Ordinal) + ".rels";

        void Add(string part, string xml) => _text.Parts[part] = Encoding.UTF8.GetBytes(xml);

        void Declare(string part, string type) =>
            Edit("[Content_Types].xml", tree => tree.Root!.Add(new XElement(tree.Root.Name.Namespace + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type))));

        void Relate(string part, string id, string type, string target)
        {
            if (!_text.Parts.ContainsKey(part))
            {
                Add(part, $"<Relationships xmlns=\"{Packaging}\"/>");
            }

            Edit(part, tree => tree.Root!.Add(new XElement(Packaging + "Relationship", new XAttribute("Id", id), new XAttribute("Type", $"{Office}/{type}"), new XAttribute("Target", target))));
        }

        void Edit(string part, Action<XDocument> edit)
        {
            var tree = _text.Tree(part);
            edit(tree);
            using var buffer = new MemoryStream();
            tree.Save(buffer, SaveOptions.DisableFormatting);
            _text.Parts[part] = buffer.ToArray();
        }
    }
}
