using System.Xml;

namespace EduFunctions.Workbooks;

sealed partial class WorkbookParts
{
    void Resolve(string workbook)
    {
        ReadXml(workbook, TakeWorkbookNode);
        PackageBudget.TakeSheets(_sheets.Count);
        var related = RelationshipsOf(workbook);
        var byId = related.Where(entry => !entry.IsExternal).ToLookup(entry => entry.Id, StringComparer.Ordinal);
        Styles = Of("styles");
        SharedStrings = Of("sharedStrings");
        Sheets = [.. _sheets.Select(sheet => byId[sheet.Id].FirstOrDefault() is { } target
            ? new SheetPart(sheet.Name, sheet.IsHidden, target.Target, target.Type == "worksheet")
            : new SheetPart(sheet.Name, sheet.IsHidden, null, false))];
        CheckSheets();

        string? Of(string type) => related.FirstOrDefault(entry => entry.Type == type && !entry.IsExternal && Has(entry.Target))?.Target;
    }

    // A part that is named and gone, or stands for two sheets, is damage; an entry that names none is a leftover of other programs.
    void CheckSheets()
    {
        var parts = Sheets.Select(sheet => sheet.Part).OfType<string>().ToList();
        if (parts.Count == 0 || parts.Exists(part => !Has(part))
            || new HashSet<string>([.. parts, Workbook!], StringComparer.OrdinalIgnoreCase).Count <= parts.Count)
        {
            throw new DamageException(Workbook!);
        }
    }

    void TakeWorkbookNode(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.Text)
        {
            if (_inFormCode)
            {
                FormCode = reader.Value.Trim().Trim('=').Trim('"');
            }

            return;
        }

        _inFormCode = false;
        if (reader.NodeType != XmlNodeType.Element)
        {
            _inSheets &= reader.LocalName != "sheets";
            return;
        }

        switch (reader.LocalName)
        {
            case "workbook":
                IsStrict = reader.NamespaceURI == StrictMain;
                break;
            case "workbookPr":
                IsDate1904 = IsTrue(reader.GetAttribute("date1904"));
                break;
            case "calcPr":
                AsksForCalculation = IsTrue(reader.GetAttribute("fullCalcOnLoad"));
                break;
            case "sheets":
                _inSheets = !reader.IsEmptyElement;
                break;
            case "sheet" when _inSheets && reader.Depth == 2:
                _sheets.Add((reader.GetAttribute("name") ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden",
                    reader.GetAttribute("id", OfficeRelationships) ?? reader.GetAttribute("id", StrictRelationships) ?? ""));
                break;

            // A name of one sheet alone came with that sheet from another workbook.
            case "definedName" when reader.GetAttribute("localSheetId") is null:
                _inFormCode = reader.GetAttribute("name") == RawWorkbook.FormCodeName;
                break;
        }
    }

    /// <summary>True for an XML boolean (xsd:boolean, or ST_OnOff) that says yes.</summary>
    public static bool IsTrue(string? value) => value?.Trim() is "1" or "true" or "on";

    // A target as a reference from its part (RFC 3986), without leading slash: /xl/a.xml, ../a.xml, a.xml.
    static string Resolved(string part, string target)
    {
        var path = Uri.UnescapeDataString(target.Replace('\\', '/'));
        var steps = path.StartsWith('/') ? [] : part.Split('/').SkipLast(1).ToList();
        foreach (var step in path.Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
