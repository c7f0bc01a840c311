using System.Text;
using EduFunctions.App.Returns;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Rounds;

/// <summary>
/// <c>GET …/sheets/{sheet}?format=</c>: 过录表, all rows of one sheet of every return in force as one table. Rows are written as they are read,
/// so that a large county takes no more memory than a small one.
/// </summary>
sealed class GetSheet(RoundReader reader, ReturnStore returns)
{
    const string NotApplicable = "/";

    [Function(nameof(GetSheet))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/sheets/{sheet}")] HttpRequest request, CountyCode county, SchoolYear year, string sheet,
        CancellationToken cancellationToken)
    {
        // Of two forms that have such a sheet, the columns of both.
        var sheets = ReturnForms.Forms.SelectMany(form => form.Sheets).Where(one => one.Code == sheet).Distinct().ToList();
        var columns = sheets.Count == 0 ? throw Parameters.Sheet.Refuse(sheet)
            : sheets.SelectMany(one => one.Columns).DistinctBy(column => column.Code).Where(column => column.IsIn(year.StartYear)).ToList();
        var records = await reader.CountyAsync(county, cancellationToken);
        var names = new Register(records.Register).In(year).ToDictionary(school => school.Code.Value, school => school.Name, StringComparer.Ordinal);
        string[] captions = ["学校标识码", "学校", .. columns.Select(column => column.Unit.Length > 0 ? $"{column.CaptionIn(year.StartYear)}（{column.Unit}）" : column.CaptionIn(year.StartYear))];
        var rows = returns.RowsAsync(county, year, await returns.ListAsync(county, year, cancellationToken), sheet, cancellationToken)
            .Select(one => RowOf(one.Sender, names, one.Row, columns));
        var name = $"过录表-{sheets[0].Caption}-{county}-{year}";
        return Parameters.SummaryFormat.In(request.Query) is { } format && format.Equals("xlsx", StringComparison.OrdinalIgnoreCase)
            ? Results.File(await WorkbookAsync(sheets[0].Caption, captions, rows, cancellationToken), ContentTypes.Xlsx, $"{name}.xlsx")
            : Results.Stream(async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
                await writer.WriteAsync(Csv.Line(captions));
                await foreach (var row in rows.WithCancellation(cancellationToken))
                {
                    await writer.WriteAsync(Csv.Line(row));
                }
            }, $"{ContentTypes.Csv}; charset=utf-8", $"{name}.csv");
    }

    static async Task<byte[]> WorkbookAsync(string sheet, string[] captions, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        using var workbook = new TableWorkbook(sheet, captions);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            workbook.Add(row);
        }

        return workbook.ToBytes();
    }

    static object?[] RowOf(Sender sender, Dictionary<string, string> names, FormRow row, List<FormColumn> columns) =>
    [
        sender.School?.Value, sender.School is { } school ? names.GetValueOrDefault(school.Value) : sender.Name.Zh,
        .. columns.Select(object? (column) => row.Sheet.Columns.FirstOrDefault(own => own.Code == column.Code) is not { } own ? null : row.Cell(own) switch
        {
            { State: CellState.Blank } => null,
            { State: CellState.NotApplicable } => NotApplicable,
            { Number: { } number } => (object)number,
            var cell => cell.Text,
        }),
    ];
}
