using EduFunctions.Findings;
using EduFunctions.Forms;
using EduFunctions.Indicators;
using EduFunctions.Returns;
using EduFunctions.Schools;
using EduFunctions.Summaries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Summaries;

/// <summary><c>GET /api/rules</c>: the rule book, from the tables that the program runs on.</summary>
sealed class GetRules
{
    // They are of the program: they change when it does.
    static readonly RulesJson Rules = new(
        [.. ReturnForms.Forms.Select(form => new FormJson(form.Code, form.Caption, [.. form.Sheets.Select(SheetJson.Of)]))],
        [.. FindingTable.All.Select(rule => new CheckJson(rule.Code, rule.Severity, rule.Family, rule.Message.Zh, rule.Message.En, rule.Detail.Zh, rule.Detail.En))],
        [.. Limits.All.Select(limit => new LimitJson(limit.Code, limit.Name.Zh, limit.Name.En, limit.Unit, limit.National,
            limit.ByStage.ToDictionary(entry => entry.Key, entry => entry.Value), limit.Source))],
        [.. IndicatorTable.All.Select(indicator => new IndicatorJson(indicator.Code, indicator.Section, indicator.Name.Zh, indicator.Name.En, indicator.Unit,
            Standards.National.Fill(indicator.Formula), indicator.Source))],
        [.. FlagTable.All.Select(flag => new FlagRuleJson(flag.Code, flag.Section, flag.Severity, flag.Name.Zh, flag.Name.En, Standards.National.Fill(flag.When), flag.Source))]);

    [Function(nameof(GetRules))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/rules")] HttpRequest request) => Json.Answer(Rules);
}

/// <summary>The rule book.</summary>
/// <param name="Forms">The forms with their sheets and columns.</param>
/// <param name="Checks">What can be found in a return.</param>
/// <param name="Limits">The thresholds, with their national values; a county may set others.</param>
/// <param name="Indicators">What figures are made of, with national limits in their formulas.</param>
/// <param name="Flags">When a problem is raised.</param>
sealed record RulesJson(IReadOnlyList<FormJson> Forms, IReadOnlyList<CheckJson> Checks, IReadOnlyList<LimitJson> Limits,
    IReadOnlyList<IndicatorJson> Indicators, IReadOnlyList<FlagRuleJson> Flags);

/// <summary>A workbook that is filled in.</summary>
/// <param name="Code">Its code, in a template's hidden name.</param>
/// <param name="Caption">Its title.</param>
/// <param name="Sheets">Its sheets, in a template's order.</param>
sealed record FormJson(string Code, string Caption, IReadOnlyList<SheetJson> Sheets);

/// <summary>A sheet of a form.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Caption">Its name in a template.</param>
/// <param name="Aliases">Other names that are taken.</param>
/// <param name="Layout">table: a row for each class or stage; list: an item a row.</param>
/// <param name="IsOfFiscalYear">True when its figures are of the calendar year before the school year.</param>
/// <param name="Columns">Its columns, or items.</param>
sealed record SheetJson(string Code, string Caption, IReadOnlyList<string> Aliases, SheetLayout Layout, bool IsOfFiscalYear, IReadOnlyList<ColumnJson> Columns)
{
    public static SheetJson Of(FormSheet sheet) => new(sheet.Code, sheet.Caption, sheet.Aliases, sheet.Layout, sheet.IsOfFiscalYear,
        [.. sheet.Columns.Select(column => new ColumnJson(column.Code, column.Caption, column.Aliases, column.GetType().Name[..^"Column".Length],
            column.Unit, column.Required, column.Bounds, column.Help, column.SinceYear, column.UntilYear,
            column.OnlyFor))]);
}

/// <summary>A column of a sheet, or an item of a list.</summary>
/// <param name="Code">Its code within the sheet.</param>
/// <param name="Caption">Its caption in a template.</param>
/// <param name="Aliases">Other captions that are taken.</param>
/// <param name="Type">What its cells hold: Count, Amount, Choice, Date, Text and others.</param>
/// <param name="Unit">Unit of its numbers; empty for what is no number.</param>
/// <param name="Required">True when a blank is an error.</param>
/// <param name="Bounds">Values or bounds allowed; empty when there are none.</param>
/// <param name="Help">Who or what counts, as of when, with an example.</param>
/// <param name="SinceYear">First school year that asks for it; null when every year does.</param>
/// <param name="UntilYear">Last school year that asks for it; null while it is asked.</param>
/// <param name="OnlyFor">Stages of which a school must have one to be asked for it; empty when every sender is.</param>
sealed record ColumnJson(string Code, string Caption, IReadOnlyList<string> Aliases, string Type, string Unit, bool Required, string Bounds, string Help,
    int? SinceYear, int? UntilYear, IReadOnlyList<string> OnlyFor);

/// <summary>Something that can be found.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Severity">error rejects the return, query asks for an explanation, notice informs.</param>
/// <param name="Family">Where it looks.</param>
/// <param name="Message">What is said, in Chinese, with its places open.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Detail">What is said at each cell besides; empty when nothing is.</param>
/// <param name="DetailEn">The same in English.</param>
sealed record CheckJson(string Code, Severity Severity, FindingFamily Family, string Message, string MessageEn, string Detail, string DetailEn);

/// <summary>A threshold.</summary>
/// <param name="Code">Its code, as a county's settings name it.</param>
/// <param name="Name">What it limits, in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Unit">Unit of its value.</param>
/// <param name="National">National value; null where every stage has its own, and where no document sets one.</param>
/// <param name="ByStage">National values by stage; empty where one serves all.</param>
/// <param name="Source">The document that sets it.</param>
sealed record LimitJson(string Code, string Name, string NameEn, string Unit, decimal? National, IReadOnlyDictionary<Stage, decimal> ByStage, string Source);

/// <summary>What a figure is made of.</summary>
/// <param name="Code">Its code; a figure's code begins with it.</param>
/// <param name="Section">Its section.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Unit">Unit of the value; empty for yes and no.</param>
/// <param name="Formula">How it is computed and whom it counts, in Chinese.</param>
/// <param name="Source">The document that defines it.</param>
sealed record IndicatorJson(string Code, Section Section, string Name, string NameEn, string Unit, string Formula, string Source);

/// <summary>When a problem is raised.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Section">The section of the indicators that it belongs to.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="When">When it is raised, in Chinese.</param>
/// <param name="Source">The document that it comes from.</param>
sealed record FlagRuleJson(string Code, Section Section, FlagSeverity Severity, string Name, string NameEn, string When, string Source);
