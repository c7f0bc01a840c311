using System.Globalization;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Summaries;
using EduFunctions.Reports;
using EduFunctions.Returns;
using EduFunctions.Rounds;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace EduFunctions.App.Reports;

/// <summary><c>GET …/handover</c>: 交接, what the next officer needs, as a document.</summary>
sealed class GetHandover(RoundReader reader, SummaryStore summaries, QueryStore queries, AdjustmentStore adjustments, FlagCareStore cares, ReturnStore returns,
    ReportStore reports, ReportTemplates templates, CheckTurns turns, CountyClock clock, IOptions<CountySettings> settings)
{
    const int RoundsTold = 3;

    [Function(nameof(GetHandover))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/handover")] HttpRequest request, CountyCode county, SchoolYear year, CancellationToken cancellationToken)
    {
        var records = await reader.CountyAsync(county, cancellationToken);
        var round = records.RoundOf(year);
        var rounds = await Task.WhenAll(records.Rounds.Where(one => one.Year.CompareTo(year) < 0).Take(RoundsTold - 1).Prepend(round)
            .Select(async one => RoundOf(one, await reader.ReadStatesAsync(county, one.Year, cancellationToken))));
        rounds[0] = rounds[0] with { States = rounds[0].States with { Adjustments = [.. await adjustments.ListAsync(county, year, cancellationToken)] } };
        var handover = new Handover(records.Standards(year).NameOf(county), clock.Today, [.. rounds], [.. await QueriesAsync(county, year, rounds[0].States, cancellationToken)],
            [.. await SettingsAsync(records, year, cancellationToken)])
        {
            Summary = round.SummaryRun == 0 ? null : await summaries.ReadAsync(county, year, round.SummaryRun, cancellationToken)
                with { Cares = FlagCare.InForce(await cares.ListAsync(county, year, cancellationToken)) },
        };
        var pages = $"{settings.Value.PageAddressOf(request)}/counties/{county}/years/{year}";
        return Results.File(await turns.TakeAsync(() => Task.FromResult(HandoverDocument.Write(handover, run => CountyReports.AddressOf(run, pages, round.SummaryRun))), cancellationToken),
            ContentTypes.Docx, $"年报工作交接-{county}-{year}.docx");
    }

    HandoverRound RoundOf(RoundRow row, CountyYear states) => new(states,
        row.Opens is { } opens ? DateOnly.ParseExact(opens, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null, row.IsLocked, row.SummaryRun,
        row.CompiledOn is { } compiled ? clock.DayOf(compiled) : null);

    // What was answered counts as looked at where an officer has confirmed the return as it is.
    async Task<IEnumerable<HandoverQuery>> QueriesAsync(CountyCode county, SchoolYear year, CountyYear states, CancellationToken cancellationToken)
    {
        var names = states.Entries.ToDictionary(entry => entry.School.Code.Value, entry => entry.School.Name, StringComparer.Ordinal);
        var confirmed = (await returns.ListAsync(county, year, cancellationToken)).Where(status => status.ConfirmedOn is not null).Select(status => status.RowKey).ToHashSet(StringComparer.Ordinal);
        return new QueryFilter(null, null, null).In(await queries.ListAsync(county, year, null, cancellationToken)).Where(row => row.Gone == 0)
            .Select(row => new HandoverQuery(names.GetValueOrDefault(row.Sender) ?? (row.Sender == Sender.Bureau.ToString() ? Sender.Bureau.Name.Zh : row.Sender),
                $"{row.Sheet}!{row.Cell}", row.Message, row.Said, row.By, row.State == QueryState.Disputed, confirmed.Contains(row.Sender)));
    }

    async Task<IEnumerable<string>> SettingsAsync(CountyRecords records, SchoolYear year, CancellationToken cancellationToken)
    {
        var standards = records.Standards(year);
        var own = Limits.All.SelectMany(limit => limit.ByStage.IsEmpty ? [(limit.Name.Zh, National: limit.National, Own: standards[limit], limit.Unit)]
            : limit.ByStage.Select(stage => ($"{SchoolKinds.NameOf(stage.Key)}{limit.Name.Zh}", National: (decimal?)stage.Value, Own: standards[limit, stage.Key], limit.Unit)))
            .Where(limit => limit.National is not null && limit.National != limit.Own)
            .Select(limit => FormattableString.Invariant($"{limit.Item1} {limit.Own:0.####}{limit.Unit}（国家 {limit.National:0.####}{limit.Unit}）")).ToList();
        var made = await reports.ListAsync(records.County, year, cancellationToken);
        return
        [
            $"县名：{standards.NameOf(records.County)}；学校咨询：{standards.Contact ?? "未设置"}。",
            own.Count == 0 ? "各项标准都用国家标准。" : $"与国家标准不同的：{string.Join("；", own)}。",
            await templates.FindAsync(records.County, cancellationToken) is null ? "自评报告用系统的模板。" : "自评报告用本局自己的模板。",
            made.Count == 0 ? "本学年还没有生成自评报告。"
                : FormattableString.Invariant($"本学年已生成自评报告 {made.Count} 份，最近的是第 {made[0].Number} 号（第 {made[0].Run} 次汇总，{clock.DayOf(made[0].MadeOn):yyyy-MM-dd}）。"),
        ];
    }
}
