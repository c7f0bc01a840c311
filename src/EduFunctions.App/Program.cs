using EduFunctions.App;
using EduFunctions.App.Reports;
using EduFunctions.App.Returns;
using EduFunctions.App.Rounds;
using EduFunctions.App.Schools;
using EduFunctions.App.Summaries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Logging.AddFilter("Azure", LogLevel.Warning); // not a line for each request to storage
builder.UseMiddleware<EndpointMiddleware>();
builder.Services.Configure<WorkerOptions>(worker => worker.InputConverters.RegisterAt<AddressConverter>(0));
builder.Services.AddResponseCompression(compression =>
    (compression.EnableForHttps, compression.MimeTypes) = (true, AnswerWriter.Compressible));
// Each endpoint has its own limit, and says so; what the host lets through must come as far as that.
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 2 * UploadLimit.HostBytes);
builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = UploadLimit.FormBytes);
builder.Services.AddOptions<CountySettings>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddStorage(builder.Configuration)
    .AddSingleton<CountyClock>()
    .AddSingleton<AnswerWriter>()
    .AddSingleton<CheckTurns>()
    .AddSingleton<StorageProbe>()
    .AddSingleton<Schedules>()
    .AddSingleton<IFunctionMetadataTransformer>(services => services.GetRequiredService<Schedules>())
    .AddSingleton<SchoolRegister>()
    .AddSingleton<SettingBlobs>()
    .AddSingleton<StandardsStore>()
    .AddSingleton<ReturnFiles>()
    .AddSingleton<ReturnStore>()
    .AddSingleton<ReturnVersions>()
    .AddSingleton<QueryStore>()
    .AddSingleton<ReturnActs>()
    .AddSingleton<ReturnIngest>()
    .AddSingleton<QueryAnswers>()
    .AddSingleton<VersionReader>()
    .AddSingleton<RoundStore>()
    .AddSingleton<RoundReader>()
    .AddSingleton<TemplateWriter>()
    .AddSingleton<RoundActs>()
    .AddSingleton<SummaryStore>()
    .AddSingleton<AdjustmentStore>()
    .AddSingleton<Adjustments>()
    .AddSingleton<RunChanges>()
    .AddSingleton<FlagCareStore>()
    .AddSingleton<FlagCares>()
    .AddSingleton<FigureReader>()
    .AddSingleton<TouchedSummaries>()
    .AddSingleton<OutcomeStore>()
    .AddSingleton<SiteSamples>()
    .AddSingleton<ReportTemplates>()
    .AddSingleton<ReportStore>()
    .AddSingleton<CountyReports>();
var app = builder.Build();
await app.Services.GetRequiredService<Storage>().CreateAsync(CancellationToken.None);
await app.RunAsync();
