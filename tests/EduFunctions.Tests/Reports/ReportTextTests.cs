using System.Collections.Immutable;
using System.Text;
using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using EduFunctions.Tests.Seeds;

namespace EduFunctions.Tests.Reports;

/// <summary>The report's whole text of the demo county and of counties that lack something: read through, then approved.</summary>
public sealed class ReportTextTests
{
    static readonly ImmutableArray<(string Name, Func<CountyHistory, CountyHistory> Of)> Counties =
    [
        ("report-demo", history => history),
        ("report-no-bureau", history => history with { Now = history.Now with { Bureau = null } }),
        ("report-half", history => history with { Now = history.Now with { Entries = [.. history.Now.Entries.Index().Select(entry => entry.Index % 2 == 0 ? entry.Item : NotReported(entry.Item))] } }),
        ("report-first-year", history => history with { Earlier = [] }),
        ("report-all-cleared", history => history with { Now = Capped(AllReported(history.Now)) }),
        ("report-one-school", history => Only(history, schools => schools.First(school => school.Kind == SchoolKind.Primary).Code is var one ? school => school.Code == one : _ => false)),
        ("report-senior-only", history => Only(history, _ => school => school.Kind == SchoolKind.Senior)),
        ("report-kindergartens-only", history => Only(history, _ => school => school.Kind == SchoolKind.Kindergarten)),
        ("report-no-kindergartens", history => Only(history, _ => school => school.Kind != SchoolKind.Kindergarten)),
        ("report-no-large-classes", history => history with { Now = Capped(AllReported(history.Now)), Earlier = [.. history.Earlier.Select(Capped)] }),
    ];

    public static TheoryData<string> Names => [.. Counties.Select(county => county.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheTextIsTheApprovedOne(string name)
    {
        var history = Counties.First(county => county.Name == name).Of(DemoCounty.History);
        var summary = name == "report-demo" ? DemoCounty.Summary : SummaryCompiler.Compile(history, new DateOnly(2025, 10, 15));
        Golden.Verify(TextOf(new ReportSource(summary, history.Now, 1, new DateOnly(2025, 10, 15)) { Register = history.Register }), name);
    }

    [Fact]
    public void EveryPlaceOfEverySentenceIsKnown() =>
        Assert.All(ReportItems.All.SelectMany(item => item.Clauses).SelectMany(clause => ReportSource.PlacesIn(clause.Words)), place => Assert.True(ReportSource.IsKnown(place), place.ToString()));

    [Fact]
    public void EveryFigureOfEverySentenceIsToldOfTheDemoCounty()
    {
        var source = new ReportSource(DemoCounty.Summary, DemoCounty.History.Now, 1, new DateOnly(2025, 10, 15));
        Assert.All(ReportItems.All.SelectMany(item => item.Clauses).SelectMany(clause => source.Say(clause.Words)).Where(run => run.Figure is not null),
            run => Assert.NotNull(source.Find(run.Figure!)));
    }

    // A county that has these schools alone; its bureau reports as before.
    static CountyHistory Only(CountyHistory history, Func<IEnumerable<School>, Func<School, bool>> which)
    {
        var isOf = which(history.Now.Entries.Where(entry => entry.InForce is not null).Select(entry => entry.School));
        return history with { Now = Of(history.Now), Earlier = [.. history.Earlier.Select(Of)] };

        CountyYear Of(CountyYear year) => year with { Entries = [.. year.Entries.Where(entry => isOf(entry.School))] };
    }

    static RoundEntry NotReported(RoundEntry entry) => entry with { InForce = null, Standing = Standing.Expected };

    // Only who has reported is expected.
    static CountyYear AllReported(CountyYear year) => year with { Entries = [.. year.Entries.Where(entry => entry.InForce is not null)] };

    // No class has more than 55 pupils.
    static CountyYear Capped(CountyYear year) => year with
    {
        Entries = [.. year.Entries.Select(entry => entry.InForce is not { } own ? entry
            : entry with { InForce = new Return(own.From, own.Year, own.Form, [.. own.Rows.Select(row => row.Sheet == Classes.Sheet && row[Classes.Pupils] > 55 ? Set(row, Classes.Pupils, 55) : row)]) })],
    };

    static FormRow Set(FormRow row, NumberColumn column, decimal value) =>
        row with { Cells = row.Cells.SetItem(row.Sheet.IndexOf(column), row.Cell(column) with { Number = value }) };

    static string TextOf(ReportSource source)
    {
        var text = new StringBuilder();
        foreach (var heading in ReportOutline.All)
        {
            text.AppendLine(heading.Title);
            foreach (var item in ReportItems.All.Where(item => item.Heading == heading))
            {
                var state = ReportItemState.Of(source, item);
                if (state.Said.IsEmpty)
                {
                    continue; // as Word leaves a paragraph out of which nothing is said
                }

                text.Append(item.Title);
                foreach (var clause in state.Said)
                {
                    var told = new HashSet<string>();
                    foreach (var run in source.Say(clause.Words))
                    {
                        text.Append(run.Text).Append(run.Coverage is { } coverage && told.Add(coverage) ? $"（{coverage}）" : "");
                    }
                }

                foreach (var place in ReportLists.PlacesOf(item))
                {
                    text.AppendJoin("", source.ValueOf(place).Select(run => run.Text));
                }

                text.AppendLine();
                foreach (var block in item.Blocks)
                {
                    text.Append(TextOf(source, block));
                }
            }
        }

        return text.ToString();
    }

    static string TextOf(ReportSource source, ReportBlock block) => block switch
    {
        ReportParagraphs paragraphs => string.Concat(paragraphs.Of(source).Select(paragraph => $"  {string.Concat(paragraph.Select(run => run.Text))}\n")),
        ReportTable table when table.Of(source).Count == 0 => "", // left out in Word
        ReportTable table => string.Concat(table.Of(source).Select(row => string.Join(" | ", row.Select(run => run.Text))).Prepend(string.Join(" | ", table.Captions)).Prepend($"[{table.Title}]").Select(row => $"  {row}\n")),
        ReportChart chart => chart.Of(source) is { } data ? $"  [{chart.Title}] {string.Join("、", data.Series.Select(series => series.Name))}\n" : "",
        _ => "",
    };
}
