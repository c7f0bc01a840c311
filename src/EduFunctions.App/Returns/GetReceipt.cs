using EduFunctions.Returns;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace EduFunctions.App.Returns;

/// <summary><c>GET …/schools/{school}/return/receipt</c>: the marked-up workbook of the latest version.</summary>
sealed class GetReceipt(ReturnFiles files, ReturnStore returns)
{
    [Function(nameof(GetReceipt))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/counties/{county}/years/{year}/schools/{school}/return/receipt")] HttpRequest request, string county, string year, string school, CancellationToken cancellationToken)
    {
        var place = new ReturnPlace(Requests.County(county), Requests.Year(year), Sender.Of(Requests.School(school)));
        var status = await returns.FindAsync(place, cancellationToken) ?? throw GetReturn.NothingYet(place);
        var receipt = status.ReturnState == ReturnState.Received ? null : await files.ReceiptAsync(place, status.VersionId, cancellationToken);
        return receipt is null
            ? Problem.Of(409, "check-not-ended", "正在校验，请几秒钟后再取回执。", "The check has not ended; ask again in some seconds.")
            : Results.File(receipt, ContentTypes.Xlsx, $"回执-{place.Year}-{place.Sender}-第{status.Version}版.xlsx", entityTag: new EntityTagHeaderValue($"\"{status.VersionId}\""));
    }
}
