using EduFunctions.Schools;
using EduFunctions.Tests.Summaries;

namespace EduFunctions.Tests.Schools;

public sealed class RegisterTests
{
    static readonly SchoolYear Year = new(2025);

    [Fact]
    public void ASchoolThatIsOpenIsItsOwnHeir() => Assert.Equal(Some.Code(1), new Register([Some.School(1)]).HeirOf(Some.Code(1), Year));

    [Fact]
    public void SuccessorsAreFollowedToTheEnd()
    {
        var register = new Register([Some.School(1, successor: 2, lastYear: 2022), Some.School(2, successor: 3, lastYear: 2023), Some.School(3)]);
        Assert.Equal(Some.Code(3), register.HeirOf(Some.Code(1), Year));
        Assert.Equal(Some.Code(2), register.HeirOf(Some.Code(1), new SchoolYear(2023)));
        Assert.Equal(Some.Code(1), register.HeirOf(Some.Code(1), new SchoolYear(2022)));
    }

    [Fact]
    public void ACircleHasNoHeir() =>
        Assert.Null(new Register([Some.School(1, successor: 2, lastYear: 2023), Some.School(2, successor: 1, lastYear: 2023)]).HeirOf(Some.Code(1), Year));

    [Fact]
    public void ASchoolClosedWithoutASuccessorHasNoHeir() => Assert.Null(new Register([Some.School(1, lastYear: 2024)]).HeirOf(Some.Code(1), Year));

    [Fact]
    public void ASchoolNotYetOpenOrUnknownHasNoHeir()
    {
        var register = new Register([Some.School(1, firstYear: 2026, successor: 2), Some.School(2)]);
        Assert.Null(register.HeirOf(Some.Code(1), Year));
        Assert.Null(register.HeirOf(Some.Code(9), Year));
    }

    [Fact]
    public void ASchoolThatMovedIsWhatItWasInEachYear()
    {
        var register = new Register([Some.School(1, location: Location.Town, lastYear: 2024), Some.School(1, location: Location.Urban, firstYear: 2025), Some.School(0)]);
        Assert.Equal((Location.Town, Location.Urban), (register.Find(Some.Code(1), new SchoolYear(2024))!.Location, register.Find(Some.Code(1), Year)!.Location));
        Assert.Equal([Some.Code(0), Some.Code(1)], register.In(Year).Select(school => school.Code));
        Assert.Equal(Some.Code(1), register.HeirOf(Some.Code(1), Year));
    }
}
