using System.Globalization;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Cli.Seeds;

/// <summary>One sheet of a school's own workbook, cell by cell.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HeaderIndex">Index of the row of captions.</param>
/// <param name="Rows">Its rows: texts, numbers, days; null is a blank cell.</param>
sealed record SeedSheet(string Name, int HeaderIndex, List<object?[]> Rows)
{
    /// <summary>Stands for a cell that holds Excel's #REF!.</summary>
    public const decimal ErrorValue = 987654.25m;

    /// <summary>The sheets as a school with that habit lays them out, with the columns and captions of the year.</summary>
    public static List<SeedSheet> Of(Form form, SeedValues values, string title, SeedHabit habit, SchoolYear year) =>
        [.. form.Sheets.Select(sheet => sheet.Layout == SheetLayout.List
            ? List(sheet, InYear(sheet, values[sheet], year)[0], title, habit, year)
            : Table(sheet, InYear(sheet, values[sheet], year), title, habit, year))];

    /// <summary>The rows of a sheet without the columns that the year does not ask for.</summary>
    public static List<object?[]> InYear(FormSheet form, IEnumerable<object?[]> rows, SchoolYear year) =>
        [.. rows.Select(row => row.Where((_, index) => form.Columns[index].IsIn(year.StartYear)).ToArray())];

    static List<FormColumn> ColumnsOf(FormSheet form, SchoolYear year) => [.. form.Columns.Where(column => column.IsIn(year.StartYear))];

    static SeedSheet List(FormSheet form, object?[] values, string title, SeedHabit habit, SchoolYear year)
    {
        var items = ColumnsOf(form, year).Select((column, index) => (Column: column, Value: Written(column, values[index], habit))).ToList();
        if (habit == SeedHabit.Moved)
        {
            items.Reverse();
            return new SeedSheet(NameOf(form, habit), 1, [[title], ["编号", "项目", "单位", "填报要求", "填报数"],
                .. items.Select((item, index) =>
                    new object?[] { index + 1, CaptionOf(item.Column, habit, year), item.Column.Unit, null, item.Value })]);
        }

        return new SeedSheet(NameOf(form, habit), 1, [[title], ["项目", "单位", "填报数", "上年数", "填报要求"],
            .. items.Select(item => new object?[] { CaptionOf(item.Column, habit, year), item.Column.Unit, item.Value, null, null })]);
    }

    static SeedSheet Table(FormSheet form, List<object?[]> rows, string title, SeedHabit habit, SchoolYear year)
    {
        var columns = ColumnsOf(form, year);
        var captions = columns.Select(column =>
            (object?)(CaptionOf(column, habit, year) + (column.Unit.Length > 0 ? $"（{column.Unit}）" : ""))).ToArray();
        var written = rows.Select(row => row.Select((value, index) => Written(columns[index], value, habit)).ToArray()).ToList();
        return new SeedSheet(NameOf(form, habit), habit == SeedHabit.Moved ? 3 : 2, habit switch
        {
            SeedHabit.Moved => [[title], ["填报单位：教导处"], [], ["序号", .. Moved(captions, "楼层")],
                .. written.Select((row, index) => new object?[] { index + 1 }.Concat(Moved(row, "1楼")).ToArray())],
            SeedHabit.Totals => [[title], [], captions, .. WithBlankRows(form, rows, written), Totals(columns, rows)],
            _ => [[title], [], captions, .. written],
        });
    }

    // The last columns first, a column of the school's own between the two parts.
    static object?[] Moved(object?[] cells, object own) => [.. cells[3..], own, .. cells[..3]];

    static IEnumerable<object?[]> WithBlankRows(FormSheet form, List<object?[]> rows, List<object?[]> written)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            if (form.DrawnRows > 0 && index > 0 && !Equals(rows[index][0], rows[index - 1][0]))
            {
                yield return [];
            }

            yield return written[index];
        }
    }

    static object?[] Totals(List<FormColumn> columns, List<object?[]> rows) =>
        [.. columns.Select((column, index) => index == 0 ? "合计" : column is CountColumn and not ClassNumberColumn ? (object?)rows.Sum(row => row[index] as int? ?? 0) : null)];

    static string NameOf(FormSheet form, SeedHabit habit) => habit == SeedHabit.Alias
        && !form.Aliases.IsEmpty ? form.Aliases[0] : form.Caption;

    static string CaptionOf(FormColumn column, SeedHabit habit, SchoolYear year) => habit == SeedHabit.Alias
        && !column.Aliases.IsEmpty ? column.Aliases[0] : column.CaptionIn(year.StartYear);

    static object? Written(FormColumn column, object? value, SeedHabit habit) => (column, value) switch
    {
        (GradeColumn, int grade) when habit != SeedHabit.Xls => habit == SeedHabit.Moved && grade is >= 7 and <= 9 ? $"初{"一二三"[grade - 7]}" : SchoolKinds.NameOfGrade(grade),
        (DateColumn, DateOnly day) when habit is SeedHabit.Alias or SeedHabit.Xls => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        (DateColumn, DateOnly day) when habit == SeedHabit.FullWidth => Wide(day.ToString("yyyy.M.d", CultureInfo.InvariantCulture)),
        (CountColumn, int count) when habit == SeedHabit.FullWidth => Wide(count.ToString("#,##0", CultureInfo.InvariantCulture)) + (column.Required ? "" : column.Unit),
        (AmountColumn, decimal amount) when habit == SeedHabit.FullWidth => amount.ToString("#,##0.##", CultureInfo.InvariantCulture) + column.Unit,
        (TextColumn, string year) when habit == SeedHabit.FullWidth && column.Code == "year" => Wide(year) + "学年",
        _ => value,
    };

    static string Wide(string text) =>
        string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? (char)(letter - '0' + '０') : letter));
}
