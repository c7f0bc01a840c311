namespace EduFunctions.Workbooks;

/// <summary>Files that programs leave beside those that people save: locks of Office, hidden files, thumbnails. They are no returns.</summary>
public static class LeftoverFiles
{
    /// <summary>True for the name, without folders, of such a file.</summary>
    public static bool Has(string name) => name.Length == 0 || name[0] == '.' || name.StartsWith("~$", StringComparison.Ordinal)
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
