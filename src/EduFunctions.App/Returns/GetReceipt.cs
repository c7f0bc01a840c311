using EduFunctions.Returns;
using EduFunctions.Schools;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EduFunctions.App.Returns;

/// <summary><c>GET …/schools/{school}/return/receipt</c>: the marked-up workbook of the latest version.</summary>
sealed class GetReceipt(ReturnFiles files, ReturnStore returns)
{
    [Function(nameof(GetReceipt))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", "head",
        Route = "api/counties/{county}/years/{year}/schools/{school}/return/receipt")] HttpRequest request, CountyCode county,
        SchoolYear year, SchoolCode school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(county, year, Sender.Of(school));
        var status = await returns.FindAsync(place, cancellationToken) ?? throw GetReturn.NothingYet(place);
        return status.ReturnState == ReturnState.Received ? throw NotEnded()
            : await ETags.UnlessKnownAsync(request, status.VersionId, async () =>
            Results.File(await files.ReceiptAsync(place, status.VersionId, cancellationToken) ?? throw NotEnded(), ContentTypes.Xlsx,
                $"回执-{year}-{school}-第{status.Version}版.xlsx"));
    }

    static ProblemException NotEnded() =>
        new(409, "check-not-ended", "正在校验，请几秒钟后再取回执。", "The check has not ended; ask again in some seconds.");
}
