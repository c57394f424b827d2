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
    }
}
