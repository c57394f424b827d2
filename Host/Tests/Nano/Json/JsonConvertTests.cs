extern alias Nano;

using System.Collections;
using System.Text;
using Nano::nanoFramework.Json;

namespace Host.Tests.Nano.Json;

/// <summary>JSON is read as nanoFramework's library reads it, traps included.</summary>
[TestClass]
public class JsonConvertTests
{
    [TestMethod]
    public void Objects_are_hashtables_and_arrays_are_lists()
    {
        Hashtable root = Read("""{ "a": { "b": [ 1, { "c": null } ] }, "d": [ true, false ] }""");

        var list = (ArrayList)((Hashtable)root["a"]!)["b"]!;
        Assert.AreEqual(1, list[0]);
        Assert.IsTrue(((Hashtable)list[1]!).ContainsKey("c"));
        Assert.IsNull(((Hashtable)list[1]!)["c"]);
        CollectionAssert.AreEqual(new object[] { true, false }, (ArrayList)root["d"]!);
    }

    [TestMethod]
    [DataRow("1", 1)]
    [DataRow("-1", -1)]
    [DataRow("+1", 1)]
    [DataRow("007", 7)]
    [DataRow("2147483647", 2147483647)]
    [DataRow("2147483648", 2147483648L)]
    [DataRow("-2147483649", -2147483649L)]
    [DataRow("18446744073709551615", ulong.MaxValue)]
    [DataRow("1.5", 1.5)]
    [DataRow("1e3", 1000.0)]
    [DataRow("1.0", 1.0)]
    public void Numbers_have_the_smallest_type_that_holds_them(string text, object number) =>
        Assert.AreEqual(number, Read($$"""{"n":{{text}}}""")["n"]);

    [TestMethod]
    [DataRow("""{"s":"a\t\r\n\b\f\\\""}""", "a\t\r\n\b\f\\\"")]
    [DataRow("""{"s":"grün – €"}""", "grün – €")]
    [DataRow("""{'s':'a"b'}""", "a\"b")]
    [DataRow("""{"s":"\u0041"}""", "A")]
    [DataRow("""{"s":"a",}""", "a")]
    [DataRow("""{"s":"2026-11-23"}""", "2026-11-23")]
    public void Texts_are_read(string json, string text) => Assert.AreEqual(text, Read(json)["s"]);

    [TestMethod]
    [DataRow("2026-11-23T10:11:12Z")]
    [DataRow("2026-11-23T10:11:12.1234567Z")]
    public void A_text_that_looks_like_a_date_is_one(string text) =>
        Assert.IsInstanceOfType<DateTime>(Read($$"""{"s":"{{text}}"}""")["s"]);

    [TestMethod]
    [DataRow("""{"s":"\"quoted"}""", "\"\"quoted\"")]
    [DataRow("""{"s":"\u20e97"}""", "é")]
    public void Texts_that_the_device_gets_wrong_are_wrong(string json, string text) => Assert.AreEqual(text, Read(json)["s"]);

    [TestMethod]
    public void Of_a_character_beyond_the_basic_plane_the_first_half_is_left() =>
        Assert.AreEqual("a" + "😀"[0] + "b", Read("""{"s":"a😀b"}""")["s"]);

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("""{"a" 1}""")]
    [DataRow("""{"a":1}x""")]
    [DataRow("""{"a":1}{}""")]
    [DataRow("""{"a":}""")]
    [DataRow("""{a:1}""")]
    [DataRow("""{1:1}""")]
    [DataRow("""{"2026-11-23T10:11:12Z":1}""")]
    [DataRow("""{"a":[1}""")]
    [DataRow("""{"a":[,1]}""")]
    [DataRow("""{"a":[[1]]}""")]
    [DataRow("""{"a":"b""")]
    [DataRow("""{"a":"\/"}""")]
    [DataRow("""{"a":"\u00e"}""")]
    [DataRow("""{"a":"\ud83d\ude00"}""")]
    [DataRow("""{"a":NaN}""")]
    [DataRow("""{"a":0x10}""")]
    [DataRow("""{"a":1} // comment""")]
    [DataRow("\uFEFF{}")]
    [DataRow("[]")]
    [DataRow("1 ")]
    public void What_the_device_refuses_is_refused(string json) => Assert.ThrowsExactly<DeserializationException>(() => Read(json));

    [TestMethod]
    public void A_member_that_is_there_twice_is_an_ArgumentException() =>
        Assert.ThrowsExactly<ArgumentException>(() => Read("""{"a":1,"a":2}"""));

    [TestMethod]
    [DataRow("""{"a":1""")]
    [DataRow("""{"a":"\""")]
    public void A_text_that_ends_in_a_number_or_an_escape_is_read_past_its_end(string json) =>
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => Read(json));

    [TestMethod]
    public void A_number_that_is_none_is_a_FormatException() => Assert.ThrowsExactly<FormatException>(() => Read("""{"a":1-2}"""));

    [TestMethod]
    public void A_stream_is_read_whole()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""["ü"]"""));
        Assert.AreEqual("ü", ((ArrayList)JsonConvert.DeserializeObject(stream, typeof(ArrayList)))[0]);
    }

    [TestMethod]
    public void A_class_as_target_says_that_it_is_not_done_here() =>
        Assert.ThrowsExactly<NotSupportedException>(() => JsonConvert.DeserializeObject("{}", typeof(JsonConvertTests)));

    private static Hashtable Read(string json) => (Hashtable)JsonConvert.DeserializeObject(json, typeof(Hashtable));
}
