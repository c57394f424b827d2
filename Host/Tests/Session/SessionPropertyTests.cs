using CsCheck;
using Nubison.Connection;
using Nubison.Http;

namespace Host.Tests.Session;

/// <summary>What holds whatever the platform and the network do, in whatever order.</summary>
[TestClass]
public sealed class SessionPropertyTests
{
    private static readonly Gen<int> AnyStatus = Gen.Frequency(
        (4, Gen.OneOf(200, 201)),
        (4, Gen.OneOf(400, 401, 405, 415)),
        (3, Gen.OneOf(403, 404, 408, 413, 422, 429, 500, 502, 503)),
        (1, Gen.Int[200, 599]));

    private static readonly Gen<HttpFailure> AnyFailure = Gen.Frequency(
        (4, Gen.Const(HttpFailure.None)),
        (1, Gen.OneOf(
            HttpFailure.NoName,
            HttpFailure.NoConnection,
            HttpFailure.NotTrusted,
            HttpFailure.TimedOut,
            HttpFailure.CutOff,
            HttpFailure.NotHttp,
            HttpFailure.HeadTooLong)));

    private static readonly Gen<string?> AnyRetryAfter = Gen.OneOf<string?>(
        null, null, "0", "5", "120", "86400", "-1", "later", "Mon, 23 Nov 2026 08:10:00 GMT", "Mon, 23 Nov 2020 00:10:00 GMT");

    private static readonly Gen<PlayedAnswer> AnyAnswer = Gen.Select(
        AnyStatus,
        AnyFailure,
        Gen.OneOf(string.Empty, "ERROR401", "ERROR402", "ERROR403", "ERROR404", "ERROR406", "nonsense"),
        AnyRetryAfter,
        Gen.Frequency((5, Gen.Const(0)), (1, Gen.Int[0, 45])),
        Gen.Frequency((6, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Bool,
        (status, failure, code, retryAfter, seconds, isGarbage, isTalkative) =>
            new PlayedAnswer(status, failure, code, retryAfter, seconds, isGarbage, isTalkative));

    // A spell of one and the same answer finds what single ones do not: what keeps failing has to back off.
    private static readonly Gen<PlayedAnswer[]> AnyAnswers = Gen.Select(AnyAnswer, Gen.Frequency((3, Gen.Const(1)), (1, Gen.Int[2, 12])))
        .Select((answer, times) => Enumerable.Repeat(answer, times).ToArray())
        .Array[0, 15]
        .Select(spells => spells.SelectMany(spell => spell).ToArray());

    private static readonly Gen<(long, long)[]> AnyOutages = Gen.Select(Gen.Int[0, 4000], Gen.Int[1, 900])
        .Select((start, length) => (start * 1000L, (start + length) * 1000L))
        .Array[0, 3];

    private static readonly Gen<PlayedLife> AnyLife = Gen.Select(
        Gen.Int,
        AnyAnswers,
        AnyOutages,
        Gen.Frequency((1, Gen.Const(0)), (1, Gen.Int[0, 900000])),
        Gen.Bool,
        Gen.Int[1, 20].Array[0, 4],
        (seed, answers, outages, validFrom, isSecure, poisoned) => new PlayedLife(seed, answers, outages, validFrom, isSecure, poisoned));

    [TestMethod]
    public void Once_the_platform_behaves_every_reading_is_delivered_in_order() => Sample(
        device =>
        {
            // The last reading may be one that the platform refuses for ever: it waits for a later one, and none comes.
            bool isDone = device.Run(TimeSpan.FromHours(30));
            Assert.IsTrue(isDone || device.Platform.Requests[^1] is { IsReadingRefused: true, Sequence: >= 17 }, "Readings still wait.");
            CollectionAssert.AreEqual(device.Queue.Delivery.Order().ToArray(), device.Queue.Delivery);
        });

    [TestMethod]
    public void What_is_taken_is_accepted_or_refused_or_waits() => Sample(
        device =>
        {
            device.Run(TimeSpan.FromHours(30));
            long[] accepted = [.. device.Platform.Requests.Where(request => request.IsAccepted && request.Sequence > 0)
                .Select(request => request.Sequence).Distinct().Order()];
            CollectionAssert.IsSubsetOf(device.Queue.Delivery, accepted);
            Assert.IsFalse(
                device.Queue.Refusals.Any(sequence => accepted.Contains(sequence) && !IsForgotten(device.Platform.Requests, sequence)),
                "An accepted reading counts as refused.");
            Assert.AreEqual(device.Queue.AppendedCount, device.Queue.Delivery.Count + device.Queue.Refusals.Count + device.Queue.WaitingCount);
        });

    [TestMethod]
    public void Only_what_is_refused_while_a_later_reading_is_accepted_is_dropped() => Sample(
        device =>
        {
            device.Run(TimeSpan.FromHours(30));
            foreach (long sequence in device.Queue.Refusals)
            {
                PlayedRequest[] refusals = [.. device.Platform.Requests.Where(request => request.Sequence == sequence && request.IsReadingRefused)];
                Assert.IsGreaterThanOrEqualTo(Refusals.Patience, refusals.Length, $"{sequence} is dropped after {refusals.Length} refusals.");
                Assert.IsTrue(
                    device.Platform.Requests.Any(request => request.IsAccepted && request.Sequence > sequence
                        && request.Start >= refusals[^2].End && request.End <= refusals[^1].Start),
                    $"{sequence} is dropped without a later one accepted between its last refusals.");
            }
        });

    [TestMethod]
    public void Nothing_but_a_login_goes_without_the_last_token() => Sample(
        device =>
        {
            device.Run(TimeSpan.FromHours(30));
            string token = string.Empty;
            foreach (PlayedRequest request in device.Platform.Requests)
            {
                if (request.Path == "/devices/login")
                {
                    continue;
                }

                Assert.AreNotEqual(string.Empty, request.Token);
                Assert.IsGreaterThanOrEqualTo(0, string.CompareOrdinal(request.Token, token), "An older token came back.");
                token = request.Token;
            }
        });

    [TestMethod]
    public void It_registers_again_only_where_the_platform_does_not_know_the_device() => Sample(
        device =>
        {
            device.Run(TimeSpan.FromHours(30));
            bool isRegistered = false;
            foreach (PlayedRequest request in device.Platform.Requests)
            {
                if (request.Path == "/devices")
                {
                    Assert.IsFalse(isRegistered, "It was registered already.");
                    isRegistered = request.IsAccepted;
                }
                else if (request.Path == "/devices/data" && request is { Failure: HttpFailure.None, Status: 405 })
                {
                    isRegistered = false;
                }
                else if (request.Path == "/devices/data" && request.IsAccepted)
                {
                    isRegistered = true;
                }
            }
        });

    [TestMethod]
    public void It_never_spins() => Sample(
        device =>
        {
            device.Run(TimeSpan.FromHours(30));
            foreach (IGrouping<string, PlayedRequest> kind in device.Platform.Requests.GroupBy(request => request.Path))
            {
                PlayedRequest[] requests = [.. kind];
                bool wasRemedied = false;
                for (int i = 1; i < requests.Length; i++)
                {
                    // A remedy may be followed at once by the request it was for: once, then it has to have helped.
                    bool isRemedied = IsRemedied(requests[i - 1]) && !wasRemedied;
                    bool isSoon = requests[i].Start - requests[i - 1].End < BackOff.Minimum;
                    bool isNext = requests[i - 1].IsReadingRefused && requests[i].Sequence > requests[i - 1].Sequence;
                    Assert.IsTrue(!isSoon || requests[i - 1].IsAccepted || isRemedied || isNext, $"{requests[i - 1]}, then {requests[i]}");
                    wasRemedied = isSoon && isRemedied && !requests[i].IsAccepted;
                }
            }
        });

    [TestMethod]
    public void It_never_waits_longer_than_the_cap() => Sample(
        device =>
        {
            long lastTry = 0;
            while (!device.IsDone && device.Time.Uptime < TimeSpan.FromHours(30).TotalMilliseconds)
            {
                int before = device.Platform.Requests.Count + device.Link.Joins;
                long now = device.Time.Uptime;
                device.Step();
                bool hasTried = device.Platform.Requests.Count + device.Link.Joins > before;
                bool hasReason = device.Queue.WaitingCount > 0 && (device.Time.IsValid || !device.Link.IsUp);
                lastTry = hasTried || !hasReason ? device.Time.Uptime : lastTry;
                Assert.IsLessThanOrEqualTo(BackOff.Maximum + 15000, now - lastTry);
            }
        });

    [TestMethod]
    public void It_comes_back_no_sooner_than_asked() => Sample(
        device =>
        {
            device.Run(TimeSpan.FromHours(30));
            foreach ((PlayedRequest busy, PlayedRequest next) in device.Platform.Requests.Zip(device.Platform.Requests.Skip(1)))
            {
                if (busy is { Failure: HttpFailure.None, Status: 429 or 503 } && int.TryParse(busy.RetryAfter, out int seconds))
                {
                    Assert.IsGreaterThanOrEqualTo(Math.Min(seconds * 1000L, BackOff.Maximum), next.Start - busy.End);
                }
            }
        });

    [TestMethod]
    public void No_line_of_the_log_holds_a_secret() => Sample(
        device =>
        {
            device.Run(TimeSpan.FromHours(30));
            Assert.AreEqual(string.Empty, string.Join('\n', device.Log.Leaks));
        });

    [TestMethod]
    public void A_platform_that_never_answers_gets_the_Wi_Fi_joined_anew_ever_more_seldom() => Gen.Int.Sample(
        seed =>
        {
            PlayedAnswer silence = new(0, HttpFailure.TimedOut, string.Empty, null, 15, false, false);
            PlayedDevice device = new(new PlayedLife(seed, [.. Enumerable.Repeat(silence, 10000)], [], 0, false, []));

            List<long> leaves = [];
            while (device.Time.Uptime < TimeSpan.FromHours(5).TotalMilliseconds)
            {
                long now = device.Time.Uptime;
                device.Step();
                leaves.AddRange(Enumerable.Repeat(now, device.Link.Leaves - leaves.Count));
            }

            // After 5, 10, 20, 40 and 80 minutes; the next one would be due after 160 more.
            Assert.HasCount(5, leaves);
            foreach ((long leave, long next) in leaves.Zip(leaves.Skip(1)).Skip(1))
            {
                Assert.IsGreaterThan(2 * Uplink.RejoinTime, next - leave);
            }

            Assert.IsEmpty(device.Queue.Delivery);
            Assert.IsLessThan(300, device.Platform.Requests.Count);
        },
        iter: 20);

    private static void Sample(Action<PlayedDevice> check) => AnyLife.Sample(
        life => check(new PlayedDevice(life)),
        iter: 400,
        print: life => $"{life with { Answers = [] }} [{string.Join(", ", life.Answers)}]");

    // One that was accepted before older ones is remembered as accepted until a later one is, and then sent once more in its turn.
    private static bool IsForgotten(IEnumerable<PlayedRequest> requests, long sequence)
    {
        PlayedRequest[] since = [.. requests.SkipWhile(request => !(request.IsAccepted && request.Sequence == sequence))];
        int last = Array.FindLastIndex(since, request => request.Sequence == sequence);
        return since.Take(last).Any(request => request.IsAccepted && request.Sequence > sequence);
    }

    private static bool IsRemedied(PlayedRequest request) =>
        request.Failure == HttpFailure.None
        && ((request.Status is 401 or 405)
            || (request.Status == 415 && request.Path == "/devices/login")
            || (request.Status == 400 && !request.IsGarbage && request.Code == "ERROR404")
            || (request.Path == "/devices" && request.Status is >= 400 and < 500 and not (408 or 429)));
}
