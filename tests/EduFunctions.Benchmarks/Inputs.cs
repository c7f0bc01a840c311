using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Returns;
using EduFunctions.Returns.BureauReturn;
using EduFunctions.Returns.KindergartenReturn;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Tests.Returns;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Benchmarks;

/// <summary>What is measured: a large school's return, and a large county.</summary>
static class Inputs
{
    /// <summary>Classes of the return: the whole template filled in.</summary>
    const int ClassCount = 60;

    /// <summary>Classes of one grade at most.</summary>
    const int ClassesOfGrade = 99;

    /// <summary>Where the return belongs.</summary>
    public static ReturnContext Context => RawReturn.Context;

    /// <summary>The template of a primary school with 60 classes filled in, as ClosedXML writes it.</summary>
    public static byte[] Return(bool withMistakes = false, int classes = ClassCount)
    {
        var template = ReturnTemplate.Write(Context.School!, Context.County!.Value, Context.Year!.Value, null);
        return Filled(withMistakes, classes).TypedInto(template);
    }

    /// <summary>A filled template of each form, with last year's return beside it: the same figures.</summary>
    public static IEnumerable<(byte[] File, ReturnContext Context)> Forms()
    {
        var filled = new (RawReturn Raw, ReturnContext Context)[]
        {
            (new RawReturn(), RawReturn.Context), (RawReturn.Kindergarten(), RawReturn.KindergartenContext), (RawReturn.Bureau(), RawReturn.BureauContext),
        };
        foreach (var (raw, context) in filled)
        {
            var last = raw.Check(context).Return!;
            yield return (raw.TypedInto(ReturnTemplate.Write(context.School, context.County!.Value, context.Year!.Value, last)),
                context with { LastYear = last with { Year = new SchoolYear(context.Year!.Value.StartYear - 1) } });
        }
    }

    static RawReturn Filled(bool withMistakes, int classes)
    {
        const double Pupils = 40;
        var ofGrade = Math.Clamp(classes / 6, 10, ClassesOfGrade);
        var raw = new RawReturn();
        for (var index = 0; index < classes; index++)
        {
            var row = index + 4;
            object[] values = [(double)((index / ofGrade) + 1), (double)((index % ofGrade) + 1), Pupils, 20d, 1d, 0d, 2d, 3d, "独用", $"T{index:00}"];
            for (var column = 0; column < values.Length; column++)
            {
                raw.Set("班级", $"{CellAddress.LettersOf(column)}{row}", values[column]);
            }
        }

        raw.Set("教室", "B4", classes + 10d).Set("办学条件", "C14", (double)classes).Set("经费", "C7", classes * Pupils);
        return withMistakes ? raw.Set("班级", "D9", 41d).Set("班级", "C20", "４０").Set("教职工", "B4", 17d) : raw;
    }

    /// <summary>A return of 9,800 classes in 20 columns, each with more girls than pupils.</summary>
    public static byte[] ManyCells()
    {
        const int Rows = 9_800;
        var raw = new RawReturn();
        for (var index = 0; index < Rows; index++)
        {
            for (var column = 0; column < 20; column++)
            {
                raw.Set("班级", $"{CellAddress.LettersOf(column)}{index + 4}", column switch { 0 => (index % 6) + 1d, 1 => (index % 99) + 1d, 3 => 41d, _ => 40d });
            }
        }

        return raw.ToXlsx();
    }

    /// <summary>A year of 300 nine-year schools with 40 classes each; every eighth class is large, every twentieth school has not reported.</summary>
    public static CountyYear Round(int year)
    {
        return Some.Year(year, Enumerable.Range(1, 300).Select(Of));

        static RoundEntry Of(int number)
        {
            var school = Some.School(number, SchoolKind.NineYear, (Location)(number % 3));
            return number % 20 == 0
                ? Some.Missing(school)
                : Some.Return(school, [.. Enumerable.Range(0, 40).Select(index => ((index % 9) + 1, (index / 9) + 1, (int?)((index + number) % 8 == 0 ? 60 : 42)))], 50, 40, 90, 95);
        }
    }

    /// <summary>
    /// Five years of so many schools and kindergartens, with every cell of every sheet of their forms filled in, and the bureau's return: three in
    /// four primary, nine-year and junior schools with 36 classes each, then kindergartens of 9.
    /// </summary>
    public static CountyHistory County(int schools)
    {
        return Some.History(YearOf(2025), [.. Enumerable.Range(1, 4).Select(back => YearOf(2025 - back))]);

        CountyYear YearOf(int year) => Some.Year(year, Enumerable.Range(1, schools).Select(number =>
        {
            var kind = number * 4 > schools * 3 ? SchoolKind.Kindergarten : (number % 3) switch { 0 => SchoolKind.Junior, 1 => SchoolKind.Primary, _ => SchoolKind.NineYear };
            return Some.Return(Some.School(number, kind, (Location)(number % 3)), ReturnForms.FormOf(kind).Sheets.SelectMany(sheet => RowsOf(sheet, kind, number + year)));
        })).With([.. BureauReturnForm.Form.Sheets.SelectMany(sheet => RowsOf(sheet, null, year))]);
    }

    static IEnumerable<FormRow> RowsOf(FormSheet sheet, SchoolKind? kind, int seed)
    {
        var keys = sheet == Classes.Sheet && SchoolKinds.Of(kind!.Value) is var facts
            ? Enumerable.Range(0, 36).Select(index => new (string, object?)[] { ("grade", facts.FirstGrade + (index % (facts.LastGrade - facts.FirstGrade + 1))), ("number", index + 1), ("pupils", 38 + ((index + seed) % 20)) })
            : sheet == KindergartenClasses.Sheet ? Enumerable.Range(0, 9).Select(index => new (string, object?)[] { ("kind", KindergartenClasses.Kind.Codes[1 + (index % 3)]), ("number", index + 1) })
            : sheet.Columns[0].Code == "stage" && kind is { } one ? SchoolKinds.StagesOf(one).Select(stage => new (string, object?)[] { ("stage", SchoolKinds.NameOf(stage)) }) : [[]];
        return keys.Select((key, index) => Some.Row(sheet, index + 4, [.. key, .. sheet.Columns.Where(column => key.All(cell => cell.Item1 != column.Code)).Select((column, at) => (column.Code, Value(column, seed + at)))]));
    }

    static object? Value(FormColumn column, int seed) => column switch
    {
        NumberColumn => 10 + (seed * 7 % 23),
        YesNoColumn => seed % 9 == 0 ? "否" : "是",
        ChoiceColumn choice => choice.Codes[seed % choice.Codes.Length],
        _ => null,
    };
}
