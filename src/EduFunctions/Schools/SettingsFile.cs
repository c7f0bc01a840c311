using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EduFunctions.Findings;

namespace EduFunctions.Schools;

/// <summary>A county's settings file, read with validation: what is sound is taken, what is not is told.</summary>
sealed class SettingsFile(SchoolYear year, Text consequence)
{
    const int NameMaximum = 40, ContactMaximum = 100;
    static readonly SchoolYear AnyYear = new(2000);

    readonly ImmutableArray<SettingFinding>.Builder _findings = ImmutableArray.CreateBuilder<SettingFinding>();

    Standards _standards = Standards.National;

    /// <summary>The standards of a year; of what is wrong it is said that the national value stays in force.</summary>
    public static Standards Read(byte[] json, SchoolYear year) =>
        Read(json, year, new Text("；按全国标准执行。", "; the national value stays in force."));

    static Standards Read(byte[] json, SchoolYear year, Text consequence)
    {
        var file = new SettingsFile(year, consequence);
        try
        {
            using var document = JsonDocument.Parse(json);
            file.Take(document.RootElement, "");
            file.Compare();
        }
        catch (Exception broken) when (IsNoJson(broken))
        {
            file._standards = Standards.National; // also what was taken before it came to light
            var line = ((broken as JsonException)?.LineNumber ?? 0) + 1;
            file.Tell("settings-unreadable", "", Text.Of($"设置文件不是 JSON（第 {line} 行）", $"the settings file is no JSON (line {line})"));
        }

        return file._standards with { Findings = file._findings.ToImmutable() };
    }

    /// <summary>What is wrong in the file, in the values of whichever year.</summary>
    public static ImmutableArray<SettingFinding> Check(byte[] json) =>
        [.. YearsIn(json).Prepend(AnyYear).SelectMany(year => Read(json, year, new Text("。", ".")).Findings).Distinct()];

    // The years whose values a file gives, as far as it can be read.
    static List<SchoolYear> YearsIn(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("years", out var years)
                && years.ValueKind == JsonValueKind.Object
                ? [.. years.EnumerateObject().Where(entry => SchoolYear.TryParse(entry.Name, out _))
                    .Select(entry => SchoolYear.TryParse(entry.Name, out var named) ? named : AnyYear)]
                : [];
        }
        catch (Exception broken) when (IsNoJson(broken))
        {
            return [];
        }
    }

    // A text or a name of half a pair, or of bytes that are no UTF-8, is found out only when it is asked for.
    static bool IsNoJson(Exception broken) => broken is JsonException or InvalidOperationException;

    void Take(JsonElement values, string path)
    {
        if (values.ValueKind != JsonValueKind.Object)
        {
            WrongKind(path, values, new Text("一组设置 {…}", "an object of settings"));
            return;
        }

        // The year's own values come last, wherever they stand in the file.
        foreach (var setting in values.EnumerateObject().OrderBy(setting => setting.Name == "years"))
        {
            var name = path + setting.Name;
            switch (setting.Name)
            {
                case "declared-grades": TakeGrades(setting.Value, name); break;
                case "due-date": TakeDue(setting.Value, name); break;
                case "years" when path.Length == 0: TakeYears(setting.Value); break;
                case "name" when path.Length == 0:
                    TakeText(setting.Value, name, NameMaximum, "县（市、区）的名称", "the county's name",
                        text => _standards with { CountyName = text });
                    break;
                case "contact" when path.Length == 0:
                    TakeText(setting.Value, name, ContactMaximum, "联系人、电话", "whom to ask, and by which telephone",
                        text => _standards with { Contact = text });
                    break;
                default: TakeLimit(setting, name); break;
            }
        }
    }

    // Neither is taken.
    void Compare()
    {
        foreach (var (lower, upper, text) in _standards.OutOfOrder.ToList())
        {
            Tell("setting-out-of-order", lower.Code, text);
            _standards = _standards.With(lower, Standards.National[lower]).With(upper, Standards.National[upper]);
        }
    }

    void TakeText(JsonElement value, string name, int most, string zh, string en, Func<string, Standards> with)
    {
        var expected = Text.Of($"{zh}，1 至 {most} 个字", $"{en}, of 1 to {most} characters");
        if (value.ValueKind != JsonValueKind.String)
        {
            WrongKind(name, value, expected);
        }
        else if (value.GetString()?.Trim() is not { Length: > 0 } text || text.Length > most || text.Any(char.IsControl))
        {
            OutOfRange(name, value, expected);
        }
        else
        {
            _standards = with(text);
        }
    }

    void TakeYears(JsonElement years)
    {
        if (years.ValueKind != JsonValueKind.Object)
        {
            WrongKind("years", years, new Text("按学年分的设置 {\"2025\":{…}}", "settings by school year"));
            return;
        }

        foreach (var entry in years.EnumerateObject())
        {
            if (!SchoolYear.TryParse(entry.Name, out var named) || named.ToString() != entry.Name)
            {
                Unknown($"years.{entry.Name}");
            }
            else if (named == year)
            {
                Take(entry.Value, $"years.{entry.Name}.");
            }
        }
    }

    void TakeLimit(JsonProperty setting, string name)
    {
        if (Limits.All.FirstOrDefault(row => row.Code == setting.Name) is not { } limit)
        {
            Unknown(name);
        }
        else if (limit.ByStage.IsEmpty)
        {
            TakeNumber(limit, null, setting.Value, name);
        }
        else if (setting.Value.ValueKind != JsonValueKind.Object)
        {
            WrongKind(name, setting.Value, new Text("按学段分的数 {\"primary\":…}", "numbers by stage"));
        }
        else
        {
            foreach (var entry in setting.Value.EnumerateObject())
            {
                if (limit.ByStage.Keys.Where(stage => Standards.CodeOf(stage) == entry.Name).ToList() is [var stage])
                {
                    TakeNumber(limit, stage, entry.Value, $"{name}.{entry.Name}");
                }
                else
                {
                    Unknown($"{name}.{entry.Name}");
                }
            }
        }
    }

    void TakeNumber(Limit limit, Stage? stage, JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            WrongKind(name, value, new Text("一个数", "a number"));
        }
        else if (!value.TryGetDecimal(out var number) || number < limit.Minimum || number > limit.Maximum
            || (limit.IsWhole && number % 1 != 0))
        {
            OutOfRange(name, value, Text.Of($"{limit.Minimum:0.##} 至 {limit.Maximum:0.##} 之间的{(limit.IsWhole ? "整数" : "数")}",
                $"a {(limit.IsWhole ? "whole number" : "number")} from {limit.Minimum:0.##} to {limit.Maximum:0.##}"));
        }
        else
        {
            _standards = _standards.With(limit, number, stage);
        }
    }

    void TakeGrades(JsonElement value, string name)
    {
        var expected = new Text("年级 1 至 12 的列表，如 [1,2,7,8]", "a list of grades 1 to 12 such as [1,2,7,8]");
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.Number))
        {
            WrongKind(name, value, expected);
        }
        else if (value.EnumerateArray().Any(entry => !entry.TryGetInt32(out var grade) || grade is < 1 or > 12))
        {
            OutOfRange(name, value, expected);
        }
        else
        {
            var grades = value.EnumerateArray().Select(entry => entry.GetInt32()).Distinct().Order();
            _standards = _standards with { DeclaredGrades = [.. grades] };
        }
    }

    void TakeDue(JsonElement value, string name)
    {
        var expected = new Text("月-日，如 \"09-30\"", "month and day such as \"09-30\"");
        if (value.ValueKind != JsonValueKind.String)
        {
            WrongKind(name, value, expected);
        }
        else if (!DateOnly.TryParseExact($"2001-{value.GetString()}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)) // 2001 has no 29 February
        {
            OutOfRange(name, value, expected);
        }
        else
        {
            _standards = _standards with { Due = (day.Month, day.Day) };
        }
    }

    void Unknown(string name) => Tell("setting-unknown", name, Text.Of($"没有名为“{name}”的设置", $"there is no setting '{name}'"));

    void WrongKind(string name, JsonElement value, Text expected) =>
        Tell("setting-wrong-kind", name,
            new Text($"“{name}”应为{expected.Zh}，现为 {Shown(value)}", $"'{name}' must be {expected.En}, not {Shown(value)}"));

    void OutOfRange(string name, JsonElement value, Text expected) =>
        Tell("setting-out-of-range", name,
            new Text($"“{name}”应为{expected.Zh}，现为 {Shown(value)}", $"'{name}' must be {expected.En}, not {Shown(value)}"));

    void Tell(string code, string name, Text what) =>
        _findings.Add(new SettingFinding(code, name.TrimEnd('.'),
            new Text(what.Zh + consequence.Zh, what.En + consequence.En)));

    static string Shown(JsonElement value) => value.GetRawText() is { Length: <= 40 } text ? text : value.GetRawText()[..40] + "…";
}
