using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Summaries;

namespace EduFunctions.Reports;

/// <summary>How a report prints a figure, and what it prints in the place of one that nobody has reported.</summary>
static class ReportFigure
{
    /// <summary>The figure of a place; never left out, and never zero where nothing is known.</summary>
    public static ReportRun Print(ReportSource source, ReportPlace place)
    {
        if (source.Find(place.Name) is not { } figure)
        {
            return new ReportRun("（本县没有这一项）") { Figure = place.Name, IsMissing = true };
        }

        if (figure is { IsNotApplicable: true, Value: null })
        {
            return new ReportRun(place.Form == PlaceForm.Growth ? "不计算增减" : FigureText.Value(figure).Zh) { Figure = figure.Code, IsNotApplicable = true };
        }

        if (place.Form is PlaceForm.Value or PlaceForm.Size && IndicatorTable.Find(figure.Indicator)?.IsImpossible(figure.Value) == true)
        {
            return new ReportRun($"数据待核（{FigureText.Value(figure).Zh}，分项大于总数）") { Figure = figure.Code, IsDoubtful = true };
        }

        if (figure.Value is null && place.Form != PlaceForm.Limit)
        {
            // Of the bureau's own there are no schools in which nothing was found: its cell is blank.
            var isUnknownYesNo = figure.Unit.Length == 0 && figure.Counted > 0 && !IsBureaus(figure);
            return new ReportRun(isUnknownYesNo ? FigureText.Value(figure).Zh : Missing(source, figure)) { Figure = figure.Code, IsMissing = true };
        }

        var text = place.Form switch
        {
            PlaceForm.Last => figure.LastYear is null ? "（缺：上年数）" : FigureText.WithUnit(figure, FigureText.LastYear(figure)).Zh,
            PlaceForm.Change => Change(figure),
            PlaceForm.Growth => Growth(figure),
            PlaceForm.Limit => FigureText.Limit(figure).Zh,
            PlaceForm.Done => figure.Value == 1 ? "做到" : "没有做到",
            PlaceForm.Size when figure.Value is { } value => FigureText.WithUnit(figure, FigureText.Value(figure with { Value = Math.Abs(value) })).Zh,
            _ => FigureText.WithUnit(figure, FigureText.Value(figure)).Zh,
        };
        return new ReportRun(text)
        {
            Figure = figure.Code,
            IsMissing = place.Form == PlaceForm.Last && figure.LastYear is null,
            Coverage = place.Form is PlaceForm.Value or PlaceForm.Size && figure.Counted < figure.Expected
                ? CoverageOf(figure) : null,
        };
    }

    // 54 所中 52 所已报; 54 所中 52 所报全，1 所填“/”，1 所未报或退回，没有报全的只计已填的班; of one school 有的班填“/”，只计已填的班.
    static string CoverageOf(Figure figure) => (figure, FigureText.IsOfKnownToo(figure)) switch
    {
        ({ Expected: 1 }, true) when IndicatorTable.Find(figure.Indicator)?.IsOfCohorts == true => $"有的年级没有报全，{FigureText.OnlyKnown(figure).Zh}",
        ({ Expected: 1 }, true) => $"有的班{(figure.Withheld == 1 ? "填“/”" : "未填")}，{FigureText.OnlyKnown(figure).Zh}",
        ({ Withheld: null }, true) => FormattableString.Invariant($"{figure.Expected} 所中 {figure.Counted} 所报全，其余 {figure.Expected - figure.Counted} 所没有报全或未报（当时没有分别记录），{FigureText.KnownToo(figure).Zh}"),
        (_, true) => FormattableString.Invariant($"{figure.Expected} 所中 {figure.Counted} 所报全，{FigureText.NotCounted(figure).Zh}，{FigureText.KnownToo(figure).Zh}"),
        _ => FormattableString.Invariant($"{figure.Expected} 所中 {figure.Counted} 所{(IsKnownToBeOfSilent(figure) ? "已报" : $"有数，{FigureText.NotCounted(figure).Zh}")}{(IsOfOthersToo(figure) ? "，分母为全县，报齐后只会更高" : "")}"),
    };

    static bool IsKnownToBeOfSilent(Figure figure) => figure is { Withheld: 0, Uncomputed: 0 };

    // Children of those who have reported, of all that the county counts.
    static bool IsOfOthersToo(Figure figure) => figure.Unit == "%" && IndicatorTable.Find(figure.Indicator)?.IsOfAllTogether == true;

    // 缺：幼儿园年报表，12 所未报或退回.
    static string Missing(ReportSource source, Figure figure)
    {
        var sheets = IndicatorTable.Find(figure.Indicator)?.Sheets ?? [];
        if (IsBureaus(figure) && BureausLack(source, figure) is { } lack)
        {
            return $"（缺：县级年报表{lack}{(source.Round.Bureau is not null && figure.Counted < figure.Expected ? $"，另有 {FigureText.NotCounted(figure).Zh}" : "")}）";
        }

        var form = ReturnForms.OfSchools.FirstOrDefault(one => sheets.Any(one.Sheets.Contains)) ?? ReturnForms.OfSchools[0];
        return figure.Expected > figure.Counted
            ? FormattableString.Invariant($"（缺：{form.Caption}，{(figure.Withheld == figure.Expected ? $"应报的 {figure.Expected} 所都填“/”" : FigureText.NotCounted(figure).Zh)}）")
            : $"（缺：{form.Caption}没有可用的数）";
    }

    // What the bureau's return lacks of it; null where it is the schools that have not given it.
    static string? BureausLack(ReportSource source, Figure figure)
    {
        if (source.Round.Bureau is null)
        {
            return "";
        }

        var places = IndicatorTable.Of(figure.Indicator).Columns.Where(place => ReturnForms.FormOf(null).Sheets.Contains(place.Sheet)).ToList();
        var sheet = places[0].Sheet;
        var states = places.Where(place => place.Sheet.Layout == SheetLayout.List)
            .SelectMany(place => source.Bureau(place.Sheet).Select(row => row.Cell(place.Column).State)).ToList();
        return sheet.Layout == SheetLayout.Table && !source.Bureau(sheet).Any() ? $"“{sheet.Caption}”一行也没有登记"
            : states.Contains(CellState.NotApplicable) ? $"“{sheet.Caption}”填“/”、“无”或“保密”，没有给出"
            : source.IsWithheld(figure.Code) || (states.Count > 0 && states.TrueForAll(state => state == CellState.Zero)) ? $"“{sheet.Caption}”填 0，须核实"
            : states.Contains(CellState.Blank) || figure.Counted >= figure.Expected ? $"“{sheet.Caption}”未填或不能比较"
            : null;
    }

    /// <summary>True for what stands in the bureau's own return, wholly or in part.</summary>
    internal static bool IsBureaus(Figure figure) =>
        IndicatorTable.Find(figure.Indicator)?.Sheets.Any(sheet => ReturnForms.FormOf(null).Sheets.Contains(sheet)) == true;

    static string Change(Figure figure)
    {
        if (figure.LikeForLike is not { } pair)
        {
            return "没有可与上年比较的数据";
        }

        var difference = FigureText.Difference(figure, pair);
        var size = FigureText.SizeWithUnit(figure.Unit, Math.Abs(difference));
        var scope = pair.Schools == 0 ? "" : FormattableString.Invariant($"同口径（{pair.Schools} 所）");
        return scope + difference switch
        {
            > 0 => figure.Unit == "%" ? $"比上年上升 {size}" : $"比上年增加 {size}",
            < 0 => figure.Unit == "%" ? $"比上年下降 {size}" : $"比上年减少 {size}",
            _ => "与上年持平",
        };
    }

    static string Growth(Figure figure) => FigureText.Printed(figure, figure.Value!.Value) switch
    {
        > 0 and var growth => FormattableString.Invariant($"增长 {growth:#,0.######}%"),
        < 0 and var growth => FormattableString.Invariant($"下降 {-growth:#,0.######}%"),
        _ => "与上年持平",
    };
}
