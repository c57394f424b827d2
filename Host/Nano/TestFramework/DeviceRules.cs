using System.Reflection;
using System.Reflection.Emit;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>
/// What a test may not do because the device's launcher calls it by reflection: <c>this</c> is null there, and an
/// argument is not converted to its parameter's type. Whether a method touches <c>this</c> is read in its code, so
/// that also a branch that did not run, a call of an instance method and a capture by a lambda are found.
/// </summary>
internal static class DeviceRules
{
    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Checks a test, setup or cleanup method.</summary>
    /// <exception cref="AssertFailedException">It would fail on the device.</exception>
    public static void Check(MethodInfo method, object?[] arguments)
    {
        if (!method.IsStatic && TouchesThis(method))
        {
            throw new AssertFailedException($"{method.Name} touches 'this', which is null on the device: keep state in static fields.");
        }

        foreach ((ParameterInfo parameter, object? argument) in method.GetParameters().Zip(arguments))
        {
            if (argument is not null && parameter.ParameterType.IsValueType && argument.GetType() != parameter.ParameterType)
            {
                throw new AssertFailedException(
                    $"{method.Name}: the argument for '{parameter.Name}' is {argument.GetType().Name} and not {parameter.ParameterType.Name}; "
                    + "the device does not convert it.");
            }
        }
    }

    private static bool TouchesThis(MethodInfo method)
    {
        byte[] code = method.GetMethodBody()!.GetILAsByteArray()!;

        for (int position = 0; position < code.Length;)
        {
            short value = code[position++];

            if (value == 0xFE)
            {
                value = (short)(0xFE00 | code[position++]);
            }

            OpCode opCode = s_opCodes[value];

            if (opCode == OpCodes.Ldarg_0 || (IsArgument(opCode) && Argument(opCode, code, position) == 0))
            {
                return true;
            }

            position += OperandSize(opCode, code, position);
        }

        return false;
    }

    private static bool IsArgument(OpCode opCode) =>
        opCode == OpCodes.Ldarg || opCode == OpCodes.Ldarg_S || opCode == OpCodes.Ldarga || opCode == OpCodes.Ldarga_S
        || opCode == OpCodes.Starg || opCode == OpCodes.Starg_S;

    private static int Argument(OpCode opCode, byte[] code, int position) =>
        opCode.OperandType == OperandType.ShortInlineVar ? code[position] : BitConverter.ToUInt16(code, position);

    private static int OperandSize(OpCode opCode, byte[] code, int position) => opCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
        _ => 4,
    };
}
