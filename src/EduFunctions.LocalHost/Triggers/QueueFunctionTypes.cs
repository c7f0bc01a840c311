using System.Reflection;
using System.Reflection.Emit;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.WebJobs;

namespace EduFunctions.LocalHost.Triggers;

/// <summary>The classes in which the WebJobs SDK finds functions: made at run time, since only then the queues are known.</summary>
internal sealed class QueueFunctionTypes(IReadOnlyList<QueueSubscription> subscriptions) : ITypeLocator
{
    private readonly IReadOnlyList<Type> types = Make(subscriptions);

    public IReadOnlyList<Type> GetTypes() => types;

    private static List<Type> Make(IReadOnlyList<QueueSubscription> subscriptions)
    {
        var module = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("EduFunctions.LocalHost.Queues"), AssemblyBuilderAccess.RunAndCollect)
            .DefineDynamicModule("queues");
        return [.. subscriptions.Select(s => Make(module, s))];
    }

    /// <summary><c>public static class {Function} { public static Func Handle; public static Task Run(message, token) => Handle(message, token); }</c></summary>
    private static Type Make(ModuleBuilder module, QueueSubscription subscription)
    {
        var handler = subscription.Handle.GetType();
        var type = module.DefineType(subscription.Function, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var field = type.DefineField("Handle", handler, FieldAttributes.Public | FieldAttributes.Static);
        var method = type.DefineMethod(
            "Run", MethodAttributes.Public | MethodAttributes.Static, typeof(Task), [typeof(QueueMessage), typeof(CancellationToken)]);
        method.DefineParameter(1, ParameterAttributes.None, "message").SetCustomAttribute(Trigger(subscription));
        method.DefineParameter(2, ParameterAttributes.None, "cancellationToken");
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldsfld, field);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Callvirt, handler.GetMethod("Invoke")!);
        code.Emit(OpCodes.Ret);
        var made = type.CreateType();
        made.GetField(field.Name)!.SetValue(null, subscription.Handle);
        return made;
    }

    private static CustomAttributeBuilder Trigger(QueueSubscription subscription)
    {
        var attribute = typeof(QueueTriggerAttribute);
        return new(
            attribute.GetConstructor([typeof(string)])!, [subscription.Queue],
            [attribute.GetProperty(nameof(QueueTriggerAttribute.Connection))!], [subscription.Connection]);
    }
}
