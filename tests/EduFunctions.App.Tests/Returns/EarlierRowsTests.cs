using EduFunctions.App.Returns;
using EduFunctions.Returns;
using EduFunctions.Returns.SchoolReturn;
using EduFunctions.Schools;
using EduFunctions.Summaries;

namespace EduFunctions.App.Tests.Returns;

/// <summary>The rows of an earlier year, kept together beside the runs.</summary>
public sealed class EarlierRowsTests(QuietApp quiet)
{
    [Fact]
    public async Task TheRowsThatAreKeptAreThoseOfTheTable()
    {
        var host = await quiet.StartedAsync();
        var (county, app) = (new County(host, "420747"), new InProcess(host));
        var before = county.In(2024);
        await county.RegisterAsync(1, 2);

        // 57 pupils, 寄宿生 left blank, 随班就读 “/”, no 留守儿童; money has a fraction; school 2 has not sent anything last year.
        await app.IngestAsync(before, 1, before.Return(1, 57).Set("班级", "E4", "").Set("班级", "F4", "/").Set("班级", "G4", 0d));
        await app.IngestAsync(county, 1, county.Return(1, 40));
        await app.IngestAsync(county, 2, county.Return(2, 41));
        var table = await TableAsync();
        Assert.Contains("A4=Value1 B4=Value1 C4=Value57 D4=Value20 E4=Blank F4=NotApplicable G4=Zero0 ", table, StringComparison.Ordinal);
        Assert.Contains("=Value19.5 ", table, StringComparison.Ordinal);
        Assert.Empty(await KeptAsync());
        Assert.Equal(table, await EarlierAsync());
        var first = Assert.Single(await KeptAsync());

        // The table does not have them any more: they come from the blob.
        await DeleteRowsAsync();
        Assert.Equal("", await TableAsync());
        Assert.Equal(table, await EarlierAsync());

        // Another version is in force: the blob of the first is not asked.
        await app.IngestAsync(before, 1, before.Return(1, 58));
        var second = await EarlierAsync();
        Assert.Contains(" C4=Value58 ", second, StringComparison.Ordinal);
        Assert.Equal(await TableAsync(), second);
        var newer = Assert.Single(await KeptAsync(), name => name != first);

        // What cannot be read is read from the table.
        foreach (var content in new[]
        {
            BinaryData.FromString("x"), KeptBlobs.Gzip("x"), KeptBlobs.Gzip(new { Places = Array.Empty<string>() }),
            One($"{county.Code}0009", [4, 0]), One(county.School(1), [4, 1]), One(county.School(1), [4, 0, 1, 1]), One(county.School(1), ["4", 0]),
        })
        {
            await app.Storage.Runs.GetBlobClient(newer).UploadAsync(content, overwrite: true, Wait.Token);
            Assert.Equal(second, await EarlierAsync());
        }

        Assert.Equal(2, (await KeptAsync()).Count);

        // A row of nobody's, of no place, with too few values, without a number.
        static BinaryData One(string sender, object[] row) => KeptBlobs.Gzip(new
        {
            Places = new[] { new { SheetName = "班级", Addresses = "" } },
            Sheets = new[] { new { Code = "classes", Returns = new[] { new { Sender = sender, Rows = new[] { row } } } } },
        });

        async Task<string> EarlierAsync()
        {
            var (code, year) = (CountyCode.Parse(county.Code), new SchoolYear(2025));
            var history = await app.Reader.ReadAsync(await app.Reader.StatesAsync(code, year, Wait.Token), year, back => SummaryCompiler.SheetsOf(back), Wait.Token, keepsEarlier: true);
            Assert.Equal(["40", "41"], history.Now.Entries.Select(entry => $"{entry.InForce![Classes.Sheet].First()[Classes.Pupils]:0}"));
            return TextOf(Assert.Single(history.Earlier).Entries.Select(entry => entry.InForce));
        }

        async Task<string> TableAsync()
        {
            var place = before.Place(1);
            var status = (await app.Returns.FindAsync(place, Wait.Token))!;
            return TextOf((await app.Returns.InForceAsync(place.County, place.Year, [status], SummaryCompiler.SheetsOf(1), Wait.Token)).Values);
        }

        async Task DeleteRowsAsync()
        {
            var rows = host.Tables.GetTableClient("rows");
            foreach (var row in await before.RowsAsync(1))
            {
                await rows.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Wait.Token);
            }
        }

        async Task<List<string>> KeptAsync() => await app.Storage.Runs.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, $"{county.Code}/rows/", Wait.Token)
            .Select(blob => blob.Name).ToListAsync(Wait.Token);
    }

    [Fact]
    public void TheNameIsOfTheVersionsAndTheSheets()
    {
        var (county, year) = (CountyCode.Parse("420748"), new SchoolYear(2024));
        var (first, second) = (Of("4207480001", "0001-0123456789ab"), Of("4207480002", "0001-0123456789ab"));
        string[] names =
        [
            NameOf([first, second], ["classes"]), NameOf([first], ["classes"]), NameOf([first, second], ["classes", "cover"]),
            NameOf([first, Of("4207480002", "0002-0123456789ab")], ["classes"]), NameIn(new SchoolYear(2023), [first, second], ["classes"]),
        ];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(names[0], NameOf([second, first], ["classes"]));
        Assert.Matches("^420748/rows/2024-[0-9a-f]{64}\\.json\\.gz$", names[0]);

        string NameOf((string, Forms.Form, Sender Sender)[] versions, string[] sheets) => NameIn(year, versions, sheets);

        string NameIn(SchoolYear of, (string, Forms.Form, Sender Sender)[] versions, string[] sheets) =>
            EarlierRows.NameOf(county, of, versions.ToDictionary(one => one.Sender.ToString(), StringComparer.Ordinal), sheets);

        (string, Forms.Form, Sender Sender) Of(string school, string version) => (version, ReturnForms.FormOf(SchoolKind.Primary), Sender.Of(SchoolCode.Parse(school)));
    }

    static string TextOf(IEnumerable<Return?> returns) => string.Join('\n', returns.OfType<Return>().Select(InProcess.TextOf));
}
