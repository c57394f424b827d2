using System;
using System.Collections;
using System.Text;
using Firmware.Settings;
using nanoFramework.TestFramework;

namespace Tests.Settings
{
    /// <summary>Where a text stops being JSON.</summary>
    [TestClass]
    public class JsonReaderTests
    {
        /// <summary>Every form of RFC 8259.</summary>
        /// <param name="text">A valid text.</param>
        /// <param name="values">What is read.</param>
        [DataRow("{}", "{}")]
        [DataRow("  { \"a\" : [ ] , \"b\":{}}\r\n\t", "{a:[],b:{}}")]
        [DataRow("\uFEFF{\"a\":0,\"b\":-1,\"c\":10.25,\"d\":1e3,\"e\":-2.5E-1}", "{a:0,b:-1,c:10.25,d:1000.00,e:-0.25}")]
        [DataRow("{\"a\":true,\"b\":false,\"c\":null}", "{a:yes,b:no,c:nothing}")]
        [DataRow("{\"a\":\"\",\"b\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t \\u0041\\uD83C\\uDF31\\u00e97\u00e9\u20AC\uD83C\uDF31\"}", "{a:'',b:'\"\\/\b\f\n\r\t A\uD83C\uDF31\u00e97\u00e9\u20AC\uD83C\uDF31'}")]
        [DataRow("{\"a\":[1,\"x\",{\"a\":1},[2]],\"b\":{\"a\":2}}", "{a:[1,'x',{a:1},[2]],b:{a:2}}")]
        [DataRow("{\"a\":-999999999999999999,\"b\":2147483648,\"c\":2147483647,\"d\":-2147483648}", "{a:-999999999999999999,b:2147483648,c:2147483647,d:-2147483648}")]
        [TestMethod, Collect]
        public void A_valid_text_is_read(string text, string values)
        {
            Assert.AreEqual(values, Show(JsonReader.Read(Encoding.UTF8.GetBytes(text))));
        }

        /// <summary>Each kind of fault, with its place.</summary>
        /// <param name="text">A faulty text.</param>
        /// <param name="fault">What is said of it.</param>
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
        [DataRow("{\"a\":\"\u00e9\u20AC\uD83C\uDF31\\x\"}", "line 1, column 11: there is no such escape in a text")]
        [DataRow("{\"a\":\"\\u00g9\"}", "line 1, column 11: four hexadecimal digits are expected after \\u")]
        [DataRow("{\"a\":\"\\u0000\"}", "line 1, column 8: a text cannot have \\u0000")]
        [DataRow("{\"a\":\"\\uD83C\\u0041\"}", "line 1, column 8: this is half a character")]
        [DataRow("{\"a\":\"\\uD83C\"}", "line 1, column 8: this is half a character")]
        [DataRow("{\"a\":\"\\uDF31\\uD83C\"}", "line 1, column 8: this is half a character")]
        [DataRow("{\"a\":\"\\uD83C\\n\"}", "line 1, column 8: this is half a character")]
        [DataRow("{\"a\":1000000000000000000}", "line 1, column 6: a number has at most 18 digits before its point")]
        [DataRow("{\"a\":1,\"b\":2,\"a\":3}", "line 1, column 14: \"a\" is there twice")]
        [DataRow("{\"a\":1} x", "line 1, column 9: there is something after the end")]
        [DataRow("{\"a\":{\"b\":[1,2", "line 1, column 15: the file ends too early")]
        [DataRow("{\"a\":\"x", "line 1, column 8: the file ends too early")]
        [DataRow("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}", "line 1, column 46: nested too deeply")]
        [TestMethod, Collect]
        public void A_fault_is_named_with_its_place(string text, string fault)
        {
            string found = null;
            try
            {
                JsonReader.Read(Encoding.UTF8.GetBytes(text));
            }
            catch (FormatException e)
            {
                found = e.Message;
            }

            Assert.AreEqual(fault, found);
            CollectAttribute.Now();
        }

        private static string Show(object value)
        {
            if (value is object[])
            {
                object[] members = (object[])value;
                string text = string.Empty;
                for (int i = 0; i < members.Length; i += 2)
                {
                    text += (i == 0 ? string.Empty : ",") + members[i] + ":" + Show(members[i + 1]);
                }

                return "{" + text + "}";
            }

            if (value is ArrayList)
            {
                string text = string.Empty;
                foreach (object item in (ArrayList)value)
                {
                    text += (text.Length == 0 ? string.Empty : ",") + Show(item);
                }

                return "[" + text + "]";
            }

            return value == null ? "nothing"
                : value is bool ? ((bool)value ? "yes" : "no")
                : value is double ? ((double)value).ToString("F2")
                : value is string ? "'" + value + "'"
                : value.ToString();
        }
    }
}
