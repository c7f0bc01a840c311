using System.Globalization;
using System.Xml.Linq;

namespace EduFunctions.Workbooks;

/// <summary>The workbook's part: its list of sheets, and what counts by their places in it.</summary>
sealed class WorkbookPatchBook
{
    // Excel's own limit.
    const int NameMaximum = 31;

    // What a workbook's part has before its names (ECMA-376, 18.2.27).
    static readonly string[] BeforeNames = ["sheets", "functionGroups", "externalReferences"];

    readonly XElement _root;
    readonly XNamespace _main;
    readonly XName _id;
    readonly XElement _sheets;

    /// <summary>Reads the workbook's part.</summary>
    public WorkbookPatchBook(WorkbookPatchPackage package)
    {
        _root = package.Tree(package.Before.Workbook!)?.Root ?? throw new InvalidDataException("no workbook");
        (_main, _id) = (package.Main, package.Office + "id");
        _sheets = _root.Element(_main + "sheets") ?? throw new InvalidDataException("no sheets");
    }

    /// <summary>A name for a new sheet: this one, or with a number where it is taken.</summary>
    public string FreeName(string name)
    {
        var taken = _sheets.Elements().Select(sheet => sheet.Attribute("name")?.Value ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name
            : string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, NameMaximum - 5)]}{number}"))
            .First(free => !taken.Contains(free));
    }

    /// <summary>Puts a sheet first and in front.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="known">Its place in the list as it was; −1 when it is new.</param>
    /// <param name="relationship">Id of its relationship, when it is new.</param>
    /// <param name="headRows">Rows that head each printed page.</param>
    public void PutFirst(string name, int known, string? relationship, int headRows)
    {
        var entries = _sheets.Elements(_main + "sheet").ToList();
        var ids = entries.Select(sheet => int.TryParse(sheet.Attribute("sheetId")?.Value, out var id) ? id : 0);
        var first = known >= 0 ? entries[known] : new XElement(_main + "sheet", new XAttribute("name", name),
            new XAttribute("sheetId", ids.Append(0).Max() + 1), new XAttribute(_id, relationship ?? ""));
        if (known >= 0)
        {
            first.Remove();
            first.SetAttributeValue("state", null);
        }

        _sheets.AddFirst(first);
        foreach (var view in _root.Elements(_main + "bookViews").Elements(_main + "workbookView"))
        {
            view.SetAttributeValue("activeTab", null);
            view.SetAttributeValue("firstSheet", null);
        }

        MoveNames(known);
        if (headRows > 0)
        {
            Names().Add(PrintTitles(_main, name, headRows));
        }
    }

    /// <summary>The name that makes the first sheet's first rows head each printed page.</summary>
    public static XElement PrintTitles(XNamespace main, string sheet, int rows) => new(main + "definedName",
        new XAttribute("name", "_xlnm.Print_Titles"), new XAttribute("localSheetId", 0),
        FormattableString.Invariant($"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!$1:${rows}"));

    // Names of one sheet (print areas and titles, filters) name it by its place. Those of the sheet itself go.
    void MoveNames(int known)
    {
        foreach (var defined in _root.Elements(_main + "definedNames").Elements(_main + "definedName").ToList())
        {
            if (!int.TryParse(defined.Attribute("localSheetId")?.Value, out var place))
            {
                continue;
            }

            if (place == known)
            {
                defined.Remove();
            }
            else if (known < 0 || place < known)
            {
                defined.SetAttributeValue("localSheetId", place + 1);
            }
        }
    }

    XElement Names()
    {
        if (_root.Element(_main + "definedNames") is not { } names)
        {
            names = new XElement(_main + "definedNames");
            _root.Elements().Last(element => BeforeNames.Contains(element.Name.LocalName)).AddAfterSelf(names);
        }

        return names;
    }
}
