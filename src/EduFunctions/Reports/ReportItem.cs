using System.Collections.Immutable;
using EduFunctions.Findings;
using EduFunctions.Indicators;

namespace EduFunctions.Reports;

/// <summary>A heading of the report's outline.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Level">1 or 2.</param>
/// <param name="Title">As it is printed, with its number: （一）教育经费.</param>
public sealed record ReportHeading(string Code, int Level, string Title);

/// <summary>One row of the report: a paragraph with its tables and charts.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Heading">Where it stands in the outline.</param>
/// <param name="Title">What the paragraph begins with, in bold, with its number: 1.落实教育优先发展. Empty for none.</param>
/// <param name="Clauses">Its sentences, in order.</param>
public sealed record ReportItem(string Code, ReportHeading Heading, string Title, ImmutableArray<ReportClause> Clauses)
{
    /// <summary>The matters of 履职 that bear it out; null where figures alone do.</summary>
    public ReportEvidence? Evidence { get; init; }

    /// <summary>The sections of the indicators from whose figures it tells problems, or that there are none: it is borne out as far as they are.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>What follows the paragraph: further paragraphs, tables, charts.</summary>
    public ImmutableArray<ReportBlock> Blocks { get; init; } = [];
}

/// <summary>A sentence of an item.</summary>
/// <param name="Code">Its code within the item.</param>
/// <param name="Words">The sentence, in Chinese, with its <see cref="ReportPlace"/>s in braces.</param>
/// <param name="When">When it is said; null for always.</param>
public sealed record ReportClause(string Code, string Words, ReportCondition? When = null);

/// <summary>When a sentence is said.</summary>
/// <param name="Words">The same in words, for the rule book.</param>
/// <param name="Holds">Whether it is.</param>
public sealed record ReportCondition(Text Words, Func<ReportSource, bool> Holds);

/// <summary>Which matters of the bureau's register 履职 an item rests on.</summary>
/// <param name="What">What they show, for the sentence that says that none is registered: 党建工作.</param>
/// <param name="Kinds">Kinds of 履职; empty for every kind.</param>
/// <param name="Words">Words of which the matter's title has one; empty for every title.</param>
public sealed record ReportEvidence(string What, ImmutableArray<string> Kinds, ImmutableArray<string> Words);

/// <summary>What stands below an item's paragraph.</summary>
/// <param name="Code">Stable code, the tag of its content control: <c>table:large-classes</c>, <c>chart:class-sizes</c>, <c>text:remedies</c>.</param>
/// <param name="Title">Its title; empty for paragraphs.</param>
public abstract record ReportBlock(string Code, string Title);

/// <summary>Further paragraphs.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Of">The paragraphs; none when there is nothing to say.</param>
public sealed record ReportParagraphs(string Code, Func<ReportSource, IReadOnlyList<ImmutableArray<ReportRun>>> Of) : ReportBlock(Code, "");

/// <summary>A table.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Captions">Its captions.</param>
/// <param name="Of">Its rows, a run a cell; none when there is nothing to show, and then the table is left out.</param>
public sealed record ReportTable(string Code, string Title, ImmutableArray<string> Captions, Func<ReportSource, IReadOnlyList<ImmutableArray<ReportRun>>> Of)
    : ReportBlock(Code, Title)
{
    /// <summary>Widths of its columns in proportion to each other; empty for equal ones.</summary>
    public ImmutableArray<int> Widths { get; init; } = [];
}

/// <summary>A chart of columns.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title, with the unit.</param>
/// <param name="Of">What it shows; null when there is nothing to show, and then it is left out.</param>
public sealed record ReportChart(string Code, string Title, Func<ReportSource, ChartData?> Of) : ReportBlock(Code, Title);

/// <summary>What a chart shows.</summary>
/// <param name="Categories">Names along the axis.</param>
/// <param name="Series">Named rows of values, one a category, rounded as a text prints them; null where nothing is known.</param>
/// <param name="Decimals">Decimals of the labels.</param>
/// <param name="Figures">The figures that the values are, by series: the appendix lists them as it does those of a sentence.</param>
public sealed record ChartData(
    ImmutableArray<string> Categories, ImmutableArray<(string Name, ImmutableArray<decimal?> Values)> Series, int Decimals, ImmutableArray<(string Series, ReportRun Figure)> Figures);
