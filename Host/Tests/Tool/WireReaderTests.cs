using System.Text;
using CsCheck;
using Host.Tool.Monitor;

namespace Host.Tests.Tool;

[TestClass]
public sealed class WireReaderTests
{
    [TestMethod]
    public void A_packet_is_found_between_noise()
    {
        WireItem[] items = [.. new WireReader().Read([.. "boot:"u8, .. WireFrame.Log("hello"), .. "NFPK!"u8])];

        Assert.AreEqual(3, items.Length);
        Assert.AreEqual("boot:", Encoding.UTF8.GetString(items[0].Noise.Span));
        Assert.AreEqual(WireCommand.Message, items[1].Packet!.Command);
        Assert.AreEqual("hello", Encoding.UTF8.GetString(items[1].Packet!.Payload.Span));
        Assert.AreEqual("NFPK!", Encoding.UTF8.GetString(items[2].Noise.Span));
    }

    [TestMethod]
    public void A_header_that_asks_for_too_much_is_noise()
    {
        byte[] bytes = WireFrame.Log("hello");
        bytes[30] = 0x7F;

        WireItem[] items = [.. new WireReader().Read([.. bytes, .. WireFrame.Log("again")])];

        Assert.AreEqual("again", Encoding.UTF8.GetString(items[^1].Packet!.Payload.Span));
    }

    [TestMethod]
    public void A_header_with_a_wrong_checksum_is_noise()
    {
        byte[] bytes = WireFrame.Log("hello");
        bytes[8] = 1;

        Assert.IsTrue(new WireReader().Read(bytes).All(item => item.Packet is null));
    }

    [TestMethod]
    public void A_header_with_the_right_checksum_is_a_header()
    {
        byte[] bytes = WirePacket.Ping().ToArray(5);

        WireItem item = new WireReader().Read(bytes).Single();

        Assert.AreEqual(WireCommand.Ping, item.Packet!.Command);
        byte[] header = bytes[..32];
        header.AsSpan(8, 4).Clear();
        Assert.AreEqual(PeFile.SlowCrc(header), BitConverter.ToUInt32(bytes, 8));
        Assert.AreEqual(PeFile.SlowCrc(bytes[32..]), BitConverter.ToUInt32(bytes, 12));
    }

    [TestMethod]
    public void However_the_bytes_are_cut_the_same_packets_come_out()
    {
        Gen<byte[]> noise = Gen.Byte.Array[0, 20];
        Gen<byte[]> packet = Gen.Select(Gen.UInt, Gen.Byte.Array[0, 200], (command, payload) => WireFrame.Make(command, payload));
        Gen.Select(Gen.Select(noise, packet, (before, frame) => (before, frame)).Array[0, 6], Gen.Int[1, 60].Array[1, 50]).Sample((parts, cuts) =>
        {
            byte[] all = [.. parts.SelectMany(part => part.before.Concat(part.frame))];
            WireReader reader = new();
            List<WireItem> items = [];
            for (int offset = 0, i = 0; offset < all.Length; i++)
            {
                int count = Math.Min(cuts[i % cuts.Length], all.Length - offset);
                items.AddRange(reader.Read(all.AsSpan(offset, count)));
                offset += count;
            }

            byte[][] payloads = [.. items.Where(item => item.Packet is not null).Select(item => item.Packet!.Payload.ToArray())];
            return payloads.Length == parts.Length && payloads.Zip(parts).All(pair => pair.First.SequenceEqual(pair.Second.frame[32..]));
        });
    }
}
