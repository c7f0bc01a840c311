namespace EduFunctions.App;

static class ContentTypes
{
    public const string Json = "application/json";

    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public const string Xls = "application/vnd.ms-excel";

    public const string Zip = "application/zip";

    public const string Html = "text/html";

    public const string Css = "text/css";

    public const string Svg = "image/svg+xml";

    public const string Csv = "text/csv";

    /// <summary>What a browser's form with a file is sent as.</summary>
    public const string Form = "multipart/form-data";

    /// <summary>What clients say who do not know.</summary>
    public const string Unknown = "application/octet-stream";
}
