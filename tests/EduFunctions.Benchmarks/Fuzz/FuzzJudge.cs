using System.Globalization;
using EduFunctions.Forms;
using EduFunctions.Returns;

namespace EduFunctions.Benchmarks;

/// <summary>What is wrong with how a workbook was treated.</summary>
/// <param name="Kind">One word: threw, slow, memory, figure, receipt, verdict.</param>
/// <param name="What">What was seen; equal beginnings are one fault.</param>
sealed record FuzzFailure(string Kind, string What);

/// <summary>Checks a workbook, makes its receipt, and sends that back: what must hold for any file.</summary>
static class FuzzJudge
{
    const string ListMark = "本回执是一份清单";

    static readonly TimeSpan TimeMaximum = TimeSpan.FromSeconds(2);
    const long BytesMaximum = 200L * 1024 * 1024;

    /// <summary>What is wrong; null for nothing.</summary>
    /// <param name="bytes">The workbook.</param>
    /// <param name="original">The one that it was made of; null when that is not known.</param>
    /// <param name="context">What is known of the upload.</param>
    public static FuzzFailure? Judge(byte[] bytes, CheckedReturn? original, ReturnContext context)
    {
        var meter = new FuzzMeter();
        CheckedReturn result;
        byte[] receipt;
        try
        {
            result = ReturnChecker.Check(bytes, context);
            receipt = ReturnReceipt.Write(bytes, result, ReceiptFacts.None with { Clock = context.Clock });
        }
        catch (Exception broken)
        {
            return new FuzzFailure("threw", Where(broken));
        }
        finally
        {
            meter.Stop();
        }

        return meter.Time > TimeMaximum ? new FuzzFailure("slow", string.Create(CultureInfo.InvariantCulture, $"{meter.Time.TotalSeconds:0.0} s"))
            : meter.Bytes > BytesMaximum ? new FuzzFailure("memory", string.Create(CultureInfo.InvariantCulture, $"{meter.Bytes >> 20} MiB"))
            : OfReceipt(bytes, result, receipt, context) ?? OfFigures(bytes, original, result);
    }

    // A figure of an accepted return is what another reader sees in its cell; and when nothing else is said, none has gone.
    static FuzzFailure? OfFigures(byte[] bytes, CheckedReturn? original, CheckedReturn result)
    {
        if (result.Return is not { } accepted || SecondReading.Of(bytes) is not { } cells)
        {
            return null;
        }

        foreach (var (row, column, cell) in Figures(accepted).Where(figure => figure.Cell.Address is not null))
        {
            if (cells.GetValueOrDefault((row.SheetName, cell.Address!.Value.ToString())) is not { } text)
            {
                if (column is not GradeColumn) // read from the cell that is merged over it
                {
                    return new FuzzFailure("figure", $"{row.SheetName}!{cell.Address} {cell.Number}, where nothing is seen");
                }
            }
            else if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
                && Math.Abs(other - cell.Number!.Value) > 0.000_000_1m * Math.Abs(other))
            {
                return new FuzzFailure("figure", $"{row.SheetName}!{cell.Address} {cell.Number} for {other}");
            }
        }

        return original?.Return is { } before && Said(original).SequenceEqual(Said(result)) ? Lost(before, accepted, cells) : null;
    }

    static FuzzFailure? Lost(Return before, Return accepted, Dictionary<(string Sheet, string Address), string> cells)
    {
        var now = Figures(accepted).Select(figure => (figure.Row.SheetName, figure.Cell.Address)).ToHashSet();
        foreach (var (row, _, cell) in Figures(before))
        {
            if (!now.Contains((row.SheetName, cell.Address)) && cell.Address is { } address
                && cells.TryGetValue((row.SheetName, address.ToString()), out var text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                return new FuzzFailure("figure", $"{row.SheetName}!{address} nothing for {text}");
            }
        }

        return null;
    }

    static IEnumerable<(FormRow Row, FormColumn Column, FormCell Cell)> Figures(Return accepted) =>
        accepted.Rows.SelectMany(row => row.Sheet.Columns, (row, column) => (row, column, row.Cell(column))).Where(figure => figure.Item3.Number is not null);

    static FuzzFailure? OfReceipt(byte[] bytes, CheckedReturn result, byte[] receipt, ReturnContext context)
    {
        if (result.Workbook is null)
        {
            return null;
        }

        CheckedReturn again;
        try
        {
            again = ReturnChecker.Check(receipt, context);
        }
        catch (Exception broken)
        {
            return new FuzzFailure("threw", "receipt: " + Where(broken));
        }

        var seen = SecondReading.Of(receipt);
        var isList = seen?.Values.Any(text => text.Contains(ListMark, StringComparison.Ordinal)) != false;
        if (isList ? again.IsAccepted && !result.IsAccepted : !Said(result).SequenceEqual(Said(again)))
        {
            var (one, other) = (Said(result).Except(Said(again)), Said(again).Except(Said(result)));
            return new FuzzFailure("verdict", $"{(isList ? "list" : "patched")} {string.Join(", ", one)} → {string.Join(", ", other)}");
        }

        if (isList || SecondReading.Of(bytes) is not { } upload)
        {
            return null;
        }

        var changed = upload.FirstOrDefault(cell => !seen!.TryGetValue(cell.Key, out var text) || text != cell.Value);
        return changed.Value is null || ReceiptSheetOf(result, changed.Key.Sheet) ? null
            : new FuzzFailure("receipt", $"{changed.Key.Sheet}!{changed.Key.Address} {changed.Value} → {seen!.GetValueOrDefault(changed.Key)}");
    }

    static bool ReceiptSheetOf(CheckedReturn result, string name) => result.Workbook!.Sheets.Any(sheet => sheet.Name == name && ReceiptSheet.Is(sheet));

    static List<string> Said(CheckedReturn result) =>
        [.. result.Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{string.Join(' ', finding.Cells.Select(cell => cell.Address))}")];

    static string Where(Exception broken) => $"{broken.GetType().Name}: {broken.Message.ReplaceLineEndings(" ")} {string.Join(" < ", (broken.StackTrace ?? "").Split('\n').Take(6).Select(line => line.Trim().Split(" in ")[0]))}";
}
