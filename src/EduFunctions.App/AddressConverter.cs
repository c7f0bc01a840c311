using EduFunctions.Schools;
using Microsoft.Azure.Functions.Worker.Converters;

namespace EduFunctions.App;

/// <summary>
/// Gives functions what an address names as its own type. <see cref="EndpointMiddleware"/> has seen before that it is well written.
/// </summary>
sealed class AddressConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new((context.TargetType, context.Source) switch
    {
        ({ } type, string text) when type == typeof(CountyCode) => ConversionResult.Success(CountyCode.Parse(text)),
        ({ } type, string text) when type == typeof(SchoolYear) && SchoolYear.TryParse(text, out var year) => ConversionResult.Success(year),
        ({ } type, string text) when type == typeof(SchoolCode) => ConversionResult.Success(SchoolCode.Parse(text)),
        _ => ConversionResult.Unhandled(),
    });
}
