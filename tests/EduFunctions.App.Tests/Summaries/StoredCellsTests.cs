using System.Collections.Immutable;
using System.Text.Json;
using EduFunctions.App.Summaries;
using EduFunctions.Indicators;

namespace EduFunctions.App.Tests.Summaries;

/// <summary>The cells of a run's flags as they are kept.</summary>
public sealed class StoredCellsTests
{
    static readonly JsonSerializerOptions Options = new(App.Json.Options) { Converters = { new StoredCells() } };

    // Two classes of a school, a yes/no and a blank cell of its cover, the same sheet of another year, a cell of another school of that name, and the first sheet again.
    static readonly ImmutableArray<FigureCell> Cells =
    [
        new("4206990001", "城关小学", 2025, "班级", "C4", 57), new("4206990001", "城关小学", 2025, "班级", "C5", 44.5m),
        new("4206990001", "城关小学", 2025, "封面", "B4", null) { Text = "是" }, new("4206990001", "城关小学", 2025, "封面", "B5", null),
        new("4206990001", "城关小学", 2024, "班级", "C4", 0), new("4206990002", "城关小学", 2024, "班级", "C4", 1), new("4206990001", "城关小学", 2025, "班级", "", 3),
    ];

    [Fact]
    public void CellsOfOneSheetAreKeptTogether()
    {
        var json = JsonSerializer.Serialize(Cells, Options);
        Assert.Equal("""
            [{"school":"4206990001","schoolName":"城关小学","year":2025,"sheet":"班级","cells":["C4","C5"],"values":[57,44.5]},
            {"school":"4206990001","schoolName":"城关小学","year":2025,"sheet":"封面","cells":["B4","B5"],"values":[null,null],"texts":["是",null]},
            {"school":"4206990001","schoolName":"城关小学","year":2024,"sheet":"班级","cells":["C4"],"values":[0]},
            {"school":"4206990002","schoolName":"城关小学","year":2024,"sheet":"班级","cells":["C4"],"values":[1]},
            {"school":"4206990001","schoolName":"城关小学","year":2025,"sheet":"班级","cells":[""],"values":[3]}]
            """.ReplaceLineEndings(""), json);
        Assert.Equal(Cells, JsonSerializer.Deserialize<ImmutableArray<FigureCell>>(json, Options));
    }

    [Fact]
    public void CellsOfEarlierRunsAreRead()
    {
        var json = JsonSerializer.Serialize(Cells, App.Json.Options);
        Assert.StartsWith("""[{"school":"4206990001","schoolName":"城关小学","year":2025,"sheet":"班级","cell":"C4","value":57,"text":null},""", json, StringComparison.Ordinal);
        Assert.Equal(Cells, JsonSerializer.Deserialize<ImmutableArray<FigureCell>>(json, Options));
    }

    [Fact]
    public void ThereMayBeNone()
    {
        Assert.Equal("[]", JsonSerializer.Serialize(ImmutableArray<FigureCell>.Empty, Options));
        Assert.Equal([], JsonSerializer.Deserialize<ImmutableArray<FigureCell>>("[]", Options));
    }
}
