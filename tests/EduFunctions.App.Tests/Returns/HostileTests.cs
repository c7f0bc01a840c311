using System.IO.Compression;
using Azure.Storage.Blobs.Models;
using ClosedXML.Excel;

namespace EduFunctions.App.Tests.Returns;

public sealed class HostileTests(RunningApp app)
{
    [Theory]
    [InlineData(1, "zip-bomb", "unpacked-too-large")]
    [InlineData(2, "html", "not-a-workbook")]
    [InlineData(3, "macros", "file-has-macros")]
    [InlineData(4, "truncated", "file-damaged")]
    [InlineData(5, "empty", "file-empty")]
    [InlineData(6, "too-large", "file-too-large")]
    public async Task AHostileBlobEndsReturnedWithItsFindingAndAReceipt(int number, string disease, string code)
    {
        var county = new County(app, "420651");
        await county.PutBlobAsync(number, Make(disease, county.Return(number).ToXlsx()));

        var state = await county.SettledAsync(number);
        Assert.Equal(("returned", 0m), (state.Text("state"), state.Number("inForceVersion")));
        Assert.Equal([code], state.Texts("findings", "code"));
        using var receipt = new XLWorkbook(new MemoryStream(await county.DownloadAsync(county.ReturnOf(number) + "/receipt")));
        var message = Assert.Single(state.List("findings")).Text("message");
        Assert.Contains(receipt.Worksheet("回执").CellsUsed(), cell => cell.GetString().Contains(message, StringComparison.Ordinal));
        Assert.Empty(await county.RowsAsync(number));
    }

    [Fact]
    public async Task ABlobAtNoReturnsPlaceDisturbsNothing()
    {
        var county = new County(app, "420652");
        await county.RegisterAsync(1);
        var bytes = BinaryData.FromBytes(county.Return(1).ToXlsx());
        string[] misplaced =
        [
            "return.xlsx", "420652/2025/return.xlsx", "420652/25/4206520001/return.xlsx", "420652/2025/42065200010/return.xlsx", "420652/2025/4206520001/a/b.xlsx",
            "42065２/2025/4206520001/return.xlsx", "420652/2025 /4206520001/return.xlsx", "420652/2025-2026/4206520001/return.xlsx",
            "420652/2025/4206520001/~$return.xlsx", "420652/2025/4206520001/.~lock.return.xlsx#", "420652/2025/4206520001/Thumbs.db", "420652/2025/4206520001/Desktop.ini",
        ];
        foreach (var name in misplaced)
        {
            await app.Returns.GetBlobClient(name).UploadAsync(bytes, overwrite: true, Wait.Token);
        }

        await county.IngestAsync(1, county.Return(1, 57));
        await app.Host.FireTimerAsync("SweepReturns", Wait.Token);
        await Wait.UntilAsync("the sweep is over", async () => (await app.Queue("sweep").GetPropertiesAsync(Wait.Token)).Value.ApproximateMessagesCount == 0);
        var state = await county.SettledAsync(1);
        Assert.Equal(("accepted", 1m, "return.xlsx"), (state.Text("state"), state.Number("version"), state.Text("file")));
        Assert.Equal([county.School(1)], (await county.GetAsync($"{county.Api}/returns")).List("returns").Select(entry => entry.Text("school")));
        Assert.Equal(13, (await county.RowsAsync()).Count);
        Assert.DoesNotContain(app.Log, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("420652", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheUploadItselfIsNeverChanged()
    {
        var county = new County(app, "420653");
        await county.RegisterAsync(1);
        var bytes = county.Return(1, 57).ToXlsx();
        await county.PutBlobAsync(1, bytes);
        var blob = app.Returns.GetBlobClient(county.Blob(1));
        BlobProperties before = await blob.GetPropertiesAsync(cancellationToken: Wait.Token);
        await county.SettledAsync(1);
        BlobProperties after = await blob.GetPropertiesAsync(cancellationToken: Wait.Token);
        Assert.Equal(before.ETag, after.ETag);
        Assert.Equal(bytes, (await blob.DownloadContentAsync(Wait.Token)).Value.Content.ToArray());
    }

    static byte[] Make(string disease, byte[] good) => disease switch
    {
        "zip-bomb" => With(good, "xl/media/image1.png", new byte[201 * 1024 * 1024]),
        "html" => "<html><body><table><tr><td>班级</td></tr></table></body></html>"u8.ToArray(),
        "macros" => With(good, "xl/vbaProject.bin", [1, 2, 3]),
        "truncated" => good[..(good.Length / 2)],
        "empty" => [],
        "too-large" => new byte[(20 * 1024 * 1024) + 1],
        _ => throw new ArgumentOutOfRangeException(nameof(disease)),
    };

    static byte[] With(byte[] workbook, string part, byte[] content)
    {
        using var buffer = new MemoryStream();
        buffer.Write(workbook);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            stream.Write(content);
        }

        return buffer.ToArray();
    }
}
