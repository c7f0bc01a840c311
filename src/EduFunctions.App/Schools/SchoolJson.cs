using System.Globalization;
using EduFunctions.Schools;

namespace EduFunctions.App.Schools;

/// <summary>A school of the register: the words are those of the workbook.</summary>
/// <param name="Code">学校标识码: ten digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">办学类型: 小学, 初级中学, 九年一贯制学校, 幼儿园, …</param>
/// <param name="Location">城乡: 城区, 镇区, 乡村.</param>
/// <param name="Sponsor">举办者: 公办, 普惠性民办, 其他民办.</param>
/// <param name="FirstYear">First school year of which it is expected, by its first calendar year; null when it always was.</param>
/// <param name="LastYear">Last such year; null when no end is known.</param>
/// <param name="Successor">Ten digits of the school that took it over; null when none did.</param>
/// <param name="Contact">联系人: whom to call about its return; null when nobody is named.</param>
/// <param name="Phone">联系电话: at which telephone; null when none is known.</param>
sealed record SchoolJson(string? Code, string? Name, string? Kind, string? Location, string? Sponsor, int? FirstYear = null,
    int? LastYear = null, string? Successor = null, string? Contact = null, string? Phone = null)
{
    const string Expected = """[{"code":"4206990001","name":"青石小学","kind":"小学","location":"城区","sponsor":"公办"}]""";

    public static SchoolJson Of(School school) =>
        new(school.Code.Value, school.Name, SchoolKinds.NameOf(school.Kind), SchoolKinds.NameOf(school.Location),
        SchoolKinds.NameOf(school.Sponsor), school.FirstYear, school.LastYear, school.Successor?.Value, school.Contact, school.Phone);

    /// <summary>Reads a JSON array through the workbook's own checks: what is missing is a finding.</summary>
    public static RegisterReading Read(byte[] body)
    {
        var rows = Json.Read<List<SchoolJson>>(body, Expected);
        return RegisterWorkbook.Check([.. rows.Select(row =>
            new[] { row.Code, row.Name, row.Kind, row.Location, row.Sponsor, Text(row.FirstYear), Text(row.LastYear),
            row.Successor, row.Contact, row.Phone })]);

        static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
    }
}
