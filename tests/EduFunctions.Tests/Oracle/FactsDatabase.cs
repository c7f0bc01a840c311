using System.Globalization;
using DuckDB.NET.Data;
using EduFunctions.Cli.Seeds;
using EduFunctions.Forms;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Oracle;

/// <summary>
/// What is true of the demo county, in tables of DuckDB: the values from which the files were written, not the files. No workbook is read
/// and nothing is checked: which file of a school is in force is told by the list of its diseases.
/// </summary>
sealed class FactsDatabase : IDisposable
{
    // Code, number of the kind, of the location and of the sponsor, first and last year, successor.
    const string Register = "CREATE TABLE register (code VARCHAR, kind VARCHAR, location VARCHAR, sponsor VARCHAR, first INT, last INT, successor VARCHAR)";

    readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public FactsDatabase(SeedCounty county)
    {
        _connection.Open();
        Run(Register);
        Fill("register", county.Register.Select(school => new object?[]
        {
            school.Code.Value, SchoolKinds.NameOf(school.Kind), SchoolKinds.NameOf(school.Location), SchoolKinds.NameOf(school.Sponsor), school.FirstYear, school.LastYear, school.Successor?.Value,
        }));
        var returns = county.Returns.Select(entry => (Return: entry, Values: InForce(entry))).Where(entry => entry.Values is not null).ToList();
        foreach (var sheet in county.Returns.SelectMany(entry => entry.Form.Sheets).Distinct())
        {
            var table = sheet.Code.Replace('-', '_');
            Run($"CREATE TABLE {table} (_school VARCHAR, _year INT, {string.Join(", ", sheet.Columns.Select(column => $"\"{column.Code}\" {(column is NumberColumn ? "DOUBLE" : "VARCHAR")}"))})");
            Fill(table, from entry in returns
                where entry.Return.Form.Sheets.Contains(sheet)
                from row in entry.Values![sheet]
                select (object?[])[entry.Return.School?.Code.Value ?? "bureau", entry.Return.Year.StartYear, .. sheet.Columns.Zip(row, (column, value) => Cell(column, value, entry.Return.Year))]);
        }
    }

    /// <summary>The rows of a query.</summary>
    public List<object?[]> Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.IsDBNull(index) ? null : reader.GetValue(index))]);
        }

        return rows;
    }

    /// <summary>Runs statements that answer nothing.</summary>
    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();

    // The last file is in force unless it had to be rejected; what is only asked about stays as it is.
    static SeedValues? InForce(SeedReturn entry)
    {
        var number = entry.School is { } school ? int.Parse(school.Code.Value[6..], CultureInfo.InvariantCulture) : (int?)null;
        return number is { } one && !SeedDiseases.IsAccepted(one, entry.Year.StartYear) ? null
            : SeedDiseases.Of(entry.From).Where(disease => entry.Year.StartYear == SeedClasses.LastYear && !disease.IsCorrected)
                .Aggregate(entry.Values, (values, disease) => disease.Values?.Invoke(values) ?? values);
    }

    // “/” and what the form of that year does not ask for are nothing.
    static object? Cell(FormColumn column, object? value, SchoolYear year) => !column.IsIn(year.StartYear) || value is SeedValues.NotApplicable ? null
        : column is NumberColumn ? Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && value is null ? null : number
        : value is DateOnly day ? day.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    void Fill(string table, IEnumerable<object?[]> rows)
    {
        using var appender = _connection.CreateAppender(table);
        foreach (var row in rows)
        {
            var added = appender.CreateRow();
            foreach (var value in row)
            {
                _ = value switch { null => added.AppendNullValue(), int whole => added.AppendValue(whole), double number => added.AppendValue(number), _ => added.AppendValue((string)value) };
            }

            added.EndRow();
        }
    }
}
