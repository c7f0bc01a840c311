using System.Reflection;
using System.Runtime.CompilerServices;

namespace EduFunctions.Tests;

/// <summary>What users of an assembly can see of it, as sorted text.</summary>
static class PublicApi
{
    const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly NullabilityInfoContext Nullability = new();

    // What the compiler writes for a record.
    static readonly HashSet<string> Generated = ["Equals", "GetHashCode", "ToString", "Deconstruct", "PrintMembers", "<Clone>$", "op_Equality", "op_Inequality", "EqualityContract"];

    public static string Of(Assembly assembly) => string.Join("\n\n", assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Of));

    static string Of(Type type)
    {
        var lines = type.IsEnum
            ? type.GetEnumNames().Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}")
            : type.GetMembers(Members).Select(Of).OfType<string>().Order(StringComparer.Ordinal);
        return string.Join("\n  ", lines.Prepend($"{KindOf(type)} {type.FullName}"));
    }

    static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => type.GetMethod("PrintMembers", Members) is null ? "struct" : "record struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsSealed ? "sealed " : "") + (type.GetMethod("<Clone>$") is null ? "class" : "record"),
    };

    static string? Of(MemberInfo member) => member switch
    {
        _ when Generated.Contains(member.Name) || member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null && member is not PropertyInfo => null,
        ConstructorInfo { IsPublic: true } made => $"new({ParametersOf(made)})",
        MethodInfo { IsPublic: true } method when !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal) =>
            $"{(method.IsStatic ? "static " : "")}{method.Name}({ParametersOf(method)}) : {NameOf(method.ReturnType, Nullability.Create(method.ReturnParameter).ReadState)}",
        PropertyInfo property when property.GetMethod?.IsPublic == true => $"{(property.GetMethod.IsStatic ? "static " : "")}{(property.GetIndexParameters().Length > 0 ? $"this[{ParametersOf(property.GetMethod)}]" : property.Name)} : {NameOf(property.PropertyType, Nullability.Create(property).ReadState)} {{ get;{SetterOf(property)} }}",
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{field.Name} : {NameOf(field.FieldType, NullabilityState.Unknown)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        _ => null,
    };

    static string SetterOf(PropertyInfo property) => property.SetMethod is not { IsPublic: true } setter ? ""
        : (property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : " required")
            + (setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;");

    static string ParametersOf(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{(parameter.IsOut ? "out " : "")}{NameOf(parameter.ParameterType, Nullability.Create(parameter).ReadState)} {parameter.Name}"));

    static string NameOf(Type type, NullabilityState state)
    {
        var named = type.IsByRef ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(named) is { } value ? NameOf(value, NullabilityState.NotNull) + "?"
            : (named.IsArray ? NameOf(named.GetElementType()!, NullabilityState.NotNull) + "[]"
                : named.IsGenericType ? $"{named.Name[..named.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", named.GetGenericArguments().Select(argument => NameOf(argument, NullabilityState.NotNull)))}>"
                : named.Name) + (state == NullabilityState.Nullable && !named.IsValueType ? "?" : "");
    }
}
