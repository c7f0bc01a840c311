using System.Collections.Immutable;
using Azure.Storage.Blobs.Models;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Forms;
using EduFunctions.Reports;
using EduFunctions.Returns;
using EduFunctions.Schools;

namespace EduFunctions.App.Reports;

/// <summary>A sample with what was found.</summary>
/// <param name="Name">Which one it is.</param>
/// <param name="Sample">It.</param>
/// <param name="Outcomes">All that was ever entered of it.</param>
public sealed record SampleReading(SampleName Name, SiteSample Sample, IReadOnlyList<SiteOutcome> Outcomes)
{
    internal string State => OutcomeStore.StateOf(Name, Outcomes.Count);
}

/// <summary>
/// Draws samples and takes what was found. A sample is kept when it is first asked for: queries that are answered since, and returns that
/// come since, leave the list as it was printed.
/// </summary>
sealed class SiteSamples(Storage storage, RoundStore rounds, RoundReader reader, SummaryStore summaries, ReturnStore returns, QueryStore queries,
    AdjustmentStore adjustments, OutcomeStore outcomes, CountyClock clock)
{
    /// <summary>Cells that one request may tell of.</summary>
    internal const int CellsMaximum = 100;

    const int FoundMaximum = 100;

    /// <summary>A sample.</summary>
    /// <param name="county">The county.</param>
    /// <param name="year">The school year.</param>
    /// <param name="run">The run that it is drawn by; null for the latest.</param>
    /// <param name="size">Schools; null for ten.</param>
    /// <param name="seed">The seed; null for the usual one.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <remarks>With none of the three it is the sample of which something was entered last, if there is one.</remarks>
    /// <exception cref="ProblemException">404: there is no such run.</exception>
    public async Task<SampleReading> FindAsync(CountyCode county, SchoolYear year, int? run, int? size, string? seed, CancellationToken cancellationToken)
    {
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        var entered = await outcomes.ListAsync(county, year, cancellationToken);
        var drawnBy = run ?? round.SummaryRun;
        var name = (run, size, seed) is (null, null, null) && entered.Count > 0 ? entered.MaxBy(one => one.Outcome.MadeOn).Sample
            : new SampleName(drawnBy, size ?? SiteSample.DefaultSize, seed ?? SiteSample.DefaultSeed(county.Value, year.StartYear, drawnBy));
        return new SampleReading(name, await KeptAsync(round, name, cancellationToken), [.. entered.Where(one => one.Sample == name).Select(one => one.Outcome)]);
    }

    /// <summary>How far the sample that is being verified has come, as a run sees it; null when none was ever drawn.</summary>
    public async Task<SampleOutcome?> OutcomeAsync(StoredSummary stored, CancellationToken cancellationToken)
    {
        var (county, year) = (stored.Summary.County, stored.Summary.Year);
        if ((await outcomes.ListAsync(county, year, cancellationToken)).Count == 0)
        {
            return await DrawnLastAsync(county, year, cancellationToken) is { } drawn ? SampleOutcome.Of(drawn, []) : null;
        }

        var reading = await FindAsync(county, year, null, null, null, cancellationToken);
        var round = await GetSummary.CompiledAsync(rounds, county, year, cancellationToken);
        var (then, now) = (VersionsOf(await summaries.ShownAsync(round, reading.Name.Run, cancellationToken), year), VersionsOf(stored, year));
        var changed = await Task.WhenAll(reading.Sample.Schools.Select(school => school.School).Where(school => then.GetValueOrDefault(school) != now.GetValueOrDefault(school)).Select(async school =>
        {
            var sender = Sender.Of(SchoolCode.Parse(school));
            return (School: school, InForce: now.GetValueOrDefault(school) is { } version
                ? await returns.VersionAsync(new ReturnPlace(county, year, sender), version, FormOf(reading.Sample, school), cancellationToken) : null);
        }));
        return SampleOutcome.Of(reading.Sample, reading.Outcomes, changed.ToDictionary(one => one.School, one => one.InForce, StringComparer.Ordinal));
    }

    static ImmutableSortedDictionary<string, string> VersionsOf(StoredSummary stored, SchoolYear year) =>
        stored.From.Returns.GetValueOrDefault(year.ToString()) ?? ImmutableSortedDictionary<string, string>.Empty;

    // The form that has the sheets of its cells; which one is all the same where none was drawn.
    static Form FormOf(SiteSample sample, string school) => ReturnForms.OfSchools.FirstOrDefault(form => sample.Cells.Any(one => one.School.School == school
        && form.Sheets.Any(sheet => sheet.Code == one.Cell.Sheet))) ?? ReturnForms.OfSchools[0];

    // That a list was printed and nothing entered is known from its blob alone.
    async Task<SiteSample?> DrawnLastAsync(CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var blobs = await storage.Reports.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{county}/{year}/samples/", cancellationToken).ToListAsync(cancellationToken);
        return blobs.MaxBy(blob => blob.Properties.CreatedOn) is { } last && await KeptBlobs.FindAsync(storage.Reports, last.Name, cancellationToken) is { } kept
            ? await KeptBlobs.UngzipAsync<SiteSample>(kept.Content, cancellationToken) : null;
    }

    /// <summary>Enters what was found, all of it or nothing.</summary>
    /// <exception cref="ProblemException">400: something that cannot be; 404: a cell that is not in the sample; 409: somebody else was quicker.</exception>
    public async Task<SampleReading> AddAsync(CountyCode county, SchoolYear year, SampleReading known, PutOutcomesJson said, CancellationToken cancellationToken)
    {
        var by = ReturnOrder.Name(said.By);
        if (said.Outcomes.Count is 0 or > CellsMaximum)
        {
            throw new ProblemException(400, "bad-outcomes", $"一次应登记 1 至 {CellsMaximum} 格的核查结果。", $"Tell of 1 to {CellsMaximum} cells at a time.");
        }

        var added = said.Outcomes.Select(one => OutcomeOf(known, one, by)).ToList();
        return added.DistinctBy(one => (one.School, one.Sheet, one.Row, one.Column)).Count() < added.Count
            ? throw new ProblemException(400, "bad-outcomes", "同一格写了两次。", "One cell stands there twice.")
            : await outcomes.TryAddAsync(county, year, known.Name, added, cancellationToken) ? known with { Outcomes = [.. known.Outcomes, .. added] }
            : throw ETags.ChangedMeanwhile(409);
    }

    SiteOutcome OutcomeOf(SampleReading known, OutcomeJson said, string by)
    {
        var (_, cell) = known.Sample.Cells.FirstOrDefault(one => one.School.School == said.School && one.Cell.Sheet == said.Sheet
            && one.Cell.Row == said.Row && one.Cell.Column == said.Column);
        if (cell is null)
        {
            throw new ProblemException(404, "unknown-cell", $"这份样本中没有这一格：{said.School} {said.Sheet} {said.Row} {said.Column}。",
                $"The sample has no such cell: {said.School} {said.Sheet} {said.Row} {said.Column}.");
        }

        var found = string.IsNullOrWhiteSpace(said.Found) ? null : said.Found.Trim();
        var place = $"{cell.SheetName}!{cell.Cell}";
        if (found is null && said.Confirmed is null)
        {
            throw Bad($"{place}：请写现场核查数，或选是否一致。", $"{place}: write what was found, or whether it is as reported.");
        }

        if (found is { Length: > FoundMaximum } || found?.Any(char.IsControl) == true)
        {
            throw Bad($"{place}：现场核查数不超过 {FoundMaximum} 字。", $"{place}: what was found has at most {FoundMaximum} characters.");
        }

        var isConfirmed = said.Confirmed ?? SiteOutcome.AreEqual(cell.Reported, found!);
        return found is not null && isConfirmed != SiteOutcome.AreEqual(cell.Reported, found)
            ? throw Bad($"{place}：报送数 {cell.Reported}、现场核查数 {found}，与所选的“{(isConfirmed ? "一致" : "不一致")}”不符。",
                $"{place}: {cell.Reported} reported and {found} found do not go with '{(isConfirmed ? "confirmed" : "not confirmed")}'.")
            : new SiteOutcome(said.School, said.Sheet, said.Row, said.Column,
                known.Outcomes.Count(one => (one.School, one.Sheet, one.Row, one.Column) == (said.School, said.Sheet, said.Row, said.Column)) + 1,
                isConfirmed, found, ReturnOrder.Reasoned(said.Note, isNeeded: false), by, clock.UtcNow);

        static ProblemException Bad(string zh, string en) => new(400, "bad-outcome", zh, en);
    }

    async Task<SiteSample> KeptAsync(RoundRow round, SampleName name, CancellationToken cancellationToken)
    {
        var blob = $"{round.County}/{round.Year}/samples/{name.Key}.json.gz";
        if (await KeptBlobs.FindAsync(storage.Reports, blob, cancellationToken) is null)
        {
            var drawn = await DrawAsync(round, name, cancellationToken);
            if (await KeptBlobs.TryAddAsync(storage.Reports, blob, KeptBlobs.Gzip(drawn), KeptBlobs.GzipType, null, cancellationToken))
            {
                return drawn;
            }
        }

        // Also where somebody else has drawn it meanwhile.
        return await KeptBlobs.UngzipAsync<SiteSample>((await KeptBlobs.FindAsync(storage.Reports, blob, cancellationToken))!.Content, cancellationToken);
    }

    async Task<SiteSample> DrawAsync(RoundRow round, SampleName name, CancellationToken cancellationToken)
    {
        var (county, year) = (round.County, round.Year);
        var stored = await summaries.ShownAsync(round, name.Run, cancellationToken);

        // Schools and where their returns stood are those of the run, whose versions the cells are drawn from.
        var now = await reader.StatesOfAsync(county, year, cancellationToken);
        var states = RoundReader.WithoutReturns(now.AsIn(stored.From) ?? now, year) with
        {
            Adjustments = [.. await adjustments.ListAsync(county, year, cancellationToken)],
        };
        var asked = (await queries.ListAsync(county, year, null, cancellationToken)).Where(row => row.Gone == 0)
            .ToLookup(row => row.Sender, row => new SiteQuery(row.Sheet, row.Cell, row.Said is null), StringComparer.Ordinal);
        var versions = VersionsOf(stored, year);
        var eligible = SiteFacts.Of(stored.Summary, states, school => [.. asked[school.Value]]).Where(facts => versions.ContainsKey(facts.School.Code.Value)).ToList();
        var schools = await Task.WhenAll(SiteDraw.Schools(eligible, name.Size, name.Seed).Select(async facts =>
        {
            var place = new ReturnPlace(county, year, Sender.Of(facts.School.Code));
            var inForce = await returns.VersionAsync(place, versions[facts.School.Code.Value], ReturnForms.FormOf(facts.School.Kind), cancellationToken);
            return SiteDraw.Of(stored.Summary, facts, inForce, name.Seed);
        }));
        return new SiteSample(county.Value, year.StartYear, name.Run, name.Size, name.Seed, eligible.Count, [.. schools]);
    }
}
