using nanoFramework.TestFramework;
using Nubison.Connection;
using Nubison.Http;

namespace Tests.Connection
{
    /// <summary>The recovery table of <c>docs/protocol.md</c>.</summary>
    [TestClass]
    public class RecoveryTests
    {
        /// <summary>Each failure has its stage.</summary>
        /// <param name="failure">The failure.</param>
        /// <param name="stage">The stage.</param>
        [TestMethod]
        [DataRow((int)HttpFailure.NoName, (int)Stage.NoName)]
        [DataRow((int)HttpFailure.NoConnection, (int)Stage.NoConnection)]
        [DataRow((int)HttpFailure.NotTrusted, (int)Stage.NotTrusted)]
        [DataRow((int)HttpFailure.TimedOut, (int)Stage.NoAnswer)]
        [DataRow((int)HttpFailure.CutOff, (int)Stage.NoAnswer)]
        [DataRow((int)HttpFailure.NotHttp, (int)Stage.NoAnswer)]
        [DataRow((int)HttpFailure.NotJson, (int)Stage.NoAnswer)]
        [DataRow((int)HttpFailure.TooLong, (int)Stage.NoAnswer)]
        public void Each_failure_has_its_stage(int failure, int stage)
        {
            Assert.AreEqual(stage, (int)Recovery.Find((HttpFailure)failure));
        }

        /// <summary>A stage is said once, when it is reached.</summary>
        [TestMethod]
        public void A_change_of_stage_is_one_line()
        {
            SecretLog log = new SecretLog();
            Recovery recovery = new Recovery(new FakeClock(), log);

            recovery.Reached(Stage.NoAnswer);
            recovery.Reached(Stage.NoAnswer);
            recovery.Reached(Stage.Ok);
            recovery.Reached(Stage.Ok);

            Assert.AreEqual("network: no usable answer from the platform\nnetwork: the platform accepts\n", log.Text);
        }

        /// <summary>5 minutes of failures make the Wi-Fi suspect, whatever kinds they are of.</summary>
        [TestMethod]
        public void After_five_minutes_of_failures_the_Wi_Fi_is_joined_anew()
        {
            FakeClock clock = new FakeClock { Uptime = 50000 };
            Recovery recovery = new Recovery(clock, new SecretLog());

            recovery.Reached(Stage.NoName);
            clock.Uptime += 299999;
            recovery.Reached(Stage.NoAnswer);
            Assert.IsFalse(recovery.IsRejoinDue);

            clock.Uptime += 1;
            Assert.IsTrue(recovery.IsRejoinDue);
        }

        /// <summary>Joining anew is not for nothing on the device, so what did not help is done ever more seldom.</summary>
        [TestMethod]
        public void Joining_anew_in_vain_doubles_the_patience_up_to_its_longest()
        {
            FakeClock clock = new FakeClock();
            Recovery recovery = new Recovery(clock, new SecretLog());
            for (int patience = Recovery.Patience; patience < Recovery.LongestPatience; patience *= 2)
            {
                Fail(recovery, clock, patience);
            }

            Fail(recovery, clock, Recovery.LongestPatience);
            Fail(recovery, clock, Recovery.LongestPatience);
        }

        /// <summary>What comes after an answer is a new outage.</summary>
        /// <param name="stage">The answer.</param>
        [TestMethod]
        [DataRow((int)Stage.Ok)]
        [DataRow((int)Stage.Refused)]
        public void An_answer_makes_the_patience_short_again(int stage)
        {
            FakeClock clock = new FakeClock();
            Recovery recovery = new Recovery(clock, new SecretLog());
            Fail(recovery, clock, Recovery.Patience);
            Fail(recovery, clock, Recovery.Patience * 2);

            recovery.Reached((Stage)stage);

            Fail(recovery, clock, Recovery.Patience);
        }

        /// <summary>An answer, and no Wi-Fi at all, start the patience anew.</summary>
        /// <param name="stage">The stage in between.</param>
        [TestMethod]
        [DataRow((int)Stage.Ok)]
        [DataRow((int)Stage.Refused)]
        [DataRow((int)Stage.NoWifi)]
        public void The_patience_starts_anew(int stage)
        {
            FakeClock clock = new FakeClock();
            Recovery recovery = new Recovery(clock, new SecretLog());
            recovery.Reached(Stage.NoAnswer);
            clock.Uptime += 300000;

            recovery.Reached((Stage)stage);
            Assert.IsFalse(recovery.IsRejoinDue);

            clock.Uptime += 1000000;
            Assert.IsFalse(recovery.IsRejoinDue);

            recovery.Reached(Stage.NoAnswer);
            Assert.IsFalse(recovery.IsRejoinDue);
        }

        /// <summary>Each stage has a name of its own for the log.</summary>
        [TestMethod]
        public void Each_stage_has_a_name_of_its_own()
        {
            string names = "|";
            for (int stage = (int)Stage.Starting; stage <= (int)Stage.Ok; stage++)
            {
                string name = Recovery.Name((Stage)stage) + "|";
                Assert.IsFalse(names.Contains("|" + name), name);
                names += name;
            }
        }

        private static void Fail(Recovery recovery, FakeClock clock, int patience)
        {
            recovery.Reached(Stage.NoAnswer);
            clock.Uptime += patience - 1;
            Assert.IsFalse(recovery.IsRejoinDue);

            clock.Uptime += 1;
            Assert.IsTrue(recovery.IsRejoinDue);
            recovery.Rejoining();
        }
    }
}
