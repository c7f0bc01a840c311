using System.Net;
using ClosedXML.Excel;

namespace EduFunctions.App.Tests.Returns;

public sealed class MainWayTests(RunningApp app)
{
    [Fact]
    public async Task AnUploadIsTakenCheckedAndAcceptedWithItsReceipt()
    {
        var county = new County(app, "420601");
        await county.RegisterAsync(1);

        using var response = await county.PutReturnAsync(1, county.Return(1, 57).ToXlsx());
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(county.ReturnOf(1), response.Headers.Location!.OriginalString);
        Assert.Equal(county.ReturnOf(1), (await Json.OfAsync(response)).Text("status"));

        var state = await county.SettledAsync(1);
        Assert.Equal("accepted", state.Text("state"));
        Assert.Equal("已核", state.Text("stateName"));
        Assert.Equal(1, state.Number("version"));
        Assert.Equal(1, state.Number("inForceVersion"));
        Assert.Equal(0, state.Number("errors"));
        Assert.Equal("return.xlsx", state.Text("file"));

        using var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(1) + "/receipt")));
        Assert.Equal(57d, receipt.Worksheet("班级").Cell("C4").Value);
    }
}
