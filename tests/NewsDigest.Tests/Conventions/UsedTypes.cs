using System.Reflection;
using System.Reflection.Emit;

namespace NewsDigest.Tests.Conventions;

/// <summary>What a type uses, read from its signatures and the code of its methods: a `using` line that is not there hides nothing.</summary>
internal static class UsedTypes
{
    private const BindingFlags Everything =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!) // static
        .ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type) =>
        Direct(type)
            .SelectMany(Parts)
            .Select(Outermost)
            .Where(used => used != Outermost(type))
            .Distinct();

    public static Type Outermost(Type type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> Direct(Type type)
    {
        List<Type?> used = [type.BaseType, .. type.GetInterfaces()];
        used.AddRange(type.GetFields(Everything).Select(field => field.FieldType));
        foreach (var method in type.GetMembers(Everything).OfType<MethodBase>())
        {
            used.AddRange(method.GetParameters().Select(parameter => parameter.ParameterType));
            used.Add((method as MethodInfo)?.ReturnType);
            used.AddRange(InCode(method));
        }

        return used.OfType<Type>();
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) // has one
        : type.IsGenericParameter ? []
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];

    private static IEnumerable<Type> InCode(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        for (var at = 0; at < code.Length; )
        {
            var isLong = code[at] == 0xFE;
            var op = OpCodesByValue[isLong ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += op.Size;
            if (
                IsToken(op.OperandType)
                && Resolve(method, BitConverter.ToInt32(code, at)) is { } type
            )
            {
                yield return type;
            }

            at += OperandSize(op.OperandType, code, at);
        }
    }

    private static bool IsToken(OperandType operand) =>
        operand
            is OperandType.InlineField
                or OperandType.InlineMethod
                or OperandType.InlineTok
                or OperandType.InlineType;

    private static int OperandSize(OperandType operand, byte[] code, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget
            or OperandType.ShortInlineI
            or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
            _ => 4,
        };

    private static Type? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType?.GetGenericArguments();
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod);
        return member as Type ?? member?.DeclaringType;
    }
}
