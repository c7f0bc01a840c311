using System.Collections.Immutable;
using EduFunctions.Findings;

namespace EduFunctions.Reports;

/// <summary>抽样核查: schools and cells to be verified on site, as they were drawn.</summary>
/// <param name="County">Six digits of the county.</param>
/// <param name="Year">First calendar year of the school year.</param>
/// <param name="Run">The run whose problems and figures it was drawn by.</param>
/// <param name="Size">Schools that were asked for.</param>
/// <param name="Seed">What it was drawn with: whoever draws again with it gets the same.</param>
/// <param name="Eligible">Schools that it was drawn from: those whose return counts.</param>
/// <param name="Schools">The schools, in the order in which they were drawn.</param>
public sealed record SiteSample(string County, int Year, int Run, int Size, string Seed, int Eligible, ImmutableArray<SiteSchool> Schools)
{
    /// <summary>Schools when nobody says how many.</summary>
    public const int DefaultSize = 10;

    /// <summary>The most that can be asked for.</summary>
    public const int SizeMaximum = 100;

    /// <summary>The seed when nobody names one: <c>{county}-{year}-{run}</c>.</summary>
    public static string DefaultSeed(string county, int year, int run) => FormattableString.Invariant($"{county}-{year}-{run}");

    /// <summary>True when an officer named the seed: then the sample is not the one that the county, year and run alone would give.</summary>
    public bool IsSeedNamed => Seed != DefaultSeed(County, Year, Run);

    /// <summary>The seed, and who gave it.</summary>
    public Text SeedText => IsSeedNamed ? Text.Of($"种子 {Seed}（抽样的人指定；不指定时为 {DefaultSeed(County, Year, Run)}）", $"seed {Seed} (named by who drew; otherwise {DefaultSeed(County, Year, Run)})")
        : Text.Of($"种子 {Seed}（由县代码、学年、汇总次数定，没有另行指定）", $"seed {Seed} (county, year and run; none was named)");

    /// <summary>Every cell with its school.</summary>
    public IEnumerable<(SiteSchool School, SiteCell Cell)> Cells => Schools.SelectMany(school => school.Cells, (school, cell) => (school, cell));

    /// <summary>How it is drawn, for who checks it.</summary>
    public static Text Rule { get; } = new(
        "各校按风险分加权、不放回抽取，权重为 1 ＋ 风险分。每校的随机数 u 取“种子|学校标识码”的 SHA-256 前 13 位十六进制数 n，u ＝（n ＋ 0.5）÷ 2⁵²；" +
        "按 −ln(u) ÷ 权重 由小到大取前若干所。校内先取问题和需说明事项所在的格（至多 8 格），再从可抽取的栏目中已填数或填“/”的格抽取：填“/”的格权重 3，填数的格权重 1；" +
        "每格的随机数 u 同样取“种子|学校标识码|抽样码”（抽样码为“工作表|行|列”，见抽样核查表）的 SHA-256，按 −ln(1 − u) ÷ 权重 由小到大取，每校共至多 12 格；散列值一栏为其前 13 位十六进制数。填“/”的格，现场没有的填“/”，有的填实有数。",
        "Schools are drawn without replacement, weighted by 1 + their points. A school's number u is (n + 0.5) / 2^52, n the first 13 hexadecimal digits of " +
        "SHA-256(seed|school); the smallest -ln(u) / weight are taken. Of a school the cells of its problems and queries come first (at most 8), then cells " +
        "of the columns that may be drawn that hold a number (weight 1) or “/” (weight 3): u of SHA-256(seed|school|sheet|row|column) likewise, the smallest " +
        "-ln(1 - u) / weight, 12 cells a school at most; the list shows the hash's first 13 digits. Of a cell with “/”, write “/” when there is none on site, and what there is otherwise.");
}

/// <summary>A school of the sample.</summary>
/// <param name="School">Its ten digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Points">Its risk in points.</param>
/// <param name="Why">What they come from, in Chinese; empty for none.</param>
/// <param name="Cells">Its cells.</param>
public sealed record SiteSchool(string School, string Name, int Points, string Why, ImmutableArray<SiteCell> Cells);

/// <summary>A cell of the sample.</summary>
/// <param name="Sheet">Code of the form's sheet.</param>
/// <param name="Row">Key of its row, the same in every version; empty for a list.</param>
/// <param name="Column">Code of its column.</param>
/// <param name="SheetName">Sheet as the workbook names it.</param>
/// <param name="Cell">Address as Excel writes it.</param>
/// <param name="Caption">What stands there, with row and unit: 三年级 2 班 学生数（人）.</param>
/// <param name="Reported">The value reported, as it is read; “（空白）” for none.</param>
/// <param name="Why">Why it was taken, in Chinese.</param>
public sealed record SiteCell(string Sheet, string Row, string Column, string SheetName, string Cell, string Caption, string Reported, string Why);
