using System.Collections.Immutable;
using EduFunctions.App.Pages;
using EduFunctions.App.Reports;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Schools;
using EduFunctions.App.Summaries;
using EduFunctions.Findings;
using EduFunctions.Workbooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App;

/// <summary>
/// Every HTTP function of the app. The triggers' attributes must be constants and say verbs, route and level again; a test compares.
/// </summary>
static class Endpoints
{
    const string County = "api/counties/{county}";
    const string Round = County + "/years/{year}";
    const string Return = Round + "/schools/{school}/return";
    const string Bureau = Round + "/bureau";
    const string Page = "counties/{county}/years/{year}";

    static readonly ImmutableArray<string> Put = ["put"];
    static readonly ImmutableArray<string> Post = ["post"];
    static readonly ImmutableArray<string> Delete = ["delete"];

    static readonly RequestBody Workbook = new(WorkbookReader.FileBytesMaximum, ContentTypes.Xlsx, ContentTypes.Xls, ContentTypes.Unknown);

    public static readonly ImmutableArray<Endpoint> All =
    [
        new(nameof(GetSchools), Endpoint.Read, County + "/schools", new("学校名册", "The county's register"))
        {
            Query = [Parameters.Format],
            Answers = [Answer.Json<IReadOnlyList<SchoolJson>>("The schools"), Xlsx("The register as a workbook, which can be sent back"),
                Answer.Problem(404, "The county has no register yet")],
        },
        new(nameof(PutSchools), Put, County + "/schools", new("更新学校名册", "Replace the county's register"))
        {
            Query = [Parameters.Preview],
            Body = Workbook with { BytesMaximum = PutSchools.FileBytesMaximum, JsonBytesMaximum = PutSchools.JsonBytesMaximum,
                ContentTypes = [ContentTypes.Xlsx, ContentTypes.Xls, ContentTypes.Unknown, ContentTypes.Json],
                Json = typeof(IReadOnlyList<SchoolJson>) },
            Answers = [Answer.Json<RegisterJson>("Taken, or with preview=true what would be; with what changes"),
                Answer.Problem(409, "Another register came at the same time and is taken; nothing was changed"),
                Answer.Problem(422, "The register has errors, which are told; nothing was changed")],
        },
        new(nameof(GetSettings), Endpoint.Read, County + "/settings", new("县名和标准", "The county's name and what it sets differently from the nation"))
        {
            Answers = [Answer.Json<object>("The settings as they were put; {} when there are none")],
        },
        new(nameof(PutSettings), Put, County + "/settings", new("设定县名和标准", "Set the county's name and limits, all of them"))
        {
            Body = new RequestBody(PutSettings.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(object) },
            Answers = [Answer.Json<object>("The settings as they are now"),
                Answer.Problem(409, "Others came at the same time; nothing was changed"),
                Answer.Problem(422, "They have errors, which are told; nothing was changed")],
        },
        new(nameof(GetTemplate), Endpoint.Read, Round + "/template", new("模板", "The school's workbook to fill in"))
        {
            Query = [Parameters.School],
            Answers = [Xlsx("The template, with last year's figures"), Answer.Problem(404, "The school is not in the county's register")],
        },
        new(nameof(GetTemplates), Endpoint.Read, Round + "/templates", new("全部模板", "The workbooks of all schools and of the bureau to fill in, as one archive"))
        {
            IsStreamed = true,
            Answers = [new(200, "The templates, one file a sender", ContentTypes.Zip), UnknownCounty],
        },
        new(GetTemplate.OfBureau, Endpoint.Read, Bureau + "/template", new("县级年报表模板", "The bureau's workbook to fill in"))
        {
            Answers = [Xlsx("The template, with last year's figures")],
        },
        new(nameof(GetRound), Endpoint.Read, Round + "/round", new("填报批次", "The round's dates and its latest run"))
        {
            Answers = [Answer.Json<RoundJson>("The round"), Answer.Problem(404, "There is no such round")],
        },
        new(nameof(PutRound), Put, Round + "/round", new("设定填报期限", "Set when the round opens and when returns are due"))
        {
            Body = new RequestBody(PutRound.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(RoundDatesJson) },
            Answers = [Answer.Json<RoundJson>("The round")],
        },
        new(nameof(GetReturns), Endpoint.Read, Round + "/returns", new("报送情况", "Where every school's return stands, and the bureau's"))
        {
            Answers = [Answer.Json<ReturnsJson>("One entry a school, and the bureau's"), UnknownCounty],
        },
        new(nameof(PostRoundAct), Post, Round + "/round/acts",
            new("锁定、解锁填报批次", "Lock the round with all its accepted returns, or reopen it"))
        {
            Body = new RequestBody(PutRound.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(RoundActJson) },
            Answers = [Answer.Json<RoundMovedJson>("Done"), Answer.Problem(409, "It is not locked"),
                Answer.Problem(412, "What If-Match names is not there any more; nothing was changed")],
        },
        new(nameof(GetMissing), Endpoint.Read, Round + "/missing", new("催报名单", "Whose return is still wanted, with whom to call"))
        {
            Query = [Parameters.CsvFormat],
            Answers = [Answer.Json<MissingJson>("The schools, most overdue first"),
                new(200, "The same as a table", ContentTypes.Csv), UnknownCounty],
        },
        PutOf(nameof(PutReturn), Return, new("报送", "Upload a return; its check follows within seconds")),
        StateOf(nameof(GetReturn), Return, new("报表状态", "State, version and findings of a return")),
        ReceiptOf(nameof(GetReceipt), Return, new("回执", "The marked-up workbook of the latest version, or of an earlier one")),
        PutOf(PutReturn.OfBureau, Bureau + "/return", new("报送县级年报表", "Upload the bureau's own return")),
        StateOf(GetReturn.OfBureau, Bureau + "/return", new("县级年报表状态", "State, version and findings of the bureau's own return")),
        ReceiptOf(GetReceipt.OfBureau, Bureau + "/return", new("县级年报表回执", "The marked-up workbook of the bureau's own return")),
        new(nameof(GetQueries), Endpoint.Read, Round + "/queries", new("需说明事项和说明", "What returns were asked, and what was answered"))
        {
            Query = [Parameters.OfSchool, Parameters.Check, Parameters.QueryState],
            Answers = [Answer.Json<QueriesJson>("The queries, by sender"), UnknownCounty],
        },
        new(nameof(GetChecks), Endpoint.Read, Round + "/checks", new("规则体检", "How each check fared: asked, explained, corrected, disputed"))
        {
            Answers = [Answer.Json<ChecksJson>("The checks that have asked, most disputed first"), UnknownCounty],
        },
        AnswerOf(nameof(PutAnswer), Return, new("答复需说明事项", "Answer a query of a return")),
        AnswerOf(PutAnswer.OfBureau, Bureau + "/return", new("答复县级年报表的需说明事项", "Answer a query of the bureau's own return")),
        HistoryOf(nameof(GetHistory), Return, new("办理记录", "Who did what to a return, when and why")),
        HistoryOf(GetHistory.OfBureau, Bureau + "/return", new("县级年报表办理记录", "The same of the bureau's own return")),
        DifferenceOf(nameof(GetDifference), Return + "/diff", new("两版差别", "What differs between two versions of a return, cell by cell")),
        DifferenceOf(GetDifference.OfBureau, Bureau + "/return/diff", new("县级年报表两版差别", "The same of the bureau's own return")),
        ActOf(nameof(PostReturnAct), Return, new("办理报表", "Return, confirm, lock, reopen or extend a return")),
        ActOf(PostReturnAct.OfBureau, Bureau + "/return", new("办理县级年报表", "The same of the bureau's own return")),
        new(nameof(GetSummary), Endpoint.Read, Round + "/summary", new("汇总", "The county's summary"))
        {
            Query = [Parameters.OfFigure, Parameters.Subject, Parameters.Run, Parameters.SummaryFormat],
            Answers = [Answer.Json<SummaryJson>("The figures of the latest run, or of an earlier one"),
                new(200, "The figures as a table", ContentTypes.Csv), Xlsx("The county workbook, always whole"), NotCompiled],
        },
        new(nameof(GetFlags), Endpoint.Read, Round + "/flags", new("问题清单", "The problems, with cause and remedy"))
        {
            Query = Parameters.OfFlags,
            Answers = [Answer.Json<FlagsJson>("The flags of the latest run, gravest first"), NotCompiled],
        },
        new(nameof(GetFlag), Endpoint.Read, Round + "/flags/{key}", new("一个问题及其办理情况", "A problem, and what officers say of it"))
        {
            Answers = [Answer.Json<FlagLifeJson>("The problem"), Answer.Problem(404, "There is no summary yet, or the latest has no such problem")],
        },
        new(GetFlag.Put, Put, Round + "/flags/{key}", new("登记问题的办理情况", "Say what is done about a problem, by whom and until when"))
        {
            Body = new RequestBody(GetFlag.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(PutFlagJson) },
            Answers = [Answer.Json<FlagLifeJson>("Done"), Answer.Problem(404, "There is no summary yet, or the latest has no such problem"),
                Answer.Problem(409, "Somebody else was quicker")],
        },
        new(nameof(GetIndicators), Endpoint.Read, Round + "/indicators", new("指标和数值", "The indicators of a run, each with its formula and its figures"))
        {
            Query = [Parameters.Section, Parameters.OfFigure, Parameters.Subject, Parameters.Run, Parameters.SummaryFormat],
            Answers = [Answer.Json<IndicatorsJson>("The indicators"), new(200, "The same as a table", ContentTypes.Csv), Xlsx("The same as a workbook"), NotCompiled],
        },
        new(nameof(GetSeries), Endpoint.Read, Round + "/series/{figure}", new("历年数值", "A figure from year to year, up to five"))
        {
            Answers = [Answer.Json<SeriesJson>("The figure in each year that has it"), UnknownCounty],
        },
        new(nameof(GetRuns), Endpoint.Read, Round + "/runs", new("历次汇总", "The runs of a year"))
        {
            Answers = [Answer.Json<RunsJson>("The runs, newest first"), NotCompiled],
        },
        new(GetRuns.Changes, Endpoint.Read, Round + "/runs/{run}/changes", new("与上次汇总相比", "What a run has otherwise than an earlier one, and why"))
        {
            Query = [Parameters.FromRun],
            Answers = [Answer.Json<RunChangesJson>("What differs"), Answer.Problem(404, "There is no such run, or none before it")],
        },
        new(nameof(GetProfile), Endpoint.Read, Round + "/schools/{school}/profile", new("与同类学校相比", "A school's figures among those of its peers"))
        {
            Answers = [Answer.Json<ProfileJson>("The figures, with the rule by which its peers are chosen"),
                Answer.Problem(404, "There is no such school in the year, or no summary yet")],
        },
        new(nameof(GetLargeClassLedger), Endpoint.Read, Round + "/large-class-ledger", new("大班额台账", "Every large class with what is done about it, and those struck off"))
        {
            Query = [Parameters.Run, Parameters.SummaryFormat],
            Answers = [new(200, "The table; CSV unless a workbook is asked for", ContentTypes.Csv), Xlsx("The same as a workbook"), NotCompiled],
        },
        new(nameof(GetSheet), Endpoint.Read, Round + "/sheets/{sheet}", new("过录表", "All rows of one sheet of all returns in force"))
        {
            IsStreamed = true,
            Query = [Parameters.SummaryFormat],
            Answers = [new(200, "The table; CSV unless a workbook is asked for", ContentTypes.Csv), Xlsx("The same as a workbook"), UnknownCounty],
        },
        new(nameof(GetProvinceSummary), Endpoint.Read, "api/provinces/{province}/years/{year}/summary",
            new("全省汇总", "The counties' key figures and their sums, from what the counties have compiled"))
        {
            Answers = [Answer.Json<ProvinceSummaryJson>("The counties, those without a summary as well"),
                Answer.Problem(404, "No county of the province has a round")],
        },
        new(nameof(GetReliefPlan), Endpoint.Read, Round + "/relief-plan", new("分流方案", "Who sends how many pupils of which grade to whom"))
        {
            Query = [Parameters.CsvFormat],
            Answers = [Answer.Json<ReliefPlanJson>("The plan of the latest run; with nothing in it where no class is large"),
                new(200, "The plan as a table", ContentTypes.Csv), NotCompiled],
        },
        new(nameof(GetForecast), Endpoint.Read, Round + "/forecast", new("班额预测", "Pupils and large classes of the next two years"))
        {
            Query = [Parameters.CsvFormat],
            Answers = [Answer.Json<ForecastJson>("The forecast of the latest run"), new(200, "The schools' forecast as a table", ContentTypes.Csv),
                NotCompiled],
        },
        new(nameof(PostSimulation), Post, Round + "/simulate", new("试算", "What would be otherwise if something else were; nothing is stored"))
        {
            Body = new RequestBody(PostSimulation.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(SimulateJson) },
            Answers = [Answer.Json<SimulationJson>("What changes"), UnknownCounty],
        },
        new(nameof(GetFigureCells), Endpoint.Read, Round + "/figures/{figure}/cells", new("数据溯源", "The way from a figure to school · sheet!cell = value"))
        {
            Query = [Parameters.Run],
            Answers = [Answer.Json<TraceJson>("The cells, as the returns stand now, or stood in a run"), Answer.Problem(404, "No figure that can be followed has this code, or there is no such run, or it has not kept what it was made from")],
        },
        new(nameof(GetAdjustments), Endpoint.Read, Round + "/adjustments", new("局方调整", "What the bureau says beside figures"))
        {
            Answers = [Answer.Json<AdjustmentsJson>("What holds, and all that was said before"), UnknownCounty],
        },
        new(nameof(PutAdjustment), Put, Round + "/figures/{figure}/adjustment",
            new("调整一个数", "Say beside a figure what the bureau holds to be right, or take it back; no cell and no other figure changes"))
        {
            Body = new RequestBody(PutAdjustment.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(PutAdjustmentJson) },
            Answers = [Answer.Json<AdjustmentJson>("Done"), Answer.Problem(404, "There is no summary yet, or the latest has no such figure"),
                Answer.Problem(409, "There is nothing to take back, or somebody else was quicker")],
        },
        new(nameof(GetReport), Endpoint.Read, Round + "/report", new("自评报告", "A self-assessment report, as it was made"))
        {
            Query = [Parameters.Number, Parameters.ReportFormat],
            Answers = [Answer.Json<ReportJson>("Its items and figures"), new(200, "The document", ContentTypes.Docx), new(200, "The same text as HTML", ContentTypes.Html),
                NoReport],
        },
        new(GetReport.Post, Post, Round + "/report", new("生成自评报告", "Make a report of the latest run"))
        {
            Body = new RequestBody(GetReport.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(PostReportJson), IsOptional = true },
            Answers = [Answer.Json<ReportJson>("Made and kept; Location is its address", 201), NotCompiled,
                Answer.Problem(422, "The office's template cannot be used; why is told")],
        },
        new(GetReport.List, Endpoint.Read, Round + "/reports", new("历次自评报告", "The reports of a year"))
        {
            Answers = [Answer.Json<ReportsJson>("The reports, newest first")],
        },
        new(GetReport.Changes, Endpoint.Read, Round + "/report/{number}/changes", new("自评报告之后的变化", "Which figures of a report have changed since, and by whose versions"))
        {
            Query = [Parameters.Against, Parameters.AgainstYear],
            Answers = [Answer.Json<ReportChangesJson>("What differs"), Answer.Problem(404, "There is no such report, run, or report of that year")],
        },
        new(nameof(GetReportTemplate), Endpoint.Read, County + "/report-template", new("自评报告模板", "The template that reports are made from"))
        {
            Answers = [new(200, "The office's template; ours while it has none", ContentTypes.Docx), UnknownCounty],
        },
        new(GetReportTemplate.Put, Put, County + "/report-template", new("上传自评报告模板", "Put the office's own template"))
        {
            Body = new RequestBody(ReportTemplates.FileBytesMaximum, ContentTypes.Docx, ContentTypes.Unknown),
            Answers = [Answer.Json<ReportTemplateJson>("Taken, with what was noticed in it"), UnknownCounty,
                Answer.Problem(409, "Another template came at the same time; nothing was changed"),
                Answer.Problem(422, "The template has errors, which are told; nothing was changed")],
        },
        new(GetReportTemplate.Delete, Delete, County + "/report-template", new("恢复系统的自评报告模板", "Take the office's template away: ours is used again"))
        {
            Answers = [new(204, "Done"), UnknownCounty, Answer.Problem(409, "Another template came at the same time; nothing was changed")],
        },
        new(nameof(GetHandover), Endpoint.Read, Round + "/handover", new("交接", "What the next officer needs: queries, problems, adjustments, who is late"))
        {
            Answers = [new(200, "The document", ContentTypes.Docx), UnknownCounty],
        },
        new(nameof(GetSample), Endpoint.Read, Round + "/sample", new("抽样核查", "Schools and cells to be verified on site, drawn by risk; kept when first asked for"))
        {
            Query = [Parameters.Size, Parameters.Seed, Parameters.Run, Parameters.SummaryFormat],
            Answers = [Answer.Json<SiteSampleJson>("The sample with what was found; with no parameter the one of which something was entered last"),
                new(200, "The list as a table", ContentTypes.Csv), Xlsx("The list to take along"), NotCompiled],
        },
        new(GetSample.Put, Put, Round + "/sample/outcomes", new("登记核查结果", "Enter what was found on site"))
        {
            Query = [Parameters.Size, Parameters.Seed, Parameters.Run],
            Body = new RequestBody(GetSample.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(PutOutcomesJson) },
            Answers = [Answer.Json<SiteSampleJson>("Done"), Answer.Problem(404, "There is no summary yet, or no such cell in the sample"),
                Answer.Problem(409, "Somebody else was quicker")],
        },
        new(nameof(PostCompile), Post, Round + "/compile", new("立即汇总", "Compile the summary now"))
        {
            Answers = [Answer.Json<CompileJson>("Taken; Location is the summary", 202), UnknownCounty],
        },
        new(nameof(GetApi), Endpoint.Read, "api", new("接口一览", "What there is, each address with its verbs"))
        {
            Answers = [Answer.Json<ApiJson>("The addresses")],
        },
        new(nameof(GetRules), Endpoint.Read, "api/rules", new("规则手册", "Every form, column, check, limit, indicator and flag"))
        {
            HasSchoolData = false,
            Answers = [Answer.Json<RulesJson>("The rule book")],
        },
        new(nameof(GetOpenApi), Endpoint.Read, "api/openapi.json", new("接口说明", "This description"))
        {
            HasSchoolData = false,
            Answers = [Answer.Json<object>("OpenAPI 3.1")],
        },
        new(nameof(GetHealth), Endpoint.Read, "api/health", new("健康检查", "Does the app reach blobs, tables and queues?"))
        {
            Level = AuthorizationLevel.Anonymous,
            HasSchoolData = false,
            Answers = [Answer.Json<HealthJson>("It does"), Answer.Json<HealthJson>("It does not; each service's answer", 503)],
        },

        new(nameof(GetCountyPage), Endpoint.Read, Page, new("县年报页面", "A county's year on one page"))
        {
            Level = AuthorizationLevel.Anonymous,
            // The page's own form sends every field, also those that are left alone.
            Query = [Parameters.Asked, Parameters.Sort, .. Parameters.OfFlags.Select(parameter => parameter with { MayBeEmpty = true })],
            Answers = [HtmlPage, UnknownCounty],
        },
        new(nameof(GetSchoolPage), Endpoint.Read, Page + "/schools/{school}", new("学校页面", "A school's return: state, findings, receipt, versions"))
        {
            Level = AuthorizationLevel.Anonymous,
            Answers = [HtmlPage, Answer.Problem(404, "There is no such county, or no such school in it")],
        },
        new(GetSchoolPage.OfBureau, Endpoint.Read, Page + "/bureau", new("县级年报表页面", "The bureau's own return: state, findings, receipt, versions"))
        {
            Level = AuthorizationLevel.Anonymous,
            Answers = [HtmlPage, UnknownCounty],
        },
        new(nameof(GetRoundPage), Endpoint.Read, Page + "/round", new("填报批次页面", "The round's dates and lock, and whom to call"))
        {
            Level = AuthorizationLevel.Anonymous,
            Answers = [HtmlPage, UnknownCounty],
        },
        new(nameof(PostRoundForm), Post, Page + "/round", new("填报批次的表单", "The forms of the round's page"))
        {
            Level = AuthorizationLevel.Anonymous,
            Body = new(PutRound.BodyBytesMaximum, ContentTypes.Form),
            Answers = [new(303, "Done; back to the page"), UnknownCounty, Answer.Problem(409, "Somebody else has changed it")],
        },
        new(nameof(GetFigurePage), Endpoint.Read, Page + "/figures/{figure}", new("数据溯源页面", "A figure with its formula, its parts and its cells"))
        {
            Level = AuthorizationLevel.Anonymous,
            Query = [Parameters.Run],
            Answers = [HtmlPage, Answer.Problem(404, "There is no such county or run, or no figure that can be followed has this code")],
        },
        new(nameof(PostAdjustment), Post, Page + "/figures/{figure}", new("局方调整的表单", "The form beside a figure"))
        {
            Level = AuthorizationLevel.Anonymous,
            Body = new RequestBody(PutAdjustment.BodyBytesMaximum, ContentTypes.Form),
            Answers = [new(303, "Done; back to the figure's page"), Answer.Problem(404, "There is no summary yet, or the latest has no such figure"),
                Answer.Problem(409, "There is nothing to take back, or somebody else has changed it")],
        },
        new(nameof(GetFlagPage), Endpoint.Read, Page + "/flags/{key}", new("问题页面", "A problem, and what is done about it"))
        {
            Level = AuthorizationLevel.Anonymous,
            Answers = [HtmlPage, Answer.Problem(404, "There is no summary yet, or the latest has no such problem")],
        },
        new(GetFlagPage.Post, Post, Page + "/flags/{key}", new("问题办理的表单", "The form on a problem's page"))
        {
            Level = AuthorizationLevel.Anonymous,
            Body = new RequestBody(GetFlag.BodyBytesMaximum, ContentTypes.Form),
            Answers = [new(303, "Done; back to the page"), Answer.Problem(404, "There is no summary yet, or the latest has no such problem"),
                Answer.Problem(409, "Somebody else has said something meanwhile")],
        },
        new(nameof(GetChangesPage), Endpoint.Read, Page + "/changes", new("与上次汇总相比的页面", "What the latest run has otherwise than the one before it"))
        {
            Level = AuthorizationLevel.Anonymous,
            Query = [Parameters.Run, Parameters.FromRun],
            Answers = [HtmlPage, Answer.Problem(404, "There is no such run, or none before it")],
        },
        new(nameof(GetReportPage), Endpoint.Read, Page + "/report", new("自评报告页面", "The report as it reads, what has changed since, and the template"))
        {
            Level = AuthorizationLevel.Anonymous,
            Query = [Parameters.Number, Parameters.AgainstYear],
            Answers = [HtmlPage, NoReport],
        },
        new(GetReportPage.Post, Post, Page + "/report", new("自评报告的表单", "The forms that make a report and change the template"))
        {
            Level = AuthorizationLevel.Anonymous,
            Body = new RequestBody(UploadLimit.FormBytes, ContentTypes.Form),
            Answers = [new(303, "Done; back to the page"), NotCompiled, Answer.Problem(409, "Somebody else has changed the template"),
                new(422, "The template has errors; the page tells them", ContentTypes.Html)],
        },
        new(nameof(GetSamplePage), Endpoint.Read, Page + "/sample", new("抽样核查页面", "What is to be verified on site, and the forms for what was found"))
        {
            Level = AuthorizationLevel.Anonymous,
            Query = [.. new[] { Parameters.Size, Parameters.Seed, Parameters.Run }.Select(parameter => parameter with { MayBeEmpty = true })],
            Answers = [HtmlPage, NotCompiled],
        },
        new(GetSamplePage.Post, Post, Page + "/sample", new("登记核查结果的表单", "The form of one school"))
        {
            Level = AuthorizationLevel.Anonymous,
            Query = [Parameters.Size, Parameters.Seed, Parameters.Run],
            Body = new RequestBody(GetSample.BodyBytesMaximum, ContentTypes.Form),
            Answers = [new(303, "Done; back to the page"), NotCompiled, Answer.Problem(409, "Somebody else has entered something meanwhile")],
        },
        new(nameof(GetQueriesPage), Endpoint.Read, Page + "/queries", new("需说明事项页面", "What returns were asked and answered, and how the checks fared"))
        {
            Level = AuthorizationLevel.Anonymous,
            Query = [.. new[] { Parameters.OfSchool, Parameters.Check, Parameters.QueryState, Parameters.Page }.Select(parameter => parameter with { MayBeEmpty = true })],
            Answers = [HtmlPage, UnknownCounty],
        },
        new(nameof(PostAnswer), Post, Page + "/answer", new("页面的说明表单", "The page's form for an answer")) { Level = AuthorizationLevel.Anonymous, Body = new(QueryAnswers.BodyBytesMaximum * 10, ContentTypes.Form), Answers = [new(303, "Taken; back to the school's page")] },
        new(nameof(PostUpload), Post, Page + "/upload", new("页面的上传表单", "The page's form")) { Level = AuthorizationLevel.Anonymous, Body = new(UploadLimit.FormBytes, ContentTypes.Form), Answers = [new(303, "Taken; on to the school's page")] },
        new(nameof(PostCompileForm), Post, Page + "/compile", new("页面的汇总按钮", "The page's button")) { Level = AuthorizationLevel.Anonymous, Answers = [new(303, "Taken; back to the page"), UnknownCounty] },
        DifferencePageOf(nameof(GetDifferencePage), Page + "/schools/{school}/diff"),
        DifferencePageOf(GetDifferencePage.OfBureau, Page + "/bureau/diff"),
        SignOffOf(nameof(GetSignOffPage), Page + "/schools/{school}/sign-off"),
        SignOffOf(GetSignOffPage.OfBureau, Page + "/bureau/sign-off"),
        ActFormOf(nameof(PostActForm), Page + "/schools/{school}"),
        ActFormOf(PostActForm.OfBureau, Page + "/bureau"),
        new(nameof(GetAsset), Endpoint.Read, "assets/{file}", new("样式表和图标", "The style sheet, the icon")) { Level = AuthorizationLevel.Anonymous, HasSchoolData = false, Answers = [new(200, "The style sheet", ContentTypes.Css), new(200, "The icon", ContentTypes.Svg)] },
        new(nameof(UnmatchedRequest), ["get", "head", "post", "put", "patch", "delete"], "{*path}", new("首页，以及其他地址", "The home page, and whatever no other function answers")) { Level = AuthorizationLevel.Anonymous, Answers = [new(200, "The page", ContentTypes.Html)] },
    ];

    static readonly Dictionary<string, Endpoint> ByFunction = All.ToDictionary(endpoint => endpoint.Function, StringComparer.Ordinal);

    static Endpoint PutOf(string function, string route, Text summary) => new(function, Put, route, summary)
    {
        Query = [Parameters.FileName],
        Body = Workbook,
        Answers = [Answer.Json<UploadJson>("Taken; Location is the status address", 202)],
    };

    static Endpoint StateOf(string function, string route, Text summary) => new(function, Endpoint.Read, route, summary)
    {
        Answers = [Answer.Json<ReturnJson>("The return"), Answer.Problem(404, "Nothing has come")],
    };

    static Endpoint ReceiptOf(string function, string route, Text summary) => new(function, Endpoint.Read, route + "/receipt", summary)
    {
        Query = [Parameters.Version],
        Answers = [Xlsx("The receipt"), Answer.Problem(404, "Nothing has come, or not so many versions"),
            Answer.Problem(409, "The check has not ended; ask again in some seconds")],
    };

    static Endpoint AnswerOf(string function, string route, Text summary) => new(function, Put, route + "/queries/{query}", summary)
    {
        Body = new RequestBody(QueryAnswers.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(AnswerJson) },
        Answers = [Answer.Json<QueryJson>("The query as it stands now"), Answer.Problem(404, "No such query was ever asked"),
            Answer.Problem(409, "It is not asked any more, or its answer stands in the workbook; nothing was changed")],
    };

    static Endpoint HistoryOf(string function, string route, Text summary) => new(function, Endpoint.Read, route + "/history", summary)
    {
        Answers = [Answer.Json<HistoryJson>("Each step, oldest first"), Answer.Problem(404, "Nothing has been done")],
    };

    static Endpoint DifferenceOf(string function, string route, Text summary) => new(function, Endpoint.Read, route, summary)
    {
        Query = [Parameters.FromVersion, Parameters.ToVersion, Parameters.Format],
        Answers = [Answer.Json<DifferenceJson>("The cells that differ, with what each change cleared or brought"),
            Xlsx("The same as a workbook"), Answer.Problem(404, "There is no such version, or its file is not there any more")],
    };

    static Endpoint DifferencePageOf(string function, string route) => new(function, Endpoint.Read, route,
        new("两版差别页面", "Two versions of a return beside each other"))
    {
        Level = AuthorizationLevel.Anonymous,
        Query = [Parameters.FromVersion, Parameters.ToVersion],
        Answers = [HtmlPage, Answer.Problem(404, "There is no such version, or its file is not there any more")],
    };

    static Endpoint SignOffOf(string function, string route) => new(function, Endpoint.Read, route,
        new("签字页", "The return in force on one sheet of A4, to be signed and sealed"))
    {
        Level = AuthorizationLevel.Anonymous,
        Answers = [HtmlPage, Answer.Problem(404, "No return is accepted yet")],
    };

    static Endpoint ActFormOf(string function, string page) => new(function, Post, page + "/acts",
        new("页面的办理表单", "The officer's form on a return's page"))
    {
        Level = AuthorizationLevel.Anonymous,
        Body = new RequestBody(PostReturnAct.BodyBytesMaximum, ContentTypes.Form),
        Answers = [new(303, "Done; back to the page"), Answer.Problem(404, "There is no such school"),
            Answer.Problem(409, "No move allows it, or somebody else has changed it")],
    };

    static Endpoint ActOf(string function, string route, Text summary) => new(function, Post, route + "/acts", summary)
    {
        Body = new RequestBody(PostReturnAct.BodyBytesMaximum, ContentTypes.Json) { Json = typeof(ReturnActJson) },
        Answers = [Answer.Json<ReturnMovedJson>("Done; where it stands now, and the summaries that count it"),
            Answer.Problem(404, "There is no such school"), Answer.Problem(409, "No move allows it from where the return stands"),
            Answer.Problem(412, "What If-Match names is not there any more; nothing was changed")],
    };

    static Answer HtmlPage => new(200, "The page", ContentTypes.Html);

    static Answer UnknownCounty => Answer.Problem(404, "There is no such county: neither a register nor a round");

    static Answer NoReport => Answer.Problem(404, "There is no such report, or none yet");

    static Answer NotCompiled => Answer.Problem(404, "There is no summary yet");

    public static Endpoint Of(string function) => ByFunction[function];

    /// <summary>The verbs that an address takes, in capitals; empty when there is no such address.</summary>
    public static IReadOnlyList<string> VerbsOf(PathString path) =>
        [.. (path == "/" ? Endpoint.Read : All.Where(endpoint => !endpoint.IsCatchAll && endpoint.Matches(path)).SelectMany(endpoint => endpoint.Verbs)).Select(verb => verb.ToUpperInvariant())];

    static Answer Xlsx(string meaning) => new(200, meaning, ContentTypes.Xlsx);
}
