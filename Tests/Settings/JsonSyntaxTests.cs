using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Tests.Settings
{
    /// <summary>Where a text stops being JSON.</summary>
    [TestClass]
    public class JsonSyntaxTests
    {
        /// <summary>Every form of RFC 8259 that settings use.</summary>
        /// <param name="text">A valid text.</param>
        [TestMethod]
        [DataRow("{}")]
        [DataRow("  { \"a\" : [ ] , \"b\":{}}\r\n\t")]
        [DataRow("{\"a\":0,\"b\":-1,\"c\":10.25,\"d\":1e3,\"e\":-2.5E-7}")]
        [DataRow("{\"a\":true,\"b\":false,\"c\":null}")]
        [DataRow("{\"a\":\"\",\"b\":\"\\\"\\\\\\b\\f\\n\\r\\t é€\"}")]
        [DataRow("{\"a\":[1,\"x\",{\"a\":1}],\"b\":{\"a\":2}}")]
        [DataRow("{\"a\":-999999999999999999,\"b\":0.1234567890123456789}")]
        public void A_valid_text_has_no_fault(string text)
        {
            Assert.IsNull(JsonSyntax.FirstFault(text));
        }

        /// <summary>Each kind of fault, with its place.</summary>
        /// <param name="text">A faulty text.</param>
        /// <param name="fault">What is said of it.</param>
        [TestMethod]
        [DataRow("", "line 1, column 1: the file ends too early")]
        [DataRow("[]", "line 1, column 1: an object is expected, starting with {")]
        [DataRow("{\n  \"a\": 1,\n}", "line 3, column 1: a member's name in double quotes is expected")]
        [DataRow("{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 3: a , or } is expected")]
        [DataRow("{\"a\" 1}", "line 1, column 6: a : is expected")]
        [DataRow("{'a':1}", "line 1, column 2: a member's name in double quotes is expected")]
        [DataRow("{\"a\":[1 2]}", "line 1, column 9: a , or ] is expected")]
        [DataRow("{\"a\":[1,]}", "line 1, column 9: a value is expected")]
        [DataRow("{\"a\":01}", "line 1, column 6: a number has no leading zeros")]
        [DataRow("{\"a\":1.}", "line 1, column 8: digits are expected after the point")]
        [DataRow("{\"a\":1e}", "line 1, column 8: digits are expected in the exponent")]
        [DataRow("{\"a\":+1}", "line 1, column 6: a value is expected")]
        [DataRow("{\"a\":truth}", "line 1, column 9: a value is expected")]
        [DataRow("{\"a\":\"x\ny\"}", "line 1, column 8: a text ends with double quotes on the same line")]
        [DataRow("{\"a\":\"\\x\"}", "line 1, column 8: there is no such escape in a text")]
        [DataRow("{\"a\":\"\\u00e9\"}", "line 1, column 8: a \\u escape cannot be read, put the character itself")]
        [DataRow("{\"a\":\"x\uD83C\uDF31\"}", "line 1, column 8: a character beyond U+FFFF cannot be read")]
        [DataRow("{\"a\":1000000000000000000}", "line 1, column 6: a number has at most 18 digits before its point")]
        [DataRow("{\"a\":[1,[2]]}", "line 1, column 9: a list in a list cannot be read")]
        [DataRow("{\"a\":1,\"b\":2,\"a\":3}", "line 1, column 14: \"a\" is there twice")]
        [DataRow("{\"a\":1} x", "line 1, column 9: there is something after the end")]
        [DataRow("{\"a\":{\"b\":[1,2", "line 1, column 15: the file ends too early")]
        [DataRow("{\"a\":\"x", "line 1, column 8: the file ends too early")]
        [DataRow("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}", "line 1, column 46: nested too deeply")]
        public void A_fault_is_named_with_its_place(string text, string fault)
        {
            Assert.AreEqual(fault, JsonSyntax.FirstFault(text));
        }
    }
}
