using EduFunctions.Indicators;
using EduFunctions.Schools;

namespace EduFunctions.Tests.Indicators;

public sealed class FigureCodeTests
{
    [Theory]
    [InlineData("large-classes")]
    [InlineData("large-classes.compulsory")]
    [InlineData("large-classes.primary")]
    [InlineData("large-classes.grade-1")]
    [InlineData("large-classes.grade-12")]
    [InlineData("large-classes.rural")]
    [InlineData("large-classes.school-4206990001")]
    public void ACodeIsReadAsItIsWritten(string text)
    {
        Assert.True(FigureCode.TryParse(text, out var code));
        Assert.Equal((text, "large-classes"), (code.ToString(), code.Indicator));
    }

    [Theory]
    [InlineData(".primary")]
    [InlineData("large-classes.")]
    [InlineData("large-classes.nowhere")]
    [InlineData("large-classes.grade-13")]
    [InlineData("large-classes.grade-03")]
    [InlineData("large-classes.school-42069900")]
    [InlineData("large-classes.school- 4206990001")]
    public void AnythingElseIsNoCode(string text) => Assert.False(FigureCode.TryParse(text, out _));

    [Fact]
    public void SubjectsHaveTheirGrades()
    {
        Assert.Equal((1, 12), (Subject.County.FirstGrade, Subject.County.LastGrade));
        Assert.Equal((1, 9), (Subject.Of(Location.Town).FirstGrade, Subject.Of(Location.Town).LastGrade));
        Assert.Equal((7, 9), (Subject.Of(Stage.Junior).FirstGrade, Subject.Of(Stage.Junior).LastGrade));
        Assert.Equal((8, 8), (Subject.Grade(8).FirstGrade, Subject.Grade(8).LastGrade));
    }
}
