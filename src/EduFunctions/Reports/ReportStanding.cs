using System.Collections.Immutable;
using EduFunctions.Returns.BureauReturn;

namespace EduFunctions.Reports;

/// <summary>How far what an item says is borne out.</summary>
public enum ReportStanding
{
    /// <summary>有数据支撑: every figure is there and from all who should report, and every matter has its evidence.</summary>
    Backed,

    /// <summary>部分支撑: something of it is.</summary>
    Partly,

    /// <summary>待佐证: nothing of it is.</summary>
    Wanting,
}

/// <summary>An item as one run bears it out.</summary>
/// <param name="Item">The item.</param>
/// <param name="Said">Those of its sentences that are said.</param>
/// <param name="Standing">How far it is borne out.</param>
/// <param name="Why">What is wanting, in Chinese, a line each; empty when nothing is.</param>
public sealed record ReportItemState(ReportItem Item, ImmutableArray<ReportClause> Said, ReportStanding Standing, ImmutableArray<string> Why)
{
    /// <summary>Judges an item.</summary>
    public static ReportItemState Of(ReportSource source, ReportItem item)
    {
        var said = item.Clauses.Where(clause => clause.When?.Holds(source) != false).ToImmutableArray();
        var figures = said.SelectMany(clause => source.Say(clause.Words))
            .Concat(item.Blocks.OfType<ReportTable>().SelectMany(table => table.Of(source)).SelectMany(row => row)).Where(run => run.Figure is not null).ToList();
        var matters = item.Evidence is { } evidence ? source.Matters(evidence) : [];
        var proven = matters.Count(row => row[Duties.Evidence] is not null);
        var missing = figures.Where(run => run.IsMissing).ToList();
        ImmutableArray<string> why =
        [
            .. missing.Select(run => $"{NameOf(source, run.Figure!)}{run.Text}").Distinct(),
            .. figures.Where(run => run.Coverage is not null).Select(run => run.Coverage!).Distinct(),
            .. item.Evidence is null ? [] : matters.Count == 0 ? [$"履职登记中没有{item.Evidence.What}方面的事项"]
                : proven < matters.Count ? [FormattableString.Invariant($"{matters.Count} 件履职事项中 {matters.Count - proven} 件没有佐证材料")] : ImmutableArray<string>.Empty,
        ];
        var hasAny = figures.Count > missing.Count || proven > 0;
        return new ReportItemState(item, said, why.IsEmpty && hasAny ? ReportStanding.Backed : hasAny ? ReportStanding.Partly : ReportStanding.Wanting, why);
    }

    /// <summary>A standing as the report marks it.</summary>
    public static string NameOf(ReportStanding standing) => standing switch
    {
        ReportStanding.Backed => "有数据支撑",
        ReportStanding.Partly => "部分支撑",
        _ => "待佐证",
    };

    static string NameOf(ReportSource source, string figure) => source.Find(figure)?.Name.Zh ?? figure;
}
