using System.Collections.Immutable;

namespace EduFunctions.Reports;

/// <summary>How a place prints its figure.</summary>
public enum PlaceForm
{
    /// <summary>This year's value with its unit: 46 个.</summary>
    Value,

    /// <summary>Last year's value with its unit, whoever was counted then.</summary>
    Last,

    /// <summary>The change since last year over the schools of both years: 同口径（42 所）比上年减少 18 个.</summary>
    Change,

    /// <summary>Of a growth: 增长 3.2%, 下降 1.1%, 与上年持平.</summary>
    Growth,

    /// <summary>What it should be: 应低于 5%.</summary>
    Limit,

    /// <summary>Its size without a sign, where the words say which way: 1,330 元 of −1,330.</summary>
    Size,

    /// <summary>Of a yes/no, before what was to be: 做到, 没有做到.</summary>
    Done,
}

/// <summary>
/// A place in a report's text: <c>large-classes.primary</c> is a figure, <c>large-classes.primary:change</c> how it has changed,
/// <c>list:policies</c> a list, <c>fact:county</c> what is no figure. In our own texts it stands in braces, in the office's template it is
/// the tag of a content control.
/// </summary>
/// <param name="Name">Code of the figure, the list or the fact, with <c>list:</c> or <c>fact:</c> before it.</param>
/// <param name="Form">How a figure is printed.</param>
public readonly record struct ReportPlace(string Name, PlaceForm Form)
{
    static readonly ImmutableArray<(string Name, PlaceForm Form)> Forms =
        [(":last", PlaceForm.Last), (":change", PlaceForm.Change), (":growth", PlaceForm.Growth), (":limit", PlaceForm.Limit), (":size", PlaceForm.Size), (":done", PlaceForm.Done)];

    /// <summary>Reads a place as it is written; whether there is such a figure, list or fact is another question.</summary>
    public static ReportPlace Parse(string text) => Forms.FirstOrDefault(form => text.EndsWith(form.Name, StringComparison.Ordinal)) is { Name: { } ending } found
        ? new(text[..^ending.Length], found.Form)
        : new(text, PlaceForm.Value);

    /// <inheritdoc/>
    public override string ToString()
    {
        var form = Form;
        return Name + Forms.FirstOrDefault(one => one.Form == form).Name;
    }
}
